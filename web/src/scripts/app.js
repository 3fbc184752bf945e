// What every page loads. Pages work without it; what only some pages need is fetched when it is needed.
import 'htmx.org';
import 'htmx.org/dist/ext/hx-sse.js';
import { tellFirst } from './clicked.js';
import { closeMenus } from './menus.js';
import { play } from './player.js';
import { fail, say } from './say.js';
import { toggleTheme } from './theme.js';
import { refreshTimes } from './times.js';

/** Elements that do something only with JavaScript are rendered hidden. */
function reveal() {
  for (const element of document.querySelectorAll('[data-js][hidden]')) element.hidden = false;
}

/** What is wider than the page, or hidden in it, can be reached with the keyboard. */
function reachable() {
  for (const wide of document.querySelectorAll('.prose :is(pre, .table-scroll), .diff')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  }
  for (const spoiler of document.querySelectorAll('.spoiler')) spoiler.tabIndex = 0;
}

/** A click was not taken: whoever is not signed in is led to it, others are told what the error page says. */
function refused(request) {
  if (request?.response?.status === 401) {
    location.assign(`/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`);
    return;
  }
  const page = new DOMParser().parseFromString(request?.text ?? '', 'text/html');
  fail(page.querySelector('.problem .lead')?.textContent);
}

/** Where several fields lack the same, the summary above the form says which. */
function nameFields() {
  const links = [...document.querySelectorAll('.error-summary a')];
  const said = links.map((link) => link.textContent);
  links.forEach((link, at) => {
    if (said.indexOf(said[at]) === said.lastIndexOf(said[at])) return;
    const label = document.querySelector(`label[for="${link.hash.slice(1)}"]`)?.firstChild.textContent.trim();
    if (label) link.prepend(`${label}: `);
  });
}

async function copyLink(button) {
  const { copied } = document.getElementById('say').dataset;
  await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
  say(copied);
}

async function copyText(button) {
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copyText).textContent);
  say(button.dataset.copied);
}

/** Ticks every box of the form's table, or none when all are ticked already. */
function tickAll(button) {
  const boxes = [...button.closest('form').querySelectorAll('.table input[type=checkbox]')];
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
}

/** A form is sent once; coming back to the page by the history frees it again. */
function sendOnce(event) {
  const form = event.target;
  if (form.method !== 'post' || form.matches('[hx-post]')) return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = 'yes';
}

function free() {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
}

/** Whoever wants a new tab gets the link. */
async function enlarge(link, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || link.closest('[data-preview]')) return;
  event.preventDefault();
  (await import('./gallery.js')).look(link);
}

async function quote(button) {
  const area = document.querySelector('textarea[data-editor]');
  if (!area) return;
  const { enhance } = await import('./editor.js');
  enhance(area).quote(document.querySelector(button.dataset.quote), button.dataset.author);
}

document.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]');
  if (copy) copyLink(copy);
  const text = event.target.closest('[data-copy-text]');
  if (text) copyText(text);
  const player = event.target.closest('a[data-player]');
  if (player) play(player, event);
  const picture = event.target.closest('.gallery a:has(> img)');
  if (picture) enlarge(picture, event);
  const quoting = event.target.closest('[data-quote]');
  if (quoting) {
    event.preventDefault();
    quote(quoting);
  }
  const replying = event.target.closest('[data-replies]');
  if (replying && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    import('./replies.js').then(({ replies }) => replies(replying));
  }
  const ticking = event.target.closest('[data-tick-all]');
  if (ticking) tickAll(ticking);
  closeMenus(event.target);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenus(null);
});

document.addEventListener('submit', (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) {
    event.preventDefault();
    return;
  }
  if (event.target.matches('[data-theme-form]')) toggleTheme(event);
  else sendOnce(event);
});

addEventListener('pageshow', free);

// The editor is fetched when somebody is about to write.
for (const area of document.querySelectorAll('textarea[data-editor]')) {
  const load = async () => (await import('./editor.js')).enhance(area);
  area.addEventListener('focus', load, { once: true });
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    (window.requestIdleCallback ?? setTimeout)(load);
  }, { rootMargin: '200px' });
  near.observe(area);
}

for (const input of document.querySelectorAll('input[data-suggest]')) {
  input.addEventListener('focus', async () => (await import('./suggest.js')).suggest(input), { once: true });
}

for (const input of document.querySelectorAll('input[data-tags]')) {
  input.addEventListener('focus', async () => (await import('./tags.js')).tags(input), { once: true });
}

const searched = document.querySelector('[data-searched]');
if (searched?.dataset.searched) tellFirst(searched);

const title = document.querySelector('input[data-similar]');
if (title) import('./similar.js').then(({ similar }) => similar(title));

for (const list of document.querySelectorAll('[data-sort]')) import('./sortable.js').then(({ sortable }) => sortable(list));
const queue = document.querySelector('[data-queue], [data-work]');
if (queue) import('./queue.js').then(({ work }) => work(queue));

const posts = document.querySelectorAll('[data-member] [id^=p]:is(article, .comment)');
if (posts.length > 0) import('./read.js').then(({ read }) => read(posts));

nameFields();
document.querySelector('[data-focus]')?.focus();
document.addEventListener('htmx:after:swap', () => {
  reveal();
  reachable();
});
for (const name of ['htmx:response:error', 'htmx:error']) {
  document.addEventListener(name, (event) => {
    // News of the page is a convenience: where it does not come, nobody has to be told.
    if (!event.target.hasAttribute?.('hx-sse:connect')) refused(event.detail.ctx);
  });
}
reveal();
reachable();
refreshTimes();
setInterval(refreshTimes, 60_000);
