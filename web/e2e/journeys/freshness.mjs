// A reader says that an answer is outdated, and staff look at it; a version comes to its end, and that is undone again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys of keeping content up to date. `site` gives the site once it runs. */
export function freshness(site) {
  const note = `The menu moved e2e${Date.now().toString(36)}`;
  let title;

  test('a reader flags a solved question, and the owner settles it from the queue with the keyboard', async () => {
    const solved = await (await fetch(`${site().origin}/api/v1/topics?state=solved&limit=1`)).json();
    title = solved.items[0].title;
    const reader = await site().open(solved.items[0].url, { as: people.owen });
    await reader.locator('.fresh a').first().click();
    await reader.locator('input[name=kind][value=outdated]').check();
    await reader.locator('#f-note').fill(note);
    await reader.locator('main form.form .form-end .btn.main').click();
    await reader.locator('.notice.good').waitFor();

    const page = await site().open('/reviews?whose=all', { as: people.admin });
    // What readers flagged stands above everything else.
    const flagged = page.locator('.queue-item:has(a.main[data-key=c])');
    const entry = page.locator('.queue-item', { hasText: title });
    const place = await entry.evaluate((item) => [...document.querySelectorAll('.queue-item')].indexOf(item));
    assert.ok(place < (await flagged.count()), `${title} is number ${place + 1}`);
    for (let at = 0; at <= place; at += 1) await page.keyboard.press('j');
    await until('the entry to have the focus', () => entry.evaluate((item) => item === document.activeElement));
    await page.keyboard.press('c');
    await page.waitForURL(/\/reviews\/\w{8,}$/);
    assert.match(await page.locator('#flags').innerText(), new RegExp(note));
    await page.locator('input[name=outcome][value=confirmed]').check();
    await page.locator('#f-note').fill('It is still there, below “Devices”.');
    await page.locator('#decide .btn.main').click();
    await page.waitForURL('**/reviews');
    await page.locator('.notice.good').waitFor();
    await page.goto(`${site().origin}/reviews?whose=all`);
    assert.ok(!(await page.locator('main').innerText()).includes(note));
    assert.deepEqual(page.complaints, []);
    await page.context().close();

    await reader.goto(`${site().origin}/reviews/flags`);
    assert.match(await reader.locator('.flags').innerText(), /below “Devices”/);
    assert.deepEqual(reader.complaints, []);
    await reader.context().close();
  });

  test('what is about a version is archived in one step, and is as before when that is undone', async () => {
    const page = await site().open('/reviews/end-of-life', { as: people.admin });
    const row = page.locator('tbody tr').filter({ has: page.locator('td.num', { hasText: /^[1-9]/ }) }).first();
    const name = await row.locator('a').innerText();
    const before = await row.innerText();
    await row.locator('a').click();
    await page.waitForURL('**/reviews/end-of-life/*');
    await page.locator('[data-tick-all]').click();
    const ticked = await page.locator('.table input:checked').count();
    assert.ok(ticked > 0);
    const topic = await page.locator('tbody th a').first().getAttribute('href');
    await page.locator('input[name=action][value=archive]').check();
    await page.locator('#f-note').fill('No longer supported.');
    await page.locator('main form.form .form-end .btn.main').click();
    await page.waitForURL('**/reviews/steps');
    assert.match(await page.locator('.notice.good').innerText(), new RegExp(String(ticked)));
    const seen = await (await fetch(site().origin + topic)).text();
    assert.match(seen, /class="notice info"/);
    await page.locator('.steps .action button').first().click();
    await page.locator('.steps .state.quiet').first().waitFor();
    await page.goto(`${site().origin}/reviews/end-of-life`);
    const after = page.locator('tbody tr').filter({ has: page.locator('a', { hasText: name }) }).first();
    assert.equal(await after.innerText(), before);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
