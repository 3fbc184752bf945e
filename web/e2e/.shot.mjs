import { launch } from './browser.mjs';
const base = process.argv[2], out = process.argv[3];
const browser = await launch();
const login = async (context, email) => { await context.request.post(base + '/sign-in', { form: { email, password: 'madang-demo' }, maxRedirects: 0 }); };
const news = (await (await fetch(base + '/api/v1/news?limit=50')).json()).items;
const at = (words) => news.find((one) => one.title.includes(words)).url;
const shots = [
  ['news-ko', 'ko', 'light', 1280, 1100, '/news', null],
  ['news-ja-dark', 'ja', 'dark', 1280, 1000, '/news?kind=blog_entry', null],
  ['news-en-mobile', 'en', 'light', 375, 900, '/news', null],
  ['walk-ko', 'ko', 'light', 1280, 1500, at('페스토'), null],
  ['walk-mobile-dark', 'ko', 'dark', 375, 1500, at('페스토'), null],
  ['media-en', 'en', 'light', 1280, 1300, at('pump filter'), null],
  ['release-en', 'en', 'dark', 1280, 1200, at('Hub 3.2'), null],
  ['releases-ja', 'ja', 'light', 1280, 800, '/releases/hub', null],
  ['story-en', 'en', 'light', 1280, 1300, at('corridor'), null],
  ['home-ko', 'ko', 'light', 1280, 1000, '/', null],
  ['desk-ko', 'ko', 'light', 1280, 900, '/publish?state=published', 'jiwoo@moari.example'],
  ['editor-ko', 'ko', 'light', 1280, 2000, '/publish/new?kind=walkthrough', 'jiwoo@moari.example'],
  ['editor-mobile-ja', 'ja', 'light', 375, 1800, '/publish/new?kind=release_note', 'makoto@moari.example'],
  ['banners-en', 'en', 'light', 1280, 1300, '/publish/banners', 'serin@moari.example'],
];
for (const [name, lang, scheme, width, height, path, email] of shots) {
  const context = await browser.newContext({ baseURL: base, viewport: { width, height }, colorScheme: scheme, locale: lang });
  if (email) { await login(context, email); await context.request.post('/preferences', { form: { lang, back: '/' } }); }
  else await context.addCookies([{ name: 'lang', value: lang, url: base }]);
  const page = await context.newPage();
  await page.goto(path);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/${name}.png` });
  await context.close();
}
await browser.close();
