// Nothing typed is lost: the form is saved on the server while it is written, and in the browser where that fails.

const pause = 1200;

/** Saves the form around a text area with `data-draft`. */
export function drafts(area) {
  const key = area.dataset.draft;
  if (!key) return;
  const { form } = area;
  const state = area.closest('[data-editor-box]').querySelector('[data-draft-state]');
  const backup = `draft:${key}`;
  let timer;
  let saved = JSON.stringify(content(form));
  let sent = false;

  async function save(leaving = false) {
    clearTimeout(timer);
    const body = JSON.stringify(content(form));
    if (sent || body === saved) return;
    if (!leaving) state.textContent = state.dataset.saving;
    localStorage.setItem(backup, body);
    try {
      const headers = { 'Content-Type': 'application/json' };
      const url = `/drafts/${encodeURIComponent(key)}`;
      const response = await fetch(url, { method: 'PUT', body, headers, keepalive: leaving });
      if (!response.ok) throw new Error(response.statusText);
      saved = body;
      localStorage.removeItem(backup);
      state.textContent = state.dataset.saved;
    } catch {
      state.textContent = state.dataset.failed;
    }
  }

  restore(form, backup);
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener('submit', (event) => {
    // Later listeners may still stop it.
    setTimeout(() => {
      sent = !event.defaultPrevented;
    });
  });
  addEventListener('pageshow', () => {
    sent = false;
  });
  addEventListener('pagehide', () => save(true));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) save(true);
  });
}

/** The fields of a form by name, without files. */
export function content(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
}

/** What could not be saved comes back into the fields that are empty. */
function restore(form, backup) {
  try {
    const kept = JSON.parse(localStorage.getItem(backup) ?? '{}');
    for (const [name, value] of Object.entries(kept)) {
      const field = form.elements[name];
      if (field && 'value' in field && field.type !== 'hidden' && !field.value) field.value = value;
    }
  } catch {
    localStorage.removeItem(backup);
  }
}
