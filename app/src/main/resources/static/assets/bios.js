// The BIOS tab: a category, words and boxes choose rows; all rows are in the page, so that typing needs no request. What is
// chosen stands in the address, so that it can be sent to somebody.
(() => {
  const root = document.querySelector('[data-bios]');
  const search = root?.querySelector('[data-bios-search]');
  if (!search) return;
  const rows = [...root.querySelectorAll('.bios-row')].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
    category: element.closest('[data-bios-group]').dataset.biosGroup,
    changed: element.dataset.changed === 'true',
    pending: element.dataset.pending !== '',
    writable: element.dataset.writable === 'true',
  }));
  const groups = [...root.querySelectorAll('[data-bios-group]')];
  const buttons = [...root.querySelectorAll('[data-bios-category]')];
  const boxes = [...root.querySelectorAll('[data-bios-only]')];
  const count = root.querySelector('[data-bios-count]');
  const none = root.querySelector('[data-bios-none]');
  let category = '';

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const only = boxes.filter((box) => box.checked).map((box) => box.dataset.biosOnly);
    const perCategory = new Map();
    const shown = new Map();
    let found = 0, visible = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.text.includes(word)) && only.every((what) => row[what]);
      if (fits) { found++; perCategory.set(row.category, (perCategory.get(row.category) ?? 0) + 1); }
      const show = fits && (category === '' || category === row.category);
      row.element.hidden = !show;
      if (show) { visible++; shown.set(row.category, true); }
    }
    for (const group of groups) group.hidden = !shown.get(group.dataset.biosGroup);
    for (const button of buttons) {
      const name = button.dataset.biosCategory;
      const number = name === '' ? found : perCategory.get(name) ?? 0;
      button.querySelector('[data-bios-number]').textContent = number;
      button.classList.toggle('active', name === category);
      button.classList.toggle('none', number === 0);
      button.setAttribute('aria-pressed', String(name === category));
    }
    count.textContent = visible === rows.length ? `${rows.length} settings` : `${visible} of ${rows.length} settings`;
    none.hidden = visible > 0;
  };

  const remember = () => {
    const url = new URL(location.href);
    const set = (name, value) => value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    set('category', category);
    set('q', search.value);
    boxes.forEach((box) => set(box.dataset.biosOnly, box.checked ? '1' : ''));
    history.replaceState(history.state, '', url);
  };

  const recall = () => {
    const parameters = new URL(location.href).searchParams;
    const wanted = parameters.get('category') ?? '';
    category = buttons.some((button) => button.dataset.biosCategory === wanted) ? wanted : '';
    search.value = parameters.get('q') ?? '';
    boxes.forEach((box) => { box.checked = parameters.has(box.dataset.biosOnly); });
  };

  search.addEventListener('input', () => { apply(); remember(); });
  boxes.forEach((box) => box.addEventListener('change', () => { apply(); remember(); }));
  buttons.forEach((button) => button.addEventListener('click', () => {
    category = button.dataset.biosCategory;
    apply();
    remember();
  }));
  recall();
  apply();
})();
