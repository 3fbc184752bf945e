//! The one place where an error becomes words: a page for people, problem+json (RFC 9457) for programs. Our own
//! faults are logged here, once, under an id that the person sees.

use crate::identity::{cookie, language};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use madang_kernel::{App, Error, Fields, error::Failed, secret};
use madang_ui::{Page, Problem};
use serde_json::json;
use std::any::Any;

/// Words the error of an answer that has one.
pub(crate) async fn word_errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let page = request.extensions().get::<Page>().cloned();
    let wants = Wants::of(&request);
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let signed_in_cookie = cookie(request.headers(), "madang_session").is_some();
    let lang = language(request.headers());
    let response = next.run(request).await;
    let error = match response.extensions().get::<Failed>() {
        Some(failed) => failed.0.clone(),
        None if is_bare_failure(&response) => std::sync::Arc::new(bare(response.status())),
        None => return response,
    };
    if let Error::Moved { from, to } = &*error
        && let Some(path) = moved_path(&path, from, to)
    {
        return moved(wants, to, format!("{path}{query}"));
    }
    let id = matches!(*error, Error::Internal(_)).then(|| {
        let id = secret::new_token()[..10].to_owned();
        tracing::error!(id, %method, path, %error, "request failed");
        id
    });
    let mut answer = match (wants, page) {
        (Wants::Json, _) => problem_json(&error, id.as_deref()),
        (Wants::Html, Some(page)) if matches!(*error, Error::SignIn) && !page.htmx && method == "GET" => {
            let back = percent_encoding::utf8_percent_encode(&page.path, percent_encoding::NON_ALPHANUMERIC);
            return Redirect::to(&format!("/sign-in?next={back}")).into_response();
        }
        (Wants::Html, page) => {
            let page = page.unwrap_or_else(|| {
                let config = app.service::<crate::Config>();
                Page::new(lang, config.brand(&app), config.base_url.clone(), app.now().millis())
            });
            let detail = detail(&error, &page);
            Problem { status: error.status(), detail, id }.answer(&page)
        }
    };
    if let Error::TooMany(seconds) = *error {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if signed_in_cookie {
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    answer
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    Html,
    Json,
}

impl Wants {
    fn of(request: &Request) -> Wants {
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let json = accept.contains("json") && !accept.contains("text/html");
        if json || request.uri().path().starts_with("/api/") { Wants::Json } else { Wants::Html }
    }
}

/// What a panicking handler answers; the panic itself is logged by the hook of the program.
pub(crate) fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let text =
        cause.downcast_ref::<String>().cloned().or_else(|| cause.downcast_ref::<&str>().map(|s| (*s).to_owned()));
    Error::internal(format!("a handler panicked: {}", text.unwrap_or_default())).into_response()
}

fn is_bare_failure(response: &Response) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error()) && response.headers().get(header::CONTENT_TYPE).is_none()
}

fn bare(status: StatusCode) -> Error {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        StatusCode::FORBIDDEN => Error::Forbidden,
        StatusCode::UNAUTHORIZED => Error::SignIn,
        StatusCode::TOO_MANY_REQUESTS => Error::TooMany(60),
        status if status.is_server_error() => Error::internal(format!("a handler answered {status}")),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Error::field("form", "unreadable")
        }
        _ => Error::NotFound,
    }
}

/// The address with the id that a merged thing has now; nothing where the old id does not stand in it.
fn moved_path(path: &str, from: &str, to: &str) -> Option<String> {
    let mut found = false;
    let parts = path.split('/').map(|part| {
        let is_it = part == from;
        found |= is_it;
        if is_it { to } else { part }
    });
    let path = parts.collect::<Vec<_>>().join("/");
    found.then_some(path)
}

/// Leads to where a merged thing is now. The method and what was sent stay: an answer written meanwhile arrives.
fn moved(wants: Wants, to: &str, url: String) -> Response {
    let mut answer = Redirect::permanent(&url).into_response();
    if wants == Wants::Json {
        let body = json!({
            "type": "/api/v1/problems#moved",
            "title": "Permanent Redirect",
            "status": 308,
            "code": "moved",
            "moved_to": to,
        });
        *answer.body_mut() = Body::from(body.to_string());
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    }
    answer
}

/// The sentence of an error's code, where there is one.
fn detail(error: &Error, page: &Page) -> Option<String> {
    match error {
        Error::Refused(code) | Error::Conflict(code) => page.words.by_code(code).map(str::to_owned),
        Error::Invalid(fields) => {
            fields.0.iter().find_map(|(_, code)| Some(fields.say(code, page.words.by_code(code)?)))
        }
        _ => None,
    }
}

/// A wrong field; `detail` is there where the code names something, such as the limit or the word.
fn complaint(fields: &Fields, field: &str, code: &str) -> serde_json::Value {
    match fields.detail(code) {
        "" => json!({ "field": field, "code": code }),
        detail => json!({ "field": field, "code": code, "detail": detail }),
    }
}

fn problem_json(error: &Error, id: Option<&str>) -> Response {
    let status = error.status();
    let mut body = json!({
        "type": format!("/api/v1/problems#{}", error.code()),
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
        "code": error.code(),
    });
    if let Error::Invalid(fields) = error {
        let list: Vec<_> = fields.0.iter().map(|(field, code)| complaint(fields, field, code)).collect();
        body["errors"] = json!(list);
    }
    if let Some(id) = id {
        body["instance"] = json!(format!("urn:madang:error:{id}"));
    }
    let mut response = (status, Body::from(body.to_string())).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
