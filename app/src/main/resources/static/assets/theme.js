// Runs before the page paints, so that a dark page never flashes white. The choice is kept in this browser only.
(() => {
  const root = document.documentElement;
  const chosen = () => { try { return localStorage.getItem('hwa-theme'); } catch { return null; } };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.setAttribute('data-bs-theme', chosen() || (dark.matches ? 'dark' : 'light'));
  apply();
  dark.addEventListener('change', apply);
  addEventListener('DOMContentLoaded', () => {
    document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
      const next = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem('hwa-theme', next); } catch { /* private mode: this page only */ }
      apply();
      root.setAttribute('data-bs-theme', next);
    });
  });
})();
