// A draft of changes to one server's BIOS: kept in this browser tab, judged by the service as it grows. The service answers from
// what was read last; no BMC is asked.
const PAUSE = 150; // milliseconds without a key before the service is asked

export class Draft extends EventTarget {
  constructor(server) {
    super();
    this.server = server;
    this.key = `hwa-bios-draft:${server}`;
    this.csrf = JSON.parse(document.body.getAttribute('hx-headers'));
    this.wishes = this.load();
    this.verdict = null;
    this.stale = false; // whether the verdict is one of an earlier draft
    this.problem = '';
    this.discarded = null;
    this.known = null;
  }

  load() {
    try { return new Map(Object.entries(JSON.parse(sessionStorage.getItem(this.key) ?? '{}'))); } catch { return new Map(); }
  }

  keep() {
    try {
      if (this.wishes.size) sessionStorage.setItem(this.key, JSON.stringify(Object.fromEntries(this.wishes)));
      else sessionStorage.removeItem(this.key);
    } catch { /* private mode: until the page is left */ }
  }

  // What came into force since the draft was written is no wish any more.
  async start() {
    if (this.wishes.size === 0) return;
    await this.ask();
    const done = (this.verdict?.attributes ?? []).filter((one) => one.standing === 'already-so').map((one) => one.wanted);
    done.forEach((name) => this.wishes.delete(name));
    if (done.length) this.changed();
  }

  /// What the registry says of an attribute: choices, bounds, value in force.
  async attribute(name) {
    this.known ??= fetch(`/api/v1/servers/${this.server}/bios`, { headers: { Accept: 'application/json' } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`The service answered ${answer.status}.`))))
      .then((bios) => new Map(bios.attributes.map((one) => [one.name, one])));
    try {
      return (await this.known).get(name);
    } catch (error) {
      this.known = null;
      throw error;
    }
  }

  set(name, value) {
    this.discarded = null;
    if (this.wishes.get(name) === value) return;
    this.wishes.set(name, value);
    this.changed();
  }

  undo(name) {
    if (this.wishes.delete(name)) this.changed();
  }

  discard() {
    this.discarded = this.wishes;
    this.wishes = new Map();
    this.changed();
  }

  bringBack() {
    this.wishes = this.discarded ?? this.wishes;
    this.discarded = null;
    this.changed();
  }

  changed() {
    this.keep();
    clearTimeout(this.later);
    this.running?.abort();
    this.stale = true;
    if (this.wishes.size === 0) this.settle(null, '');
    else {
      this.tell();
      this.later = setTimeout(() => this.ask(), PAUSE);
    }
  }

  async ask() {
    const running = (this.running = new AbortController());
    try {
      const answer = await fetch(`/api/v1/servers/${this.server}/bios/check`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...this.csrf },
        body: JSON.stringify({ attributes: Object.fromEntries(this.wishes) }),
        signal: running.signal,
      });
      const body = await answer.json();
      if (running !== this.running) return;
      if (answer.ok) this.settle(body, '');
      else this.settle(null, `${body.detail ?? 'It could not be judged.'} ${body.whatToDo ?? ''}`);
    } catch (error) {
      if (error.name !== 'AbortError' && running === this.running) {
        this.settle(null, 'The service does not answer; the draft is kept in this browser.');
      }
    }
  }

  settle(verdict, problem) {
    this.verdict = verdict;
    this.stale = false;
    this.problem = problem;
    this.tell();
  }

  tell() {
    this.dispatchEvent(new Event('change'));
  }

  /// How the service judges one wish; undefined while it has not said.
  judged(name) {
    return this.verdict?.attributes.find((one) => one.name === name || one.wanted === name);
  }

  /// As the change dialog takes them: NAME=VALUE, one a line.
  lines() {
    return [...this.wishes].map(([name, value]) => `${name}=${value}`).join('\n');
  }
}
