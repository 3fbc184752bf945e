// One sprite of the lucide icons that the templates name.
//
// A template names an icon as `page.icon("check")` or as the argument `icon="check"` of a component;
// the icons that administrators choose from are listed in crates/ui/src/icons.rs.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const crates = fileURLToPath(new URL('../../crates/', import.meta.url));
const lucide = fileURLToPath(new URL('../node_modules/lucide-static/icons/', import.meta.url));
const chosen = join(crates, 'ui/src/icons.rs');

const inTemplate = /\bicon\s*(?:\(|=)\s*"([a-z0-9-]+)"/g;
const inList = /"([a-z0-9-]+)"/g;

/** The names of all icons, sorted. */
export function used() {
  const names = new Set();
  for (const file of templates()) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(inTemplate)) names.add(name);
  }
  for (const name of choices(readFileSync(chosen, 'utf8'))) names.add(name);
  return [...names].sort();
}

/** The names in the Rust constant SPACE_ICONS. */
export function choices(rust) {
  const list = /SPACE_ICONS: \[&str; \d+\] = \[([^\]]*)\]/.exec(rust);
  if (!list) throw new Error(`${chosen}: no SPACE_ICONS`);
  return [...list[1].matchAll(inList)].map(([, name]) => name);
}

/** The sprite of these icons. An unknown name stops the build. */
export function sprite(names) {
  const missing = names.filter((name) => !existsSync(join(lucide, `${name}.svg`)));
  if (missing.length > 0) throw new Error(`no such lucide icon: ${missing.join(', ')}`);
  const symbols = names.map((name) => symbol(name, readFileSync(join(lucide, `${name}.svg`), 'utf8')));
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- lucide (ISC) -->${symbols.join('')}</svg>`;
}

/** A Vite plugin that writes the sprite as icons.svg. */
export function icons() {
  return {
    name: 'madang-icons',
    buildStart() {
      const source = sprite(used());
      this.emitFile({ type: 'asset', name: 'icons.svg', originalFileName: 'icons.svg', source });
    },
  };
}

function* templates() {
  for (const crate of readdirSync(crates)) {
    for (const folder of ['src', 'templates', 'examples']) {
      yield* htmlFiles(join(crates, crate, folder));
    }
  }
}

function* htmlFiles(folder) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true })) {
    if (file.endsWith('.html')) yield join(folder, file);
  }
}

function symbol(name, svg) {
  const body = svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/\s*\n\s*/g, '');
  const look = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24" ${look}>${body}</symbol>`;
}
