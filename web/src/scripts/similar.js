// Similar questions while the title of a new one is typed.
import { tell } from './clicked.js';
import { onTyped } from './typed.js';

const shortest = 4;

/** Asks the server as the title is typed and puts its answer in the reserved place. */
export function similar(title) {
  const slot = document.querySelector('[data-similar-slot]');
  if (!slot) return;
  const hint = slot.innerHTML;
  let request;

  async function ask() {
    request?.abort();
    const text = title.value.trim();
    if (text.length < shortest) {
      slot.innerHTML = hint;
      return;
    }
    request = new AbortController();
    const body = title.form.elements.body?.value ?? '';
    const query = new URLSearchParams({ title: text, body: body.slice(0, 500) });
    try {
      const response = await fetch(`${title.dataset.similar}?${query}`, { signal: request.signal });
      const html = response.ok ? (await response.text()).trim() : '';
      slot.innerHTML = html || hint;
    } catch (error) {
      if (error.name !== 'AbortError') slot.innerHTML = hint;
    }
  }

  function chosen(event) {
    const item = event.target.closest('a, button')?.closest('li');
    if (!item) return;
    slot.removeEventListener('click', chosen);
    tell('ask', title.value, 1 + [...item.parentElement.children].indexOf(item));
  }

  slot.addEventListener('click', chosen);
  onTyped(title, ask);
  title.form.elements.body?.addEventListener('change', ask);
  if (title.value) ask();
}
