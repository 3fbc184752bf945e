// Looks at every page of the gallery (crates/ui/examples/gallery) in Chromium: nothing for axe to find, no sideways
// scrolling, no complaint of the content security policy. With a folder as argument it takes pictures.
//
//   cargo build -p madang-ui --example gallery && node e2e/gallery.mjs [folder for pictures] [page]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gallery, launch } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const [pictures, only] = process.argv.slice(2);
const views = [
  { lang: 'ko', theme: 'light', width: 1280 },
  { lang: 'ja', theme: 'dark', width: 1280 },
  { lang: 'en', theme: 'light', width: 390 },
  { lang: 'ko', theme: 'dark', width: 390 },
  { lang: 'ja', theme: 'light', width: 320 },
  { lang: 'en', theme: 'dark', width: 1280, viewer: true },
  { lang: 'ko', theme: 'light', width: 320, viewer: true },
];

const { pages, origin, stop } = await gallery();
const addresses = [...pages, `${origin}/error/404`, `${origin}/error/500`];
const browser = await launch();
if (pictures) mkdirSync(pictures, { recursive: true });
let found = 0;
for (const address of addresses.filter((one) => !only || one.endsWith(`/${only}`))) {
  for (const view of views) found += await look(address, view);
}
await browser.close();
stop();
console.log(found === 0 ? 'nothing found' : `${found} found`);
process.exit(found === 0 ? 0 : 1);

async function look(address, { lang, theme, width, viewer }) {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const name = `${new URL(address).pathname.slice(1).replace('/', '-')}-${lang}-${theme}-${width}${viewer ? '-in' : ''}`;
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security|Refused/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${address}?lang=${lang}${viewer ? '&viewer=1&notice=1' : ''}`, { waitUntil: 'load' });
  await page.waitForTimeout(150);
  // Further down the bars at the edges lie over whatever is there.
  await page.evaluate(() => scrollTo(0, 0));
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) complaints.push('sideways scrolling');
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only }), rules);
  for (const { id, nodes } of violations) {
    complaints.push(`${id}: ${nodes.slice(0, 4).map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`);
  }
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  for (const complaint of complaints) console.log(`${name}: ${complaint}`);
  await context.close();
  return complaints.length;
}
