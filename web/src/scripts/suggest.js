// Suggestions below a search field, after the ARIA combobox pattern. Without it the form simply searches.
import { tell } from './clicked.js';
import { latest } from './latest.js';
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
  const status = document.createElement('span');
  status.className = 'sr';
  status.role = 'status';
  input.form.append(status);
  const known = new Map();

  const questions = latest(
    async (text, signal) => {
      if (!known.has(text)) known.set(text, await options(input.dataset.suggest, text, signal));
      return known.get(text);
    },
    (html) => {
      if (document.activeElement !== input) return;
      list.element.innerHTML = html;
      const count = list.element.querySelector('[data-count]');
      count?.remove();
      status.textContent = count?.dataset.count ?? '';
      for (const link of list.element.querySelectorAll('a')) link.tabIndex = -1;
      list.show();
    },
  );

  function close() {
    questions.drop();
    list.close();
    status.textContent = '';
  }

  const forget = onTyped(input, (text) => (text ? questions.ask(text) : close()));
  // Whoever types on means the text again, not the option that was active.
  input.addEventListener('input', () => list.leave());
  input.addEventListener('blur', close);
  const does = {
    next: () => list.move(1),
    previous: () => list.move(-1),
    first: () => list.go(0),
    last: () => list.go(-1),
    open: () => list.show(),
    follow: () => follow(list.active),
    leave: () => list.leave(),
    close: () => {
      forget();
      close();
    },
  };
  input.addEventListener('keydown', (event) => {
    const action = keyAction(event, { open: list.open, active: list.active !== null, filled: list.filled });
    if (!action) return;
    if (action !== 'leave') event.preventDefault();
    does[action]();
  });
}

/** What a key does in the field; nothing while an input method uses it. */
export function keyAction(event, { open, active, filled }) {
  if (isComposing(event) || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (open) return event.key === 'ArrowDown' ? 'next' : 'previous';
      return filled ? 'open' : null;
    case 'Home':
      return active ? 'first' : null;
    case 'End':
      return active ? 'last' : null;
    case 'ArrowLeft':
    case 'ArrowRight':
      return active ? 'leave' : null;
    case 'Enter':
      return active ? 'follow' : null;
    case 'Escape':
      return open ? 'close' : null;
    default:
      return null;
  }
}

async function options(url, text, signal) {
  const response = await fetch(`${url}?${new URLSearchParams({ q: text })}`, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

function follow(option) {
  option.querySelector('a')?.click();
}
