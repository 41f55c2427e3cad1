// A filter box above a table hides the rows that do not contain every word typed. 600 rows in one frame.
addEventListener('input', (event) => {
  if (!event.target.matches?.('[data-filter]')) return;
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  event.target.closest('section').querySelectorAll('tbody tr').forEach((row) => {
    const text = (row.dataset.text ??= row.textContent.toLowerCase());
    row.hidden = !words.every((word) => text.includes(word));
  });
});
