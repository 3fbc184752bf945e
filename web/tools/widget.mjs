// The widget's script: one classic file that leaves nothing behind in the pages of other sites, under a name that stays.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const entry = fileURLToPath(new URL('../src/widget/widget.js', import.meta.url));

/** What the script may weigh at most, gzipped, in bytes. */
export const budget = 12 * 1024;

/** The script's text. */
export async function bundle(target) {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target,
      cssTarget: target,
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'widget.js' } },
    },
  }));
  if (output.length !== 1) throw new Error(`the widget is one file, not ${output.map((one) => one.fileName)}`);
  return output[0].code;
}

/** A Vite plugin that writes widget.js, and stops the build when it outgrows its budget. */
export function widget(target) {
  return {
    name: 'madang-widget',
    async generateBundle() {
      const source = await bundle(target);
      const size = gzipSync(source, { level: 9 }).length;
      if (size > budget) throw new Error(`widget.js is ${size} bytes gzipped; its budget is ${budget}`);
      this.emitFile({ type: 'asset', fileName: 'widget.js', source });
    },
  };
}
