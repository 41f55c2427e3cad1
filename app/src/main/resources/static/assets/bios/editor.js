// Edits attributes in their rows. A value is a button; pressing it puts the control there that fits. Under it stands what the
// service says: faults, what it was, what it does to others. What a draft opens or closes is shown in the rows at once.
import { control } from './control.js';
import { counted, make, small } from './dom.js';

const NAMED = 3; // of the attributes that open or close, these are named; the rest is counted

// In its own row an attribute need not be named.
const ofItself = (effect) => {
  const text = effect.text.startsWith(effect.displayName) ? effect.text.slice(effect.displayName.length).trim() : effect.text;
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export class Editor {
  constructor(root, draft, bar) {
    this.root = root;
    this.draft = draft;
    this.bar = bar;
    this.rows = new Map([...root.querySelectorAll('.bios-row')].map((row) => [row.dataset.name, row]));
    this.marked = new Set(); // rows that do not look as the service sent them
    this.open = null;
    root.addEventListener('click', (event) => {
      const opener = event.target.closest('[data-bios-set]');
      if (opener) draft.set(opener.dataset.biosSet, JSON.parse(opener.dataset.biosValue));
      const edit = event.target.closest('.bios-edit');
      if (edit) this.edit(edit.closest('.bios-row'));
    });
    draft.addEventListener('change', () => this.show());
    this.show();
  }

  async edit(row) {
    const name = row.dataset.name;
    let attribute;
    try {
      attribute = await this.draft.attribute(name);
    } catch (error) {
      this.bar.say(`The setting cannot be edited now: ${error.message}`);
      return;
    }
    if (!attribute) { this.bar.say('The server was read again meanwhile: load the page again.'); return; }
    this.close();
    const before = this.draft.wishes.get(name);
    const inForce = attribute.current?.value ?? '';
    const field = control(attribute, before ?? inForce, this.effect(name)?.values ?? null, (value) => {
      if (value === inForce) this.draft.undo(name);
      else this.draft.set(name, value);
    });
    field.setAttribute('aria-describedby', `bios-notes-${name}`);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        if (before === undefined) this.draft.undo(name);
        else this.draft.set(name, before);
        this.close(true);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        this.close(true);
      }
    });
    field.addEventListener('blur', () => this.close());
    const button = row.querySelector('.bios-edit');
    button.hidden = true;
    button.before(field);
    this.open = { name, field, button };
    field.focus();
    if (field.select) field.select();
    this.show();
  }

  close(focus) {
    if (!this.open) return;
    const { field, button } = this.open;
    this.open = null; // first: taking the field away makes it lose the focus, which comes here again
    field.remove();
    button.hidden = false;
    if (focus) button.focus();
    this.show();
  }

  effect(name) {
    return this.draft.verdict?.effects.find((one) => one.name === name && one.kind !== 'moved');
  }

  /// Lays the draft and its verdict over the rows, and takes away what is no longer so.
  async show() {
    const verdict = this.draft.verdict;
    const touched = new Set(this.draft.wishes.keys());
    for (const one of verdict?.attributes ?? []) touched.add(one.name);
    for (const one of verdict?.effects ?? []) touched.add(one.name);
    for (const one of verdict?.besides ?? []) touched.add(one.name);
    for (const name of this.marked) if (!touched.has(name)) this.clear(this.rows.get(name));
    this.marked = new Set();
    for (const name of touched) {
      const row = this.rows.get(name);
      if (!row) continue;
      this.marked.add(name);
      this.lay(row, name);
    }
  }

  clear(row) {
    const button = row.querySelector('.bios-edit');
    row.querySelector('.bios-notes')?.remove();
    row.classList.remove('drafted', 'moved', 'faulty');
    if (!button || button.dataset.was === undefined) return;
    button.textContent = button.dataset.was;
    this.unlock(row, button, row.dataset.writable === 'true');
  }

  unlock(row, button, open) {
    row.dataset.writable ??= String(row.classList.contains('writable'));
    button.disabled = !open;
    row.classList.toggle('writable', open);
  }

  async lay(row, name) {
    const button = row.querySelector('.bios-edit');
    if (!button) return;
    button.dataset.was ??= button.textContent;
    const drafted = this.draft.wishes.has(name);
    const judged = this.draft.judged(name);
    const effects = (this.draft.verdict?.effects ?? []).filter((one) => one.name === name);
    const besides = this.draft.verdict?.besides.find((one) => one.name === name);
    const opened = effects.some((one) => one.kind === 'unlocked');
    const closed = effects.some((one) => one.kind === 'locked');
    row.dataset.writable ??= String(row.classList.contains('writable'));
    this.unlock(row, button, drafted || opened || (row.dataset.writable === 'true' && !closed));
    row.classList.toggle('drafted', drafted);
    row.classList.toggle('moved', !drafted && Boolean(besides || effects.some((one) => one.kind === 'moved')));
    const faulty = judged?.standing === 'faulty';
    row.classList.toggle('faulty', faulty);
    if (this.open?.name === name) this.open.field.setAttribute('aria-invalid', String(faulty));
    const value = this.draft.wishes.get(name);
    button.textContent = drafted ? judged?.to?.text || (value === '' ? '(empty)' : String(value)) : button.dataset.was;
    const notes = row.querySelector('.bios-notes') ?? button.parentElement.appendChild(make('div', { className: 'bios-notes small', id: `bios-notes-${name}` }));
    notes.replaceChildren(...this.notes(name, button.dataset.was, judged, effects, besides));
  }

  notes(name, was, judged, effects, besides) {
    const notes = [];
    const note = (kind, ...content) => notes.push(make('div', { className: kind }, ...content));
    if (this.draft.wishes.has(name)) note('text-secondary', `was ${was} `, small('Undo', () => { this.close(); this.draft.undo(name); this.rows.get(name).querySelector('.bios-edit').focus(); }));
    for (const fault of judged?.faults ?? []) {
      note('bios-fault', `${fault.message} `, ...this.suggestions(name, fault));
    }
    if (judged?.standing === 'preserved') note('bios-fault', 'The device type preserves it: it will not be written.');
    if (judged?.standing === 'already-so') note('text-secondary', 'It is so already.');
    for (const risk of judged?.risks ?? []) note('bios-warning', risk);
    if (besides && !this.draft.wishes.has(name)) note('bios-besides', `Will be ${besides.to?.text ?? ''}: ${besides.reason}.`);
    for (const effect of effects) note(effect.kind === 'unlocked' ? 'bios-besides' : 'bios-warning', `${ofItself(effect)}.`);
    if (judged) notes.push(...this.consequences(judged.name));
    return notes;
  }

  suggestions(name, fault) {
    if (fault.code === 'unknown-attribute') return [];
    return fault.suggestions.slice(0, NAMED).map((text) => {
      const pair = /^([^=]+)=(.*)$/.exec(text);
      if (pair && this.rows.has(pair[1])) return small(`Set ${text}`, () => this.draft.set(pair[1], pair[2]));
      if (fault.code !== 'not-allowed') return '';
      return small(text, () => { this.close(); this.draft.set(name, text); });
    });
  }

  consequences(name) {
    const mine = (this.draft.verdict?.effects ?? []).filter((one) => one.because.includes(name) && one.name !== name);
    return [['unlocked', 'Opens'], ['locked', 'Closes'], ['moved', 'Changes'], ['offers', 'Changes the choices of']]
      .map(([kind, verb]) => [verb, mine.filter((one) => one.kind === kind)])
      .filter(([, some]) => some.length)
      .map(([verb, some]) => this.listed(verb, some));
  }

  listed(verb, effects) {
    const link = (one) => make('a', { href: `#bios-${one.name}`, title: one.text }, one.displayName);
    const commas = (some) => some.flatMap((one, index) => (index ? [', ', link(one)] : [link(one)]));
    if (effects.length <= NAMED) return make('div', {}, `${verb} `, ...commas(effects));
    return make('details', { className: 'bios-about' }, make('summary', {}, `${verb} ${counted(effects.length, 'setting')}`), make('div', {}, ...commas(effects)));
  }
}
