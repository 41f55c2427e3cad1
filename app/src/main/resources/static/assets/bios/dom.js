// Elements, without markup in strings.
export const make = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};

export const small = (text, onclick) => make('button', { type: 'button', className: 'bios-small', onclick }, text);

export const counted = (number, thing) => `${number} ${thing}${number === 1 ? '' : 's'}`;
