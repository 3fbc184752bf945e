//! What the pages of this crate share.

use crate::words::Words;
use axum::response::Response;
use madang_kernel::{Error, PostId, Result};
use madang_ui::{NoticeKind, Page, local_path};

/// Where an answer is read.
pub(crate) fn answer_url(answer: PostId) -> String {
    madang_conversation::post_url(answer)
}

/// Back to a page that says which rule forbids it; other errors go to the boundary.
pub(crate) fn or_say(page: &Page, error: Error, url: String) -> Result<Response> {
    match Words(page.lang).refusal(&error) {
        Some(text) => Ok(page.go_saying(url, NoticeKind::Bad, text)),
        None => Err(error),
    }
}

/// The page of the desk that a form leads back to, if it names one; never an address elsewhere.
pub(crate) fn desk_path(typed: &str) -> Option<&str> {
    let path = local_path(typed);
    let rest = path.strip_prefix("/desk")?;
    (rest.is_empty() || rest.starts_with(['?', '#', '/'])).then_some(path)
}
