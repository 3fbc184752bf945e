//! The start page of the administration, and what its pages have in common.

pub(crate) mod web;

use madang_i18n::Lang;
use madang_ui::Tab;

/// The parts of the administration, the part at `current` marked.
pub(crate) fn tabs(t: Lang, current: &str) -> Vec<Tab> {
    madang_people::admin_tabs(t, current)
}
