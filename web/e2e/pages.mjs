// Every kind of page, in three languages and both schemes: nothing for axe to find, no sideways scrolling, no jumping.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { people } from './site.mjs';

/** The text of axe. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a page may move by while it loads, as Chromium counts it. */
const mostShift = 0.02;

/** Adds up how far the page's content jumps. */
function measureShift() {
  globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The addresses of questions in every state, by the words in their titles. */
async function topics(site) {
  const found = new Map();
  for (const kind of ['', 'announcement', 'release_note', 'blog_entry', 'tip', 'story', 'walkthrough', 'media']) {
    let after = '';
    do {
      const page = await (await fetch(`${site.origin}/api/v1/topics?limit=100&kind=${kind}&after=${after}`)).json();
      for (const { title, url } of page.items) found.set(title, url);
      after = page.next;
    } while (after);
  }
  return (words) => {
    const title = [...found.keys()].find((one) => one.includes(words));
    assert.ok(title, `no topic “${words}”`);
    return found.get(title);
  };
}

/** The first address on a page that matches, as somebody sees the page. */
async function linkOn(site, as, path, pattern) {
  const page = await site.open(path, { as });
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  await page.context().close();
  const link = links.find((one) => pattern.test(one));
  assert.ok(link, `no link like ${pattern} on ${path}`);
  return link;
}

/** Switches the widget on; no other site may show it. */
async function allowWidget(site) {
  const page = await site.open('/admin/widget', { as: people.admin });
  if (!(await page.isChecked('#f-on'))) {
    await page.check('#f-on');
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
  }
  await page.context().close();
}

/** Flags a post as somebody who can, unless it is flagged already. */
async function flag(site, path) {
  const page = await site.open(path, { as: people.haneul });
  if (await page.locator('#f-reason').count()) {
    await page.click('#f-reason input[value="off_topic"]');
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
  }
  await page.context().close();
}

/** Enters a single shift long ago, so that a week has somebody on duty, and gaps; the address of that shift. */
async function pastShift(site) {
  const page = await site.open('/desk/rota/shifts/new', { as: people.admin });
  await page.locator('#f-agent').selectOption({ index: 1 });
  await page.fill('#f-to', '13:00');
  await page.fill('#f-first_day', '2026-01-05');
  await page.fill('#f-last_day', '2026-01-05');
  await page.click('main form.form .form-end .btn.main');
  await page.locator('.notice.good').waitFor();
  await page.context().close();
  return linkOn(site, people.admin, '/desk/rota?week=2026-01-05', /^\/desk\/rota\/shifts\/\w{8,}$/);
}

/** Sets up a ticket system that is not there, passes a question on to it and calls it, so that there is something to see. */
async function passOn(site, waiting) {
  const page = await site.open('/admin', { as: people.admin });
  const send = (method, path, data) => page.request.fetch(`/api/v1${path}`, { method, data });
  await send('PUT', '/admin/desk/tickets', { url: 'http://127.0.0.1:9/', active: true, tell_asker: true });
  await send('POST', `/desk/threads/${waiting.split('/').pop()}/escalations`, { note: 'The third one this week.' });
  await send('POST', '/admin/desk/tickets/test', {});
  await page.context().close();
}

/** Two conversations, with an answer, a deleted message and a blocked member, as Haneul sees them. */
async function talks(site) {
  const page = await site.open('/messages', { as: people.admin });
  const haneul = await site.open('/messages', { as: people.haneul });
  const send = async (who, method, path, data) => {
    const answer = await who.request.fetch(`/api/v1${path}`, { method, data });
    assert.ok(answer.ok(), `${method} ${path}: ${answer.status()}`);
    return answer.status() === 201 ? answer.json() : null;
  };
  const direct = await send(page, 'POST', '/conversations', { to: ['haneul'], body: 'Thank you for **Pot 3**!' });
  const own = await send(haneul, 'POST', `/conversations/${direct.id}/messages`, { body: '고마워요.\n\n- 하나\n- 둘' });
  const group = await send(page, 'POST', '/conversations', { to: ['haneul', 'aoi'], title: '베란다', body: '토요일 어때요?' });
  const gone = await send(page, 'POST', `/conversations/${group.id}/messages`, { body: '실수' });
  await send(page, 'DELETE', `/messages/${gone.id}`);
  await send(page, 'PATCH', `/conversations/${group.id}`, { title: '베란다 정원' });
  await send(haneul, 'PUT', '/me/blocks/makoto');
  for (const one of [page, haneul]) await one.context().close();
  return ['/messages', '/messages?view=ignored', `/messages/${direct.id}`, `/messages/${group.id}`, `/messages/${group.id}/leave`, `/messages/entries/${own.id}/edit`, '/messages/new?to=aoi', '/settings/blocks'];
}

/** What is looked at, by who looks at it. */
async function views(site) {
  const topic = await topics(site);
  const edited = await linkOn(site, undefined, topic('Pot 3에서 E-21'), /\/revisions$/);
  const product = await linkOn(site, people.admin, '/admin/products', /^\/admin\/products\/\w+$/);
  const review = await linkOn(site, people.admin, '/reviews?whose=all', /^\/reviews\/\w{8,}$/);
  const waiting = await linkOn(site, people.admin, '/desk?queue=unanswered', /^\/desk\/\w{8,}$/);
  await passOn(site, waiting);
  const ended = await linkOn(site, people.admin, '/reviews/end-of-life', /^\/reviews\/end-of-life\/\w+$/);
  const shift = await pastShift(site);
  const agent = await linkOn(site, people.admin, '/desk/rota', /^\/desk\/rota\/agents\/\w+$/);
  await allowWidget(site);
  const flaggable = await linkOn(site, people.haneul, topic('2주 여행'), /^\/p\/\w+\/flag$/);
  await flag(site, flaggable);
  const slow = await linkOn(site, people.admin, topic('2주 여행'), /^\/topics\/\w+\/slow$/);
  const flagged = await linkOn(site, people.admin, '/moderation', /^\/moderation\/cases\/\w+$/);
  const article = (as, collection, words) => linkOn(site, as, `/help/${collection}`, words);
  const pump = await article(undefined, 'error-codes', /^\/a\/.*e-21/);
  const wifi = await article(undefined, 'getting-started', /^\/a\/.*(와이파이|%EC%99%80)/i);
  const webhooks = await article(undefined, 'api-and-integrations', /^\/a\//);
  const desk = await linkOn(site, people.admin, '/knowledge?state=in_review', /^\/knowledge\/\w{8,}$/);
  const behind = await linkOn(site, people.admin, '/knowledge?behind=true', /^\/knowledge\/\w{8,}$/);
  const published = await linkOn(site, people.admin, '/publish?state=published', /^\/publish\/\w{8,}$/);
  const series = await linkOn(site, undefined, '/news', /^\/news\/series\//);
  const captured = await linkOn(site, people.admin, topic('E-21 펌프 오류가 떠요'), /^\/knowledge\/capture\?post=/);
  const opened = await linkOn(site, undefined, '/widget?q=E-21', /^\/widget\?.*topic=/);
  return {
    visitor: [
      '/', '/questions', '/questions?view=unanswered', '/spaces', '/s/devices', '/s/show-and-tell', '/s/notices',
      topic('E-21 펌프 오류가 떠요'), topic('바질 잎끝이'), topic('처음 키운 작물'), topic('W-05'), topic('H-102と出て'),
      topic('다른 회사 공기청정기'), topic('Pot 1 펌프에서'), topic('三つ葉'),
      topic('MQTTの`light_on`'), topic('허브 3.2'), topic('방울토마토'), edited,
      topic('바질 페스토까지'), topic('pump filter'), topic('Moari Hub 3.2'), topic('연말 고객'), '/news', '/news?kind=blog_entry',
      '/releases/hub', '/news/authors/aoi', '/search', '/search?q=wifi', '/search?q=qzxv', '/search?q=펌프&state=solved', '/search?q=wifi&kind=tag',
      '/search?q=ja&kind=member', '/search?q=펌프+오류으', '/tags', '/tags/wifi', '/members', '/m/jiwoo', '/m/haneul',
      '/guidelines', '/guidelines/versions', '/incidents', '/sign-in', '/sign-up', '/sign-up/sent', '/forgot', '/claim', '/confirm/unknown', '/unsubscribe/unknown', '/no-such-page', '/api/v1/docs',
      '/help', '/help/pots-and-pumps', pump, wifi, webhooks, topic('가을 사진'), series, '/widget', '/widget?q=wifi', '/widget?q=qzxv', opened,
    ],
    haneul: [
      '/', '/ask', topic('E-21 펌프 오류가 떠요'), topic('2주 여행'), '/m/haneul', '/settings', '/settings/account',
      '/settings/sessions', '/settings/tokens', '/bookmarks', '/drafts', '/s/lounge', '/s/lounge/start', '/admin',
      '/reviews/flags', `${review}/flag`, ...(await talks(site)), '/settings/flags', '/settings/standing', '/settings/trust', '/settings/mediation', '/m/jiwoo/flag', flaggable,
    ],
    admin: [
      '/admin', '/admin/spaces', '/admin/spaces/new', '/admin/tags', '/admin/products', product, '/admin/brand', '/admin/widget', '/admin/members',
      '/publish', '/publish?state=published', '/publish/new?kind=walkthrough', '/publish/new?kind=release_note', '/publish/comments', '/publish/banners', '/publish/incidents',
      published, `${published}/preview`, series,
      '/help', pump, '/knowledge', '/knowledge/new', desk, `${desk}/edit`, `${desk}/revisions`, behind, `${behind}/edit`, captured,
      '/knowledge/collections', '/knowledge/collections/new', '/knowledge/writers',
      '/admin/members/haneul', '/admin/members/haneul/trust', '/admin/trust', '/admin/groups', '/admin/heroes', '/admin/guidelines', '/admin/guidelines?preset=public', '/admin/guidelines/1/consents', '/admin/audit', '/admin/search', '/gaps', '/admin/search?list=reworded&days=90', '/admin/freshness',
      '/desk', '/desk?queue=unverified', '/desk?queue=hot&language=ko', waiting, '/admin/desk', '/admin/desk/calendars/new', '/admin/desk/calendars/office', '/admin/desk/tickets',
      '/admin/desk/targets/default', '/desk/replies', '/desk/replies/new', '/desk/replies/share', '/desk/report', '/desk/report?days=90&by=week', '/desk/tickets', `${waiting}/replies`, '/settings/invitations',
      '/desk/rota', '/desk/rota?week=2026-01-05', '/desk/rota/leave', '/desk/rota/shifts/new', shift, agent,
      '/reviews', '/reviews?whose=all', review, '/reviews/end-of-life', ended, '/reviews/steps', '/reviews/flags', topic('E-21 펌프 오류가 떠요'), topic('바질 잎끝이'),
      '/moderation', '/moderation?whose=done', flagged, slow, slow.replace(/slow$/, 'split'), slow.replace(/slow$/, 'merge'), slow.replace(/slow$/, 'move'), slow.replace(/slow$/, 'lock'),
      '/moderation/mediation', '/moderation/mediation/new', '/moderation/held', '/moderation/words', '/settings/held', '/moderation/waiting', '/moderation/members/haneul', '/moderation/log', '/guidelines/log',
    ],
  };
}

/** The checks of every page. `site` gives the site once it runs. */
export function pages(site) {
  for (const lang of ['ko', 'ja', 'en']) {
    test(`nothing is found on any page in ${lang}`, async () => {
      const { visitor, haneul, admin } = await views(site());
      const half = Math.ceil(visitor.length / 2);
      const found = await Promise.all([
        lookAt(site(), undefined, lang, visitor.slice(0, half)),
        lookAt(site(), undefined, lang, visitor.slice(half)),
        lookAt(site(), people.haneul, lang, haneul),
        lookAt(site(), people.admin, lang, admin),
      ]);
      assert.equal(found.flat().join('\n'), '');
    });
  }
}

/** What is wrong with the pages of `list` as somebody sees them. */
async function lookAt(site, as, lang, list) {
  const page = await site.open('/', { as, lang, reducedMotion: 'reduce' });
  if (as) await page.request.post('/preferences', { form: { lang, back: '/' } });
  await page.addInitScript({ content: axe });
  await page.addInitScript(measureShift);
  const found = [];
  for (const path of list) {
    for (const complaint of await look(page, path, lang === 'ko')) found.push(`${lang} ${decodeURI(path)}: ${complaint}`);
  }
  found.push(...page.complaints);
  if (as && lang !== 'ko') await page.request.post('/preferences', { form: { lang: 'ko', back: '/' } });
  await page.context().close();
  return found;
}

/** Opens a page and tells what is wrong with it; `dark`: in that scheme too, whose colours are the same in every language. */
async function look(page, path, dark) {
  const complaints = [];
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  const answer = await page.goto(path, { waitUntil: 'load' });
  if (answer.status() >= 500) return [`status ${answer.status()}`];
  const shift = await leastShift(page);
  if (shift > mostShift) complaints.push(`content jumps by ${shift.toFixed(3)}`);
  complaints.push(...(await violations(page, rules)));
  if (dark) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await settled(page);
    complaints.push(...(await violations(page, null)));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) complaints.push(`${wide} px wide at 320`);
  return complaints;
}

/** How far the content jumps each time: what only a busy machine paints halfway does not count. */
async function leastShift(page) {
  let least = await page.evaluate(() => globalThis.shift);
  for (let again = 0; again < 2 && least > mostShift; again += 1) {
    await page.reload({ waitUntil: 'load' });
    least = Math.min(least, await page.evaluate(() => globalThis.shift));
  }
  return least;
}

/** Waits until the new colours are painted. */
function settled(page) {
  return page.evaluate(async () => {
    await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
  });
}

/** What axe finds on a page that has it; without rules, only whether colours can be told apart, as the scheme changes nothing else. */
export async function violations(page, tags) {
  const runOnly = tags ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast'] };
  const found = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  const told = (node) => `${node.target} ${node.failureSummary.replaceAll('\n', ' ')}`;
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(told).join(' | ')}`);
}
