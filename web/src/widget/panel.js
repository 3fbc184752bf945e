// One widget: its search field, what is found, an answer opened in place. Its parts come from the server as HTML in
// the right language; it stands in a shadow tree, so that neither page disturbs the other.
import { isComposing, onTyped } from '../scripts/typed.js';
import { exchange } from './exchange.js';
import css from './widget.css?inline';

/** What was typed and then rests for so long, in milliseconds, is what is looked for. */
const rest = 1500;

/**
 * Puts the widget into `place`. Gives what other parts need of it, or nothing when the community does not answer this
 * page, which then shows what it showed before.
 */
export async function panel(place, base, asked, mode) {
  const { ask, part, answered } = exchange(base, asked);
  const start = await ask('start', { mode }).then((answer) => answer.json()).catch(() => null);
  if (!start || place.shadowRoot) return null;

  const root = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(start.css + css);
  root.adoptedStyleSheets = [sheet];
  root.append(part(start.html));

  const get = (name) => root.querySelector(`[data-${name}]`);
  const [box, out, line, form, launch] = ['panel', 'out', 'say', 'find', 'launch'].map(get);
  const input = form?.elements.q;
  let results = null; // while an answer is open: the results that it was opened from
  let typed = {};
  let resting;
  let request;
  let isBroken = false;

  function say(text = '') {
    line.textContent = '';
    requestAnimationFrame(() => { line.textContent = text; });
  }

  /** Shows a part of the server's; nothing when another was asked for meanwhile. */
  async function load(path, fields) {
    request?.abort();
    const own = request = new AbortController();
    out.ariaBusy = 'true';
    try {
      const html = await (await ask(path, fields, own.signal)).text();
      isBroken = false;
      return own.signal.aborted ? null : part(html);
    } catch (error) {
      if (own.signal.aborted) return null;
      isBroken = true;
      say(box.dataset.failed);
      const told = document.createElement('p');
      told.className = 'm-none';
      told.textContent = box.dataset.failed;
      return told;
    } finally {
      if (request === own) out.ariaBusy = 'false';
    }
  }

  /** Shows what is found; `text` is empty to show nothing. */
  async function show(path, fields, text) {
    results = null;
    typed = fields;
    clearTimeout(resting);
    if (!text) {
      request?.abort();
      out.replaceChildren();
      return 0;
    }
    const found = await load(path, fields);
    if (!found || results) return null;
    out.replaceChildren(found);
    if (!isBroken) say(out.querySelector('[data-count]')?.textContent);
    return links().length;
  }

  const links = () => [...out.querySelectorAll('[data-open]')];

  /** Searches; `done` when it is not a beginning of what is looked for, so that staff sees what is not found. */
  async function find(text, done) {
    const found = await show('search', { q: text, done }, text);
    if (found === null || !text || done || isBroken) return;
    resting = setTimeout(() => ask('search', { q: text, done: 'yes' }).catch(() => {}), rest);
  }

  async function open(link) {
    const kept = [...out.childNodes];
    const all = links();
    const { q, title } = typed;
    const place = q && { rank: all.indexOf(link) + 1, found: all.length };
    clearTimeout(resting);
    const topic = await load(`topics/${link.dataset.open}`, { q, title, ...place });
    if (!topic) return;
    if (isBroken) {
      location.assign(link.href);
      return;
    }
    results = { kept, link };
    out.replaceChildren(topic);
    settle();
    out.querySelector('.m-h').focus();
    box.scrollTop = 0;
    tell('open', link.dataset.open);
  }

  function back() {
    const { kept, link } = results;
    results = null;
    out.replaceChildren(...kept);
    link.focus();
  }

  /** An answer that helped already is not asked about again. */
  function settle() {
    const button = out.querySelector('[data-answered]');
    if (button && answered.has(button.action)) thank(button);
  }

  function thank(button) {
    const thanks = document.createElement('p');
    thanks.className = 'm-thanks';
    thanks.textContent = button.dataset.thanks;
    thanks.tabIndex = -1;
    button.replaceWith(thanks);
    return thanks;
  }

  async function helped(button) {
    button.querySelector('button').disabled = true;
    try {
      await answered.add(button.action);
      thank(button).focus();
      say(button.dataset.thanks);
      tell('answered', button.action.split('/').at(-2));
    } catch {
      button.querySelector('button').disabled = false;
      say(box.dataset.failed);
    }
  }

  /** Lets the page know, such as to close its form. */
  function tell(what, topic) {
    place.dispatchEvent(new CustomEvent(`madang:${what}`, { bubbles: true, detail: { topic } }));
  }

  function toggle(on) {
    box.hidden = !on;
    launch.ariaExpanded = String(on);
    (on ? input : launch).focus();
  }

  root.addEventListener('click', (event) => {
    const { target } = event;
    const hit = (name) => target.closest(`[data-${name}]`);
    const link = hit('open');
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (link && isPlain) open(link);
    else if (hit('back') && results) back();
    else if (hit('launch')) toggle(box.hidden);
    else if (hit('close')) toggle(false);
    else return;
    event.preventDefault();
  });

  root.addEventListener('submit', (event) => {
    if (event.target === form) {
      // Without an answer from here, the form leads to the community's own search.
      if (isBroken && input.value.trim()) return;
      find(input.value.trim(), 'yes');
    } else if (event.target.matches('[data-answered]')) {
      helped(event.target);
    } else {
      return;
    }
    event.preventDefault();
  });

  root.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      if (results) back();
      else if (launch && !box.hidden) toggle(false);
      else return;
    } else if (step && !results) {
      const stops = [input, ...links()].filter(Boolean);
      const at = stops.indexOf(root.activeElement);
      if (at < 0 || !stops[at + step]) return;
      stops[at + step].focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  if (input) onTyped(input, (text) => find(text));
  return { box, show, isReading: () => Boolean(results) };
}
