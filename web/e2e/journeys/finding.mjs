// Finding while typing: with an input method, with the keyboard, and what is told to those who do not see the list.
import assert from 'node:assert/strict';
import test from 'node:test';
import { until } from '../site.mjs';

const box = 'main input[data-suggest]';
const list = 'main [role=listbox]';

/** Collects what the field asks the server, and lets a test hold single answers back. */
async function watchQuestions(page) {
  const asked = [];
  const held = new Map();
  await page.route('**/search/suggest?*', async (route) => {
    const text = new URL(route.request().url()).searchParams.get('q');
    asked.push(text);
    if (held.has(text)) await held.get(text);
    await route.continue().catch(() => {});
  });
  const hold = (text) => {
    let release;
    held.set(text, new Promise((resolve) => { release = resolve; }));
    return release;
  };
  return { asked, hold };
}

async function inputMethod(page) {
  const client = await page.context().newCDPSession(page);
  return {
    /** What is composed now, not yet committed. */
    compose: (text) => client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => client.send('Input.insertText', { text }),
    /** A key that the input method takes for itself. */
    key: async (key) => {
      const all = { key: 'Process', code: key, windowsVirtualKeyCode: 229 };
      await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...all });
      await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...all });
    },
  };
}

/** The journeys of somebody who looks for something. `site` gives the site once it runs. */
export function finding(site) {
  test('while a syllable is composed nothing is asked twice, nothing is lost, and Enter belongs to the input method', async () => {
    const page = await site().open('/search');
    const { asked } = await watchQuestions(page);
    await page.locator(box).focus();
    const ime = await inputMethod(page);
    for (const text of ['ㅍ', '퍼', '펌', '펌ㅍ', '펌프']) {
      await ime.compose(text);
      await page.waitForTimeout(60);
    }
    await page.locator(`${list} [role=option]`).first().waitFor();
    assert.equal(await page.inputValue(box), '펌프');
    await ime.key('Enter');
    assert.equal(new URL(page.url()).search, '');
    await ime.commit('펌프');
    await page.waitForTimeout(600);
    assert.deepEqual(asked, ['펌프']);
    assert.equal(await page.inputValue(box), '펌프');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=*');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('the list is walked by keyboard, and screen readers hear how much there is', async () => {
    const page = await site().open('/search');
    await page.locator(box).focus();
    await until('the combobox', () => page.locator(`${box}[role=combobox]`).count());
    await page.keyboard.type('hub');
    const options = page.locator(`${list} [role=option]`);
    await options.first().waitFor();
    const count = await options.count();
    assert.ok(count > 1);
    assert.match(await page.locator('main form [role=status]').innerText(), new RegExp(`${count}`));
    const active = async () => {
      const id = await page.locator(box).getAttribute('aria-activedescendant');
      return id && options.evaluateAll((all, wanted) => all.findIndex((one) => one.id === wanted && one.ariaSelected === 'true'), id);
    };
    for (const [key, place] of [['ArrowDown', 0], ['End', count - 1], ['ArrowDown', null], ['ArrowUp', count - 1], ['Home', 0], ['ArrowLeft', null]]) {
      await page.keyboard.press(key);
      assert.equal(await active(), place, key);
    }
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(box).getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const link = await options.first().locator('a').getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => decodeURI(url.pathname) === decodeURI(link));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('an answer that comes late does not take the place of a newer one, nor open a closed list', async () => {
    const page = await site().open('/search');
    const { asked, hold } = await watchQuestions(page);
    const release = hold('hu');
    await page.locator(box).focus();
    await until('the combobox', () => page.locator(`${box}[role=combobox]`).count());
    await page.keyboard.type('hu');
    await until('the first question', () => asked.includes('hu'));
    await page.keyboard.type('b');
    const options = page.locator(`${list} [role=option]`);
    await options.first().waitFor();
    const shown = await options.allInnerTexts();
    release();
    await page.waitForTimeout(200);
    assert.deepEqual(await options.allInnerTexts(), shown);
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    assert.equal(await page.locator(list).isVisible(), false);
    await page.context().close();
  });

  test('a search is narrowed by what is counted, and taken back', async () => {
    const page = await site().open('/search?q=wifi', { javaScriptEnabled: false });
    const facet = page.locator('aside .facet').first();
    const count = Number(await facet.locator('.count').innerText());
    assert.ok(count > 0);
    await facet.click();
    await page.locator('.chip').first().waitFor();
    assert.equal(await page.locator('.topic.hit').count(), Math.min(count, 20));
    await page.locator('.chip').first().click();
    await page.waitForURL('**/search?q=wifi');
    assert.equal(await page.locator('.chip').count(), 0);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.locator('main details.narrow summary').click();
    assert.ok(await page.locator('main details.narrow .facet').first().isVisible());
    await page.context().close();
  });
}
