// Known tags to choose from below a field that takes several, separated by commas.
import { listbox } from './listbox.js';
import { isComposing, onTyped } from './typed.js';

// Korean and Japanese keyboards have commas of their own.
const comma = /[,、，]/;

/** The tag around `caret`: what was typed of it, without spaces around, and the range it fills in `value`. */
export function tagAt(value, caret) {
  let from = caret;
  while (from > 0 && !comma.test(value[from - 1])) from -= 1;
  let to = caret;
  while (to < value.length && !comma.test(value[to])) to += 1;
  while (from < to && value[from] === ' ') from += 1;
  while (to > from && value[to - 1] === ' ') to -= 1;
  return { typed: value.slice(from, to), from, to };
}

/** The tags of a field but for the one at `place`, for completion not to offer them twice. */
function others(value, place) {
  return (value.slice(0, place.from) + value.slice(place.to)).split(comma).map((tag) => tag.trim().toLowerCase());
}

/** Makes a field complete the tag that is being typed. The server answers with `[{ name, topics }]`. */
export function tags(input) {
  if (input.role === 'combobox') return;
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  const list = listbox(input, input.parentElement, 'suggestions tags-known', pick);
  let request;

  function pick(option) {
    const { from, to } = tagAt(input.value, input.selectionStart);
    const rest = input.value.slice(to);
    const end = comma.test(rest) ? '' : ', ';
    input.setRangeText(option.dataset.name + end, from, to, 'end');
    list.close();
  }

  async function ask() {
    request?.abort();
    const place = tagAt(input.value, input.selectionStart);
    if (!place.typed) return list.close();
    request = new AbortController();
    try {
      const response = await fetch(`${input.dataset.tags}?${new URLSearchParams({ q: place.typed })}`, request);
      const found = response.ok ? await response.json() : [];
      if (document.activeElement !== input) return;
      const taken = others(input.value, place);
      list.element.replaceChildren(...found.filter(({ name }) => !taken.includes(name.toLowerCase())).map(option));
      list.show();
    } catch (error) {
      if (error.name !== 'AbortError') list.close();
    }
  }

  onTyped(input, ask);
  input.addEventListener('blur', () => list.close());
  input.addEventListener('keydown', (event) => {
    if (isComposing(event) || !list.open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') list.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && list.active) pick(list.active);
    else if (event.key === 'Escape') list.close();
    else return;
    event.preventDefault();
  });
}

function option({ name, topics }) {
  const entry = document.createElement('li');
  entry.role = 'option';
  entry.dataset.name = name;
  const small = document.createElement('small');
  small.textContent = topics.toLocaleString(document.documentElement.lang);
  entry.append(name, small);
  return entry;
}
