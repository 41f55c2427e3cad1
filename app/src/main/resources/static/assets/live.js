// Live parts of a page. An element with data-live="URL" listens to that event stream; whenever something arrives it
// asks htmx for its fragment (hx-get on the same element), at most once in data-every milliseconds (250). EventSource
// reconnects by itself and sends Last-Event-ID; while it cannot, the page says so and falls back to polling.
(() => {
  const pollEvery = 5000;
  const start = (element) => {
    const refreshEvery = Number(element.dataset.every || 250);
    let timer = null, poll = null, pressed = false, last = element.dataset.after || '';
    const refresh = () => {
      if (timer) return;
      timer = setTimeout(() => {
        timer = null;
        if (pressed) refresh(); else htmx.trigger(element, 'refresh');
      }, refreshEvery);
    };
    // A button replaced between press and release would swallow the click.
    element.addEventListener('pointerdown', () => { pressed = true; });
    ['pointerup', 'pointercancel'].forEach((name) => addEventListener(name, () => { pressed = false; }));
    const lost = (yes) => {
      document.querySelectorAll('.live-lost').forEach((note) => note.classList.toggle('shown', yes));
      if (yes && !poll) poll = setInterval(refresh, pollEvery);
      if (!yes && poll) { clearInterval(poll); poll = null; refresh(); }
    };
    const open = () => {
      const url = new URL(element.dataset.live, location.href);
      if (last) url.searchParams.set('after', last);
      const source = new EventSource(url);
      source.onopen = () => lost(false);
      const onEvent = (event) => { if (event.lastEventId) last = event.lastEventId; refresh(); };
      source.onmessage = onEvent;
      source.addEventListener('job', onEvent);
      source.onerror = () => {
        lost(true);
        // A browser gives up for good on an HTTP error (a service that is just starting answers 503): begin anew.
        if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000);
      };
      addEventListener('pagehide', () => source.close(), { once: true });
    };
    open();
  };
  // What was scrolled stays where it was when its part of the page is replaced.
  let scrolled = 0;
  document.addEventListener('htmx:beforeSwap', () => { scrolled = document.querySelector('.stream')?.scrollTop ?? 0; });
  document.addEventListener('htmx:afterSwap', () => { const now = document.querySelector('.stream'); if (now) now.scrollTop = scrolled; });
  addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-live]').forEach(start));
})();
