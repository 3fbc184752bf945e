//! The sprite of icons. `web/tools/icons.mjs` builds it from the names that templates use.

use crate::{Markup, assets, markup::escape};

/// The icons that a space can have; the administrator chooses among them.
pub const SPACE_ICONS: [&str; 24] = [
    "message-circle-question-mark",
    "messages-square",
    "life-buoy",
    "lightbulb",
    "megaphone",
    "book-open",
    "rocket",
    "puzzle",
    "plug",
    "code",
    "smartphone",
    "monitor",
    "credit-card",
    "shield-check",
    "wrench",
    "settings-2",
    "chart-line",
    "users",
    "coffee",
    "heart-handshake",
    "sparkles",
    "leaf",
    "map",
    "house",
];

/// The icon, drawn in the colour and about the size of the text around it, silent for screen readers.
pub(crate) fn icon(name: &str) -> Markup {
    let (sprite, name) = (assets::url("icons.svg"), escape(name));
    Markup(format!(r##"<svg class="i" aria-hidden="true"><use href="{sprite}#{name}"></use></svg>"##))
}

/// The mark of a community without a logo: a gate under eaves.
pub(crate) const LOGO: &str = concat!(
    r#"<svg class="logo" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" "#,
    r#"stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">"#,
    r#"<path d="M1.5 9.2C6 8.4 9.6 6.4 12 3.6c2.4 2.8 6 4.8 10.5 5.6"/>"#,
    r#"<path d="M4.5 11.5v9h15v-9M12 11.4v9.1M8.2 14.8h7.6"/></svg>"#
);
