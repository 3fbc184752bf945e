// The scheme changes at once; the server remembers it in a cookie all the same.

/** Switches the scheme on the submit event of its form. */
export function toggleTheme(event) {
  event.preventDefault();
  const form = event.target;
  const theme = event.submitter?.value ?? 'dark';
  document.documentElement.dataset.theme = theme;
  form.querySelector(theme === 'dark' ? '.to-light' : '.to-dark').focus();
  const body = new URLSearchParams({ theme, back: form.elements.back.value });
  fetch(form.action, { method: 'POST', body, redirect: 'manual' });
}
