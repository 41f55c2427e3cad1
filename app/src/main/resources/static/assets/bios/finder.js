// A category, words and boxes choose rows. All rows are in the page, so that typing needs no request; only rows that come or go
// are touched, and of very many hits the first are shown, so that a key press is painted at once. What is chosen stands in the
// address, so that it can be sent to somebody.
const MOST = 60;

export class Finder {
  constructor(root) {
    this.search = root.querySelector('[data-bios-search]');
    this.groups = [...root.querySelectorAll('[data-bios-group]')];
    this.rows = [...root.querySelectorAll('.bios-row')].map((element) => ({
      element,
      text: element.textContent.toLowerCase(),
      group: element.closest('[data-bios-group]'),
      changed: element.classList.contains('changed'),
      pending: element.classList.contains('pending'),
      hidden: false,
    }));
    this.buttons = [...root.querySelectorAll('[data-bios-category]')];
    this.boxes = [...root.querySelectorAll('[data-bios-only]')];
    this.count = root.querySelector('[data-bios-count]');
    this.none = root.querySelector('[data-bios-none]');
    this.more = root.querySelector('[data-bios-more]');
    this.openAll = root.querySelector('[data-bios-open]');
    this.category = '';
    this.opened = null; // the groups that were open before a search
    this.most = MOST;
    this.listen();
    this.recall();
    this.apply();
    this.toFragment();
  }

  listen() {
    const again = () => { this.most = MOST; this.apply(); this.remember(); };
    this.search.addEventListener('input', again);
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.search.value) { event.preventDefault(); this.search.value = ''; again(); }
    });
    this.boxes.forEach((box) => box.addEventListener('change', again));
    this.buttons.forEach((button) => button.addEventListener('click', () => {
      this.category = button.dataset.biosCategory;
      again();
    }));
    this.more.firstElementChild.addEventListener('click', () => { this.most = Infinity; this.apply(); });
    this.openAll.addEventListener('click', () => {
      const open = this.openAll.textContent === 'Open all';
      this.openAll.textContent = open ? 'Close all' : 'Open all';
      this.groups.forEach((group) => { group.open = open; });
    });
    addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.matches?.('input:not([type=checkbox]), textarea, select')) return;
      event.preventDefault();
      this.search.focus();
      this.search.select();
    });
    addEventListener('hashchange', () => this.toFragment());
  }

  words() {
    return this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  apply() {
    const words = this.words();
    const only = this.boxes.filter((box) => box.checked).map((box) => box.dataset.biosOnly);
    const narrowed = words.length > 0 || only.length > 0;
    const hits = new Map();
    const shown = new Set();
    let found = 0, wanted = 0, visible = 0;
    for (const row of this.rows) {
      row.writable = row.element.classList.contains('writable');
      const fits = words.every((word) => row.text.includes(word)) && only.every((what) => row[what]);
      if (fits) { found++; hits.set(row.group, (hits.get(row.group) ?? 0) + 1); }
      const chosen = fits && (this.category === '' || row.group.dataset.biosGroup === this.category);
      if (chosen) wanted++;
      const show = chosen && (!narrowed || visible < this.most);
      if (show) { visible++; shown.add(row.group); }
      if (row.hidden === show) { row.hidden = !show; row.element.hidden = !show; }
    }
    this.fold(shown, narrowed);
    for (const button of this.buttons) {
      const name = button.dataset.biosCategory;
      const number = name === '' ? found : hits.get(this.groups.find((group) => group.dataset.biosGroup === name)) ?? 0;
      write(button.lastElementChild, String(number));
      button.classList.toggle('active', name === this.category);
      button.classList.toggle('none', number === 0);
      button.setAttribute('aria-pressed', String(name === this.category));
    }
    write(this.count, wanted === this.rows.length ? `${wanted} settings` : `${wanted} of ${this.rows.length} settings`);
    this.none.hidden = wanted > 0;
    this.more.hidden = visible === wanted;
    this.more.firstElementChild.textContent = `Show the other ${wanted - visible}`;
  }

  // Groups with hits stand open while one searches; afterwards they are as they were.
  fold(shown, narrowed) {
    const chosen = narrowed || this.category !== '';
    if (chosen && !this.opened) this.opened = new Set(this.groups.filter((group) => group.open));
    for (const group of this.groups) {
      const visible = shown.has(group);
      if (group.hidden === visible) group.hidden = !visible;
      const open = chosen ? visible || group.open : this.opened ? this.opened.has(group) : group.open;
      if (group.open !== open) group.open = open;
    }
    if (!chosen) this.opened = null;
  }

  /// Brings a row into view, whatever was searched for.
  show(name) {
    const row = this.rows.find((one) => one.element.dataset.name === name);
    if (!row) return null;
    if (row.hidden) {
      this.search.value = '';
      this.category = '';
      this.boxes.forEach((box) => { box.checked = false; });
      this.apply();
      this.remember();
    }
    row.group.open = true;
    row.element.scrollIntoView({ block: 'center' });
    return row.element;
  }

  toFragment() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name.startsWith('bios-')) this.show(name.slice(5));
  }

  // Browsers refuse an address that changes with every key.
  remember() {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      const url = new URL(location.href);
      const set = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
      set('category', this.category);
      set('q', this.search.value);
      this.boxes.forEach((box) => set(box.dataset.biosOnly, box.checked ? '1' : ''));
      history.replaceState(history.state, '', url);
    }, 250);
  }

  recall() {
    const parameters = new URL(location.href).searchParams;
    const wanted = parameters.get('category') ?? '';
    this.category = this.buttons.some((button) => button.dataset.biosCategory === wanted) ? wanted : '';
    this.search.value = parameters.get('q') ?? '';
    this.boxes.forEach((box) => { box.checked = parameters.has(box.dataset.biosOnly); });
  }
}

const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
