// A recording of another site is fetched only when a reader asks for it: until then it is a link.

/** Puts the player in the place of the link to the recording. Whoever wants a new tab gets the link. */
export function play(link, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || link.closest('[data-preview]')) return;
  event.preventDefault();
  const address = new URL(link.dataset.player);
  address.searchParams.set('autoplay', '1');
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = link.textContent;
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  link.replaceWith(frame);
  frame.focus();
}
