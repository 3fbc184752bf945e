// A list that is worked through with the keyboard: j and k go from entry to entry, other letters press what belongs to
// them there, and ? tells which they are. Whoever is writing, or uses a letter with a modifier, is left alone.

const keys = { j: 1, k: -1 };

/** Where somebody types, letters are letters. */
function isTyping(element) {
  return element?.closest('input, textarea, select, [contenteditable]') !== null;
}

/** The letter of a key; while an input method gives other signs (ㅓ for j), the letter that is printed on it. */
function letter(event) {
  if (/^[a-z]$/.test(event.key)) return event.key;
  return /^[ -~]$/.test(event.key) || event.shiftKey ? '' : /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase() ?? '';
}

/** The entry that is current: the one with the focus in it, else none. */
function current(list) {
  return document.activeElement?.closest('[data-item]') ?? list.querySelector('[data-item][data-current]');
}

/** Goes to the next or the previous entry. */
function move(list, step) {
  const items = [...list.querySelectorAll('[data-item]')];
  const at = items.indexOf(current(list));
  const next = items[at < 0 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1)];
  for (const item of items) item.toggleAttribute('data-current', item === next);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Lets the list be worked through with the keyboard. */
export function work(list) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (event.key === '?') {
      const help = document.querySelector('[data-keys]');
      if (help) help.open = !help.open;
      return;
    }
    const key = letter(event);
    if (key in keys) {
      event.preventDefault();
      move(list, keys[key]);
      return;
    }
    const button = key && current(list)?.querySelector(`[data-key="${key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
