// A question from its first syllable to the seal: asked in Korean, answered with a picture, accepted, verified, found.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The smallest picture that every browser shows. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Types as an input method does: syllable by syllable, each composed before it is committed. */
async function compose(page, words) {
  const client = await page.context().newCDPSession(page);
  for (const word of words) {
    for (let end = 1; end <= word.length; end += 1) {
      const text = word.slice(0, end);
      await client.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
    await client.send('Input.insertText', { text: word });
  }
}

async function pastePicture(area) {
  await area.evaluate((field, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], '화면.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, picture);
}

/** The journeys of a question. `site` gives the site once it runs. */
export function asking(site) {
  const mark = `e2e${Date.now().toString(36)}`;
  let address;

  test('a question is asked in Korean with an input method, and similar ones appear before it is sent', async () => {
    const page = await site().open('/ask', { as: people.haneul });
    await page.locator('#f-space').selectOption({ index: 1 });
    await page.locator('#f-title').focus();
    await compose(page, ['펌프', ' ', '오류', ' ', 'E-21이', ' ', '또', ' ', '떠요', ` ${mark}`]);
    await page.locator('[data-similar-slot] a').first().waitFor();
    assert.match(await page.locator('[data-similar-slot]').innerText(), /E-21/);
    await page.locator('#f-body').focus();
    await page.locator('[data-toolbar]:not([data-pending])').waitFor();
    await compose(page, ['물을', ' ', '갈고', ' ', '나서', ' ', '펌프가', ' ', '멈췄어요.']);
    assert.equal(await page.inputValue('#f-title'), `펌프 오류 E-21이 또 떠요 ${mark}`);
    await page.click('main form.form .form-end .btn.main');
    await page.waitForURL('**/q/**');
    address = new URL(page.url()).pathname;
    assert.match(await page.locator('h1').innerText(), /펌프 오류 E-21이 또 떠요/);
    assert.match(await page.locator('.question .prose').first().innerText(), /물을 갈고 나서 펌프가 멈췄어요\./);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('an answer with a pasted picture arrives live on a page that is open', async () => {
    const watching = await site().open(address);
    const page = await site().open(address, { as: people.owen });
    const area = page.locator('#write textarea');
    await area.focus();
    await page.locator('#write [data-toolbar]:not([data-pending])').waitFor();
    await page.keyboard.type('Rinse the filter, then start it again.\n\n');
    await pastePicture(area);
    await page.waitForFunction(() => /!\[.*\]\(\/files\/\S+\)/.test(document.querySelector('#write textarea').value));
    await page.click('#write .btn.main');
    const shown = page.locator('.post img[src*="/files/"]').first();
    await shown.waitFor();
    await until('the picture', () => shown.evaluate((image) => image.complete && image.naturalWidth > 0));
    await watching.locator('#live a').waitFor();
    await watching.locator('#live a').click();
    await watching.locator('.post', { hasText: 'Rinse the filter' }).first().waitFor();
    assert.deepEqual([...page.complaints, ...watching.complaints], []);
    await page.context().close();
    await watching.context().close();
  });

  test('the asker accepts the answer, and it stands in the door frame', async () => {
    const page = await site().open(address, { as: people.haneul });
    await page.locator('form[action$="/accept"] button').click();
    await page.locator('.gate .post', { hasText: 'Rinse the filter' }).waitFor();
    assert.equal(await page.locator('.gate.sealed').count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('an agent verifies it, and everybody sees the seal and who set it', async () => {
    const page = await site().open(address, { as: people.agent });
    await page.locator('.gate details.menu:has(form[action$="/verdict/verified"]) summary').click();
    await page.locator('.gate form[action$="/verdict/verified"] button').click();
    await page.locator('.gate.sealed .seal').waitFor();
    assert.match(await page.locator('.gate-head').innerText(), /한지우/);
    const visitor = await site().open(address, { lang: 'en' });
    await visitor.locator('.gate.sealed').waitFor();
    assert.deepEqual([...page.complaints, ...visitor.complaints], []);
    await page.context().close();
    await visitor.context().close();
  });

  test('it is found by its Korean words without their particles', async () => {
    const page = await site().open('/search', { lang: 'ko' });
    const found = page.locator('main .topic-title a', { hasText: mark });
    await until('the new question in the index', async () => {
      await page.goto(`/search?q=${encodeURIComponent(`펌프 오류 ${mark}`)}`);
      return (await found.count()) > 0;
    });
    await found.first().click();
    await page.waitForURL(`**${address}*`);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('a vote and a bookmark change in place', async () => {
    const page = await site().open(address, { as: people.aoi });
    const vote = page.locator('.gate form.vote button').first();
    await vote.click();
    await page.locator('.gate form.vote button[aria-pressed=true]').waitFor();
    await page.locator('.gate form.bookmark button').first().click();
    await page.locator('.gate form.bookmark button[aria-pressed=true]').waitFor();
    await page.goto('/bookmarks');
    await page.locator('.rows a[href]', { hasText: mark }).first().waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
