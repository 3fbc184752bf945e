// Calls back when somebody has typed something and paused.

const pause = 160;
// A Korean syllable or a Japanese word still being composed changes with every key.
const pauseWhileComposing = 380;

/**
 * Calls `callback` with the text of `field` after a pause, never twice with the same text, so that the end of a
 * composition after a pause within it is not a second question. Gives a function that forgets what was just typed.
 */
export function onTyped(field, callback) {
  let timer;
  let last = field.value.trim();
  const settle = () => {
    const text = field.value.trim();
    if (text === last) return;
    last = text;
    callback(text);
  };
  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    timer = setTimeout(settle, event.isComposing ? pauseWhileComposing : pause);
  });
  field.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(settle, pause);
  });
  return () => {
    clearTimeout(timer);
    last = field.value.trim();
  };
}

/** Whether a key belongs to an input method: the Enter that ends a composition is not ours. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}
