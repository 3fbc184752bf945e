//! The start page of the administration, and what its pages have in common.

pub(crate) mod web;

use crate::Words as _;
use madang_i18n::Lang;
use madang_kernel::{Error, Fields, Result};
use madang_ui::{FieldErrors, Page, Tab};

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

/// What is wrong with a form, in the page's language. Any other error goes on to the boundary.
pub(crate) fn complaints(page: &Page, error: Error) -> Result<FieldErrors> {
    let word = |code: &str| page.lang.by_code(code).unwrap_or(page.words.problem_invalid_advice()).to_owned();
    match error {
        Error::Invalid(Fields(fields)) => {
            Ok(fields.into_iter().map(|(field, code)| (field, word(&format!("error-{code}")))).collect())
        }
        Error::Refused(code) => Ok([("", word(&format!("refusal-{code}")))].into_iter().collect()),
        other => Err(other),
    }
}
