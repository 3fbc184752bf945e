//! Pages of visitors, kept in memory until what they show has changed. Signed-in members never see a kept page.

use crate::identity::{cookie, language};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use madang_conversation::Views;
use madang_http::banner::{Board, COOKIE};
use madang_kernel::{App, Timestamp, TopicId};
use metrics::counter;
use moka::sync::Cache;
use std::{io::Write, sync::Arc, time::Duration};

/// Relative times ("3 minutes ago"), and banners that begin or end, may lag by this much.
const LIFE: Duration = Duration::from_secs(60);
/// Under constant writing a list is made anew no more often than this, in milliseconds.
const LIST_PAUSE: i64 = 1000;
/// The memory that kept pages may take, in bytes.
const MOST: u64 = 48 << 20;

/// The kept pages of this node. A service of the [`App`].
pub struct PageCache(Cache<String, Arc<Kept>>);

struct Kept {
    made: Timestamp,
    depends: Depends,
    version: (u64, u64),
    plain: Bytes,
    gzip: Bytes,
    language: HeaderValue,
    /// Where it is another one than that of every page.
    policy: Option<HeaderValue>,
}

/// What a page shows, and so by what it becomes old.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depends {
    Topic(TopicId),
    Lists,
}

impl Default for PageCache {
    fn default() -> PageCache {
        let cache = Cache::builder()
            .max_capacity(MOST)
            .weigher(|key: &String, kept: &Arc<Kept>| (key.len() + kept.plain.len() + kept.gzip.len() + 200) as u32)
            .time_to_live(LIFE)
            .build();
        PageCache(cache)
    }
}

impl Depends {
    fn of(path: &str) -> Option<Depends> {
        let mut parts = path.split('/').skip(1);
        match (parts.next()?, parts.next(), parts.next(), parts.next()) {
            ("q" | "d" | "a" | "n", Some(id), _, None) => id.parse().ok().map(Depends::Topic),
            ("", None, ..) | ("questions" | "tags" | "members" | "help" | "news", None, ..) => Some(Depends::Lists),
            ("s" | "tags" | "help" | "releases", Some(_), None, _) => Some(Depends::Lists),
            _ => None,
        }
    }

    fn version(self, app: &App) -> (u64, u64) {
        let versions = app.versions();
        let own = match self {
            Depends::Topic(topic) => versions.topic(topic),
            Depends::Lists => versions.lists(),
        };
        (versions.site(), own)
    }
}

/// Answers visitors from memory where it can, and keeps what it could not.
pub(crate) async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(depends) = for_visitors(&request).then(|| Depends::of(request.uri().path())).flatten() else {
        return next.run(request).await;
    };
    let key = key(&app, &request);
    let version = depends.version(&app);
    let pages = &app.service::<PageCache>().0;
    if let Some(kept) = pages.get(&key)
        && kept.serves(version, app.now())
    {
        counter!("madang_page_cache_hits_total").increment(1);
        if let Depends::Topic(topic) = depends {
            let agent = request.headers().get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
            app.service::<Views>().seen(topic, agent);
        }
        return kept.answer(request.headers());
    }
    let headers = request.headers().clone();
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    // Only pages say their language; feeds and pictures pass.
    let Some(language) = response.headers().get(header::CONTENT_LANGUAGE).cloned() else { return response };
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).cloned();
    let Ok(plain) = to_bytes(response.into_body(), usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let kept = Arc::new(Kept { made: app.now(), depends, version, gzip: gzip(&plain), plain, language, policy });
    pages.insert(key, kept.clone());
    kept.answer(&headers)
}

impl Kept {
    fn serves(&self, version: (u64, u64), now: Timestamp) -> bool {
        let young = now.millis() - self.made.millis() < LIST_PAUSE;
        self.version == version || (self.depends == Depends::Lists && young && self.version.0 == version.0)
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let gzip = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(takes_gzip);
        let mut response = Response::new(Body::from(if gzip { self.gzip.clone() } else { self.plain.clone() }));
        let answer = response.headers_mut();
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        answer.insert(header::CONTENT_LANGUAGE, self.language.clone());
        answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        answer.insert(header::VARY, HeaderValue::from_static("cookie, accept-language, accept-encoding"));
        if let Some(policy) = &self.policy {
            answer.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if gzip {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

fn for_visitors(request: &Request) -> bool {
    let headers = request.headers();
    request.method() == Method::GET
        && !headers.contains_key(header::AUTHORIZATION)
        && !headers.contains_key("hx-request")
        && cookie(headers, "madang_session").is_none()
        && cookie(headers, "notice").is_none()
}

fn key(app: &App, request: &Request) -> String {
    let headers = request.headers();
    let theme = match cookie(headers, "theme") {
        Some("dark") => 'd',
        Some("light") => 'l',
        _ => '-',
    };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let closed = app.service::<Board>().told_apart(cookie(headers, COOKIE).unwrap_or_default());
    format!("{}{theme}{closed}{path}", language(headers).code())
}

fn takes_gzip(accept: &str) -> bool {
    accept.split(',').any(|part| {
        let mut part = part.split(';');
        part.next().is_some_and(|name| name.trim() == "gzip") && !part.any(|weight| weight.trim() == "q=0")
    })
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(5));
    match encoder.write_all(plain).and_then(|()| encoder.finish()) {
        Ok(packed) => Bytes::from(packed),
        Err(_) => Bytes::copy_from_slice(plain),
    }
}
