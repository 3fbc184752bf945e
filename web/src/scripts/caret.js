// Where the caret of a text area stands, by a copy of its text laid out in the same way.

const copied = [
  'boxSizing', 'width', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth',
  'borderLeftWidth', 'fontFamily', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing', 'wordBreak',
  'overflowWrap', 'lineBreak', 'textSpacingTrim', 'tabSize',
];

/** The place of the character at `index`, in pixels from the text area's corner, and the height of its line. */
export function caretPlace(area, index) {
  const look = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const property of copied) copy.style[property] = look[property];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', insetBlockStart: '0' });
  const mark = document.createElement('span');
  mark.textContent = area.value.slice(index, index + 1) || '.';
  copy.append(area.value.slice(0, index), mark);
  area.parentElement.append(copy);
  const place = {
    left: mark.offsetLeft,
    top: mark.offsetTop - area.scrollTop,
    line: Number.parseFloat(look.lineHeight) || mark.offsetHeight,
  };
  copy.remove();
  return place;
}
