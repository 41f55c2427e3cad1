// The control that fits an attribute: a list, a number, a box, a text.
import { make } from './dom.js';

/// The values that may be chosen: those of the registry, without what other attributes take away.
///
/// offered: names of the values, or null where the registry's word counts
export const control = (attribute, value, offered, onchange) => {
  switch (attribute.type) {
    case 'ENUMERATION': return list(attribute, value, offered, onchange);
    case 'BOOLEAN': return box(attribute, value, onchange);
    case 'INTEGER': return number(attribute, value, onchange);
    default: return text(attribute, value, onchange);
  }
};

const label = (attribute) => ({ 'aria-label': `${attribute.displayName}, new value` });

const list = (attribute, value, offered, onchange) => {
  const select = make('select', { className: 'form-select form-select-sm', ...label(attribute) });
  const known = attribute.choices.some((choice) => choice.name === String(value));
  if (!known) select.append(make('option', { value: String(value ?? '') }, String(value ?? '')));
  for (const choice of attribute.choices) {
    const open = offered ? offered.includes(choice.name) : choice.offered;
    const shown = choice.displayName === choice.name ? choice.name : `${choice.displayName} (${choice.name})`;
    select.append(make('option', { value: choice.name, disabled: !open && choice.name !== String(value) }, open ? shown : `${shown}, not now`));
  }
  select.value = String(value ?? '');
  select.addEventListener('change', () => onchange(select.value));
  return select;
};

const box = (attribute, value, onchange) => {
  const input = make('input', { type: 'checkbox', className: 'form-check-input', checked: value === true || value === 'true', ...label(attribute) });
  input.addEventListener('change', () => onchange(input.checked));
  return input;
};

const number = (attribute, value, onchange) => {
  const input = make('input', { type: 'number', className: 'form-control form-control-sm', value: String(value ?? ''), ...label(attribute) });
  if (attribute.lowerBound != null) input.min = attribute.lowerBound;
  if (attribute.upperBound != null) input.max = attribute.upperBound;
  if (attribute.step) input.step = attribute.step;
  input.title = bounds(attribute);
  // What is no number goes as it was typed, so that the service says what is wrong with it.
  input.addEventListener('input', () => onchange(Number.isSafeInteger(input.valueAsNumber) ? input.valueAsNumber : input.value));
  return input;
};

const bounds = (attribute) => [
  attribute.lowerBound != null && `from ${attribute.lowerBound}`,
  attribute.upperBound != null && `to ${attribute.upperBound}`,
  attribute.step > 1 && `in steps of ${attribute.step}`,
].filter(Boolean).join(' ');

const text = (attribute, value, onchange) => {
  const input = make('input', { type: 'text', className: 'form-control form-control-sm', value: String(value ?? ''), spellcheck: false, autocomplete: 'off', ...label(attribute) });
  if (attribute.maxLength != null && attribute.maxLength > 0) input.maxLength = attribute.maxLength;
  input.title = attribute.pattern ? `matches ${attribute.pattern}` : '';
  input.addEventListener('input', () => onchange(input.value));
  return input;
};
