// A manager lowers what the first level asks for; a newcomer reads, and may do more.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

const thresholds = { topics_entered: '1', posts_read: '1', minutes_read: '0' };

/** Somebody who has just signed up, on the page of their level. */
async function newcomer(site) {
  const email = `reader-${Date.now()}@example.com`;
  const page = await site.open('/sign-up', { lang: 'en' });
  await page.fill('#f-name', 'Rin Reader');
  await page.fill('#f-email', email);
  await page.fill('#f-password', 'a rather long passphrase');
  await page.check('#f-agree');
  await page.click('main .btn.main');
  await page.waitForURL('**/sign-up/sent');
  await page.goto(/https?:\/\/\S+\/confirm\/\S+/.exec(await site.mail(email))[0]);
  await page.click('main .btn.main');
  await page.locator('.account summary').waitFor();
  await page.goto(`${site.origin}/settings/trust`);
  return page;
}

/** The journeys of trust levels. `site` gives the site once it runs. */
export function trust(site) {
  test('a newcomer who reads becomes level 1, as a manager has set it', async () => {
    const admin = await site().open('/admin/trust', { as: people.admin });
    for (const [name, number] of Object.entries(thresholds)) {
      await admin.fill(`[id="f-thresholds.basic.${name}"]`, number);
    }
    await admin.click('main form.form .form-end .btn.main');
    await admin.locator('.notice.good').waitFor();

    const page = await newcomer(site());
    const level = () => page.locator('.trust-steps .now .trust-number').innerText();
    assert.equal(await level(), '0');
    await page.goto(`${site().origin}/questions`);
    await page.locator('main .topic-title a').first().click();
    await page.locator('main article.post').first().waitFor();
    // A post counts that was on the screen for a second; leaving the page tells of it.
    await until('the page to be looked at', () => page.evaluate(() => performance.now() > 3000));
    await page.goto(`${site().origin}/settings/trust`);
    await until('the level to be worked out', async () => {
      await page.reload();
      return (await level()) === '1';
    });
    assert.deepEqual(page.complaints, []);
    await page.context().close();

    await admin.goto(`${site().origin}/admin/trust`);
    await admin.locator('form[action="/admin/trust/reset"]').evaluate((form) => { delete form.dataset.confirm; });
    await admin.click('form[action="/admin/trust/reset"] button');
    await admin.locator('.notice.good').waitFor();
    assert.equal(await admin.inputValue('[id="f-thresholds.basic.posts_read"]'), '30');
    assert.deepEqual(admin.complaints, []);
    await admin.context().close();
  });
}
