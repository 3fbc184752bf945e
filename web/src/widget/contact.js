// Similar questions while a customer fills in the page's own contact form.
import { onTyped } from '../scripts/typed.js';

const shortest = 4;
const longest = 500;

/** Watches the fields that the page names. What is being read stays while the customer goes on writing. */
export function contact({ box, show, isReading }, { subject, body }) {
  const fields = [subject, body].map((selector) => selector && document.querySelector(selector));
  const text = (field) => field?.value.trim().slice(0, longest) ?? '';

  async function ask() {
    if (isReading()) return;
    const [title, rest] = fields.map(text);
    const isEnough = title.length + rest.length >= shortest;
    const found = await show('similar', { title, body: rest }, isEnough && (title || rest));
    if (found !== null) box.hidden = found === 0;
  }

  for (const field of fields) if (field) onTyped(field, ask);
  if (fields.some((field) => text(field))) ask();
}
