// What goes between a page and the community: never a cookie, and nothing but what is typed into the widget.

/** Asks the community at `base`; `asked` goes with every question. */
export function exchange(base, asked) {
  const view = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('');
  const settled = new Set();

  async function send(url, options) {
    const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'strict-origin', ...options });
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  }

  return {
    /** A part of the widget. */
    ask(path, fields, signal) {
      const given = Object.entries({ ...asked, ...fields }).filter(([, value]) => value);
      return send(`${base}/widget/${path}?${new URLSearchParams(given)}`, { signal });
    },

    /** HTML of the community as nodes: its own addresses made whole, and links open beside the page. */
    part(html) {
      const template = document.createElement('template');
      template.innerHTML = html;
      for (const [selector, name] of [['a[href]', 'href'], ['img[src]', 'src'], ['form', 'action']]) {
        for (const one of template.content.querySelectorAll(selector)) {
          one.setAttribute(name, new URL(one.getAttribute(name) ?? '', base).href);
          if (name === 'src') one.removeAttribute('srcset');
          else if (name === 'href') Object.assign(one, { target: '_blank', rel: 'noopener' });
        }
      }
      return template.content;
    },

    /** What has answered in this view of the page; each counts once. */
    answered: {
      has: (url) => settled.has(url),
      async add(url) {
        await send(url, { method: 'POST', body: new URLSearchParams({ view }) });
        settled.add(url);
      },
    },
  };
}
