// Agents help one another: a note that only they see, a reply kept ready, a warning before saying the same again, an expert
// who is invited and declines, and a question that support takes.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** A ticket system that gives every webhook a number; `came` holds what it was sent. */
async function ticketSystem() {
  const came = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    came.push({ headers: request.headers, body, data: JSON.parse(body) });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ticket: `T-${came.length}`, link: `https://tickets.example/T-${came.length}` }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return { came, url: `http://127.0.0.1:${server.address().port}/in`, stop: () => server.close() };
}

/** Whether a webhook is signed with the secret, as the receiver sees it. */
function isSigned({ headers, body }, secret) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  return headers['webhook-signature'].split(' ').includes(`v1,${signed.digest('base64')}`);
}

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
    await colleague.locator('.desk-strip-notes[id^="notes-"] > summary').click();
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

  test('a question is passed on to support, and what becomes of it comes back', async () => {
    const system = await ticketSystem();
    const manager = await site().open('/admin/desk/tickets', { as: people.admin, lang: 'en' });
    await manager.fill('#f-url', system.url);
    await manager.locator('#f-active').setChecked(true);
    await manager.locator('#f-tell_asker').setChecked(true);
    await manager.click('main form.form .form-end .btn.main');
    await manager.locator('.notice.good').waitFor();
    const { secret } = await call(manager, 'POST', '/admin/desk/tickets/secret');
    await manager.goto(`${site().origin}/admin/desk/tickets`);
    await manager.click('form[action$="/test"] .btn');
    await manager.locator('.notice.good').waitFor();
    assert.ok(isSigned(system.came[0], secret));
    assert.equal(system.came[0].data.type, 'webhook.test');

    const asker = await site().open('/', { as: people.owen, lang: 'en' });
    const agent = await site().open('/desk', { as: people.agent, lang: 'en' });
    const id = await ask(asker, agent, `Escalated ${mark}`);
    await agent.goto(`${site().origin}/q/${id}`);
    await agent.click('.desk-strip details[id^=escalate] > summary');
    await agent.fill('.desk-strip #f-brief', `The third one ${mark}`);
    await agent.click('.desk-strip details[id^=escalate] button');
    await agent.locator('.desk-strip a[href$="#escalation"]').waitFor();
    await until('the webhook to arrive', () => system.came.some((came) => came.data.type === 'question.escalated'));
    const came = system.came.find((one) => one.data.type === 'question.escalated');
    assert.ok(isSigned(came, secret));
    const { data } = came.data;
    assert.equal(data.question.title, `Escalated ${mark}`);
    assert.equal(data.note, `The third one ${mark}`);
    assert.ok(!came.body.includes('@'));
    await asker.goto(`${site().origin}/q/${id}`);
    await asker.locator('.notice', { hasText: 'passed your question on to support' }).waitFor();

    const program = await call(manager, 'POST', '/tokens', { name: mark, scopes: ['read', 'staff'], days: 1 });
    const answer = await fetch(data.state_url, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${program.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'solved', comment: `A new valve ${mark}` }),
    });
    assert.equal(answer.status, 200);
    await agent.goto(`${site().origin}/desk/${id}`);
    const escalation = await agent.locator('#escalation').innerText();
    assert.equal(await agent.locator('#escalation .state.good').count(), 1);
    assert.match(escalation, /T-\d/);
    assert.ok(escalation.includes(`A new valve ${mark}`));
    await asker.reload();
    assert.ok(!(await asker.content()).includes('passed your question on to support'));
    system.stop();
    await finish(manager, asker, agent);
  });
}
