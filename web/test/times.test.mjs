import assert from 'node:assert/strict';
import test from 'node:test';
import { next } from '../src/scripts/listbox.js';
import { ago } from '../src/scripts/times.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = 1_783_058_700_000;

test('times are told as the server tells them', () => {
  assert.equal(ago('ko', now - 3 * minute, now), '3분 전');
  assert.equal(ago('ja', now - 5 * 60 * minute, now), '5時間前');
  assert.equal(ago('en', now - day, now), '1 day ago');
  assert.equal(ago('ko', now - 65 * day, now), '2개월 전');
  assert.equal(ago('ja', now - 65 * day, now), '2か月前');
  assert.equal(ago('en', now + 3 * day, now), 'in 3 days');
});

test('within a minute the word of the server stays', () => {
  assert.equal(ago('ko', now - 20_000, now), null);
});

test('the arrows go round through the options and the field', () => {
  assert.equal(next(-1, 1, 3), 0);
  assert.equal(next(2, 1, 3), -1);
  assert.equal(next(-1, -1, 3), 2);
  assert.equal(next(0, -1, 3), -1);
});
