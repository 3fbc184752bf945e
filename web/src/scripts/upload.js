// Files by button, paste and drop. While one travels, a mark stands in the text where it will be.
import { fail } from './say.js';

/** Lets a text area take files. `insert(text, from, to)` changes it. Returns a function that opens the file dialog. */
export function uploads(area, insert) {
  const box = area.closest('[data-editor-box]');

  async function take(files) {
    for (const file of files) await one(file);
  }

  async function one(file) {
    const mark = `![${area.dataset.uploading} ${plain(file.name)}…]()`;
    insert(mark, area.selectionStart, area.selectionEnd);
    const markdown = await send(file, area.dataset.uploadFailed);
    const at = area.value.indexOf(mark);
    if (at >= 0) insert(markdown ?? '', at, at + mark.length);
  }

  area.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // Text copied from an office program comes with a picture of itself; the text is meant.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    take(files);
  });
  box.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    box.classList.add('dropping');
  });
  box.addEventListener('dragleave', (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove('dropping');
  });
  box.addEventListener('drop', (event) => {
    box.classList.remove('dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });

  return () => {
    const dialog = document.createElement('input');
    dialog.type = 'file';
    dialog.multiple = true;
    dialog.addEventListener('change', () => take([...dialog.files]));
    dialog.click();
  };
}

/** Sends a file; gives its Markdown, or null and says why. */
async function send(file, failed) {
  const body = new FormData();
  body.append('file', file);
  try {
    const response = await fetch('/files', { method: 'POST', body, headers: { Accept: 'application/json' } });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer.markdown;
    fail(answer.detail ?? answer.title ?? failed);
  } catch {
    fail(navigator.onLine ? failed : '');
  }
  return null;
}

function plain(name) {
  return name.replace(/[[\]()]/g, '');
}
