// Coming in: signing up, confirming, signing in and out.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people } from '../site.mjs';

/** The journeys of those who come in. `site` gives the site once it runs. */
export function members(site) {
  test('somebody signs up, confirms by the link in the mail, and is in', async () => {
    const email = `newcomer-${Date.now()}@example.com`;
    const page = await site().open('/sign-up', { lang: 'ja' });
    await page.fill('#f-name', '山田 はな');
    await page.fill('#f-email', email);
    await page.fill('#f-password', 'とても長い合言葉です');
    await page.check('#f-agree');
    await page.click('main .btn.main');
    await page.waitForURL('**/sign-up/sent');
    const link = /https?:\/\/\S+\/confirm\/\S+/.exec(await site().mail(email))[0];
    await page.goto(link);
    await page.click('main .btn.main');
    await page.locator('.account summary').click();
    assert.match(await page.locator('.account .pop-head').innerText(), /山田 はな/);
    await page.locator('.account form[action="/sign-out"] button').click();
    await page.locator('.eaves .sign-in').waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('a wrong password is said so, and what was typed stays', async () => {
    const page = await site().open('/sign-in');
    await page.fill('#f-email', people.haneul);
    await page.fill('#f-password', 'not the password');
    await page.click('main .btn.main');
    await page.locator('.error-summary').waitFor();
    assert.equal(await page.inputValue('#f-email'), people.haneul);
    assert.equal(await page.inputValue('#f-password'), '');
    await page.context().close();
  });

  test('whoever has to sign in first comes back to where they were going', async () => {
    const page = await site().open('/ask');
    assert.match(page.url(), /\/sign-in\?next=/);
    await page.fill('#f-email', people.haneul);
    await page.fill('#f-password', 'madang-demo');
    await page.click('main .btn.main');
    await page.waitForURL('**/ask');
    await page.context().close();
  });
}
