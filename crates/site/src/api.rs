//! What every API answer shares: how often a client may call, and writes that are done once however often they are
//! sent.

use crate::Config;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use madang_http::Embedding;
use madang_kernel::{
    Actor, App, Error, MemberId, Result, Timestamp,
    limit::{Left, Limiter, Rate},
    row, secret, sql,
};
use madang_people::ClientAddress;
use std::time::Duration;

/// An answer is repeated for a key this long.
const KEY_LIFE: Duration = Duration::from_secs(24 * 3600);
/// A write that has not ended after this long is taken as lost.
const GIVEN_UP: Duration = Duration::from_secs(60);
const LONGEST_KEY: usize = 200;

/// Calls per client, counted by token, member or address. A service of the [`App`].
#[derive(Default)]
pub struct ApiLimiter(Limiter);

/// Limits and repeats what comes to the API, and limits alike what comes from the widget; everything else passes.
pub(crate) async fn api(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with("/api/") && !Embedding::covers(path) {
        return next.run(request).await;
    }
    let left = match limit(&app, &request) {
        Ok(left) => left,
        Err(error) => return error.into_response(),
    };
    let mut response = match repeated(&app, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    };
    if let Some(left) = left {
        let headers = response.headers_mut();
        headers.insert("ratelimit-limit", HeaderValue::from(left.limit));
        headers.insert("ratelimit-remaining", HeaderValue::from(left.remaining));
        headers.insert("ratelimit-reset", HeaderValue::from(left.reset));
    }
    response
}

fn limit(app: &App, request: &Request) -> Result<Option<Left>> {
    let burst = app.service::<Config>().api_per_minute;
    if burst == 0 {
        return Ok(None);
    }
    let member = request.extensions().get::<Actor>().and_then(Actor::id);
    let address = || request.extensions().get::<ClientAddress>().map_or(String::new(), |address| address.0.to_string());
    let key = member.map_or_else(address, |id| id.to_string());
    app.service::<ApiLimiter>().0.take(&key, Rate::per_minute(burst), app.now()).map(Some)
}

row! {
    struct Kept {
        request: String,
        status: i64,
        location: Option<String>,
        body: String,
        at: Timestamp,
    }
}

/// Runs the request, or gives the answer that its idempotency key had before.
async fn repeated(app: &App, request: Request, next: Next) -> Result<Response> {
    let member = request.extensions().get::<Actor>().and_then(Actor::id);
    let writes = matches!(*request.method(), Method::POST | Method::PATCH);
    let key = request.headers().get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (true, Some(member), Some(key)) = (writes, member, key) else { return Ok(next.run(request).await) };
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Error::field("idempotency-key", "invalid"));
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, crate::BODY_LIMIT).await.map_err(|_| Error::TooLarge)?;
    let print = fingerprint(&parts.method, parts.uri.path(), &body);
    if let Some(answer) = begin(app, member, &key, &print).await? {
        return Ok(answer);
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    end(app, member, &key, response).await
}

fn fingerprint(method: &Method, path: &str, body: &Bytes) -> String {
    secret::hash(&format!("{method} {path}\n{}", String::from_utf8_lossy(body)))
}

/// Marks the key as taken; the kept answer when it was taken before.
async fn begin(app: &App, member: MemberId, key: &str, print: &str) -> Result<Option<Response>> {
    let now = app.now();
    let mut tx = app.db().write().await?;
    let taken = tx
        .q(sql!("INSERT INTO idempotency (member, key, request, status, location, body, at) VALUES ($1, $2, $3, 0, NULL, '', $4) "
            "ON CONFLICT (member, key) DO UPDATE SET request = excluded.request, status = 0, location = NULL, body = '', at = excluded.at "
            "WHERE idempotency.at < $5 OR (idempotency.status = 0 AND idempotency.at < $6)"))
        .bind(member)
        .bind(key)
        .bind(print)
        .bind(now)
        .bind(now - KEY_LIFE)
        .bind(now - GIVEN_UP)
        .run()
        .await?;
    if taken == 1 {
        tx.commit().await?;
        return Ok(None);
    }
    let kept: Kept = tx
        .q(sql!("SELECT request, status, location, body, at FROM idempotency WHERE member = $1 AND key = $2"))
        .bind(member)
        .bind(key)
        .one()
        .await?;
    if kept.request != print {
        return Err(Error::field("idempotency-key", "used-for-another-request"));
    }
    if kept.status == 0 {
        return Err(Error::Conflict("still-running"));
    }
    Ok(Some(kept.answer()))
}

impl Kept {
    fn answer(self) -> Response {
        let status = u16::try_from(self.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = status.unwrap_or(StatusCode::OK);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
        if let Some(location) = self.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
            headers.insert(header::LOCATION, location);
        }
        response
    }
}

/// Keeps a successful answer for its key, and frees the key of one that failed.
async fn end(app: &App, member: MemberId, key: &str, response: Response) -> Result<Response> {
    let mut tx = app.db().write().await?;
    if !response.status().is_success() {
        tx.q(sql!("DELETE FROM idempotency WHERE member = $1 AND key = $2")).bind(member).bind(key).run().await?;
        tx.commit().await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(Error::internal)?;
    tx.q(sql!("UPDATE idempotency SET status = $3, location = $4, body = $5 WHERE member = $1 AND key = $2"))
        .bind(member)
        .bind(key)
        .bind(i64::from(parts.status.as_u16()))
        .bind(text(&parts.headers, header::LOCATION))
        .bind(String::from_utf8_lossy(&body).into_owned())
        .run()
        .await?;
    tx.commit().await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// Forgets the answers whose time is over.
///
/// # Errors
/// When the database fails.
pub async fn forget_old_answers(app: &App) -> Result<u64> {
    let mut tx = app.db().write().await?;
    let gone = tx.q(sql!("DELETE FROM idempotency WHERE at < $1")).bind(app.now() - KEY_LIFE).run().await?;
    tx.commit().await?;
    Ok(gone)
}
