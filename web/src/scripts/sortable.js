// Lists that are put in order by dragging. The arrows beside each entry do the same by keyboard and without JavaScript.
import { fail } from './say.js';

/** The entries of a list, without those of lists within it. */
function entries(list) {
  return [...list.children].filter((one) => one.dataset.id);
}

/** Sends the order to the server; what it refuses is undone by showing the page anew. */
async function send(list) {
  const body = new URLSearchParams({ order: entries(list).map((one) => one.dataset.id).join(',') });
  const answer = await fetch(list.dataset.sort, { method: 'POST', body }).catch(() => null);
  if (answer?.ok) return;
  fail();
  location.reload();
}

/** Lets the entries of a list be dragged among themselves. */
export function sortable(list) {
  let dragged = null;
  for (const entry of entries(list)) entry.draggable = true;
  list.addEventListener('dragstart', (event) => {
    const entry = event.target.closest?.('[data-id]');
    if (entry?.parentElement !== list) return;
    dragged = entry;
    dragged.dataset.dragged = '';
    event.dataTransfer.effectAllowed = 'move';
    event.stopPropagation();
  });
  list.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = entries(list).find((one) => one !== dragged && one.contains(event.target));
    if (!over) return;
    const { top, height } = over.getBoundingClientRect();
    list.insertBefore(dragged, event.clientY < top + height / 2 ? over : over.nextSibling);
  });
  list.addEventListener('drop', (event) => event.preventDefault());
  list.addEventListener('dragend', () => {
    if (!dragged) return;
    delete dragged.dataset.dragged;
    dragged = null;
    send(list);
  });
}
