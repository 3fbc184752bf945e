// The way of an answer, whole: a solved question becomes an article, which is reviewed, approved, published, translated, found
// above its thread, did not help, is looked at for that, put right, and stands on the question of whoever asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until, userAgent } from '../site.mjs';

/** Takes a step at the workbench. */
async function step(page, value, done) {
  await page.click(`.steps-form button[value="${value}"]`);
  await page.locator('.notice.good').waitFor();
  if (done) assert.match(await page.locator('.notice.good').innerText(), done);
}

/** Saves the editor's form with something added to the text. */
async function add(page, text) {
  await page.fill('#f-body', `${await page.inputValue('#f-body')}\n\n${text}`);
  await page.click('main form.form .form-end .btn.main');
  await page.locator('.notice.good').waitFor();
}

/** The journey of an article. `site` gives the site once it runs. */
export function knowledge(site) {
  const mark = `e2e${Date.now().toString(36)}`;
  const why = '그림이 있으면 좋겠어요.';
  let title;
  let question;
  let desk;
  let article;

  /** Somebody other than its author publishes what waits for review. */
  async function publish(address) {
    const page = await site().open(new URL(address, site().origin).pathname, { as: people.moderator });
    await step(page, 'publish');
    await page.context().close();
  }

  test('a question is asked, answered by an agent, and accepted', async () => {
    const [haneul, agent] = [await site().token(people.haneul), await site().token(people.agent)];
    title = `물통을 비웠는데 펌프가 서요 ${mark}`;
    const body = '물통을 비우고 다시 끼웠더니 펌프가 멈췄어요. 화분은 그대로예요.';
    const spaces = (await site().api(haneul, 'GET', '/spaces')).body.items;
    const space = spaces.find((one) => one.kind === 'questions').slug;
    const asked = await site().api(haneul, 'POST', '/questions', { space, title, body });
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    question = (await site().api(haneul, 'GET', `/topics/${asked.body.id}`)).body.url;
    const answer = { body: '물통 바닥의 자석이 맞물렸는지 보고, 전원을 뺐다가 10초 뒤에 꽂아 주세요.' };
    const answered = await site().api(agent, 'POST', `/questions/${asked.body.id}/answers`, answer);
    assert.equal(answered.status, 201, JSON.stringify(answered.body));
    const accepted = await site().api(haneul, 'PUT', `/answers/${answered.body.id}/accept`);
    assert.ok(accepted.status < 300, JSON.stringify(accepted.body));
  });

  test('an agent makes an article of it in one step', async () => {
    const page = await site().open(question, { as: people.agent });
    await page.locator('.question .acts details.menu').last().locator('summary').click();
    await page.locator('.question a[href^="/knowledge/capture"]').first().click();
    await page.waitForURL('**/knowledge/capture?**');
    const draft = await page.inputValue('#f-body');
    assert.match(draft, /^## /m);
    assert.match(draft, /펌프가 멈췄어요/);
    assert.match(draft, /자석이 맞물렸는지/);
    assert.equal(await page.inputValue('#f-title'), title);
    await page.selectOption('#f-space', { index: 1 });
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
    desk = new URL(page.url()).pathname;
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('it is reviewed, approved by another, published, and stands above its question', async () => {
    const agent = await site().open(desk, { as: people.agent });
    await step(agent, 'send');
    const reader = await site().open(question);
    assert.equal(await reader.locator('.leads').count(), 0, 'a draft is nobody else\'s business');
    const reviewer = await site().open(desk, { as: people.moderator });
    await reviewer.fill('#f-say', '제목을 더 짧게 하면 어떨까요?');
    await reviewer.locator('#discussion form .btn').click();
    await reviewer.locator('.log .said').waitFor();
    await step(reviewer, 'approve');
    await step(reviewer, 'publish');
    await reviewer.context().close();
    await agent.context().close();
    await reader.reload();
    article = await reader.locator('.leads a').getAttribute('href');
    await reader.goto(article);
    assert.equal(await reader.locator(`a[href="${question}"]`).count() > 0, true, 'it cites its source');
    assert.deepEqual(reader.complaints, []);
    await reader.context().close();
  });

  test('it is translated, and a translation that is behind says so', async () => {
    const page = await site().open(desk, { as: people.agent });
    await page.locator('.sisters a').last().click();
    await page.waitForURL('**/knowledge/new?translation_of=**');
    await page.fill('#f-title', `When the pump stops ${mark}`);
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
    await step(page, 'send');
    await publish(page.url());
    const reader = await site().open(article, { lang: 'en' });
    await reader.locator('.translations a').first().click();
    assert.match(await reader.locator('h1').innerText(), /When the pump stops/);
    await page.goto(`${desk}/edit`);
    await add(page, '새로 알게 된 것이에요.');
    await step(page, 'send');
    assert.equal(await page.locator('.steps-form button[value=publish]').count(), 0, 'somebody else has to');
    await publish(desk);
    await page.goto('/knowledge?behind=true');
    assert.match(await page.locator('table').innerText(), new RegExp(`When the pump stops ${mark}`));
    await reader.reload();
    await reader.locator('.topic-head .notice a').waitFor();
    for (const one of [page, reader]) {
      assert.deepEqual(one.complaints, []);
      await one.context().close();
    }
  });

  test('a visitor finds it above its thread, and says without an account that it did not help, and why', async () => {
    const page = await site().open('/', { userAgent });
    const place = (links, url) => links.findIndex((link) => link.startsWith(url.split('/').slice(0, 3).join('/')));
    const found = await until('the article and its thread in the index', async () => {
      await page.goto(`/search?q=${encodeURIComponent(title)}`);
      const links = await page.locator('main a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      return place(links, article) >= 0 && place(links, question) >= 0 && links;
    });
    assert.ok(place(found, article) < place(found, question), `${found}`);
    await page.goto(article);
    await page.locator('.helped summary').click();
    await page.locator('.helped input[type=radio]').first().check();
    await page.fill('#helped-note', why);
    await page.locator('.helped button[value=no]').click();
    await page.locator('.notice.good').waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('when it has not helped others either, its owner finds it in the queue for that reason', async () => {
    const topic = article.split('/')[2];
    for (const browser of ['Firefox/141.0', 'Firefox/142.0']) {
      const headers = { 'user-agent': userAgent.replace(/Firefox\/.*/, browser), 'content-type': 'application/json' };
      const body = JSON.stringify({ helped: false, reason: 'incomplete' });
      const said = await fetch(`${site().origin}/api/v1/articles/${topic}/rating`, { method: 'POST', headers, body });
      assert.equal(said.status, 204);
    }
    const page = await site().open('/reviews', { as: people.agent });
    const entry = page.locator('.queue-item', { hasText: mark });
    await until('the article in the queue', async () => {
      await page.goto('/reviews?kind=article');
      return entry.count();
    });
    const reasons = await entry.first().locator('.why').innerText();
    assert.match(reasons, /100/, 'how many of its readers it did not help is a part of the score');
    await entry.first().locator('h2 a').click();
    await page.goto(desk);
    await page.getByText(why).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('the owner puts it right, readers keep the old text until that is published, and it leaves the queue', async () => {
    const page = await site().open('/reviews?kind=article', { as: people.agent });
    await page.locator('.queue-item', { hasText: mark }).first().locator('[data-key=e]').click();
    if (!new URL(page.url()).pathname.endsWith('/edit')) await page.goto(`${desk}/edit`);
    await add(page, `자석의 자리를 그림으로 보여 드려요 ${mark}.`);
    const reader = await site().open(article);
    assert.equal(await reader.getByText(`그림으로 보여 드려요 ${mark}`).count(), 0, 'staged, not published');
    await step(page, 'send');
    const reviewer = await site().open(desk, { as: people.moderator });
    await step(reviewer, 'approve');
    await step(reviewer, 'publish');
    await reader.reload();
    await reader.locator('.prose', { hasText: `그림으로 보여 드려요 ${mark}` }).waitFor();
    await until('the queue without it', async () => {
      await page.goto('/reviews?kind=article');
      return (await page.locator('.queue-item', { hasText: mark }).count()) === 0;
    });
    for (const one of [page, reader, reviewer]) {
      assert.deepEqual(one.complaints, []);
      await one.context().close();
    }
  });

  test('whoever asked sees on the question that it became an article, and on the article whom it owes', async () => {
    const page = await site().open(question, { as: people.haneul });
    await page.locator('.leads a').first().click();
    await page.waitForURL('**/a/**');
    const me = await (await page.context().request.get('/api/v1/me')).json();
    assert.equal(await page.locator('main ~ * a[href^="/m/"], aside a[href^="/m/"]', { hasText: me.name }).count() > 0, true);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
