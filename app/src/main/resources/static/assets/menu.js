// On a phone the menu is a strip that scrolls sideways: it begins where the entry of this page can be seen.
addEventListener('DOMContentLoaded', () => {
  const menu = document.querySelector('.menu');
  const here = menu?.querySelector('[aria-current=page]');
  if (here) menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
});
