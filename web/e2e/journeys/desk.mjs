// A question arrives, an agent takes it by keyboard, a colleague sees who answers it, and a member's answer is verified. E-mails of a
// customer become a ticket, and that the draft of an article.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys of the agents' desk. `site` gives the site once it runs. */
export function desk(site) {
  const title = `My pump hums e2e${Date.now().toString(36)}`;

  /** Presses j until the entry has the focus: the script may still be on its way. */
  async function goTo(page, entry) {
    await until('the entry to have the focus', async () => {
      await page.keyboard.press('j');
      return entry.evaluate((item) => item === document.activeElement);
    });
  }

  async function call(page, method, path, data) {
    const answer = await page.request.fetch(`/api/v1${path}`, { method, data });
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  }

  test('an agent takes a question with one key, and a colleague sees who is answering', async () => {
    const page = await site().open('/desk', { as: people.agent, lang: 'en' });
    const asker = await site().open('/', { as: people.owen });
    const spaces = await call(asker, 'GET', '/spaces');
    const space = (spaces.items ?? spaces).find((one) => one.kind === 'questions').slug;
    const asked = await call(asker, 'POST', '/questions', { space, title, body: 'It does so at night.' });
    await until('the question to be at the desk', async () => {
      const waiting = await call(page, 'GET', '/desk/queues/unanswered?limit=100');
      return waiting.items.some((one) => one.topic === asked.id);
    });
    await call(page, 'PUT', `/desk/threads/${asked.id}/priority`, { priority: 'urgent' });
    await page.goto(`${site().origin}/desk`);
    const entry = page.locator('.queue-item', { hasText: title });
    await goTo(page, entry);
    // The Korean input method is on: the key gives ㅅ.
    await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅅ', code: 'KeyT', bubbles: true, cancelable: true })));
    await page.locator('.notice.good').waitFor();
    await page.goto(`${site().origin}/desk?queue=mine`);
    assert.match(await page.locator('.queue').innerText(), new RegExp(title));
    assert.match(await page.locator('.desk-nav [aria-current]').innerText(), /1/);

    await page.goto(`${site().origin}/q/${asked.id}`);
    await page.locator('.desk-strip .urgency').waitFor();
    const colleague = await site().open(`/q/${asked.id}`, { as: people.moderator, lang: 'en' });
    await colleague.locator('.present').waitFor();
    assert.match(await colleague.locator('.present').innerText(), /지우|Jiwoo/i);

    const helper = await site().open('/', { as: people.aoi });
    await call(helper, 'POST', `/questions/${asked.id}/answers`, { body: 'Clean the filter first.' });
    await until('the answer to wait for a verdict', async () => {
      await page.goto(`${site().origin}/desk?queue=unverified`);
      return (await page.locator('.queue-item', { hasText: title }).count()) === 1;
    });
    await goTo(page, page.locator('.queue-item', { hasText: title }));
    await page.keyboard.press('v');
    await page.locator('.notice.good').waitFor();
    assert.match(page.url(), /\/desk\?queue=unverified/);
    const verified = await call(page, 'GET', `/questions/${asked.id}`);
    assert.equal(verified.verified, true);
    for (const one of [page, asker, colleague, helper]) {
      assert.deepEqual(one.complaints, []);
      await one.context().close();
    }
  });

  test('a queue is worked through by keyboard: into a form, out of it, and on to the next question', async () => {
    const page = await site().open('/desk', { as: people.agent, lang: 'en' });
    const asker = await site().open('/', { as: people.owen });
    const spaces = await call(asker, 'GET', '/spaces');
    const space = (spaces.items ?? spaces).find((one) => one.kind === 'questions').slug;
    const key = `keys${Date.now().toString(36)}`;
    const asked = [];
    for (const what of ['first', 'second']) {
      asked.push(await call(asker, 'POST', '/questions', { space, title: `The ${what} ${key}`, body: 'It does so at night.', tags: [key] }));
    }
    await until('both to be at the desk', async () => {
      const waiting = await call(page, 'GET', `/desk/queues/unanswered?tag=${key}`);
      return waiting.items.length === 2;
    });
    await page.goto(`${site().origin}/desk?queue=unanswered&tag=${key}`);
    const entry = (n) => page.locator('.queue-item').nth(n);
    const hasFocus = (locator) => until('the focus to be there', async () => (await locator.count()) > 0 && locator.evaluate((one) => one === document.activeElement));
    await goTo(page, entry(0));
    await page.keyboard.press('h');
    await page.waitForURL((url) => url.pathname === `/desk/${asked[0].id}` && url.searchParams.has('back'));
    await hasFocus(page.locator('#f-to'));
    await page.keyboard.press('Escape');
    await page.waitForURL('**/desk?queue=unanswered*');
    await hasFocus(entry(0));
    await page.keyboard.press('n');
    await page.waitForURL((url) => url.pathname === `/desk/${asked[0].id}` && url.searchParams.has('back'));
    await hasFocus(page.locator('#notes textarea'));
    await page.keyboard.type('hs');
    assert.equal(await page.locator('#notes textarea').inputValue(), 'hs');
    await page.keyboard.press('Escape');
    assert.match(page.url(), new RegExp(`/desk/${asked[0].id}`), 'what was typed is not left behind');
    await page.locator('#notes textarea').fill('');
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('s');
    await hasFocus(page.locator('#f-until'));
    await page.locator('#snooze .btn').click();
    await page.waitForURL('**/desk?queue=unanswered*');
    await hasFocus(page.locator('.queue-item', { hasText: `The second ${key}` }));
    await page.keyboard.press('?');
    await page.locator('[data-keys][open]').waitFor();
    for (const one of [page, asker]) {
      assert.deepEqual(one.complaints, []);
      await one.context().close();
    }
  });

  test('an agent brings the e-mails of a thread in, in any order, and makes an article of them', async () => {
    const key = `e2e${Date.now().toString(36)}`;
    const mail = (id, answers, from, at, text) => Buffer.from([
      `From: ${from}`, `Subject: ${answers ? 'Re: ' : ''}水が出ません ${key}`, `Date: Mon, 4 May 2026 ${at} +0900`, `Message-ID: <${id}.${key}@x>`,
      ...(answers ? [`In-Reply-To: <${answers}.${key}@x>`] : []), 'Content-Type: text/plain; charset=utf-8', '', text,
    ].join('\r\n'));
    const file = (name, buffer) => ({ name, mimeType: 'message/rfc822', buffer });
    const reply = 'フィルターを洗ってください。\r\n\r\n2026年5月4日(月) 12:00 田中 <tanaka@customer.example>:\r\n> 水が出ません。';
    const page = await site().open('/desk/tickets', { as: people.agent });
    await page.setInputFiles('input[type=file]', [
      file('a-reply.eml', mail('two', 'one', 'help@company.example', '13:00:00', reply)),
      file('b-first.eml', mail('one', '', 'tanaka@customer.example', '12:00:00', '昨日から水が出ません。\r\n-- \r\n田中')),
      file('memo.txt', Buffer.from('No e-mail at all')),
    ]);
    await page.click('main form[enctype] .btn.main');
    const said = page.locator('#brought li');
    await said.first().waitFor();
    assert.deepEqual(await said.locator('.state').allInnerTexts(), ['새 티켓', '티켓에 이어짐', '이메일 파일이 아니에요. .eml 파일을 골라 주세요.']);
    await page.locator('.rows li', { hasText: key }).last().locator('a[href^="/knowledge/capture"]').click();
    await page.waitForURL('**/knowledge/capture?**');
    const draft = await page.inputValue('#f-body');
    assert.match(draft, /昨日から水が出ません。[^]*フィルターを洗ってください。/);
    assert.doesNotMatch(draft, /田中|tanaka|e\\-mail/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
