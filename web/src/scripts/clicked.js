// Which result was opened, so that staff sees which searches help nobody. Who opened it is not told.

/** Tells that the result at `rank`, from 1, was opened for a query at a place: `page`, `suggestions` or `ask`. */
export function tell(place, q, rank) {
  navigator.sendBeacon('/search/clicked', new URLSearchParams({ place, q, rank: String(rank) }));
}

/** Tells of the first result that is opened on a page of results. */
export function tellFirst(searched) {
  const opened = (event) => {
    const link = event.target.closest('.topics > li a[href]');
    if (!link || event.button > 1) return;
    const item = link.closest('.topics > li');
    document.removeEventListener('click', opened);
    document.removeEventListener('auxclick', opened);
    tell('page', searched.dataset.searched, 1 + [...item.parentElement.children].indexOf(item));
  };
  document.addEventListener('click', opened);
  document.addEventListener('auxclick', opened);
}
