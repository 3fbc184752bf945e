// What the toolbar and the keyboard do to Markdown: pure functions of the text and its selection.
// Each gives the replacement `text` for `from`–`to`, and where the selection then stands; or null.

const around = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  code: ['`', '`'],
};
const before = { quote: () => '> ', list: () => '- ', ordered: (index) => `${index + 1}. ` };
const already = { quote: /^> ?/, list: /^[-*] /, ordered: /^\d+\. / };

/** The edit that a button of the toolbar makes. */
export function format(what, value, start, end) {
  if (what === 'link') return link(value, start, end);
  if (what === 'code' && value.slice(start, end).includes('\n')) return fence(value, start, end);
  if (around[what]) return wrap(around[what], value, start, end);
  if (before[what]) return prefix(what, value, start, end);
  return null;
}

/** A list or a quotation goes on after Enter, and ends with an empty entry. */
export function newline(value, start) {
  const from = lineStart(value, start);
  const line = value.slice(from, start);
  const entry = /^(\s*)(?:([-*+])|(\d+)\.|(>))\s(\[[ x]\]\s)?(.*)$/.exec(line);
  if (!entry) return null;
  const [, indent, bullet, number, quotation, task, text] = entry;
  if (!text.trim()) return edit('', from, start);
  const mark = bullet ?? (number ? `${Number(number) + 1}.` : quotation);
  return edit(`\n${indent}${mark} ${task ? '[ ] ' : ''}`, start, start);
}

/** The name after an `@` that stands right before the caret, and where it begins; or null. */
export function mentionAt(value, caret) {
  const found = /(?:^|[\s(（「])@([\p{L}\p{N}_-]{0,30})$/u.exec(value.slice(0, caret));
  return found && { query: found[1], from: caret - found[1].length - 1 };
}

/** A quotation of `text`, under the name of its author. */
export function quotation(text, author) {
  const lines = text.trim().replace(/\n{3,}/g, '\n\n').split('\n');
  const head = author ? `> @${author}:\n` : '';
  return `${head}${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}

function wrap([open, close], value, start, end) {
  const inside = value.slice(start, end);
  const wrapped = value.slice(start - open.length, start) === open && value.slice(end, end + close.length) === close;
  if (wrapped) {
    const from = start - open.length;
    return { text: inside, from, to: end + close.length, start: from, end: from + inside.length };
  }
  const at = start + open.length;
  return { text: open + inside + close, from: start, to: end, start: at, end: at + inside.length };
}

function link(value, start, end) {
  const inside = value.slice(start, end);
  if (/^https?:\/\/\S+$/.test(inside)) {
    return { text: `[](${inside})`, from: start, to: end, start: start + 1, end: start + 1 };
  }
  const address = start + inside.length + 3;
  return { text: `[${inside}](https://)`, from: start, to: end, start: address, end: address + 'https://'.length };
}

function fence(value, start, end) {
  const inside = value.slice(start, end);
  return { text: `\`\`\`\n${inside}\n\`\`\``, from: start, to: end, start: start + 3, end: start + 3 };
}

function prefix(what, value, start, end) {
  const from = lineStart(value, start);
  const after = value.indexOf('\n', end);
  const to = after < 0 ? value.length : after;
  const lines = value.slice(from, to).split('\n');
  const on = lines.every((line) => already[what].test(line));
  const changed = lines.map((line, index) => (on ? line.replace(already[what], '') : before[what](index) + line));
  const text = changed.join('\n');
  return { text, from, to, start: lines.length > 1 ? from : from + text.length, end: from + text.length };
}

function edit(text, from, to) {
  return { text, from, to, start: from + text.length, end: from + text.length };
}

function lineStart(value, at) {
  return value.lastIndexOf('\n', at - 1) + 1;
}
