// Two members write to each other; one looks, answers, blocks, and takes the block back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys of private messages. `site` gives the site once it runs. */
export function messages(site) {
  test('a member writes to another, who sees the mark, answers, and blocks', async () => {
    const words = `Is your pump quiet now? ${Date.now().toString(36)}`;
    const owen = await site().open('/m/haneul', { as: people.owen, lang: 'en' });
    await owen.locator('main a[href^="/messages/new"]').click();
    await owen.locator('#f-body').waitFor();
    if (new URL(owen.url()).pathname === '/messages/new') assert.equal(await owen.inputValue('#f-to'), 'haneul');
    await owen.locator('#f-body').fill(`**${words}**`);
    await owen.locator('main form.form .form-end .btn.main').first().click();
    await owen.locator('.talking strong', { hasText: words }).waitFor();
    const talk = new URL(owen.url()).pathname;

    const haneul = await site().open('/members', { as: people.haneul });
    const mark = haneul.locator('.eaves a[href^="/messages?view=unread"]');
    await until('the mark in the header', async () => (await haneul.reload()) && (await mark.count()) > 0);
    await mark.click();
    await haneul.locator('.talk.unread a', { hasText: 'Owen' }).click();
    await haneul.locator('.talking', { hasText: words }).waitFor();
    assert.equal(await haneul.locator('.talking a[href^="/messages/flags/"]').count() > 0, true);
    assert.equal(await haneul.locator('[data-md=file]').count(), 0);
    await haneul.locator('#f-body').fill('조용해졌어요');
    await haneul.locator('#write .btn.main').click();
    await haneul.locator('.talking', { hasText: '조용해졌어요' }).waitFor();
    await owen.reload();
    assert.match(await owen.locator('.talking').innerText(), /조용해졌어요/);

    await haneul.locator('.talk-people a[href^="/settings/blocks"]').click();
    await haneul.locator('form[action="/settings/blocks"] .btn').click();
    await haneul.locator('.notice.good').waitFor();
    await owen.locator('#f-body').fill('What did I do?');
    await owen.locator('#write .btn.main').click();
    await owen.locator('.error-summary').waitFor();
    assert.equal(await owen.inputValue('#f-body'), 'What did I do?');
    assert.doesNotMatch(await owen.locator('.error-summary').innerText(), /block/i);
    await haneul.locator('form[action="/settings/blocks/undo"] .btn[aria-label*="Owen"]').click();
    await haneul.locator('.notice.good').waitFor();
    await owen.locator('#write .btn.main').click();
    await owen.locator('.talking', { hasText: 'What did I do?' }).waitFor();

    const admin = await site().open(talk, { as: people.admin });
    assert.match(await admin.title(), /./);
    assert.equal((await admin.request.get(talk)).status(), 404);
    assert.deepEqual(haneul.complaints, []);
    for (const one of [owen, haneul, admin]) await one.context().close();
  });

  test('a group is begun, named and left', async () => {
    const title = `Balcony ${Date.now().toString(36)}`;
    const owen = await site().open('/messages/new', { as: people.owen, lang: 'en' });
    await owen.locator('#f-to').fill('@haneul, aoi');
    await owen.locator('#f-title').fill(title);
    await owen.locator('#f-body').fill('Shall we meet on Saturday?');
    await owen.locator('main form.form .form-end .btn.main').click();
    await owen.locator('.talking', { hasText: 'Saturday' }).waitFor();
    const aoi = await site().open(new URL(owen.url()).pathname, { as: people.aoi, lang: 'ja' });
    await aoi.locator('#f-title').fill(`${title} 2`);
    await aoi.locator('form[action$="/title"] .btn').click();
    await aoi.locator('.notice.good').waitFor();
    await owen.reload();
    assert.match(await owen.locator('h1').innerText(), new RegExp(`${title} 2`));
    await aoi.locator('a[href$="/leave"]').click();
    await aoi.locator('.confirm .btn.danger').click();
    await aoi.waitForURL(/\/messages$/);
    assert.deepEqual([...owen.complaints, ...aoi.complaints], []);
    for (const one of [owen, aoi]) await one.context().close();
  });
}
