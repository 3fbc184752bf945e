// Saved replies beside the form of an answer: searched while typing, chosen with the keyboard, put where the caret is.
// Without it the link leads to a page that does the same.
import { enhance } from './editor.js';
import { latest } from './latest.js';
import { listbox } from './listbox.js';
import { fail, say } from './say.js';
import { keyAction } from './suggest.js';
import { onTyped } from './typed.js';

const panels = new WeakMap();

/** Opens the field to search in, or closes it again. */
export function replies(link) {
  if (!panels.has(link)) panels.set(link, make(link));
  panels.get(link).toggle();
}

function make(link) {
  const form = link.closest('form');
  const area = form.querySelector('textarea[data-editor]');
  const panel = document.createElement('div');
  panel.className = 'field reply-chooser';
  panel.hidden = true;
  const input = document.createElement('input');
  input.type = 'search';
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  input.ariaLabel = link.dataset.search;
  input.placeholder = link.dataset.search;
  input.autocomplete = 'off';
  panel.append(input);
  link.closest('.form-end').before(panel);
  const list = listbox(input, panel, 'suggestions reply-options', (option) => use(option));

  const questions = latest(
    async (q, signal) => {
      const response = await fetch(`/desk/${link.dataset.replies}/replies/options?${new URLSearchParams({ q })}`, { signal });
      return response.ok ? response.text() : '';
    },
    (html) => {
      if (panel.hidden) return;
      list.element.innerHTML = html;
      list.show(0);
    },
  );

  function close() {
    questions.drop();
    list.close();
    panel.hidden = true;
    link.setAttribute('aria-expanded', 'false');
  }

  async function use(option) {
    if (!option?.dataset.reply) return;
    close();
    const body = JSON.stringify({ topic: link.dataset.replies });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`/api/v1/desk/replies/${option.dataset.reply}/fill`, { method: 'POST', body, headers });
    if (!response.ok) {
      fail();
      return;
    }
    const { text, missing } = await response.json();
    enhance(area).put(text);
    if (missing.length > 0) say(`${link.dataset.missing} ${missing.map((name) => `{${name}}`).join(', ')}`);
  }

  const does = {
    next: () => list.move(1),
    previous: () => list.move(-1),
    first: () => list.go(0),
    last: () => list.go(-1),
    open: () => list.show(0),
    follow: () => use(list.active),
    leave: () => list.leave(),
    close: () => {
      close();
      area.focus();
    },
  };
  onTyped(input, (text) => questions.ask(text));
  input.addEventListener('keydown', (event) => {
    const action = keyAction(event, { open: true, active: list.active !== null, filled: list.filled });
    // Enter must never send the answer from here.
    if (action || event.key === 'Enter') event.preventDefault();
    if (action && action !== 'leave') does[action]();
  });

  return {
    toggle() {
      if (!panel.hidden) {
        close();
        return;
      }
      panel.hidden = false;
      link.setAttribute('aria-expanded', 'true');
      input.value = '';
      input.focus();
      questions.ask('');
    },
  };
}
