// News from its draft to its readers: written, scheduled, published by itself, commented on, the comment let through; and a
// banner that stays away once it is closed.
import assert from 'node:assert/strict';
import test from 'node:test';
import { people, until } from '../site.mjs';

/** The next minute where the agent lives, in Seoul, as the form takes it. */
function nextMinute() {
  const minute = Math.ceil((Date.now() + 5000) / 60_000) * 60_000;
  return new Date(minute + 9 * 3_600_000).toISOString().slice(0, 16);
}

/** The journeys of publishing. `site` gives the site once it runs. */
export function publishing(site) {
  const mark = `e2e${Date.now().toString(36)}`;
  const title = `새 화분 소식 ${mark}`;
  let address;

  test('an announcement is written, looked at, scheduled, and published when its time has come', async () => {
    const page = await site().open('/publish/new?kind=announcement', { as: people.agent });
    await page.fill('#f-title', title);
    await page.fill('#f-body', '# 언제\n\n봄에 나와요.\n\n> [!STEPS]\n> 1. 기다려요\n> 2. 받아요');
    await page.check('#f-approval');
    await page.click('button[value=preview]');
    await page.waitForURL('**/preview');
    assert.equal(await page.locator('.prose .steps li').count(), 2);
    await page.click('main .form-end a.btn');
    await page.fill('#f-publish_at', nextMinute());
    await page.click('button[value=schedule]');
    await page.locator('.notice.good').waitFor();
    assert.deepEqual(page.complaints, []);
    const reader = await site().open('/news');
    assert.equal(await reader.locator('.news', { hasText: mark }).count(), 0);
    const found = async () => {
      await reader.goto('/news?kind=announcement');
      return reader.locator('.news-entry h2 a', { hasText: mark }).count();
    };
    await until('the announcement', found, 100);
    await reader.locator('.news-entry h2 a', { hasText: mark }).click();
    await reader.waitForURL('**/n/**');
    address = new URL(reader.url()).pathname;
    assert.match(await reader.locator('h1').innerText(), new RegExp(mark));
    await reader.context().close();
    await page.context().close();
  });

  test('a comment waits, its author sees that, and staff lets it through', async () => {
    const member = await site().open(address, { as: people.haneul });
    await member.fill('#write textarea', `기다려져요 ${mark}`);
    await member.click('#write .form-end .btn.main');
    await member.locator('.comments-of', { hasText: `기다려져요 ${mark}` }).waitFor();
    const reader = await site().open(address);
    assert.equal(await reader.locator('.comments-of', { hasText: '기다려져요' }).count(), 0);
    const staff = await site().open('/publish/comments', { as: people.agent });
    await staff.locator('.post.waiting', { hasText: mark }).locator('.btn.main').click();
    await staff.locator('.notice.good').waitFor();
    await reader.goto(address);
    await reader.locator('.comments-of', { hasText: `기다려져요 ${mark}` }).waitFor();
    for (const page of [member, reader, staff]) {
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });

  test('a banner stands above every page, and stays away once it is closed', async () => {
    const admin = await site().open('/publish/banners', { as: people.admin });
    await admin.fill('#f-text_ko', `오늘 밤 점검 ${mark}`);
    await admin.fill('#f-url', address);
    await admin.click('main form.form .form-end .btn.main');
    await admin.locator('.notice.good').waitFor();
    const banner = (page) => page.locator('.banner', { hasText: mark });
    for (const as of [undefined, people.haneul]) {
      const page = await site().open('/questions', { as });
      await until('the banner', async () => {
        await page.goto('/questions');
        return banner(page).count();
      });
      await banner(page).locator('button').click();
      await page.waitForURL('**/questions');
      assert.equal(await banner(page).count(), 0);
      await page.goto('/');
      assert.equal(await banner(page).count(), 0);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
    await admin.goto('/publish/banners');
    await admin.locator('.desk li', { hasText: mark }).locator('button').click();
    await admin.locator('.notice.good').waitFor();
    await admin.context().close();
  });

  test('a recording of another site is fetched only when a reader asks for it', async () => {
    const page = await site().open('/news?kind=media');
    await page.locator('.news-entry h2 a').first().click();
    await page.waitForURL('**/n/**');
    assert.equal(await page.locator('iframe').count(), 0);
    const link = page.locator('a[data-player]');
    assert.match(await link.getAttribute('href'), /^https:\/\/vimeo\.com\//);
    await page.route('https://player.vimeo.com/**', (route) => route.fulfill({ body: 'player' }));
    await link.click();
    await page.locator('iframe').waitFor();
    assert.match(await page.locator('iframe').getAttribute('src'), /^https:\/\/player\.vimeo\.com\/video\/\d+/);
    await page.context().close();
  });
}
