// Agents help one another: a note that only they see, a reply kept ready, a warning before saying the same again, and an expert
// who is invited and declines.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The journeys between colleagues. `site` gives the site once it runs. */
export function colleagues(site) {
  const mark = `e2e${Date.now().toString(36)}`;
  const said =
    'Please clean the filter first: open the lid, take the sieve out, rinse it under warm water and put it back until you hear it ' +
    `click. If it still hums then, tell us the serial number below the bottom plate. ${mark}`;

  async function call(page, method, path, data) {
    const answer = await page.request.fetch(`/api/v1${path}`, { method, data });
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? null : answer.json();
  }

  async function ask(asker, agent, title, tags = []) {
    const spaces = await call(asker, 'GET', '/spaces');
    const space = (spaces.items ?? spaces).find((one) => one.kind === 'questions').slug;
    const asked = await call(asker, 'POST', '/questions', { space, title, body: 'It does so at night.', tags });
    await until('the question to be at the desk', async () => {
      const answer = await agent.request.get(`/api/v1/desk/threads/${asked.id}`);
      return answer.ok();
    });
    return asked.id;
  }

  async function finish(...pages) {
    for (const page of pages) {
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  }

  test('a note is folded above the question for colleagues, and nobody else sees it', async () => {
    const agent = await site().open('/desk', { as: people.agent, lang: 'en' });
    const asker = await site().open('/', { as: people.owen, lang: 'en' });
    const id = await ask(asker, agent, `Note ${mark}`);
    await agent.goto(`${site().origin}/desk/${id}`);
    await agent.fill('#f-text', `The **serial** is a copy ${mark}`);
    await agent.click('#notes form .form-end .btn');
    await agent.locator('.notice.good').waitFor();
    const colleague = await site().open(`/q/${id}`, { as: people.moderator, lang: 'en' });
    await colleague.locator('.desk-strip-notes > summary').click();
    await colleague.locator('.desk-strip-notes strong', { hasText: 'serial' }).waitFor();
    await asker.goto(`${site().origin}/q/${id}`);
    assert.ok(!(await asker.content()).includes(`copy ${mark}`));
    await finish(agent, asker, colleague);
  });

  test('a saved reply is chosen with the keyboard, and saying the same again asks first', async () => {
    const agent = await site().open('/desk/replies/new', { as: people.agent, lang: 'en' });
    await agent.fill('#f-name', `Filter ${mark}`);
    await agent.fill('#f-en', `Hello {name}, {version}. ${said}`);
    await agent.click('main form.form .form-end .btn.main');
    await agent.locator('.notice.good').waitFor();
    const asker = await site().open('/', { as: people.owen, lang: 'en' });
    for (const time of ['first', 'second']) {
      const id = await ask(asker, agent, `Reply ${mark} ${time}`);
      await agent.goto(`${site().origin}/q/${id}`);
      await agent.click('[data-replies]');
      const field = agent.locator('.reply-chooser input');
      await field.fill(mark);
      await agent.locator('.reply-options [role=option]', { hasText: `Filter ${mark}` }).waitFor();
      assert.match(await agent.locator('.reply-options').innerText(), /\{version\}/);
      await field.press('Enter');
      await until('the reply to be in the answer', async () => (await agent.inputValue('#f-body')).includes(mark));
      const text = await agent.inputValue('#f-body');
      assert.match(text, /^Hello .*Owen/);
      await agent.fill('#f-body', text.replace(', {version}', ''));
      await agent.click('#write .form-end .btn.main');
      if (time === 'second') {
        await agent.locator('#f-sure').check();
        assert.ok((await agent.inputValue('#f-body')).includes(mark));
        await agent.click('#write .form-end .btn.main');
      }
      await agent.locator('article', { hasText: 'rinse it under warm water' }).first().waitFor();
    }
    await until('the share to be measured', async () => {
      const share = await call(agent, 'GET', '/desk/replies/share');
      return share.length === 1 && share[0].templated > 0;
    });
    await finish(agent, asker);
  });

  test('an expert is invited and declines with a reason', async () => {
    const agent = await site().open('/desk', { as: people.agent, lang: 'en' });
    const asker = await site().open('/', { as: people.owen, lang: 'en' });
    const expert = await site().open('/', { as: people.aoi, lang: 'en' });
    const tag = `tag${mark}`;
    const before = await ask(asker, agent, `Known ${mark}`, [tag]);
    const answer = await call(expert, 'POST', `/questions/${before}/answers`, { body: `Turn it off and on. ${mark}` });
    await call(agent, 'PUT', `/answers/${answer.id}/verdict`, { verdict: 'verified' });
    const id = await ask(asker, agent, `Unknown ${mark}`, [tag]);
    await until('the expert to be known', async () => (await call(agent, 'GET', `/desk/threads/${id}/experts`)).length > 0);
    await agent.goto(`${site().origin}/desk/${id}`);
    await agent.click('.invite > summary');
    await agent.fill('.invite textarea', 'You have settled this before.');
    await agent.click('.invite button');
    await agent.locator('.notice.good').waitFor();
    await expert.goto(`${site().origin}/settings/invitations`);
    const entry = expert.locator('.flags > li', { hasText: `Unknown ${mark}` });
    assert.match(await entry.innerText(), /settled this before/);
    await entry.locator('.decline > summary').click();
    await entry.locator('textarea').fill('I am away this week.');
    await entry.locator('.decline button').click();
    await expert.locator('.notice.good').waitFor();
    await agent.reload();
    assert.match(await agent.locator('#experts').innerText(), /I am away this week/);
    await finish(agent, asker, expert);
  });
}
