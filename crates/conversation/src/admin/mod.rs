//! The start page of the administration, and what its pages have in common.

pub(crate) mod web;

use crate::Words as _;
use madang_i18n::Lang;
use madang_ui::Tab;

/// The parts of the administration that this crate's pages link among one another.
pub(crate) fn tabs(t: Lang, current: &str) -> Vec<Tab> {
    let all = [
        (t.admin_start(), "/admin"),
        (t.admin_spaces(), "/admin/spaces"),
        (t.admin_tags(), "/admin/tags"),
        (t.admin_products(), "/admin/products"),
        (t.admin_members(), "/admin/members"),
        (t.admin_brand(), "/admin/brand"),
    ];
    all.into_iter().map(|(label, url)| Tab::new(label, url, url == current)).collect()
}
