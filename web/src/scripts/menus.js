// Menus are <details>. One is open at a time, and a click elsewhere or Escape closes it.

/** Closes every open menu but the one around `target`; with `null` all, and the focus returns to the button. */
export function closeMenus(target) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (target && menu.contains(target)) continue;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (!target && hadFocus) menu.querySelector('summary').focus();
  }
}
