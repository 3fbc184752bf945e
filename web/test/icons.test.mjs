import assert from 'node:assert/strict';
import test from 'node:test';
import { choices, sprite, used } from '../tools/icons.mjs';

test('every icon that a template names is in lucide', () => {
  const names = used();
  assert.ok(names.length > 30);
  assert.match(sprite(names), /<symbol id="check"/);
});

test('an unknown icon stops the build', () => {
  assert.throws(() => sprite(['no-such-icon']), /no such lucide icon: no-such-icon/);
});

test('the icons of spaces are read from the Rust list', () => {
  assert.deepEqual(choices('pub const SPACE_ICONS: [&str; 2] = [\n "leaf",\n "life-buoy",\n];'), ['leaf', 'life-buoy']);
});
