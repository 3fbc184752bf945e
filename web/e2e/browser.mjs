// Chromium and the gallery, for what is looked at or tried in a browser.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const program = fileURLToPath(new URL('../../target/debug/examples/gallery', import.meta.url));
const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Chromium, as it is found in CHROMIUM or where Debian puts it. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet });
}

/** The gallery on a free port: its addresses, and a function that stops it. */
export async function gallery() {
  const server = spawn(program, ['127.0.0.1:0']);
  const text = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.stdout.once('data', (data) => resolve(String(data)));
  });
  const pages = text.trim().split('\n');
  return { pages, origin: new URL(pages[0]).origin, stop: () => server.kill() };
}
