//! What keeps browsers safe: headers on every answer, and no writing from other sites.

use crate::Config;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use madang_kernel::{App, Error};

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; \
    media-src 'self' https:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/// Headers that every answer carries, unless a handler has set a stricter one.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.entry(header::X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("strict-origin-when-cross-origin"));
    headers
        .entry("permissions-policy")
        .or_insert(HeaderValue::from_static("camera=(), microphone=(), geolocation=(), interest-cohort=()"));
    headers.entry("cross-origin-opener-policy").or_insert(HeaderValue::from_static("same-origin"));
    response
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
    if request.headers().contains_key(header::AUTHORIZATION) {
        return true;
    }
    match (header("sec-fetch-site"), header("origin")) {
        (Some("same-origin" | "none"), _) => true,
        (Some(_), _) => false,
        (None, None) => true,
        (None, Some(origin)) => {
            let host = header("host").unwrap_or_default();
            origin == &*app.service::<Config>().base_url
                || origin.split_once("://").is_some_and(|(_, rest)| rest == host)
        }
    }
}
