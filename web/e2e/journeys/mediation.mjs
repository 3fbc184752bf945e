// A moderator hears two members in private, proposes an agreement, both confirm, and it is closed; answers are split off and
// merged back, and the old address leads on.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys of mediation, and of splitting and merging. `site` gives the site once it runs. */
export function mediation(site) {
  test('a mediation is opened, both are heard, both confirm the agreement, and it is closed', async () => {
    const title = `Whose answer it was ${Date.now().toString(36)}`;
    const page = await site().open('/moderation/mediation/new', { as: people.moderator });
    await page.locator('#f-first').fill('haneul');
    await page.locator('#f-second').fill('aoi');
    await page.locator('#f-title').fill(title);
    await page.locator('#f-text').fill('I would like to hear you both.');
    await page.locator('main form.form .form-end .btn.main').click();
    await page.locator('.notice.good').waitFor();
    const mediated = new URL(page.url()).pathname;

    const sides = [];
    for (const [who, words] of [[people.haneul, 'Haneul says so'], [people.aoi, 'Aoi says so']]) {
      const side = await site().open('/settings/mediation', { as: who });
      await side.locator('.flags a', { hasText: title }).click();
      await side.locator('#f-text').fill(words);
      await side.locator('form[action$="/say"] .btn.main').click();
      await side.locator('.notice.good').waitFor();
      sides.push(side);
    }
    const [haneul, aoi] = sides;
    assert.doesNotMatch(await aoi.locator('main').innerText(), /Haneul says so/);
    const [link] = await until('the mail about it', async () => /\/mediation\/\S+/.exec(await site().mail(people.aoi)));
    const byLink = await site().open(link);
    assert.match(await byLink.locator('main').innerText(), /Aoi says so/);
    await byLink.context().close();

    await page.goto(`${site().origin}${mediated}`);
    assert.match(await page.locator('main').innerText(), /Haneul says so[\s\S]*Aoi says so|Aoi says so[\s\S]*Haneul says so/);
    await page.locator('#f-proposal').fill('Each answers one half.');
    await page.locator('form[action$="/proposal"] .btn').click();
    await page.locator('.notice.good').waitFor();
    for (const side of sides) {
      await side.reload();
      await side.locator('input[value=confirmed]').check();
      await side.locator('form[action$="/answer"] .btn.main').click();
      await side.locator('.notice.good').waitFor();
    }
    await page.goto(`${site().origin}${mediated}`);
    await page.locator('input[value=agreement]').check();
    await page.locator('#f-closing').fill('Thank you both.');
    await page.locator('form[action$="/close"] .btn.main').click();
    await page.locator('.notice.good').waitFor();
    await haneul.reload();
    assert.match(await haneul.locator('main').innerText(), /Thank you both/);
    for (const one of [page, haneul, aoi]) {
      assert.deepEqual(one.complaints, []);
      await one.context().close();
    }
  });

  test('an answer is split off into a question and merged back, and its address leads on', async () => {
    const token = await site().token(people.owen);
    const title = `Pump and light ${Date.now().toString(36)}`;
    const asked = await site().api(token, 'POST', '/questions', { space: 'devices', title, body: 'The pump is loud.' });
    const path = `/questions/${asked.body.id}/answers`;
    await site().api(token, 'POST', path, { body: 'And my light flickers.' });
    const page = await site().open(`/q/${asked.body.id}/x`, { as: people.moderator });
    await page.locator('a[href$="/split"]').click();
    await page.locator('input[name=post]').first().check();
    await page.locator('#f-title').fill(`${title}: the light`);
    await page.locator('#f-reason').fill('Two questions in one');
    await page.locator('main form.form .form-end .btn.main').click();
    await page.waitForURL(/\/q\/\w+\/.*light/);
    const split = page.url();
    assert.match(await page.locator('main').innerText(), /Two questions in one/);
    await page.locator('a[href$="/merge"]').click();
    await page.locator('#f-into').fill(`${site().origin}/q/${asked.body.id}`);
    await page.locator('main form.form .form-end .btn').first().click();
    await page.waitForURL(new RegExp(`/q/${asked.body.id}/`));
    assert.match(await page.locator('main').innerText(), /And my light flickers/);
    await page.goto(split);
    assert.match(page.url(), new RegExp(`/q/${asked.body.id}/`));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
