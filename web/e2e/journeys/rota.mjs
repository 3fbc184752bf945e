// Somebody is on duty, a question finds its way there, the shift ends with a note, and the asker reads when the team is back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const hour = 3600 * 1000;

/** The day that it is so many hours from now, in UTC. */
const day = (hours) => new Date(Date.now() + hours * hour).toISOString().slice(0, 10);

/** The journeys of the duty rota. `site` gives the site once it runs. */
export function rota(site) {
  const mark = Date.now().toString(36);

  async function call(page, method, path, data) {
    const answer = await page.request.fetch(`/api/v1${path}`, { method, data });
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  }

  async function ask(title) {
    const page = await site().open('/', { as: people.owen, lang: 'en' });
    const spaces = await call(page, 'GET', '/spaces');
    const space = (spaces.items ?? spaces).find((one) => one.kind === 'questions').slug;
    const { id } = await call(page, 'POST', '/questions', { space, title, body: 'It does so since this morning.' });
    return { id, page };
  }

  async function agentId(manager) {
    await manager.goto(`${site().origin}/desk/rota/shifts/new`);
    return manager.locator('#f-agent option', { hasText: /지우|Jiwoo/i }).getAttribute('value');
  }

  test('a question goes to the agent on duty, who hands it over with a note at the end of the shift', async () => {
    const manager = await site().open('/desk/rota', { as: people.admin, lang: 'en' });
    const agent = await agentId(manager);
    await manager.selectOption('#f-agent', agent);
    await manager.fill('#f-from', '00:00');
    await manager.fill('#f-to', '00:00');
    await manager.fill('#f-first_day', day(-48));
    for (const one of ['sat', 'sun']) await manager.check(`#f-day-${one}`);
    await manager.selectOption('#f-calendar', '');
    await manager.click('main form.form .form-end .btn.main');
    await manager.locator('.notice.good').waitFor();
    await manager.goto(`${site().origin}/desk/rota`);
    assert.match(await manager.locator('.rota-now').innerText(), /On duty now|지금 당번/);
    assert.ok((await manager.locator('.rota-duty').count()) >= 7);

    const title = `The pump stops ${mark}`;
    const { id } = await ask(title);
    await until('the question to be given out', async () => {
      // Until the desk has heard of the question, it knows none.
      const answer = await manager.request.get(`/api/v1/desk/threads/${id}`);
      return answer.ok() && (await answer.json()).assignee === agent;
    });
    const desk = await site().open('/desk/handover', { as: people.agent, lang: 'en' });
    await desk.selectOption('#f-to', { label: await nameOf(manager) });
    await desk.fill('#f-text', `Watch the pumps ${mark}`);
    await desk.fill(`#f-note-${id}`, `Asked for a picture ${mark}`);
    await desk.click('main form.form .form-end .btn.main');
    await desk.locator('.notice.good').waitFor();

    const next = await site().open('/desk', { as: people.moderator, lang: 'en' });
    const note = next.locator('.notice', { hasText: `Watch the pumps ${mark}` });
    await note.locator('a').first().click();
    await next.locator('.said', { hasText: `Asked for a picture ${mark}` }).waitFor();
    await next.click('.heading-actions .btn.main');
    await next.waitForURL(/queue=mine/);
    assert.match(await next.locator('.queue').innerText(), new RegExp(title));
    assert.equal(await next.locator('.notice', { hasText: `Watch the pumps ${mark}` }).count(), 0);
    await dropShifts(manager);
  });

  test('while nobody is on duty the asker reads when the team is back', async () => {
    const manager = await site().open('/desk/rota', { as: people.admin, lang: 'en' });
    const agent = await agentId(manager);
    const shift = { agent, weekdays, from: '09:00', to: '18:00', zone: 'UTC', every_weeks: 1, first_day: day(72) };
    await call(manager, 'POST', '/desk/rota/shifts', shift);
    const { id, page } = await ask(`The filter is loud ${mark}`);
    await page.goto(`${site().origin}/q/${id}`);
    await page.locator('.team-back').waitFor();
    assert.match(await page.locator('.team-back').innerText(), /The team is back on \w+day/);
    const other = await site().open(`/q/${id}`, { as: people.aoi, lang: 'en' });
    assert.equal(await other.locator('.team-back').count(), 0);
    await dropShifts(manager);
    await page.reload();
    assert.equal(await page.locator('.team-back').count(), 0);
  });

  /** The name of who takes over. */
  async function nameOf(manager) {
    await manager.goto(`${site().origin}/desk/rota/shifts/new`);
    return (await manager.locator('#f-agent option', { hasText: /真琴|Makoto/i }).innerText()).trim();
  }

  /** What was entered goes, so that other journeys find nobody on duty. */
  async function dropShifts(manager) {
    const { shifts } = await call(manager, 'GET', '/desk/rota');
    for (const shift of shifts) await call(manager, 'DELETE', `/desk/rota/shifts/${shift.id}`);
  }
}
