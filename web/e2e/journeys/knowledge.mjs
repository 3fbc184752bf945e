// A solved question becomes an article: captured, reviewed, approved, published, translated, found above its thread.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until, userAgent } from '../site.mjs';

/** Takes a step at the workbench. */
async function step(page, value, done) {
  await page.click(`.steps-form button[value="${value}"]`);
  await page.locator('.notice.good').waitFor();
  if (done) assert.match(await page.locator('.notice.good').innerText(), done);
}

/** The journey of an article. `site` gives the site once it runs. */
export function knowledge(site) {
  let desk;
  let question;
  let article;

  /** Somebody other than its author publishes what waits for review. */
  async function publish(address) {
    const page = await site().open(new URL(address, site().origin).pathname, { as: people.moderator });
    await step(page, 'publish');
    await page.context().close();
  }

  test('an agent makes an article of a solved question in one step', async () => {
    const page = await site().open('/questions?view=solved', { as: people.agent });
    question = await page.locator('.topic-title a').first().getAttribute('href');
    await page.goto(question);
    await page.locator('.question .acts details.menu').last().locator('summary').click();
    await page.locator('.question a[href^="/knowledge/capture"]').first().click();
    await page.waitForURL('**/knowledge/capture?**');
    assert.match(await page.inputValue('#f-body'), /^## /m);
    await page.selectOption('#f-space', { index: 1 });
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
    desk = new URL(page.url()).pathname;
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('it is reviewed, approved and published, and stands above its question', async () => {
    const agent = await site().open(desk, { as: people.agent });
    await step(agent, 'send');
    const reviewer = await site().open(desk, { as: people.moderator });
    await reviewer.fill('#f-say', '제목을 더 짧게 하면 어떨까요?');
    await reviewer.locator('#discussion form .btn').click();
    await reviewer.locator('.log .said').waitFor();
    await step(reviewer, 'approve');
    await step(reviewer, 'publish');
    await reviewer.context().close();
    await agent.context().close();
    const page = await site().open(question, { as: people.haneul });
    const lead = page.locator('.leads a');
    await lead.waitFor();
    article = await lead.getAttribute('href');
    await page.goto(article);
    assert.equal(await page.locator(`a[href="${question}"]`).count() > 0, true, 'it cites its source');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('it is translated, and a translation that is behind says so', async () => {
    const page = await site().open(desk, { as: people.agent });
    await page.locator('.sisters a').last().click();
    await page.waitForURL('**/knowledge/new?translation_of=**');
    await page.fill('#f-title', 'When the pump stops');
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
    await step(page, 'send');
    await publish(page.url());
    await page.goto(`${desk}/edit`);
    await page.fill('#f-body', `${await page.inputValue('#f-body')}\n\n새로 알게 된 것이에요.`);
    await page.click('main form.form .form-end .btn.main');
    await page.locator('.notice.good').waitFor();
    await step(page, 'send');
    assert.equal(await page.locator('.steps-form button[value=publish]').count(), 0, 'somebody else has to');
    await publish(desk);
    await page.goto('/knowledge?behind=true');
    assert.match(await page.locator('table').innerText(), /When the pump stops/);
    await page.context().close();
  });

  test('a visitor finds it by search and says without an account that it did not help', async () => {
    const page = await site().open(article, { userAgent });
    const title = await page.locator('h1').innerText();
    await until('the article in the index', async () => {
      await page.goto(`/search?q=${encodeURIComponent(title)}`);
      return (await page.locator('main a[href^="/a/"]').count()) > 0;
    });
    await page.goto(article);
    await page.locator('.helped summary').click();
    await page.locator('.helped input[type=radio]').first().check();
    await page.fill('#helped-note', '그림이 있으면 좋겠어요.');
    await page.locator('.helped button[value=no]').click();
    await page.locator('.notice.good').waitFor();
    await page.context().close();
    const agent = await site().open(desk, { as: people.agent });
    await agent.getByText('그림이 있으면 좋겠어요.').waitFor();
    await agent.context().close();
  });
}
