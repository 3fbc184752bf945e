// Whoever writes hostile things makes text of them, nothing else.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people } from '../site.mjs';

const lines = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg/onload=window.hit=1>',
  '"><b autofocus onfocus=window.hit=1 tabindex=1>',
  "'; window.hit=1; //",
  '</title></textarea></script><script>window.hit=1</script>',
  '[press](javascript:window.hit=1)',
  '[press](&#106;avascript:window.hit=1)',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)',
  '<a href="java&#9;script:window.hit=1">press</a>',
  '<details open ontoggle=window.hit=1><summary>x</summary></details>',
  '<form action="javascript:window.hit=1"><button>send</button></form>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1></style></mglyph></table></mtext></math>',
  '<div hx-get="/" hx-trigger="load" hx-on:load="window.hit=1">x</div>',
  '<meta http-equiv="refresh" content="0;url=javascript:window.hit=1">',
  '```html\n<script>window.hit=1</script>\n```',
  '{{constructor.constructor("window.hit=1")()}} ${window.hit=1} <%= 1 %>',
  '--><!--><script>window.hit=1</script>',
  'a\u202Etxt.exe \u0000\uFEFF\u200B b',
];

/** The journeys of hostile text. `site` gives the site once it runs. */
export function hostile(site) {
  test('hostile text stays text, wherever it is shown', async () => {
    const token = await site().token(people.owen);
    const { body: spaces } = await site().api(token, 'GET', '/spaces');
    const space = (spaces.items ?? spaces).find((one) => one.slug === 'devices').id;
    const name = lines[1].slice(0, 60);
    const member = await site().api(token, 'PATCH', '/me', { name, headline: lines[0], company: lines[2] });
    assert.ok(member.status < 300, JSON.stringify(member));
    const addresses = ['/m/owen', '/settings', '/members?q=onerror', '/questions', '/', `/search?q=${encodeURIComponent(lines[0])}`];
    for (const line of lines) {
      const question = { space, title: `Hostile ${line}`.replaceAll(/[\n\u0000]/g, ' ').slice(0, 200), body: line };
      const asked = await site().api(token, 'POST', '/questions', question);
      assert.ok(asked.status === 201 || asked.status === 422, `${asked.status} for ${line}`);
      if (asked.status === 201) addresses.push(`/q/${asked.body.id}`);
    }
    const page = await site().open('/', { as: people.owen, lang: 'en' });
    for (const address of addresses) {
      const answer = await page.goto(address);
      assert.ok(answer.status() < 500, address);
      assert.equal(await page.evaluate(() => globalThis.hit), undefined, address);
      const dangers = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((element) => (
        ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'META', 'STYLE'].includes(element.tagName)
        || [...element.attributes].some(({ name: attribute, value }) => attribute.startsWith('on') || /^\s*javascript:/i.test(value))
      )).map((element) => element.outerHTML.slice(0, 200)));
      assert.deepEqual(dangers, [], address);
    }
    assert.deepEqual(page.complaints.filter((one) => !one.includes('404')), []);
    const back = await site().api(token, 'PATCH', '/me', { name: 'Owen Gallagher', headline: '', company: '' });
    assert.ok(back.status < 300);
    await page.context().close();
  });
}
