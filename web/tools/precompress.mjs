// Writes .br and .gz beside each file of dist, once, so that the server never compresses one.
// Fails when what a reading page loads outgrows its budget.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const budget = 45 * 1024;
const readingPage = /^(app|style)-.*\.(js|css)$/;

let reading = 0;
for (const file of readdirSync(dist)) {
  if (!/\.(js|css|svg)$/.test(file)) continue;
  const sizes = compress(join(dist, file));
  if (readingPage.test(file)) reading += sizes.gz;
  console.log(file.padEnd(28), column(sizes.raw), 'gz', column(sizes.gz), 'br', column(sizes.br));
}
console.log(`a reading page loads ${reading} bytes of CSS and JavaScript, gzipped; the budget is ${budget}`);
if (reading > budget) process.exit(1);

function compress(path) {
  const raw = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const br = brotliCompressSync(raw, { params });
  const gz = gzipSync(raw, { level: 9 });
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gz);
  return { raw: raw.length, br: br.length, gz: gz.length };
}

function column(bytes) {
  return String(bytes).padStart(7);
}
