// Somebody searches in vain, in other words, and opens what is found; then the manager sees it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until, userAgent } from '../site.mjs';

/** The journeys of a search into the manager's lists. `site` gives the site once it runs. */
export function insight(site) {
  // No digits: what is written onto a number is also looked for without it, and the number without the rest.
  const vain = `qzx${Date.now().toString(36).replace(/\d/g, (digit) => 'ghijklmnop'[digit])}`;
  const mail = `${vain}@example.com`;

  test('searches, a click and a chosen suggestion are told', async () => {
    const page = await site().open('/search', { lang: 'en', userAgent });
    const search = async (words) => {
      await page.locator('main .find input').fill(words);
      await page.locator('main .find .btn').click();
      await page.waitForURL((url) => url.searchParams.get('q') === words);
      await page.waitForLoadState();
    };
    await search(vain);
    await search('wifi');
    await search(`${mail} wifi`);
    await search('E-21');
    const told = page.waitForRequest('**/search/clicked');
    await page.locator('main .topics > li').nth(1).locator('.topic-title a').click();
    assert.equal((await told).postData(), 'place=page&q=E-21&rank=2');
    await page.waitForURL((url) => url.pathname !== '/search');
    const chosen = page.waitForRequest('**/search/clicked');
    const field = page.locator('.eaves .find input');
    await field.focus();
    await field.pressSequentially('pump');
    await page.locator('.suggestions [role=option] a').first().waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
    assert.equal((await chosen).postData(), 'place=suggestions&q=pump&rank=1');
    await page.waitForLoadState();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('the manager sees what was searched, without whose it was, and takes it along', async () => {
    const page = await site().open('/admin/search?list=empty', { as: people.admin });
    // Searches are written every few seconds, not all of them at once.
    const listed = (what, locator) => until(what, async () => {
      await page.reload();
      return (await locator.count()) > 0;
    });
    await listed('the search in the list', page.locator('.query', { hasText: vain }));
    assert.ok(!(await page.content()).includes(mail));
    const open = async (list) => {
      await page.locator('.seg a', { hasText: list }).click();
      await page.locator('.seg [aria-current]', { hasText: list }).waitFor();
    };
    await open('다시 검색');
    await listed('what was searched next', page.locator('tr', { hasText: vain }).locator('.next a', { hasText: 'wifi' }));
    await open('많이 찾은 말');
    const row = page.locator('tr', { has: page.getByRole('link', { name: 'E-21', exact: true }) });
    await listed('the place of the click', row.locator('td:last-child', { hasText: /^2$/ }));
    await page.locator('.chart summary').click();
    await page.locator('.chart table').waitFor();
    const saving = page.waitForEvent('download');
    await page.locator('.heading-actions a').click();
    assert.match((await saving).suggestedFilename(), /^searches-.*\.csv$/);
    await row.locator('a').click();
    await page.waitForURL('**/search?q=E%2D21');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
