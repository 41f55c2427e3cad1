// Selecting rows: a master box, a count, shift-click for a range, and a bar that appears with the first selection.
(() => {
  const table = () => document.querySelector('[data-select-table]');
  const boxes = () => [...table().querySelectorAll('tbody input[type=checkbox]')];
  let anchor = null;
  const update = () => {
    if (!table()) return;
    const chosen = boxes().filter((box) => box.checked).length;
    const bar = document.querySelector('.bulk-bar');
    if (bar) { bar.hidden = chosen === 0; bar.querySelector('[data-count]').textContent = chosen; }
    const master = table().querySelector('thead input[type=checkbox]');
    if (master) { master.checked = chosen > 0 && chosen === boxes().length; master.indeterminate = chosen > 0 && !master.checked; }
  };
  addEventListener('change', (event) => {
    if (!table()?.contains(event.target)) return;
    if (event.target.closest('thead')) boxes().forEach((box) => { box.checked = event.target.checked; });
    update();
  });
  addEventListener('click', (event) => {
    const box = event.target.closest?.('tbody input[type=checkbox]');
    if (!box || !table()?.contains(box)) return;
    const all = boxes();
    if (event.shiftKey && anchor && all.includes(anchor)) {
      const [from, to] = [all.indexOf(anchor), all.indexOf(box)].sort((a, b) => a - b);
      all.slice(from, to + 1).forEach((each) => { each.checked = box.checked; });
    }
    anchor = box;
    update();
  });
  addEventListener('DOMContentLoaded', update);
  document.addEventListener('htmx:afterSwap', update);
})();
