//! How an uploaded file is served: it can be looked at or saved, and can do nothing.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::Key;

/// Media types that a browser may show in place.
const SHOWN: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Response headers for a stored file.
///
/// Pictures are shown in place, all else is saved under `name`. Nothing may run in it, and no browser guesses another type. The
/// content of a key never changes, so it is cached for a year: by everyone when `public`, else only by the reader's own browser.
pub fn headers(key: &Key, media_type: &str, name: &str, public: bool) -> HeaderMap {
    let shown = SHOWN.contains(&media_type);
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, if media_type.is_empty() { "application/octet-stream" } else { media_type });
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    set(header::CONTENT_DISPOSITION, &disposition(if shown { "inline" } else { "attachment" }, name));
    set(
        header::CACHE_CONTROL,
        if public { "public, max-age=31536000, immutable" } else { "private, max-age=31536000, immutable" },
    );
    set(header::ETAG, &format!("\"{key}\""));
    headers
}

/// RFC 6266: a plain name for old programs, the true one in UTF-8.
fn disposition(kind: &str, name: &str) -> String {
    let ascii: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("{kind}; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

fn is_plain(character: char) -> bool {
    (character.is_ascii_graphic() || character == ' ') && !matches!(character, '"' | '\\' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_shown_and_the_rest_is_saved() {
        let key = Key::of(b"x");
        let picture = headers(&key, "image/png", "그림.png", true);
        assert_eq!(
            picture[header::CONTENT_DISPOSITION],
            "inline; filename=\"__.png\"; filename*=UTF-8''%EA%B7%B8%EB%A6%BC.png"
        );
        assert_eq!(picture[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(picture[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        for media_type in ["image/svg+xml", "text/html", "application/pdf", "image/png; x"] {
            let other = headers(&key, media_type, "a\"\r\nb", false);
            let disposition = other[header::CONTENT_DISPOSITION].to_str().expect("ASCII");
            assert!(disposition.starts_with("attachment; filename=\"a___b\";"), "{disposition}");
            assert_eq!(other[header::CONTENT_SECURITY_POLICY], "default-src 'none'; sandbox");
            assert!(other[header::CACHE_CONTROL].to_str().expect("ASCII").starts_with("private"));
        }
    }
}
