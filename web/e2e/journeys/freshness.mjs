// A reader says that an answer is outdated, and staff look at it; a version comes to its end, and that is undone again.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { people, until, userAgent } from '../site.mjs';

/** Brings a help centre of Zendesk: a section named after `mark`, with these articles. */
async function helpCentre(site, mark, articles) {
  const folder = await mkdtemp(join(tmpdir(), 'madang-zendesk-'));
  const at = '2024-03-04T05:06:07Z';
  const whole = articles.map((one) => ({
    author_id: 1, section_id: 20, locale: 'en-us', source_locale: 'en-us', draft: false, outdated: false, user_segment_id: null,
    vote_sum: 0, vote_count: 0, position: 0, promoted: false, created_at: at, edited_at: at, ...one,
  }));
  const files = {
    categories: [{ id: 10, name: `Pumps ${mark}`, locale: 'en-us', position: 1 }],
    sections: [{ id: 20, category_id: 10, name: `Former pumps ${mark}`, locale: 'en-us', position: 1 }],
    articles: whole,
  };
  for (const [name, rows] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ [name]: rows, next_page: null }));
  }
  await site.command('import', 'zendesk', folder);
  await rm(folder, { recursive: true });
}

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
    await until('the entry to have the focus', async () => {
      // The script may still be on its way.
      await page.keyboard.press('j');
      return entry.evaluate((item) => item === document.activeElement);
    });
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

  test('five hundred imported articles about a version are archived in one step, say so, stand behind, and come back as they were', async () => {
    const page = await site().open('/reviews', { as: people.admin, lang: 'en' });
    const call = async (method, path, data) => {
      const answer = await page.request.fetch(`/api/v1${path}`, { method, data });
      assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
      return answer.json();
    };
    const mark = `retired${Date.now().toString(36)}`;
    const product = await call('POST', '/admin/products', { name: `Pump ${mark}` });
    const version = (await call('POST', `/admin/products/${product.id}/versions`, { name: '1.0' })).id;
    const numbers = Array.from({ length: 500 }, (_, number) => number + 1);
    await helpCentre(site(), mark, numbers.map((number) => ({
      id: number, title: `Clean the ${mark} pump ${number}`, label_names: [`pump-${mark}-1.0`],
      body: `<p>How to clean the ${mark} pump of batch ${number}.</p>`,
    })));
    const slug = await until('the imported collection', async () => {
      const { items } = await call('GET', '/collections');
      const all = items.flatMap((one) => [one, ...one.within]);
      return all.find((one) => one.name.en.startsWith(`Former pumps ${mark}`))?.slug;
    });
    const made = await call('POST', '/knowledge/articles', {
      collection: slug, language: 'en', kind: 'how_to', title: `Clean the ${mark} pump of today`, tags: '',
      body: `How to clean the ${mark} pump of batch today.`,
    });
    for (const step of ['send', 'publish']) {
      await call('POST', `/knowledge/articles/${made.id}/steps`, { step, revision: 1, note: '' });
    }
    /** Everything that staff and readers are told of the version's articles; looking at one is counted some time later. */
    const everything = async () => {
      const [listed, read] = [[], []];
      for (let after = ''; after !== undefined;) {
        const page = await call('GET', `/reviews/end-of-life/${version}?limit=100${after && `&after=${after}`}`);
        listed.push(...page.items.map((one) => ({ ...one, views: undefined })));
        after = page.next ?? undefined;
      }
      for (let after = ''; after !== undefined;) {
        const page = await call('GET', `/articles?collection=${slug}&language=en&limit=100${after && `&after=${after}`}`);
        read.push(...page.items.map((one) => ({ ...one, views: undefined })));
        after = page.next ?? undefined;
      }
      return { listed, read };
    };
    let before = await everything();
    await until('every imported article to be read', async () => {
      const earlier = JSON.stringify(before);
      before = await everything();
      return before.read.length === 501 && JSON.stringify(before) === earlier;
    }, 240);
    assert.equal(before.listed.length, 500);

    await page.goto(`/reviews/end-of-life/${version}`);
    assert.equal(await page.locator('.table tbody tr').count(), 100);
    await page.check('input[name=all]');
    await page.locator('input[name=action][value=archive]').check();
    await page.locator('#f-note').fill('Batch 1 is no longer made.');
    await page.locator('main form.form .form-end .btn.main').click();
    await page.waitForURL('**/reviews/steps');
    assert.match(await page.locator('.notice.good').innerText(), /500/);
    const reader = await site().open(before.listed[250].url, { lang: 'en', userAgent });
    await until('the archived article to say so', async () => {
      await reader.reload();
      return reader.locator('.topic-head .notice').count();
    });
    assert.equal((await everything()).listed.length, 0);
    await until('the one of today before all archived ones', async () => {
      await reader.goto(`/search?q=${encodeURIComponent(`Clean ${mark} pump`)}`);
      const first = reader.locator('main a[href^="/a/"]').first();
      return (await first.count()) && /of today/.test(await first.innerText());
    });
    await page.locator('.steps .action button').first().click();
    await page.locator('.steps .state.quiet').first().waitFor();
    await until('everything as before', async () => {
      const after = await everything();
      return JSON.stringify(after) === JSON.stringify(before);
    });
    await reader.goto(before.listed[250].url);
    assert.equal(await reader.locator('.topic-head .notice').count(), 0);
    for (const one of [page, reader]) {
      assert.deepEqual(one.complaints, []);
      await one.context().close();
    }
  });
}
