// One line that tells what happened, to the eye for a few seconds and to screen readers.

let timer;

/** Says `text`. */
export function say(text) {
  const line = document.getElementById('say');
  if (!line || !text) return;
  line.textContent = '';
  clearTimeout(timer);
  requestAnimationFrame(() => {
    line.textContent = text;
    line.className = 'toast';
  });
  timer = setTimeout(() => {
    line.className = 'sr';
  }, 4000);
}

/** Says that a request failed, in the words of the server if it gave some. */
export function fail(text) {
  const { failed, offline } = document.getElementById('say').dataset;
  say(text || (navigator.onLine ? failed : offline));
}
