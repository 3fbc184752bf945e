import assert from 'node:assert/strict';
import test from 'node:test';
import { tagAt } from '../src/scripts/tags.js';

test('the tag at the caret is found between commas of any keyboard', () => {
  assert.deepEqual(tagAt('pum', 3), { typed: 'pum', from: 0, to: 3 });
  assert.deepEqual(tagAt('pump, wi', 8), { typed: 'wi', from: 6, to: 8 });
  assert.deepEqual(tagAt('펌프、와이、앱', 5), { typed: '와이', from: 3, to: 5 });
  assert.deepEqual(tagAt('a, two words ,c', 9), { typed: 'two words', from: 3, to: 12 });
  assert.equal(tagAt('a, ', 3).typed, '');
});
