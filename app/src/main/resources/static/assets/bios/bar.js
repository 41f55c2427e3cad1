// The bar with the draft: how many changes, what they come to, and the way to the plan. It stays in view.
import { counted, make, small } from './dom.js';

export class DraftBar {
  constructor(root, draft, finder) {
    this.draft = draft;
    this.finder = finder;
    this.snapshot = root.dataset.biosSnapshot;
    this.bar = root.querySelector('[data-bios-draft]');
    this.sum = root.querySelector('[data-bios-sum]');
    this.list = root.querySelector('[data-bios-list]');
    this.note = root.querySelector('[data-bios-note]');
    this.live = root.querySelector('[data-bios-live]');
    this.discard = root.querySelector('[data-bios-discard]');
    this.review = root.querySelector('[data-bios-review]');
    this.sum.addEventListener('click', () => { this.list.hidden = !this.list.hidden; this.show(); });
    this.discard.addEventListener('click', () => (draft.discarded ? draft.bringBack() : draft.discard()));
    this.bar.addEventListener('submit', () => { this.bar.elements.settings.value = draft.lines(); });
    draft.addEventListener('change', () => this.show());
    this.show();
  }

  say(text) {
    this.live.textContent = text;
    this.note.textContent = text;
    this.bar.hidden = false;
  }

  show() {
    const { wishes, verdict, discarded } = this.draft;
    this.bar.hidden = wishes.size === 0 && !discarded;
    this.review.hidden = wishes.size === 0;
    this.sum.hidden = wishes.size === 0;
    this.discard.textContent = discarded ? 'Bring them back' : 'Discard';
    if (wishes.size === 0) this.list.hidden = true;
    this.sum.textContent = counted(wishes.size, 'change');
    this.sum.setAttribute('aria-expanded', String(!this.list.hidden));
    this.note.textContent = discarded ? `${counted(discarded.size, 'change')} discarded.` : this.text(verdict);
    this.note.classList.toggle('bios-fault', Boolean(this.draft.problem || this.faults(verdict)));
    this.note.classList.toggle('stale', this.draft.stale);
    this.note.setAttribute('aria-busy', String(this.draft.stale));
    if (this.draft.stale) return this.fill(verdict);
    if (verdict || discarded || this.draft.problem) this.announce(verdict);
    this.fill(verdict);
  }

  fill(verdict) {
    if (!this.list.hidden) this.list.replaceChildren(...this.lines(verdict));
  }

  faults(verdict) {
    if (!verdict) return 0;
    return verdict.attributes.reduce((sum, one) => sum + one.faults.length, verdict.faults.length);
  }

  text(verdict) {
    if (this.draft.problem) return this.draft.problem;
    if (!verdict) return '';
    const parts = [];
    const faults = this.faults(verdict);
    if (faults) parts.push(counted(faults, 'fault'));
    if (verdict.besides.length) parts.push(`${verdict.besides.length} more set besides`);
    const opened = verdict.effects.filter((one) => one.kind === 'unlocked').length;
    const closed = verdict.effects.filter((one) => one.kind === 'locked').length;
    const moved = verdict.effects.filter((one) => one.kind === 'moved').length;
    if (opened) parts.push(`opens ${opened}`);
    if (closed) parts.push(`closes ${closed}`);
    if (moved) parts.push(`the BIOS changes ${moved} by itself`);
    parts.push(verdict.restarts ? `needs ${counted(verdict.restarts, 'restart')}` : 'changes nothing');
    if (verdict.snapshot !== this.snapshot) parts.push('the server was read again meanwhile: load the page again');
    return parts.join(' · ');
  }

  // Screen readers hear each verdict once, with the faults in full.
  announce(verdict) {
    const faults = (verdict?.attributes ?? []).flatMap((one) => one.faults.map((fault) => fault.message));
    const text = [this.note.textContent, ...faults].join('. ');
    if (this.live.textContent !== text) this.live.textContent = text;
  }

  lines(verdict) {
    const lines = [...this.draft.wishes].map(([name, value]) => {
      const judged = this.draft.judged(name);
      return make('li', {},
        this.link(judged?.name ?? name, judged?.displayName ?? name),
        ` ${judged?.from?.text ?? ''} → `, make('strong', {}, judged?.to?.text || String(value)), ' ',
        small('Undo', () => this.draft.undo(name)),
        ...(judged?.faults ?? []).map((fault) => make('div', { className: 'bios-fault' }, fault.message)));
    });
    for (const one of verdict?.besides ?? []) {
      lines.push(make('li', { className: 'bios-besides' }, 'besides: ', this.link(one.name, one.displayName), ` ${one.from?.text ?? ''} → `, make('strong', {}, one.to?.text ?? ''), `, as ${one.reason}`));
    }
    for (const one of (verdict?.effects ?? []).filter((effect) => effect.kind === 'moved')) {
      lines.push(make('li', { className: 'bios-warning' }, one.text));
    }
    for (const fault of verdict?.faults ?? []) lines.push(make('li', { className: 'bios-fault' }, fault.message));
    return [make('ul', { className: 'mb-0' }, ...lines)];
  }

  link(name, text) {
    return make('a', { href: `#bios-${name}`, onclick: (event) => { if (this.finder.show(name)) event.preventDefault(); } }, text);
  }
}
