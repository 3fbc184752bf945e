// Madang with its demonstration community on an empty database, and what the journeys need of it.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from './browser.mjs';

const program = fileURLToPath(new URL('../../target/debug/madang', import.meta.url));
const run = promisify(execFile);

/** A browser that says it is a person's: what robots search and rate is not counted. */
export const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Members of the demonstration community (demo/README.md). */
export const people = {
  admin: 'serin@moari.example',
  moderator: 'makoto@moari.example',
  agent: 'jiwoo@moari.example',
  haneul: 'haneul@example.com',
  aoi: 'aoi@example.com',
  owen: 'owen@example.com',
};
export const password = 'madang-demo';

const locales = { ko: 'ko-KR', ja: 'ja-JP', en: 'en-GB' };

/** Asks again and again until there is something, for at most `seconds`. */
export async function until(what, ask, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Starts Madang; with the address of a PostgreSQL server on a new database there, else on SQLite. With `rehearses` its clock
 * is moved by `passTo`.
 */
export async function start(postgres, { rehearses = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'madang-e2e-'));
  const database = postgres && (await newDatabase(postgres));
  const listen = `127.0.0.1:${await freePort()}`;
  const origin = `http://${listen}`;
  const options = ['--data', folder, '--listen', listen, '--base-url', origin, '--api-per-minute', '0', '--webhooks-inside', '127.0.0.1', '--log', 'warn'];
  if (database) options.push('--database-url', database.url);
  const clock = join(folder, 'clock');
  if (rehearses) {
    await writeFile(clock, new Date().toISOString());
    options.push('--rehearse-clock', clock);
  }
  const server = spawn(program, ['serve', '--demo', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => { log += data; });
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  const isReady = () => {
    if (server.exitCode !== null) throw new Error(`Madang ended:\n${log}`);
    return fetch(`${origin}/readyz`).then((response) => response.ok, () => false);
  };
  await until('Madang to be ready', isReady, 180);
  const browser = await launch();
  const place = ['--data', folder, ...(database ? ['--database-url', database.url] : [])];
  /** Runs a command of the program beside the server. */
  const command = (...words) => run(program, [...words, ...place]);
  /** The same with something on its standard input. */
  const tell = (input, ...words) => {
    const running = command(...words);
    running.child.stdin.end(input);
    return running;
  };
  const site = new Site({ origin, folder, browser, clock, command, tell, log: () => log, async stop() {
    await browser.close();
    server.kill();
    await ended;
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  } });
  await site.hurry();
  return site;
}

class Site {
  #sessions = new Map();

  constructor(parts) {
    Object.assign(this, parts);
  }

  /** A page of a visitor, or of the member with that e-mail address. Its `complaints` have to stay empty. */
  async open(path, { as, lang = 'ko', ...options } = {}) {
    const storageState = as && (await this.session(as));
    const context = await this.browser.newContext({
      baseURL: this.origin, locale: locales[lang], storageState, viewport: { width: 1280, height: 900 }, ...options,
    });
    if (!as) await context.addCookies([{ name: 'lang', value: lang, url: this.origin }]);
    const page = await context.newPage();
    page.complaints = watch(page);
    await page.goto(path);
    return page;
  }

  /** Journeys write faster than people: new members are not limited here. The checks of texts stay on. */
  async hurry() {
    const context = await this.browser.newContext({ baseURL: this.origin, storageState: await this.session(people.admin) });
    const form = { spam: 'on', hold_from: '90', first_posts: '0' };
    const answer = await context.request.post('/moderation/words/checks', { form, maxRedirects: 0 });
    if (answer.status() !== 303) throw new Error(`the limits could not be set: ${answer.status()}`);
    await context.close();
  }

  /** The cookies of a member who is signed in; one session serves all journeys. */
  async session(email) {
    if (!this.#sessions.has(email)) this.#sessions.set(email, this.#signIn(email));
    return this.#sessions.get(email);
  }

  async #signIn(email) {
    const context = await this.browser.newContext({ baseURL: this.origin });
    const answer = await context.request.post('/sign-in', { form: { email, password }, maxRedirects: 0 });
    if (answer.status() !== 303) throw new Error(`${email} could not sign in: ${answer.status()}`);
    const state = await context.storageState();
    await context.close();
    return state;
  }

  /** Lets the time of a rehearsal pass to a moment, a Date, and waits until Madang shows it. */
  async passTo(moment) {
    await writeFile(`${this.clock}.new`, moment.toISOString());
    await rename(`${this.clock}.new`, this.clock);
    await until(`the clock to show ${moment.toISOString()}`, async () => {
      const { headers } = await fetch(`${this.origin}/healthz`);
      const ahead = Number(/ahead;dur=(\d+)/.exec(headers.get('server-timing'))?.[1]);
      return Date.now() + ahead + 1000 >= moment.getTime();
    }, 10);
  }

  /** A token for the API, made in the settings of a member. */
  async token(email) {
    const page = await this.open('/settings/tokens', { as: email });
    await page.fill('#f-name', 'e2e');
    await page.check('#f-read');
    await page.check('#f-write');
    await page.click('main form[action="/settings/tokens"] .btn.main');
    const token = await page.locator('.secret code').innerText();
    await page.context().close();
    return token;
  }

  /** Calls the API with a token; gives the status and the JSON. */
  async api(token, method, path, body) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${this.origin}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  /** The text of the newest e-mail to an address, with these words in it if there are any, as soon as it has come. */
  async mail(address, words = '') {
    const folder = join(this.folder, 'mail');
    return until(`e-mail to ${address}`, async () => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort().reverse();
      for (const name of names) {
        const mail = await readFile(join(folder, name), 'utf8');
        if (mail.includes(address) && plainText(mail).includes(words)) return plainText(mail);
      }
      return null;
    });
  }
}

/** Collects what the browser complains about: errors of scripts, the policy, the console. */
function watch(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    // That a page answers 404 or 422 is meant where a journey asks for it.
    const isStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (message.type() === 'error' && !isStatus) {
      complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('dialog', (dialog) => {
    complaints.push(`${page.url()}: ${dialog.type()} “${dialog.message()}”`);
    dialog.dismiss();
  });
  return complaints;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

async function newDatabase(address) {
  const name = `madang_e2e_${process.pid}`;
  const sql = (command) => run('psql', [address, '--quiet', '--command', command]);
  await sql(`CREATE DATABASE ${name}`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The text/plain part of an e-mail. */
function plainText(mail) {
  const part = mail.split(/^--.*$/m).find((one) => /content-type: text\/plain/i.test(one)) ?? mail;
  const at = part.search(/\r?\n\r?\n/);
  const [head, body] = [part.slice(0, at), part.slice(at)];
  if (/encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/encoding: quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
