// What the scripts do, tried on the gallery in Chromium: `npm run e2e:ui`.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { gallery, launch } from './browser.mjs';

let site;
let browser;

before(async () => {
  site = await gallery();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.stop();
});

/** A page of the gallery, which must not complain. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security|Refused/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site.origin}/${path}`);
  return { page, async close() {
    assert.deepEqual(complaints, []);
    await context.close();
  } };
}

async function write(page) {
  const area = page.locator('textarea[data-editor]');
  await area.focus();
  await page.locator('[data-toolbar]:not([data-pending])').waitFor();
  await area.fill('');
  return area;
}

test('the keyboard formats the text, and undo takes it back', async () => {
  const { page, close } = await open('question');
  const area = await write(page);
  await page.keyboard.type('안녕');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+B');
  assert.equal(await area.inputValue(), '**안녕**');
  await page.keyboard.press('Control+Z');
  assert.equal(await area.inputValue(), '안녕');
  await close();
});

test('a list goes on after Enter, but not after the Enter that ends a composition', async () => {
  const { page, close } = await open('question');
  const area = await write(page);
  await page.keyboard.type('- 하나');
  await page.keyboard.press('Enter');
  assert.equal(await area.inputValue(), '- 하나\n- ');
  const taken = await area.evaluate((field) => !field.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }),
  ));
  assert.equal(taken, false);
  await close();
});

test('a mention is completed with the keyboard below the line that is written', async () => {
  const { page, close } = await open('question');
  const area = await write(page);
  await page.keyboard.type('첫 줄');
  await page.keyboard.press('Enter');
  await page.keyboard.type('안녕 @민');
  const option = page.locator('.mention-list [role=option]').first();
  await option.waitFor();
  const [popup, field] = [await page.locator('.mention-list').boundingBox(), await area.boundingBox()];
  assert.ok(popup.y > field.y + 50, 'below the second line');
  assert.ok(popup.x > field.x + 40, 'beside the words before it');
  assert.ok(await area.getAttribute('aria-activedescendant'));
  await page.keyboard.press('Enter');
  assert.equal(await area.inputValue(), '첫 줄\n안녕 @김민지 ');
  await close();
});

test('a pasted picture becomes Markdown', async () => {
  const { page, close } = await open('question');
  const area = await write(page);
  await area.evaluate((field) => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'picture.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector('textarea').value.startsWith('![picture]('));
  assert.equal(await area.inputValue(), '![picture](/favicon/1-1f6f63.svg)');
  await close();
});

test('what is typed is saved as a draft', async () => {
  const { page, close } = await open('question');
  await write(page);
  const saved = page.waitForRequest((request) => request.method() === 'PUT');
  await page.keyboard.type('쓰던 글');
  const request = await saved;
  assert.match(request.url(), /\/drafts\/answer-1$/);
  assert.equal(request.postDataJSON().body, '쓰던 글');
  await page.locator('[data-draft-state]', { hasText: '저장했어요' }).waitFor();
  await close();
});

test('the preview comes from the server and writing goes on', async () => {
  const { page, close } = await open('question');
  const area = await write(page);
  await page.keyboard.type('abc');
  await page.locator('[data-tab=preview]').click();
  await page.locator('[data-preview]', { hasText: '3' }).waitFor();
  assert.equal(await area.isVisible(), false);
  await page.locator('[data-tab=write]').click();
  assert.equal(await area.isVisible(), true);
  await close();
});

test('a post is quoted into the answer', async () => {
  const { page, close } = await open('question');
  await write(page);
  await page.locator('[data-quote="#p2"]').click();
  await page.waitForFunction(() => document.querySelector('textarea').value.startsWith('> @유나:'));
  await close();
});

test('suggestions follow the keyboard and are asked for once a pause', async () => {
  const { page, close } = await open('home');
  const asked = [];
  page.on('request', (request) => {
    if (request.url().includes('/search/suggest')) asked.push(request.url());
  });
  const field = page.locator('#find');
  await field.focus();
  await page.waitForFunction(() => document.getElementById('find').role === 'combobox');
  await page.keyboard.type('위젯', { delay: 20 });
  await page.locator('.suggestions [role=option]').first().waitFor();
  assert.equal(asked.length, 1);
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.suggestions:visible').count(), 0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/question$/);
  await close();
});

test('a Korean syllable that is being composed is asked for once', async () => {
  const { page, close } = await open('home');
  const asked = [];
  page.on('request', (request) => {
    if (request.url().includes('/search/suggest')) asked.push(decodeURIComponent(request.url().split('q=')[1]));
  });
  await page.locator('#find').focus();
  await page.waitForFunction(() => document.getElementById('find').role === 'combobox');
  const client = await page.context().newCDPSession(page);
  for (const text of ['ㅇ', '위', '윚', '위제', '위젯']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(60);
  }
  await page.locator('.suggestions [role=option]').first().waitFor();
  await client.send('Input.insertText', { text: '위젯' });
  await page.waitForTimeout(500);
  assert.deepEqual(asked, ['위젯']);
  await close();
});

test('similar questions appear while the title is typed', async () => {
  const { page, close } = await open('ask');
  await page.locator('#f-title').pressSequentially('위젯이 안 보여요');
  await page.locator('[data-similar-slot] a').first().waitFor();
  await close();
});

test('the scheme changes at once and the focus stays', async () => {
  const { page, close } = await open('home', { colorScheme: 'light' });
  await page.locator('.eaves .to-dark').click();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'icon-btn to-light');
  await close();
});

test('news of the page arrive in their place', async () => {
  const { page, close } = await open('question');
  await page.locator('#live a', { hasText: '새 답변' }).waitFor();
  await close();
});

test('a click that is refused is answered in the words of the error page', async () => {
  const { page, close } = await open('question');
  await page.locator('.gate .vote button').click();
  await page.locator('#say.toast', { hasText: '잠시 쉬었다가' }).waitFor();
  assert.equal(await page.locator('.gate .vote button').count(), 1);
  await close();
});

test('a click that needs an account leads to signing in and back', async () => {
  const { page, close } = await open('components');
  await page.locator('form[action="/me-too"] button').click();
  await page.waitForURL(/\/sign-in\?next=%2Fcomponents$/);
  await close();
});

test('a menu closes with Escape and by a click elsewhere', async () => {
  const { page, close } = await open('home?viewer=1');
  const menu = page.locator('.account');
  await menu.locator('summary').click();
  assert.equal(await menu.getAttribute('open'), '');
  await page.keyboard.press('Escape');
  assert.equal(await menu.getAttribute('open'), null);
  await menu.locator('summary').click();
  await page.locator('h1').click();
  assert.equal(await menu.getAttribute('open'), null);
  await close();
});

test('without JavaScript nothing is shown that would not work', async () => {
  const { page, close } = await open('question', { javaScriptEnabled: false });
  assert.equal(await page.locator('[data-toolbar]').isVisible(), false);
  assert.equal(await page.locator('[data-copy]').first().isVisible(), false);
  assert.equal(await page.locator('textarea[name=body]').isVisible(), true);
  assert.equal(await page.locator('.eaves [name=theme]:visible').count(), 1);
  await close();
});
