//! The browser files of `web/dist`: inside the binary in release builds, read from disk in debug ones.
//!
//! All but one have a name with a hash and never change. The widget's script is named in pages of other sites, so its
//! address stays and browsers ask whether it has changed.

use crate::theme;
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::{collections::HashMap, sync::OnceLock};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[exclude = "*.map"]
struct Dist;

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For the one that may change: asked for again after ten minutes, and shown meanwhile.
const STABLE: HeaderValue = HeaderValue::from_static("public, max-age=600, stale-while-revalidate=86400");
const WIDGET: &str = "widget.js";
const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";
/// Content codings, best first, and what their files end with.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// `/assets/…`, `/theme/…`, `/favicon/…` and `/favicon.ico`: files that never change under their address; and
/// `/widget.js`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{*path}", get(asset))
        .route("/widget.js", get(widget))
        .route("/theme/{file}", get(palette))
        .route("/favicon/{file}", get(favicon))
        .route("/favicon.ico", get(|| async { Redirect::permanent(&theme::favicon_href(theme::DEFAULT_BRAND)) }))
}

/// The hashed address of a source file such as `src/styles/app.css` or `icons.svg`.
///
/// # Panics
/// When there is no such file: a mistake in a template, found by the first test that renders it.
pub fn url(source: &str) -> &'static str {
    match manifest().get(source) {
        Some(url) => url,
        None => panic!("web/dist has no {source}: build the browser files with `cargo xtask web`"),
    }
}

fn manifest() -> &'static HashMap<String, String> {
    static MANIFEST: OnceLock<HashMap<String, String>> = OnceLock::new();
    MANIFEST.get_or_init(|| {
        let file = Dist::get("manifest.json").expect("build.rs has seen web/dist/manifest.json");
        let entries: HashMap<String, serde_json::Value> =
            serde_json::from_slice(&file.data).expect("Vite writes a JSON manifest");
        entries
            .into_iter()
            .filter_map(|(source, entry)| Some((source, format!("/assets/{}", entry["file"].as_str()?))))
            .collect()
    })
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    if path == WIDGET {
        return StatusCode::NOT_FOUND.into_response();
    }
    serve(&path, &headers).map_or_else(IntoResponse::into_response, immutable)
}

/// The script that pages of other sites load; it can be read from any of them.
async fn widget(headers: HeaderMap) -> Response {
    let mut response = serve(WIDGET, &headers).unwrap_or_else(IntoResponse::into_response);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, STABLE);
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

fn serve(path: &str, headers: &HeaderMap) -> Result<Response, StatusCode> {
    let kind = content_type(path).ok_or(StatusCode::NOT_FOUND)?;
    let (file, coding) = find(path, headers).ok_or(StatusCode::NOT_FOUND)?;
    let tag = etag(&file);
    let mut response = if has(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.into_owned().into_response()
    };
    set(&mut response, header::CONTENT_TYPE, kind);
    set(&mut response, header::ETAG, &tag);
    set(&mut response, header::VARY, "Accept-Encoding");
    if let Some(coding) = coding.filter(|_| response.status() == StatusCode::OK) {
        set(&mut response, header::CONTENT_ENCODING, coding);
    }
    Ok(response)
}

async fn palette(Path(file): Path<String>) -> Response {
    generated(&file, ".css", CSS, theme::css)
}

async fn favicon(Path(file): Path<String>) -> Response {
    generated(&file, ".svg", SVG, theme::favicon)
}

fn generated(file: &str, ending: &str, kind: &str, make: fn(&str) -> String) -> Response {
    let Some(brand) = theme::color_of_file(file).filter(|_| file.ends_with(ending)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = make(&brand).into_response();
    set(&mut response, header::CONTENT_TYPE, kind);
    immutable(response)
}

/// Only what the pages use is served: neither the manifest nor the compressed copies by themselves.
fn content_type(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "js" => Some("text/javascript; charset=utf-8"),
        "css" => Some(CSS),
        "svg" => Some(SVG),
        "png" => Some("image/png"),
        _ => None,
    }
}

fn find(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    for (coding, ending) in CODINGS {
        if accepts(accepted, coding)
            && let Some(file) = Dist::get(&format!("{path}{ending}"))
        {
            return Some((file, Some(coding)));
        }
    }
    Dist::get(path).map(|file| (file, None))
}

fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        parts.next() == Some(coding) && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn etag(file: &EmbeddedFile) -> String {
    let hash: String = file.metadata.sha256_hash()[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hash}\"")
}

fn has(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

fn immutable(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, IMMUTABLE);
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_knows_what_pages_name() {
        for source in ["src/scripts/app.js", "src/styles/app.css", "icons.svg"] {
            assert!(url(source).starts_with("/assets/"));
        }
    }

    #[test]
    fn a_coding_refused_with_quality_zero_is_not_sent() {
        assert!(accepts("gzip, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn neither_the_manifest_nor_compressed_copies_are_served_by_name() {
        assert_eq!(content_type("manifest.json"), None);
        assert_eq!(content_type("app.js.br"), None);
    }
}
