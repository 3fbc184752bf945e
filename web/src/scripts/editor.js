// A toolbar, files, mentions, a preview and drafts round a plain <textarea>, which stays the browser's own: input
// methods, undo, spelling and screen readers work in it as everywhere.
import { drafts } from './draft.js';
import { format, newline, quotation } from './markdown.js';
import { mentions } from './mentions.js';
import { isComposing } from './typed.js';
import { uploads } from './upload.js';

const shortcuts = { b: 'bold', i: 'italic', e: 'code', k: 'link' };
const editors = new WeakMap();

/** Makes a text area an editor, once. */
export function enhance(area) {
  if (!editors.has(area)) editors.set(area, make(area));
  return editors.get(area);
}

function make(area) {
  const box = area.closest('[data-editor-box]');

  /** Replaces a part of the text so that undo still works. */
  function insert(text, from, to) {
    area.focus();
    area.setSelectionRange(from, to);
    const command = text ? 'insertText' : 'delete';
    if (from === to && !text) return;
    if (!document.execCommand(command, false, text)) {
      area.setRangeText(text, from, to, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }

  function apply(edit) {
    if (!edit) return false;
    insert(edit.text, edit.from, edit.to);
    area.setSelectionRange(edit.start, edit.end);
    return true;
  }

  const act = (what) => apply(format(what, area.value, area.selectionStart, area.selectionEnd));

  mentions(area, insert);
  const chooseFiles = 'noFiles' in area.dataset ? () => {} : uploads(area, insert);
  drafts(area);
  tabs(area, box);

  box.querySelector('[data-toolbar]').addEventListener('click', (event) => {
    const what = event.target.closest('[data-md]')?.dataset.md;
    if (what === 'file') chooseFiles();
    else if (what) act(what);
  });
  area.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const shortcut = command && !event.shiftKey && shortcuts[event.key.toLowerCase()];
    if (shortcut) {
      event.preventDefault();
      act(shortcut);
    } else if (command && event.key === 'Enter') {
      event.preventDefault();
      area.form.requestSubmit();
    } else if (event.key === 'Enter' && !event.shiftKey && area.selectionStart === area.selectionEnd) {
      if (apply(newline(area.value, area.selectionStart))) event.preventDefault();
    }
  });
  delete box.querySelector('[data-toolbar]').dataset.pending;

  return {
    /** Puts a text where the caret is, as a paragraph of its own. */
    put(text) {
      const at = area.selectionEnd;
      const before = area.value.slice(0, at);
      const gap = !before || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
      insert(gap + text, at, at);
    },
    /** Quotes what is selected within `post`, else the whole post. */
    quote(post, author) {
      const selection = getSelection();
      const within = post?.contains(selection.anchorNode) && selection.toString().trim();
      const text = within || post?.querySelector('.prose')?.innerText || '';
      const at = area.value.length;
      const gap = at > 0 && !area.value.endsWith('\n') ? '\n\n' : '';
      insert(gap + quotation(text, author), at, at);
      area.scrollIntoView({ block: 'center' });
    },
  };
}

/** Writing and preview, side by side as two views. */
function tabs(area, box) {
  const preview = box.querySelector('[data-preview]');
  const toolbar = box.querySelector('.toolbar');

  async function show(view) {
    for (const tab of box.querySelectorAll('[data-tab]')) {
      tab.setAttribute('aria-pressed', String(tab.dataset.tab === view));
    }
    const reading = view === 'preview';
    if (reading) await render();
    area.hidden = reading;
    preview.hidden = !reading;
    toolbar.inert = reading;
    if (!reading) area.focus();
  }

  async function render() {
    const body = new URLSearchParams({ body: area.value, document: 'document' in area.dataset });
    try {
      const response = await fetch('/preview', { method: 'POST', body });
      preview.innerHTML = response.ok ? await response.text() : '';
    } catch {
      preview.textContent = area.value;
    }
  }

  box.addEventListener('click', (event) => {
    const tab = event.target.closest('[data-tab]');
    if (tab) show(tab.dataset.tab);
  });
  // A field that is hidden cannot be told to be empty.
  area.addEventListener('invalid', () => show('write'));
}
