// The pictures of a gallery, one after the other, large. Without JavaScript each is a link to itself.

/** Opens the picture that a link leads to over the page. */
export function look(link) {
  const links = [...link.closest('.gallery').querySelectorAll('a:has(> img)')];
  const words = document.getElementById('say').dataset;
  const dialog = document.createElement('dialog');
  dialog.className = 'large';
  const picture = document.createElement('img');
  const caption = document.createElement('p');
  caption.setAttribute('aria-live', 'polite');
  const button = (label, sign, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'icon-btn';
    made.ariaLabel = label;
    made.title = label;
    made.textContent = sign;
    made.addEventListener('click', act);
    return made;
  };
  let at = links.indexOf(link);
  const show = (next) => {
    at = (next + links.length) % links.length;
    const { alt } = links[at].querySelector('img');
    picture.src = links[at].href;
    picture.alt = alt;
    caption.textContent = links.length > 1 ? `${alt} (${at + 1}/${links.length})` : alt;
    dialog.ariaLabel = alt;
  };
  const bar = document.createElement('div');
  bar.className = 'large-bar';
  const turns = links.length > 1
    ? [button(words.previous, '←', () => show(at - 1)), button(words.next, '→', () => show(at + 1))]
    : [];
  bar.append(caption, ...turns, button(words.close, '×', () => dialog.close()));
  dialog.append(picture, bar);
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') show(at - 1);
    if (key === 'ArrowRight') show(at + 1);
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || target === picture) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    links[at].focus();
  });
  document.body.append(dialog);
  show(at);
  dialog.showModal();
}
