//! What pages of other sites may ask for: the widget, only from the origins that a manager has allowed, and always as
//! somebody who is not signed in.

use crate::guard::is_our_origin;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use madang_http::{Embedding, content_policy};
use madang_kernel::{App, Error};

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// What a page may send; anything else is asked of no route.
const METHODS: HeaderValue = HeaderValue::from_static("GET, POST");
/// Seconds for which a browser need not ask again whether it may.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// On a request that a page of an allowed origin has sent.
#[derive(Clone)]
pub(crate) struct Outsider(HeaderValue);

/// Takes off who is signed in, lets allowed origins read the answer, and refuses the others.
pub(crate) async fn outside(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if !Embedding::covers(request.uri().path()) {
        return next.run(request).await;
    }
    let embedding = Embedding::now(&app);
    let Ok(outsider) = outsider(&app, &embedding, &request) else { return refused() };
    let is_frame = request.uri().path() == Embedding::FRAME;
    let headers = request.headers_mut();
    headers.remove(header::COOKIE);
    headers.remove(header::AUTHORIZATION);
    if let Some(outsider) = &outsider {
        request.extensions_mut().insert(outsider.clone());
    }
    let mut response = match (&outsider, request.method()) {
        (Some(_), &Method::OPTIONS) => preflight(),
        _ => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.remove(header::SET_COOKIE);
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    share(headers, outsider, is_frame);
    if is_frame {
        frame(headers, &embedding);
    }
    response
}

/// Who sent it, if another site's page did.
fn outsider(app: &App, embedding: &Embedding, request: &Request) -> Result<Option<Outsider>, Error> {
    let Some(origin) = request.headers().get(header::ORIGIN) else { return Ok(None) };
    match origin.to_str() {
        Ok(text) if is_our_origin(app, request, text) => Ok(None),
        Ok(text) if embedding.allows(text) => Ok(Some(Outsider(origin.clone()))),
        _ => Err(Error::Forbidden),
    }
}

fn refused() -> Response {
    let mut response = Error::Forbidden.into_response();
    response.headers_mut().append(header::VARY, HeaderValue::from_static("origin"));
    response
}

fn preflight() -> Response {
    let headers = [(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS), (header::ACCESS_CONTROL_MAX_AGE, REMEMBERED)];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Who may read the answer. A frame is shown to whom the policy says.
fn share(headers: &mut HeaderMap, outsider: Option<Outsider>, is_frame: bool) {
    let anywhere = outsider.is_some() || is_frame;
    if let Some(Outsider(origin)) = outsider {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static(if anywhere { "cross-origin" } else { "same-origin" }));
}

/// Lets exactly the allowed origins show the page.
fn frame(headers: &mut HeaderMap, embedding: &Embedding) {
    if !embedding.on || embedding.origins.is_empty() {
        return;
    }
    let policy = content_policy([], embedding.origins.iter().map(|origin| origin.as_str()));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
}
