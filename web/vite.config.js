import { defineConfig } from 'vite';
import { icons } from './tools/icons.mjs';
import { widget } from './tools/widget.mjs';

// light-dark(), oklch() and nesting stay as written: lowering them doubles the CSS.
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari17.5'];

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  plugins: [icons(), widget(browsers)],
  build: {
    outDir: 'dist',
    assetsDir: '',
    manifest: 'manifest.json',
    target: browsers,
    cssTarget: browsers,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        app: 'src/scripts/app.js',
        style: 'src/styles/app.css',
        frame: 'src/widget/frame.css',
      },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
