//! Taking and serving files.

use super::{
    AddFile, KeptFile, Readers, Variant, file_url, keep_content,
    range::{Part, part},
    readers,
};
use crate::{Words as _, store::files};
use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart, multipart::MultipartError},
    handler::Handler,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_files::{Key, Limits, Store, THUMBNAIL_WIDTHS};
use madang_http::{Access, Path, Routes};
use madang_kernel::{
    Actor, App, Error, FileId, Result,
    limit::{Limiter, Rate},
};
use madang_ui::Page;
use serde::Serialize;

/// Files that a member sends in an hour.
const HOURLY: Rate = Rate::per_hour(200);
/// What the form may be at most, in bytes; what a file may be is in the limits, which the operator sets.
const LARGEST: usize = 512 << 20;

/// Where files are sent and served.
pub(crate) fn routes() -> Routes {
    let most = DefaultBodyLimit::max(LARGEST);
    Routes::new()
        .post("/files", Access::Member, upload_from_page.layer(most))
        .post("/api/v1/files", Access::Member, upload.layer(most))
        .get("/files/{id}/{name}", Access::Everyone, serve)
}

/// A file that was taken.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Uploaded {
    #[schema(value_type = String)]
    id: FileId,
    name: String,
    media_type: String,
    bytes: i64,
    /// Where it is served.
    url: String,
    /// What shows or links it in a post.
    markdown: String,
}

/// A file, as a form with the part `file`.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes the request")]
pub(crate) struct UploadForm {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Takes a file, for a post to be written. Nobody else sees it before that post is sent.
#[utoipa::path(post, path = "/api/v1/files", tag = "files",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = Uploaded), (status = 413), (status = 422)))]
pub(crate) async fn upload(app: App, actor: Actor, form: Multipart) -> Result<Response> {
    let member = actor.signed_in()?;
    app.service::<Limiter>().take(&format!("upload:{member}"), HOURLY, app.now())?;
    let (name, content) = read(form, app.service::<Limits>().bytes).await?;
    let file = keep_content(app.service::<Store>(), *app.service::<Limits>(), name, content).await?;
    let id = app.run(&actor, AddFile { file: file.clone() }).await?;
    Ok(created(id, file))
}

/// The same for the editor, which shows what is wrong as it is worded here.
async fn upload_from_page(app: App, actor: Actor, page: Page, form: Multipart) -> Result<Response> {
    let detail = match upload(app, actor, form).await {
        Err(Error::TooLarge) => (StatusCode::PAYLOAD_TOO_LARGE, page.lang.error_file_too_large()),
        Err(Error::Invalid(fields)) => {
            let code = fields.0.first().map_or("invalid", |(_, code)| code);
            let word = page.lang.by_code(code).or_else(|| page.words.by_code(code));
            (StatusCode::UNPROCESSABLE_ENTITY, word.unwrap_or_else(|| page.words.error_invalid()))
        }
        other => return other,
    };
    Ok((detail.0, axum::Json(Worded { detail: detail.1 })).into_response())
}

/// What is wrong, in the page's language.
#[derive(Serialize)]
struct Worded {
    detail: &'static str,
}

fn created(id: FileId, file: KeptFile) -> Response {
    let (url, markdown) = (file_url(id, &file.name), file.markdown(id));
    let place = HeaderValue::from_str(&url);
    let answer = Uploaded { id, name: file.name, media_type: file.media_type, bytes: file.bytes, url, markdown };
    let mut response = (StatusCode::CREATED, axum::Json(answer)).into_response();
    if let Ok(place) = place {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

/// The part `file`: its name and its content, of which no more is read than may be taken.
async fn read(mut form: Multipart, most: usize) -> Result<(String, Bytes)> {
    while let Some(mut part) = form.next_field().await.map_err(unreadable)? {
        if part.name() != Some("file") {
            continue;
        }
        let name = part.file_name().unwrap_or("file").to_owned();
        let (mut content, mut fits) = (Vec::new(), true);
        // What is too large is still read to its end: a browser does not listen before it has sent everything.
        while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
            fits &= content.len() + chunk.len() <= most;
            if fits {
                content.extend_from_slice(&chunk);
            }
        }
        return if fits { Ok((name, content.into())) } else { Err(Error::TooLarge) };
    }
    Err(Error::field("file", "required"))
}

fn unreadable(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::field("file", "unreadable") }
}

async fn serve(
    app: App,
    actor: Actor,
    headers: HeaderMap,
    Path((id, name)): Path<(FileId, String)>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let file = files::get(&mut conn, id).await?;
    drop(conn);
    let public = readers(&app, &actor, &file)? == Readers::Everyone;
    let variant = width_asked(&name).and_then(|width| variant(&file, width));
    let (hash, media_type) = match &variant {
        Some(variant) => (&variant.hash, &variant.media_type),
        None => (&file.hash, &file.media_type),
    };
    let key: Key = hash.parse().map_err(Error::internal)?;
    let mut served = madang_files::headers(&key, media_type, &file.name, public);
    // A topic can be hidden or moved, and then its files go from view as well: within the hour.
    let keep = if public { "public, max-age=3600" } else { "private, max-age=3600" };
    served.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if has(&headers, &served) {
        return Ok((StatusCode::NOT_MODIFIED, served).into_response());
    }
    let content = app.service::<Store>().get(&key).await?.ok_or(Error::NotFound)?;
    Ok(cut(&headers, served, content))
}

/// As much of the content as is asked for.
fn cut(asked: &HeaderMap, mut served: HeaderMap, content: Bytes) -> Response {
    served.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let etag = served.get(header::ETAG).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (status, range, content) = match part(asked, etag, content.len()) {
        Part::Whole => return (served, content).into_response(),
        Part::Bytes(from, to) => {
            let range = format!("bytes {from}-{to}/{}", content.len());
            (StatusCode::PARTIAL_CONTENT, range, content.slice(from..=to))
        }
        Part::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{}", content.len()), Bytes::new()),
    };
    if let Ok(range) = HeaderValue::from_str(&range) {
        served.insert(header::CONTENT_RANGE, range);
    }
    (status, served, content).into_response()
}

/// `w320` in the place of the name asks for a smaller version.
fn width_asked(name: &str) -> Option<u32> {
    let width = name.strip_prefix('w')?.parse().ok()?;
    THUMBNAIL_WIDTHS.contains(&width).then_some(width)
}

/// The version of this width; a picture that is no wider itself has none.
fn variant(file: &files::StoredFile, width: u32) -> Option<Variant> {
    let all: Vec<Variant> = serde_json::from_str(&file.variants).unwrap_or_default();
    all.into_iter().find(|variant| variant.width == width)
}

/// Whether the browser has this content already.
fn has(asked: &HeaderMap, served: &HeaderMap) -> bool {
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let tag = served.get(header::ETAG).and_then(|value| value.to_str().ok());
    tag.is_some_and(|tag| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag))
}
