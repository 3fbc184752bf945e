// A customer on the company's own support page, which is another site: docs/examples/widget.html.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { people, until } from '../site.mjs';
import { axe, violations } from '../pages.mjs';

const folder = fileURLToPath(new URL('../../../docs/examples/', import.meta.url));
const kinds = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

/** Serves the example as another site (browsers share cookies among ports), with a policy as a careful company has it. */
async function company(site) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://x').pathname.slice(1);
    const file = await readFile(`${folder}${name}`, 'utf8').catch(() => null);
    const policy = ['script-src', 'style-src', 'connect-src', 'frame-src', 'img-src'].map((one) => `${one} 'self' data: ${site.origin}`).join('; ');
    response.writeHead(file === null ? 404 : 200, {
      'content-type': `${kinds[extname(name)] ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': policy.replace(`style-src 'self' data: ${site.origin}`, "style-src 'self'"),
    });
    response.end(file?.replaceAll('http://127.0.0.1:7400', site.origin));
  });
  await new Promise((resolve) => { server.listen(0, 'localhost', resolve); });
  const { port } = server.address();
  return { origin: `http://localhost:${port}`, stop: () => server.close() };
}

/** The journeys of customers on other pages. `site` gives the site once it runs. */
export function widget(site) {
  let allowed;
  let other;

  /** A page of the company, and every cookie that came or went with the widget. */
  async function open(path, { lang = 'en', at = allowed, ...options } = {}) {
    const page = await site().open(at.origin + path, { lang, ...options });
    page.cookies = [];
    page.on('request', async (request) => {
      if (!request.url().startsWith(site().origin)) return;
      const sent = await request.allHeaders().catch(() => ({}));
      if (sent.cookie) page.cookies.push(`${request.url()} was sent ${sent.cookie}`);
      const came = await request.response().then((response) => response?.allHeaders()).catch(() => null);
      if (came?.['set-cookie']) page.cookies.push(`${request.url()} set ${came['set-cookie']}`);
    });
    await page.addInitScript({ content: axe });
    page.complaints.length = 0;
    await page.reload();
    return page;
  }

  const place = (page) => page.locator('#search [data-madang-widget]');

  test('a manager allows the company\'s page, is told what is wrong with another, and tries the widget', async () => {
    allowed = await company(site());
    other = await company(site());
    const page = await site().open('/admin/widget', { as: people.admin });
    await page.request.post('/preferences', { form: { lang: 'en', back: '/' } });
    await page.goto('/admin/widget');
    await page.check('#f-on');
    await page.fill('#f-origins', `support.example.com\n${allowed.origin}`);
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.error-summary', { hasText: 'support.example.com' }).waitFor();
    assert.match(await page.inputValue('#f-origins'), /support\.example\.com/);
    await page.fill('#f-origins', allowed.origin);
    await page.click('main form.form .form-end .btn.main');
    const preview = page.locator('[data-madang-widget]');
    await preview.locator('.m-find input').fill('E-21');
    await preview.locator('.m-list a').first().waitFor();
    await page.request.post('/preferences', { form: { lang: 'ko', back: '/' } });
    assert.deepEqual(page.complaints.filter((one) => !one.includes('422')), []);
    await page.context().close();
  });

  test('the script keeps its address, and browsers ask whether it has changed', async () => {
    const first = await fetch(`${site().origin}/widget.js`);
    assert.equal(first.status, 200);
    assert.match(first.headers.get('cache-control'), /^public, max-age=600\b/);
    assert.equal(first.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(first.headers.get('set-cookie'), null);
    const headers = { 'if-none-match': first.headers.get('etag') };
    assert.equal((await fetch(`${site().origin}/widget.js`, { headers })).status, 304);
    assert.equal((await fetch(`${site().origin}/assets/widget.js`)).status, 404);
  });

  test('a customer finds an answer while typing, opens it in place and says that it helped', async () => {
    const page = await open('/widget.html', { as: people.haneul });
    const input = place(page).locator('.m-find input');
    await input.focus();
    await page.keyboard.type('E-21');
    await place(page).locator('.m-list a').first().waitFor();
    assert.match(await place(page).locator('[data-say]').textContent(), /result/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const heading = place(page).locator('.m-h');
    await heading.waitFor();
    assert.equal(await heading.evaluate((one) => one.getRootNode().activeElement === one), true);
    await place(page).locator('.m-answer .m-prose').waitFor();
    assert.match(await place(page).locator('.m-more').getAttribute('href'), new RegExp(`^${site().origin}/q/`));
    const told = page.evaluate(() => new Promise((resolve) => {
      document.addEventListener('madang:answered', (event) => resolve(event.detail.topic), { once: true });
    }));
    const sent = page.waitForResponse((response) => response.url().endsWith('/answered-it'));
    await place(page).locator('.m-btn').click();
    assert.equal((await sent).status(), 204);
    assert.match(await told, /^\w+$/);
    await place(page).locator('.m-thanks').waitFor();
    await page.keyboard.press('Escape');
    await place(page).locator('.m-list a').first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.matches('[data-open]')), true);
    await place(page).locator('.m-list a').first().click();
    await place(page).locator('.m-thanks').waitFor();
    assert.equal(await place(page).locator('.m-btn').count(), 0);
    assert.deepEqual(await violations(page, null), []);
    assert.deepEqual(page.cookies, []);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('who finds nothing goes on to ask with what was typed', async () => {
    const page = await open('/widget.html');
    await place(page).locator('.m-find input').fill('qzxv pump');
    const ask = place(page).locator('.m-ask a');
    await until('the words in the link', async () => (await ask.count()) > 0 && (await ask.getAttribute('href')).includes('title=qzxv%20pump'));
    const [asking] = await Promise.all([page.context().waitForEvent('page'), ask.click()]);
    await asking.waitForURL('**/sign-in**');
    assert.match(decodeURIComponent(asking.url()), /next=\/ask\?title=qzxv/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('similar questions appear beside the contact form, and one of them answers', async () => {
    const page = await open('/widget.html?lang=ko', { lang: 'ko' });
    const box = page.locator('#contact [data-madang-widget]');
    await box.locator('[data-panel]').waitFor({ state: 'attached' });
    assert.equal(await box.locator('[data-panel]').isVisible(), false);
    await page.fill('#subject', '펌프 오류 E-21');
    await page.fill('#message', '물을 갈았는데도 E-21이 또 떠요.');
    await box.locator('.m-list a', { hasText: 'E-21' }).first().click();
    await box.locator('.m-answer').waitFor();
    await page.locator('#message').press('End');
    await page.keyboard.type(' 도와주세요');
    await box.locator('.m-btn').click();
    await page.locator('#solved', { hasText: 'Glad that helped' }).waitFor();
    assert.deepEqual(page.cookies, []);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('each language is the page\'s own', async () => {
    for (const [lang, words] of [['ko', '무엇을 도와드릴까요?'], ['ja', 'お困りのことはありますか？'], ['en', 'How can we help?']]) {
      const page = await open(`/widget.html?lang=${lang}`, { lang: 'en' });
      await place(page).locator('.m-title', { hasText: words }).waitFor();
      await page.frameLocator('iframe').locator('h1', { hasText: words }).waitFor();
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });

  test('a page that is not allowed keeps its own form and shows no frame', async () => {
    const page = await open('/widget.html', { at: other, as: people.admin });
    await page.waitForLoadState('networkidle');
    assert.equal(await place(page).locator('.m-find').count(), 0);
    assert.equal(await place(page).locator('#q').isVisible(), true);
    assert.ok(page.complaints.some((one) => /CORS/.test(one)), page.complaints.join('\n'));
    assert.ok(page.complaints.some((one) => /frame-ancestors/.test(one)), page.complaints.join('\n'));
    const read = await page.evaluate((origin) => fetch(`${origin}/widget/search?q=E-21`).then((answer) => answer.text(), () => 'refused'), site().origin);
    assert.equal(read, 'refused');
    assert.deepEqual(page.cookies.filter((one) => one.includes(' set ')), []);
    await page.context().close();
  });

  test('without JavaScript the form leads to the search, and the frame finds, opens and thanks', async () => {
    const page = await open('/widget.html', { javaScriptEnabled: false });
    const frame = page.frameLocator('iframe');
    await frame.locator('input[name=q]').fill('E-21');
    await frame.locator('.m-go').click();
    await frame.locator('.m-list a').first().click();
    await frame.locator('.m-answer').waitFor();
    await frame.locator('.m-btn').click();
    await frame.locator('.m-thanks').waitFor();
    await frame.locator('.m-back').click();
    await frame.locator('.m-list a').first().waitFor();
    await page.fill('#q', 'E-21');
    const [found] = await Promise.all([page.context().waitForEvent('page'), page.click('#search button')]);
    await found.locator('main .topic-title a').first().waitFor();
    assert.deepEqual(page.cookies, []);
    await page.context().close();
  });

  test('a button in the corner opens the widget and gives the focus back', async () => {
    const page = await open('/widget.html', { viewport: { width: 390, height: 780 } });
    await page.addScriptTag({ url: `${site().origin}/widget.js` }).catch(() => {});
    await page.evaluate((src) => {
      for (const one of document.querySelectorAll('[data-madang-widget]')) one.remove();
      const script = Object.assign(document.createElement('script'), { src });
      Object.assign(script.dataset, { placement: 'floating', color: '#ffd400' });
      document.body.append(script);
    }, `${site().origin}/widget.js`);
    await page.locator('.m-launch').click();
    await page.keyboard.type('E-21');
    await page.locator('.m-float .m-list a').first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    assert.deepEqual(await violations(page, null), []);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.m-float').isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'm-launch');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
    allowed.stop();
    other.stop();
  });
}
