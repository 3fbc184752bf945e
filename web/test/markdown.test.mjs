import assert from 'node:assert/strict';
import test from 'node:test';
import { format, mentionAt, newline, quotation } from '../src/scripts/markdown.js';

/** The text after an edit; `|` marks the selection. */
function after(value, edit) {
  const text = value.slice(0, edit.from) + edit.text + value.slice(edit.to);
  return `${text.slice(0, edit.start)}|${text.slice(edit.start, edit.end)}|${text.slice(edit.end)}`;
}

test('bold is put round the selection and taken away again', () => {
  assert.equal(after('한 번에', format('bold', '한 번에', 0, 1)), '**|한|** 번에');
  assert.equal(after('**한** 번에', format('bold', '**한** 번에', 2, 3)), '|한| 번에');
});

test('code over several lines becomes a block', () => {
  assert.equal(after('a\nb', format('code', 'a\nb', 0, 3)), '```||\na\nb\n```');
});

test('a selected address becomes the address of a link', () => {
  const value = 'https://example.com';
  assert.equal(after(value, format('link', value, 0, value.length)), '[||](https://example.com)');
});

test('lines become a numbered list and lines again', () => {
  assert.equal(format('ordered', '가\n나', 0, 3).text, '1. 가\n2. 나');
  assert.equal(format('ordered', '1. 가\n2. 나', 0, 9).text, '가\n나');
});

test('a list goes on after Enter', () => {
  assert.equal(newline('- 하나', 4).text, '\n- ');
  assert.equal(newline('9. 아홉', 5).text, '\n10. ');
  assert.equal(newline('- [x] 끝', 7).text, '\n- [ ] ');
});

test('an empty entry ends the list', () => {
  assert.deepEqual(newline('- 하나\n- ', 7), { text: '', from: 5, to: 7, start: 5, end: 5 });
});

test('a plain line is left to the browser', () => {
  assert.equal(newline('그냥 글', 4), null);
});

test('a mention is found in Korean and Japanese, but not in an address', () => {
  assert.deepEqual(mentionAt('안녕 @민지', 6), { query: '민지', from: 3 });
  assert.deepEqual(mentionAt('@', 1), { query: '', from: 0 });
  assert.equal(mentionAt('a@b', 3), null);
  assert.equal(mentionAt('@민지 님', 5), null);
});

test('a quotation names its author', () => {
  assert.equal(quotation('가\n\n나\n', '민지'), '> @민지:\n> 가\n>\n> 나\n\n');
});
