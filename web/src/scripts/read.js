// Which posts a member reads, and for how long: by that the community knows who has looked around. Counted only while the page is
// visible and somebody is there.

const second = 1000;
/** Nobody touched anything for so long: nobody is there. */
const idle = 60 * second;
/** A post takes no longer to read. */
const longest = 60;
/** How often the page tells. */
const every = 30 * second;

/** Watches the posts of the page. */
export function read(posts) {
  const shown = new Set();
  const seconds = new Map();
  let fresh = [];
  let time = 0;
  let touched = Date.now();

  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) shown[isIntersecting ? 'add' : 'delete'](target);
  });
  for (const post of posts) watcher.observe(post);

  const touch = () => { touched = Date.now(); };
  for (const name of ['scroll', 'pointermove', 'pointerdown', 'keydown']) addEventListener(name, touch, { passive: true });

  const count = () => {
    if (document.hidden || Date.now() - touched > idle) return;
    let reading = false;
    for (const post of shown) {
      const before = seconds.get(post) ?? 0;
      if (before === 0) fresh.push(post.id.slice(1));
      if (before < longest) reading = true;
      seconds.set(post, before + 1);
    }
    if (reading) time += second;
  };
  const tell = () => {
    if (time === 0 && fresh.length === 0) return;
    navigator.sendBeacon('/read', new URLSearchParams({ time: String(time), posts: fresh.splice(0, 100).join() }));
    time = 0;
  };
  setInterval(count, second);
  setInterval(tell, every);
  document.addEventListener('visibilitychange', () => { if (document.hidden) tell(); });
}
