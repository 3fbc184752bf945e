// Questions to the server of which only the newest counts.

/**
 * Asks with `load(text, signal)` and hands the answer to `show(answer, text)`, unless something else was asked or all
 * was dropped meanwhile: an answer that comes late is never shown. A question that fails is answered with ''.
 */
export function latest(load, show) {
  let request;
  return {
    async ask(text) {
      request?.abort();
      const mine = new AbortController();
      request = mine;
      let answer = '';
      try {
        answer = await load(text, mine.signal);
      } catch {
        // Nothing to offer is no reason to disturb whoever types.
      }
      if (request === mine) show(answer, text);
    },
    drop() {
      request?.abort();
      request = null;
    },
  };
}
