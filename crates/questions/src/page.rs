//! What the pages of this crate share.

use crate::words::Words;
use axum::response::Response;
use madang_kernel::{Error, PostId, Result};
use madang_ui::{NoticeKind, Page};

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
