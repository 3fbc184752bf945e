// A member reports a post, a moderator hides it, the member hears of it; a silenced member appeals, and another moderator agrees.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys of moderation. `site` gives the site once it runs. */
export function moderation(site) {
  const title = `Cheap pumps e2e${Date.now().toString(36)}`;
  let url;

  test('a report goes to the queue, is settled with the keyboard, and whoever reported it hears of it', async () => {
    const token = await site().token(people.owen);
    const asked = await site().api(token, 'POST', '/questions', { space: 'devices', title, body: 'Buy my pumps.' });
    assert.equal(asked.status, 201);
    url = `/q/${asked.body.id}/pumps`;
    const reader = await site().open(url, { as: people.aoi });
    await reader.locator('.question .acts details.menu summary').last().click();
    await reader.locator('a[href$="/flag"]').first().click();
    await reader.locator('input[name=reason][value=spam]').check();
    await reader.locator('#f-note').fill('The third one today');
    await reader.locator('main form.form .form-end .btn.main').click();
    await reader.locator('.notice.good').waitFor();

    const page = await site().open('/moderation', { as: people.moderator });
    const entry = page.locator('.queue-item', { hasText: title });
    await until('the entry to have the focus', async () => {
      // The script may still be on its way.
      await page.keyboard.press('j');
      return entry.evaluate((item) => item === document.activeElement);
    });
    await page.keyboard.press('c');
    await page.locator('.notice.good').waitFor();
    await page.goto(`${site().origin}/moderation?whose=mine`);
    await entry.locator('h2 a').click();
    await page.waitForURL(/\/moderation\/cases\/\w+$/);
    assert.match(await page.locator('main').innerText(), /The third one today/);
    await page.locator('input[name=decision][value=hide]').check();
    await page.locator('#f-reason').fill('Advertising');
    await page.locator('#decide .btn.main').click();
    await page.waitForURL('**/moderation');
    assert.equal(await entry.count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();

    await reader.goto(`${site().origin}/settings/flags`);
    assert.equal(await reader.locator('.flags .state.good').count(), 1);
    assert.deepEqual(reader.complaints, []);
    await reader.context().close();
    const author = await site().open(url, { as: people.owen });
    assert.match(await author.locator('main').innerText(), /Advertising/);
    await author.context().close();
  });

  test('a silenced member appeals, another moderator agrees, and the member writes again', async () => {
    const page = await site().open('/moderation/members/owen', { as: people.moderator });
    await page.locator('input[name=kind][value=silence]').check();
    await page.locator('#f-days').selectOption('7');
    const rule = page.locator('#f-rule');
    if (await rule.evaluate((field) => field.tagName === 'SELECT')) await rule.selectOption('spam');
    else await rule.fill('No advertising');
    await page.locator('#f-message').fill('Please do not advertise here.');
    await page.locator('#give .btn.danger').click();
    await page.locator('.notice.good').waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();

    const token = await site().token(people.owen);
    const refused = await site().api(token, 'POST', '/questions', { space: 'devices', title: 'Another one', body: 'Text.' });
    assert.equal(refused.body.code, 'silenced');
    const [link] = await until('the mail about it', async () => /\/standing\/\S+/.exec(await site().mail(people.owen)));
    const member = await site().open(link);
    assert.match(await member.locator('main').innerText(), /Please do not advertise here/);
    await member.locator('.flags details summary').first().click();
    await member.locator('.flags textarea').first().fill('It was a question about prices.');
    await member.locator('.flags .btn.main').first().click();
    await member.locator('.notice.good').waitFor();
    assert.deepEqual(member.complaints, []);
    await member.context().close();

    const other = await site().open('/moderation/waiting', { as: people.admin });
    const appeal = other.locator('.flags > li', { hasText: 'It was a question about prices.' });
    await appeal.locator('textarea').fill('You are right.');
    await appeal.locator('button[value=upheld]').click();
    await other.locator('.notice.good').waitFor();
    assert.deepEqual(other.complaints, []);
    await other.context().close();
    const allowed = await site().api(token, 'POST', '/questions', { space: 'devices', title: 'A real question', body: 'How?' });
    assert.equal(allowed.status, 201);
  });
}
