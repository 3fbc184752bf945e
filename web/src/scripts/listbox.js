// Options below a field: which one is active, shown and told to screen readers.

let made = 0;

/** A list of options for `field`, the last child of `parent`. `onPick` is called with the option that was clicked. */
export function listbox(field, parent, className, onPick) {
  const list = document.createElement('ul');
  list.className = className;
  list.id = `options-${++made}`;
  list.role = 'listbox';
  list.hidden = true;
  list.ariaLabel = field.ariaLabel ?? field.labels?.[0]?.textContent ?? '';
  parent.append(list);
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');
  let active = -1;

  const options = () => [...list.querySelectorAll('[role="option"]')];

  function mark(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const option = options()[index];
    if (option) {
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  }

  // Pressing the mouse must not take the focus from the field.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) onPick(option, event);
  });

  return {
    element: list,
    get open() {
      return !list.hidden;
    },
    get active() {
      return options()[active] ?? null;
    },
    show(first = -1) {
      options().forEach((option, at) => {
        option.id = `${list.id}-${at}`;
      });
      list.hidden = options().length === 0;
      expanded(field, !list.hidden);
      mark(list.hidden ? -1 : first);
    },
    close() {
      list.hidden = true;
      expanded(field, false);
      mark(-1);
    },
    move(step) {
      mark(next(active, step, options().length));
    },
    /** To one option; from the end where `index` is negative. */
    go(index) {
      mark(index < 0 ? options().length + index : index);
    },
    /** Back to the field. */
    leave() {
      if (active !== -1) mark(-1);
    },
    get filled() {
      return options().length > 0;
    },
  };
}

/** The option after `active`; before the first and after the last lies the field itself (-1). */
export function next(active, step, count) {
  const places = count + 1;
  return ((active + 1 + step + places) % places) - 1;
}

/** Only a combobox has the attribute; a text area does not. */
function expanded(field, open) {
  if (field.role === 'combobox') field.ariaExpanded = String(open);
}
