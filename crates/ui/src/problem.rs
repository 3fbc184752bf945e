//! The page for what went wrong.

use crate::Page;
use askama::Template;
use axum::{http::StatusCode, response::Response};

/// What went wrong, as it is told to people.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The answer's status.
    pub status: StatusCode,
    /// One sentence, in the page's language, in place of the status's usual one.
    pub detail: Option<String>,
    /// The id under which it was logged.
    pub id: Option<String>,
}

impl Problem {
    /// The problem that a status says.
    pub const fn new(status: StatusCode) -> Problem {
        Problem { status, detail: None, id: None }
    }

    /// The page, with the problem's status.
    pub fn answer(&self, page: &Page) -> Response {
        let title = self.title(page);
        let page = page.clone().titled(title).unlisted();
        let detail = self.detail.as_deref().unwrap_or_else(|| self.advice(&page));
        let template = ErrorPage {
            page: &page,
            code: self.status.as_u16(),
            title,
            detail,
            id: self.id.as_deref(),
            sign_in: self.status == StatusCode::UNAUTHORIZED
                || (self.status == StatusCode::FORBIDDEN && !page.signed_in()),
        };
        page.render(&template, self.status)
    }

    fn title(&self, page: &Page) -> &'static str {
        let words = page.words;
        match self.status.as_u16() {
            401 => words.problem_sign_in(),
            403 => words.problem_forbidden(),
            404 | 405 | 410 => words.problem_not_found(),
            409 => words.problem_conflict(),
            413 => words.problem_too_large(),
            429 => words.problem_too_many(),
            400..=499 => words.problem_invalid(),
            _ => words.problem_internal(),
        }
    }

    fn advice(&self, page: &Page) -> &'static str {
        let words = page.words;
        match self.status.as_u16() {
            401 => words.problem_sign_in_advice(),
            403 => words.problem_forbidden_advice(),
            404 | 405 | 410 => words.problem_not_found_advice(),
            409 => words.problem_conflict_advice(),
            413 => words.problem_too_large_advice(),
            429 => words.problem_too_many_advice(),
            400..=499 => words.problem_invalid_advice(),
            _ => words.problem_internal_advice(),
        }
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    code: u16,
    title: &'a str,
    detail: &'a str,
    id: Option<&'a str>,
    sign_in: bool,
}
