import assert from 'node:assert/strict';
import test from 'node:test';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import config from '../vite.config.js';
import { budget, bundle } from '../tools/widget.mjs';

const code = await bundle(config.build.target);

test('the widget is small', () => {
  const size = gzipSync(code, { level: 9 }).length;
  assert.ok(size < budget, `${size} bytes gzipped`);
});

test('the widget leaves no name behind in the page, and nothing at all where a browser is too old for it', () => {
  const asked = [];
  const page = vm.createContext({
    document: { currentScript: { src: 'https://community.example/widget.js', dataset: {} }, readyState: 'complete' },
    CSS: { supports: (...what) => { asked.push(what); return false; } },
    URL,
  });
  const before = Object.keys(page);
  vm.runInContext(code, page);
  assert.equal(asked.length, 1);
  assert.deepEqual(Object.keys(page), before);
  assert.equal(vm.runInContext('typeof base + typeof script + typeof panel', page), 'undefinedundefinedundefined');
});

test('the widget neither sends nor keeps cookies, and asks for no code from elsewhere', () => {
  assert.match(code, /credentials:\s*[`'"]omit[`'"]/);
  assert.doesNotMatch(code, /document\.cookie|localStorage|sessionStorage|\bimport\(|\beval\(/);
});
