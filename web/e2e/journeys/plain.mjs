// The same without JavaScript: forms post, links lead somewhere.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys of a browser without JavaScript. `site` gives the site once it runs. */
export function plain(site) {
  const off = { javaScriptEnabled: false };
  const mark = `plain${Date.now().toString(36)}`;
  let address;

  test('without JavaScript a question is asked', async () => {
    const page = await site().open('/ask', { as: people.aoi, lang: 'ja', ...off });
    await page.locator('#f-space').selectOption({ index: 1 });
    await page.fill('#f-title', `ポンプの音が大きくなりました ${mark}`);
    await page.fill('#f-body', '昨日から音が大きいです。');
    await page.click('main form.form .form-end .btn.main');
    await page.waitForURL('**/q/**');
    address = new URL(page.url()).pathname;
    assert.match(await page.locator('h1').innerText(), /ポンプの音/);
    await page.context().close();
  });

  test('without JavaScript it is answered, commented and voted for', async () => {
    const page = await site().open(address, { as: people.owen, lang: 'en', ...off });
    await page.fill('#write textarea', 'Mine did that too: it was a root in the pump.');
    await page.click('#write .btn.main');
    const answer = page.locator('.post-block', { hasText: 'a root in the pump' });
    await answer.waitFor();
    await answer.locator('.comment-form summary').click();
    await answer.locator('.comment-form textarea').fill('A very small root.');
    await answer.locator('.comment-form button').click();
    await page.locator('.comment', { hasText: 'A very small root.' }).waitFor();
    await page.context().close();
    const other = await site().open(address, { as: people.haneul, ...off });
    await other.locator('.post-block', { hasText: 'a root in the pump' }).locator('form.vote button').first().click();
    await other.locator('form.vote button[aria-pressed=true]').waitFor();
    await other.context().close();
  });

  test('without JavaScript the answer is accepted', async () => {
    const page = await site().open(address, { as: people.aoi, lang: 'ja', ...off });
    await page.locator('form[action$="/accept"] button').click();
    await page.locator('.gate', { hasText: 'a root in the pump' }).waitFor();
    await page.context().close();
  });

  test('without JavaScript it is read and found, and the language changes', async () => {
    const page = await site().open('/search', { lang: 'ja', ...off });
    const found = page.locator('main .topic-title a', { hasText: mark });
    await until('the new question in the index', async () => {
      await page.goto(`/search?q=${encodeURIComponent(`ポンプ ${mark}`)}`);
      return (await found.count()) > 0;
    });
    await found.first().click();
    await page.locator('.gate').waitFor();
    await page.locator('.languages button[value=en]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(new URL(page.url()).pathname, address);
    await page.context().close();
  });
}
