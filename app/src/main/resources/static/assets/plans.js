// A list of plans: which are shown, and of many the first.
const PAGE = 50;

for (const list of document.querySelectorAll('[data-plans]')) {
  const plans = [...list.querySelectorAll('[data-plan]')];
  const buttons = [...list.querySelectorAll('[data-plans-only]')];
  const search = list.querySelector('[data-plans-search]');
  const none = list.querySelector('[data-plans-none]');
  const more = list.querySelector('[data-plans-more]');
  let only = '';
  let most = PAGE;
  const apply = () => {
    const words = (search?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const plan of plans) {
      const server = plan.querySelector('[data-plan-server]').textContent.toLowerCase();
      const fits = (only === '' || plan.dataset.plan === only) && words.every((word) => server.includes(word));
      if (fits) found++;
      plan.hidden = !fits || found > most;
    }
    none.hidden = found > 0;
    more.hidden = found <= most;
    more.firstElementChild.textContent = `Show ${Math.min(PAGE, found - most)} more of ${found - most}`;
    for (const button of buttons) {
      const chosen = button.dataset.plansOnly === only;
      button.setAttribute('aria-pressed', String(chosen));
      button.classList.toggle('btn-primary', chosen);
      button.classList.toggle('btn-outline-secondary', !chosen);
    }
  };
  for (const button of buttons) button.addEventListener('click', () => { only = button.dataset.plansOnly; most = PAGE; apply(); });
  search?.addEventListener('input', () => { most = PAGE; apply(); });
  more.firstElementChild.addEventListener('click', () => { most += PAGE; apply(); });
  apply();
}
