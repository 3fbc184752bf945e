import assert from 'node:assert/strict';
import test from 'node:test';
import { latest } from '../src/scripts/latest.js';
import { keyAction } from '../src/scripts/suggest.js';
import { isComposing, onTyped } from '../src/scripts/typed.js';

/** A field that somebody types into: `type` as a keyboard does, `compose` and `commit` as an input method does. */
class Field extends EventTarget {
  value = '';

  #send(name, isComposing) {
    this.dispatchEvent(Object.assign(new Event(name), { isComposing }));
  }

  type(value) {
    this.value = value;
    this.#send('input', false);
  }

  compose(value) {
    this.value = value;
    this.#send('input', true);
  }

  commit() {
    this.#send('compositionend', false);
  }
}

function typing(t) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const field = new Field();
  const asked = [];
  const forget = onTyped(field, (text) => asked.push(text));
  return { field, asked, forget, wait: (ms) => t.mock.timers.tick(ms) };
}

test('a word that is typed at once is asked for once', (t) => {
  const { field, asked, wait } = typing(t);
  for (const value of ['p', 'pu', 'pum', 'pump']) {
    field.type(value);
    wait(80);
  }
  wait(200);
  assert.deepEqual(asked, ['pump']);
});

test('syllables that are still composed are not asked for before a pause', (t) => {
  const { field, asked, wait } = typing(t);
  for (const value of ['ㅂ', '비', '빔', '비미', '비밀']) {
    field.compose(value);
    wait(200);
  }
  assert.deepEqual(asked, []);
  field.commit();
  wait(200);
  assert.deepEqual(asked, ['비밀']);
});

test('the end of a composition does not ask again for what a pause has asked for', (t) => {
  const { field, asked, wait } = typing(t);
  field.compose('비미');
  wait(400);
  field.commit();
  wait(400);
  field.type('비미 ');
  wait(400);
  assert.deepEqual(asked, ['비미']);
});

test('what was just typed is forgotten when the list is closed', (t) => {
  const { field, asked, forget, wait } = typing(t);
  field.type('pump');
  forget();
  wait(400);
  assert.deepEqual(asked, []);
});

test('an answer that comes late is never shown', async () => {
  const answers = new Map();
  const shown = [];
  const load = (text) => new Promise((resolve, reject) => { answers.set(text, { resolve, reject }); });
  const questions = latest(load, (answer, text) => shown.push([text, answer]));
  const all = [questions.ask('비'), questions.ask('비밀')];
  answers.get('비밀').resolve('two');
  answers.get('비').resolve('one');
  await Promise.all(all);
  assert.deepEqual(shown, [['비밀', 'two']]);
  const failing = questions.ask('x');
  answers.get('x').reject(new Error('offline'));
  await failing;
  assert.deepEqual(shown.at(-1), ['x', '']);
  const dropped = questions.ask('y');
  questions.drop();
  answers.get('y').resolve('late');
  await dropped;
  assert.equal(shown.length, 2);
});

test('keys that an input method uses are not ours', () => {
  assert.ok(isComposing({ key: 'Enter', isComposing: true }));
  assert.ok(isComposing({ key: 'Process', keyCode: 229 }));
  const all = { open: true, active: true, filled: true };
  for (const key of ['Enter', 'ArrowDown', 'Escape']) {
    assert.equal(keyAction({ key, isComposing: true }, all), null);
    assert.equal(keyAction({ key, keyCode: 229 }, all), null);
  }
});

test('keys move among the options and back to the field', () => {
  const act = (key, open, active, filled = true) => keyAction({ key }, { open, active, filled });
  assert.equal(act('ArrowDown', true, false), 'next');
  assert.equal(act('ArrowUp', true, true), 'previous');
  assert.equal(act('ArrowDown', false, false), 'open');
  assert.equal(act('ArrowDown', false, false, false), null);
  assert.deepEqual(['Home', 'End', 'ArrowLeft', 'Enter'].map((key) => act(key, true, true)), ['first', 'last', 'leave', 'follow']);
  assert.deepEqual(['Home', 'End', 'ArrowLeft', 'Enter'].map((key) => act(key, true, false)), [null, null, null, null]);
  assert.equal(act('Escape', true, false), 'close');
  assert.equal(act('Escape', false, false), null);
  assert.equal(act('k', true, true), null);
});
