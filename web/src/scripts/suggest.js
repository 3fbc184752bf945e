// Suggestions below a search field, after the ARIA combobox pattern. Without it the form simply searches.
import { tell } from './clicked.js';
import { listbox } from './listbox.js';
import { isComposing, onTyped } from './typed.js';

/** Makes a search field suggest. The server answers with `<li role="option">` around links. */
export function suggest(input) {
  if (input.role === 'combobox') return;
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  const list = listbox(input, input.form, 'suggestions', (option, event) => {
    if (!event.target.closest('a')) follow(option);
  });
  list.element.addEventListener('click', (event) => {
    const option = event.target.closest('a') && event.target.closest('[role="option"]');
    if (option) tell('suggestions', input.value, 1 + [...option.parentElement.children].indexOf(option));
  });
  const known = new Map();
  let request;

  async function ask(text) {
    request?.abort();
    if (!text) return list.close();
    request = new AbortController();
    try {
      const html = known.get(text) ?? (await options(input.dataset.suggest, text, request.signal));
      known.set(text, html);
      if (document.activeElement !== input) return;
      list.element.innerHTML = html;
      for (const link of list.element.querySelectorAll('a')) link.tabIndex = -1;
      list.show();
    } catch (error) {
      if (error.name !== 'AbortError') list.close();
    }
  }

  onTyped(input, ask);
  input.addEventListener('blur', () => list.close());
  input.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.open) list.move(event.key === 'ArrowDown' ? 1 : -1);
      else if (list.element.childElementCount > 0) list.show();
    } else if (event.key === 'Enter' && list.active) {
      event.preventDefault();
      follow(list.active);
    } else if (event.key === 'Escape' && list.open) {
      event.preventDefault();
      list.close();
    }
  });
}

async function options(url, text, signal) {
  const response = await fetch(`${url}?${new URLSearchParams({ q: text })}`, { signal });
  return response.ok ? response.text() : '';
}

function follow(option) {
  option.querySelector('a')?.click();
}
