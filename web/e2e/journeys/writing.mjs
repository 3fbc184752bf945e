// What is typed is not lost, and what is sought is found.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people } from '../site.mjs';

/** The journeys of writing and finding. `site` gives the site once it runs. */
export function writing(site) {
  test('what was typed is there again after a reload', async () => {
    const page = await site().open('/ask', { as: people.owen, lang: 'en' });
    await page.locator('#f-body').focus();
    await page.locator('[data-toolbar]:not([data-pending])').waitFor();
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    await page.fill('#f-title', 'Half a thought about the lamp');
    await page.fill('#f-body', 'It began when');
    await saved;
    await page.reload();
    assert.equal(await page.inputValue('#f-title'), 'Half a thought about the lamp');
    assert.equal(await page.inputValue('#f-body'), 'It began when');
    await page.goto('/drafts');
    await page.locator('.rows', { hasText: 'Half a thought' }).locator('form[action$="/delete"] button').click();
    await page.locator('.empty').waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('the preview shows what the post will look like', async () => {
    const page = await site().open('/ask', { as: people.aoi, lang: 'ja' });
    await page.locator('#f-body').focus();
    await page.locator('[data-toolbar]:not([data-pending])').waitFor();
    await page.keyboard.type('**太字**と`コード`');
    await page.locator('[data-tab=preview]').click();
    await page.locator('[data-preview] strong', { hasText: '太字' }).waitFor();
    await page.context().close();
  });

  const searches = [
    { lang: 'ko', words: '와이파이 공유기', finds: '와이파이 목록에' },
    { lang: 'ko', words: 'dhkdlvkdl', finds: '와이파이' },
    { lang: 'ja', words: 'ハブ 接続', finds: 'H-102' },
    { lang: 'ja', words: 'レタスの種', finds: '芽を出しません' },
    { lang: 'en', words: 'rainwater safe', finds: 'rainwater' },
  ];
  for (const { lang, words, finds } of searches) {
    test(`“${words}” finds “${finds}”`, async () => {
      const page = await site().open('/', { lang });
      await page.locator('main .find input').fill(words);
      await page.locator('main .find button').click();
      await page.locator('main .topic', { hasText: finds }).first().waitFor();
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }

  test('suggestions in the header lead to what is meant', async () => {
    const page = await site().open('/', { lang: 'ja' });
    await page.locator('#find').focus();
    await page.waitForFunction(() => document.getElementById('find').role === 'combobox');
    await page.keyboard.type('タンク', { delay: 20 });
    await page.locator('.suggestions [role=option] a', { hasText: 'タンク' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(a|q|tags)\//);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
