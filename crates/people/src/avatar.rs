//! Members' pictures: cut square, kept under the hash of their content, served for ever.

use axum::response::{IntoResponse, Response};
use madang_files::{Key, Limits, Refused, Store, square_avatar};
use madang_http::Path;
use madang_kernel::{App, Error, Result};

/// Cuts a picture square, keeps it, and gives the address under which it is served: what `members.picture` holds.
///
/// # Errors
/// [`Error::Invalid`] about `picture` when it cannot be taken, [`Error::Internal`] when it cannot be kept.
pub async fn keep(app: &App, bytes: Vec<u8>) -> Result<String> {
    let limits = Limits { bytes: 10 << 20, ..Limits::default() };
    let cut = tokio::task::spawn_blocking(move || square_avatar(&bytes, &limits)).await;
    let cut = cut.map_err(|error| Error::internal(error.to_string()))?;
    let picture = cut.map_err(|refused: Refused| Error::field("picture", refused.code()))?;
    let key = app.service::<Store>().put(picture.bytes).await?;
    Ok(format!("/avatars/{key}"))
}

/// `/avatars/{hash}`.
pub(crate) async fn serve(app: App, Path((hash,)): Path<(String,)>) -> Result<Response> {
    let key: Key = hash.parse().map_err(|_| Error::NotFound)?;
    let bytes = app.service::<Store>().get(&key).await?.ok_or(Error::NotFound)?;
    let media_type = media_type(&bytes).ok_or(Error::NotFound)?;
    Ok((madang_files::headers(&key, media_type, "avatar", true), bytes).into_response())
}

/// The few formats that avatars are kept in. Other content of the store is not served here.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}
