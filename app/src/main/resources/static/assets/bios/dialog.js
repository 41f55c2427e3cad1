// The dialog of a BIOS change: settings are found by name among those that the chosen servers have, intents with their values.
import { make } from './dom.js';

const PAUSE = 150; // milliseconds without a key before the service is asked

/// Puts NAME=VALUE into a text of such lines; a line of the same name is replaced.
const put = (area, name, value) => {
  const lines = area.value.split('\n').filter((line) => line.trim() && !line.startsWith(`${name}=`));
  area.value = [...lines, `${name}=${value}`].join('\n');
};

const adder = (box, area, choose) => {
  const name = box.querySelector('[data-name]');
  const value = box.querySelector('[data-value]');
  const about = box.querySelector('[data-about]');
  const add = () => {
    if (!name.value || !value.value) { (name.value ? value : name).focus(); return; }
    put(area, name.value, value.value);
    about.textContent = `${name.value}=${value.value} is added.`;
    value.value = '';
    if (name.tagName === 'INPUT') name.value = '';
    name.focus();
  };
  box.querySelector('[data-add]').addEventListener('click', add);
  value.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); add(); } });
  name.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); value.focus(); } });
  box.hidden = false;
  choose(name, value, about);
};

const fill = (list, options) => list.replaceChildren(...options.map(([value, label]) => make('option', { value, label })));

const settings = (form) => (name, value, about) => {
  const targets = [...form.querySelectorAll('[data-bios-target]')].map((one) => `server=${one.dataset.biosTarget}`).join('&');
  let known = new Map();
  let later, running;
  const ask = async () => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(`/api/v1/bios/attributes?${targets}&q=${encodeURIComponent(name.value)}`, { headers: { Accept: 'application/json' }, signal: running.signal });
      if (!answer.ok) return;
      const found = await answer.json();
      known = new Map(found.items.map((one) => [one.name, one]));
      fill(name.list, found.items.map((one) => [one.name, found.kinds > 1 ? `${one.displayName} (${one.kinds} of ${found.kinds} kinds)` : one.displayName]));
      if (found.known === 0) about.textContent = 'None of these servers was read yet: names are not known.';
      chosen();
    } catch { /* without the service's help one can still write */ }
  };
  const chosen = () => {
    const one = known.get(name.value);
    if (!one) return;
    fill(value.list, one.type === 'BOOLEAN' ? [['true', 'yes'], ['false', 'no']] : one.values.map((choice) => [choice.name, choice.displayName]));
    about.textContent = `${one.displayName}, ${one.type.toLowerCase()}`;
  };
  name.addEventListener('input', () => {
    chosen();
    clearTimeout(later);
    later = setTimeout(ask, PAUSE);
  });
  name.addEventListener('focus', () => { if (known.size === 0) ask(); });
};

const intents = (name, value, about) => {
  const chosen = () => {
    const option = name.selectedOptions[0];
    fill(value.list, option.dataset.values.split(' ').filter(Boolean).map((one) => [one, one]));
    about.textContent = option.title;
  };
  name.addEventListener('change', () => { value.value = ''; chosen(); });
  chosen();
};

const form = document.querySelector('[data-bios-dialog]');
if (form) {
  adder(form.querySelector('[data-bios-adder=settings]'), form.elements.settings, settings(form));
  adder(form.querySelector('[data-bios-adder=intents]'), form.elements.intents, intents);
  form.addEventListener('submit', (event) => {
    const text = event.submitter?.dataset.busy;
    if (text) form.querySelector('[data-busy-note]').textContent = text;
  });
}

// What is ordered is no draft any more.
document.querySelector('[data-bios-go]')?.addEventListener('submit', (event) => {
  for (const plan of event.target.querySelectorAll('[name=plan]')) {
    try { sessionStorage.removeItem(`hwa-bios-draft:${plan.value.split(':')[0]}`); } catch { /* private mode: there was none */ }
  }
});
