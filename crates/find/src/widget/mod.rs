//! The widget: finding, opening and going on to ask from the company's own pages.
//!
//! | file | what it is |
//! |---|---|
//! | [`settings`] | what managers decide, and the command that keeps it |
//! | [`admin`] | the page of the settings, with what to copy, and the same in the API |
//! | [`asked`] | what comes in the addresses of the widget |
//! | [`found`] | what it shows: results and an answer |
//! | [`web`] | the parts that the script fetches, and the page for a frame, which needs no script |
//!
//! What stands around it (allowed origins, no cookies, who may frame it) is in `site/src/outside.rs`; that somebody was
//! helped is recorded by the domain of questions. The script is in `web/src/widget/`.

pub(crate) mod admin;
mod asked;
mod found;
mod settings;
mod web;

pub use settings::{SaveWidget, Widget};

use madang_http::Routes;

/// Where the widget asks, and where it is set up.
pub(crate) fn routes() -> Routes {
    web::routes().merge(admin::routes())
}

#[cfg(test)]
mod tests;
