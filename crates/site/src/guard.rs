//! What keeps browsers safe: headers on every answer, and no writing from other sites.

use crate::{Config, outside::Outsider};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use madang_http::content_policy;
use madang_kernel::{App, Error};
use std::sync::OnceLock;

/// Headers that every answer carries, unless a handler has set a stricter one.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(alone);
    headers.entry(header::X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("strict-origin-when-cross-origin"));
    headers
        .entry("permissions-policy")
        .or_insert(HeaderValue::from_static("camera=(), microphone=(), geolocation=(), interest-cohort=()"));
    headers.entry("cross-origin-opener-policy").or_insert(HeaderValue::from_static("same-origin"));
    response
}

/// The policy of a page that nobody shows in a frame and that frames nothing.
fn alone() -> HeaderValue {
    static ALONE: OnceLock<HeaderValue> = OnceLock::new();
    ALONE.get_or_init(|| content_policy([], [])).clone()
}

/// Refuses what another site's page makes a browser send. Browsers tell where a request comes from in
/// `Sec-Fetch-Site`, older ones in `Origin`; programs that send neither carry no cookies of anybody.
pub(crate) async fn same_site(State(app): State<App>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) || is_ours(&app, &request) {
        return next.run(request).await;
    }
    Error::Refused("cross-site").into_response()
}

fn is_ours(app: &App, request: &Request) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    // Nothing of anybody's comes with a request of an allowed page: it was taken off.
    if request.headers().contains_key(header::AUTHORIZATION) || request.extensions().get::<Outsider>().is_some() {
        return true;
    }
    match (header("sec-fetch-site"), header("origin")) {
        (Some("same-origin" | "none"), _) => true,
        (Some(_), _) => false,
        (None, None) => true,
        (None, Some(origin)) => is_our_origin(app, request, origin),
    }
}

/// Whether this origin is the community itself.
pub(crate) fn is_our_origin(app: &App, request: &Request, origin: &str) -> bool {
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    origin == &*app.service::<Config>().base_url || origin.split_once("://").is_some_and(|(_, rest)| rest == host)
}
