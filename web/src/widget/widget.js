// The community's widget on the company's own pages: one classic script with a stable address, built by
// tools/widget.mjs. What is in a page's [data-madang-widget] stays there until, and unless, the community answers.
import { contact } from './contact.js';
import { panel } from './panel.js';

const script = document.currentScript;
const base = new URL(script.src).origin;
const isAble = CSS.supports('color', 'light-dark(#000, #fff)') && 'adoptedStyleSheets' in document;

/** What a page says in data attributes: of the place, else of the script. */
function options(place) {
  const said = (name) => place.dataset[name] ?? script.dataset[name] ?? '';
  return {
    subject: said('subject'),
    body: said('body'),
    floating: said('placement') === 'floating',
    asked: {
      lang: said('lang') || place.closest('[lang]')?.lang || '',
      space: said('space'),
      product: said('product'),
      color: said('color'),
    },
  };
}

async function begin(place) {
  if (place.shadowRoot) return;
  const told = options(place);
  const mode = told.subject || told.body ? 'contact' : told.floating ? 'float' : '';
  const shown = await panel(place, base, told.asked, mode);
  if (shown && mode === 'contact') contact(shown, told);
}

function all() {
  const places = [...document.querySelectorAll('[data-madang-widget]')];
  if (places.length === 0 && script.dataset.placement === 'floating') {
    places.push(document.body.appendChild(document.createElement('div')));
  }
  for (const place of places) begin(place);
}

if (isAble) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', all);
  else all();
}
