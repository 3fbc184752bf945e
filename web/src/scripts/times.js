// The server tells times relative to now, in the page's language; here they are kept fresh.
// The steps are those of crates/i18n/src/date.rs.

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;
const steps = [[year, 'year'], [month, 'month'], [day, 'day'], [hour, 'hour'], [minute, 'minute']];

/** How long `then` lies from `now` (both in milliseconds); null within a minute, where the server's word stays. */
export function ago(lang, then, now) {
  const seconds = Math.trunc((then - now) / 1000);
  const step = steps.find(([size]) => Math.abs(seconds) >= size);
  if (!step) return null;
  const [size, unit] = step;
  const text = new Intl.RelativeTimeFormat(lang).format(Math.trunc(seconds / size), unit);
  // Chromium sets a space in Japanese that nobody writes.
  return lang === 'ja' ? text.replace(/\s/g, '').replace('ヶ月', 'か月').replace('カ月', 'か月') : text;
}

/** By how many milliseconds the community's clock is ahead of this machine's: only in a rehearsal is it. */
function ahead() {
  const [page] = performance.getEntriesByType('navigation');
  return page?.serverTiming?.find((one) => one.name === 'ahead')?.duration ?? 0;
}

/** Brings every relative time of the page up to date. */
export function refreshTimes() {
  if (document.hidden) return;
  const lang = document.documentElement.lang;
  const now = Date.now() + ahead();
  for (const time of document.querySelectorAll('time[data-ago]')) {
    const text = ago(lang, Date.parse(time.dateTime), now);
    const shown = time.firstElementChild;
    if (text && shown && shown.textContent !== text) shown.textContent = text;
  }
}
