// What is worked through with the keyboard: in a list j and k go from entry to entry; there and on the page of one entry other
// letters press what belongs to them, and ? tells which they are. Whoever is writing, or uses a letter with a modifier, is left alone.

const keys = { j: 1, k: -1 };

/** Where the focus was before a key took it into a form of the page. */
let before = null;

/** Where somebody types, letters are letters. */
function isTyping(element) {
  return Boolean(element?.closest?.('input, textarea, select, [contenteditable]'));
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

/** Makes an entry the current one. */
function settle(list, entry) {
  for (const item of list.querySelectorAll('[data-item]')) item.toggleAttribute('data-current', item === entry);
  entry?.focus();
  entry?.scrollIntoView({ block: 'nearest' });
}

/** Goes to the next or the previous entry. */
function move(list, step) {
  const items = [...list.querySelectorAll('[data-item]')];
  const at = items.indexOf(current(list));
  settle(list, items[at < 0 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1)]);
}

/** What an address of this page points at. */
function target(hash) {
  return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
}

/** Goes into the form of a part of the page; whether there is one. */
function enter(part) {
  const field = part?.querySelector('textarea, select, input:not([type=hidden])');
  if (!field) return false;
  field.focus();
  part.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Leaves a form again: back to where the key was pressed, and to the queue if that was there. What was typed stays. */
function leave(root, field) {
  const part = field.closest('[id]:not(input, textarea, select)');
  const typed = [...(field.form?.elements ?? [])].some((one) => one.type !== 'hidden' && 'defaultValue' in one && one.value !== one.defaultValue);
  const queue = root.querySelector('a[data-key="k"]');
  if (before?.isConnected) before.focus();
  else if (!typed && queue && part && target(location.hash) === part && new URLSearchParams(location.search).has('back')) queue.click();
  else field.blur();
  before = null;
}

/** Presses what belongs to a letter. A link within the page leads into its form. */
function press(button) {
  const part = button.hash && button.pathname === location.pathname ? target(button.hash) : null;
  if (part) {
    const was = document.activeElement;
    if (enter(part)) {
      before = was && was !== document.body ? was : button;
      return;
    }
    if (part.matches('input, textarea, select')) {
      before = button;
      part.focus();
      return;
    }
  }
  button.click();
}

/** Where somebody comes back to the list, or from it into a form of the page, the focus is there. */
function arrive(root, isList) {
  const place = target(location.hash);
  if (isList) {
    const entry = place?.closest('[data-item]') ?? (/^#t\w+$/.test(location.hash) ? root.querySelector('[data-item]') : null);
    if (entry) settle(root, entry);
  } else if (place?.matches('textarea')) {
    place.focus();
  } else if (place && root.contains(place) && new URLSearchParams(location.search).has('back')) {
    enter(place);
  }
}

/** Lets a list, what stands above a thread, or the whole page of one entry be worked through with the keyboard. */
export function work(marked) {
  const root = marked.dataset.work === 'page' ? document.body : marked;
  const isList = root.matches('[data-queue]');
  // Going to the fragment of the address takes the focus away, and browsers do so until the page is there.
  const settled = () => requestAnimationFrame(() => arrive(root, isList));
  if (document.readyState === 'complete') settled();
  else addEventListener('load', settled, { once: true });
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && !isList && isTyping(event.target) && (before || root.contains(event.target))) {
      leave(root, event.target);
      return;
    }
    if (isTyping(event.target)) return;
    if (event.key === '?') {
      const help = document.querySelector('[data-keys]');
      if (help) help.open = !help.open;
      return;
    }
    const key = letter(event);
    if (key in keys && isList) {
      event.preventDefault();
      move(root, keys[key]);
      return;
    }
    const within = isList ? current(root) : root;
    const button = key && within?.querySelector(`[data-key="${key}"]`);
    if (button) {
      event.preventDefault();
      press(button);
    } else if (key === 'a' && !isList) {
      // Above a thread the answer's form is further down the same page.
      const field = document.getElementById('f-body');
      if (!field || root.contains(field)) return;
      event.preventDefault();
      before = document.activeElement === document.body ? null : document.activeElement;
      field.focus();
      field.scrollIntoView({ block: 'center' });
    }
  });
}
