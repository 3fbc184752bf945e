// Names to choose from after an @, below the line that is being written.
import { caretPlace } from './caret.js';
import { listbox } from './listbox.js';
import { mentionAt } from './markdown.js';
import { isComposing, onTyped } from './typed.js';

const gap = 6;

/** Completes mentions in a text area. `insert(text, from, to)` changes it. */
export function mentions(area, insert) {
  const box = area.closest('[data-editor-box]');
  const list = listbox(area, box, 'mention-list', pick);
  let found = null;
  let request;

  function pick(option) {
    if (option && found) insert(`@${option.dataset.handle} `, found.from, area.selectionStart);
    list.close();
  }

  async function ask() {
    request?.abort();
    found = mentionAt(area.value, area.selectionStart);
    if (!found) return list.close();
    request = new AbortController();
    const people = await complete(found.query, request.signal);
    const now = mentionAt(area.value, area.selectionStart);
    if (!people || !now || now.from !== found.from || document.activeElement !== area) return;
    list.element.replaceChildren(...people.map(option));
    list.show(0);
    place();
  }

  /** Below the line of the @, above it where there is no room; never over what is written. */
  function place() {
    const { left, top, line } = caretPlace(area, found.from);
    const popup = list.element;
    const below = area.offsetTop + top + line + gap;
    const room = innerHeight - box.getBoundingClientRect().top - below;
    const above = area.offsetTop + top - popup.offsetHeight - gap;
    popup.style.top = `${room < popup.offsetHeight ? above : below}px`;
    popup.style.left = `${Math.max(8, Math.min(area.offsetLeft + left, box.clientWidth - popup.offsetWidth - 8))}px`;
  }

  onTyped(area, ask);
  area.addEventListener('blur', () => list.close());
  area.addEventListener('keydown', (event) => {
    if (isComposing(event) || !list.open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') list.move(event.key === 'ArrowDown' ? 1 : -1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && list.active) pick(list.active);
    else if (event.key === 'Escape') list.close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}

async function complete(query, signal) {
  try {
    const response = await fetch(`/members/complete?${new URLSearchParams({ q: query })}`, { signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function option({ handle, name }) {
  const entry = document.createElement('li');
  entry.role = 'option';
  entry.dataset.handle = handle;
  const small = document.createElement('span');
  small.textContent = `@${handle}`;
  entry.append(name, small);
  return entry;
}
