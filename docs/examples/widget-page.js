// The company's own script: it chooses the language for this example, and closes the form when an answer helped.
const lang = new URLSearchParams(location.search).get('lang');
if (lang) {
  for (const place of document.querySelectorAll('[data-madang-widget]')) place.dataset.lang = lang;
  const frame = document.querySelector('iframe');
  frame.src = frame.src.replace(/lang=\w+/, `lang=${lang}`);
}

document.addEventListener('madang:answered', (event) => {
  if (event.target.closest('.contact')) document.querySelector('#solved').textContent = 'Glad that helped. You need not send the form.';
});
