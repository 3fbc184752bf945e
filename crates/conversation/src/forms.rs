//! What went wrong with a form, in words.

use crate::Words as _;
use axum::response::Response;
use madang_kernel::{Error, Fields, Result};
use madang_ui::{FieldErrors, NoticeKind, Page};

/// The words for an error that the form can show.
///
/// # Errors
/// The error itself, where the form cannot help.
pub(crate) fn form_errors(page: &Page, error: Error) -> Result<FieldErrors> {
    Ok(match error {
        Error::Invalid(fields) => in_words(page, &fields),
        Error::Refused(code) | Error::Conflict(code) => FieldErrors::from_iter([("", by_code(page, code))]),
        other => return Err(other),
    })
}

/// Back to a page, which says why nothing was done.
///
/// # Errors
/// The error itself, where a sentence cannot help.
pub(crate) fn or_say(page: &Page, url: &str, error: Error) -> Result<Response> {
    match error {
        Error::Refused(code) | Error::Conflict(code) => Ok(page.go_saying(url, NoticeKind::Bad, by_code(page, code))),
        Error::Invalid(fields) => {
            let code = fields.0.first().map_or("invalid", |(_, code)| code);
            Ok(page.go_saying(url, NoticeKind::Bad, fields.say(code, by_code(page, code))))
        }
        other => Err(other),
    }
}

fn in_words(page: &Page, fields: &Fields) -> FieldErrors {
    fields.0.iter().map(|(field, code)| (*field, fields.say(code, by_code(page, code)))).collect()
}

/// The sentence for a code: this crate's, else one that all share.
fn by_code(page: &Page, code: &str) -> &'static str {
    page.lang.by_code(code).or_else(|| page.words.by_code(code)).unwrap_or_else(|| page.words.error_invalid())
}
