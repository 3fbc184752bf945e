//! What a file is, by its content. The name it came with only chooses among types that look alike from outside.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use crate::{Limits, Refused, name};

/// Kinds of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// PNG picture, animated ones included.
    Png,
    /// JPEG picture.
    Jpeg,
    /// GIF picture.
    Gif,
    /// WebP picture.
    Webp,
    /// PDF document.
    Pdf,
    /// ZIP archive, and the documents that are one: docx, xlsx, pptx, hwpx, odt, epub.
    Zip,
    /// Older office documents: doc, xls, ppt, hwp.
    Office,
    /// Gzip archive.
    Gzip,
    /// Text of any sort, HTML and SVG included; never shown, only downloaded.
    Text,
    /// MP4 or QuickTime video.
    Mp4,
    /// WebM or Matroska video.
    Webm,
    /// Sound: MP3, M4A, Ogg, WAV, FLAC.
    Audio,
}

impl Kind {
    /// Whether a page may show it; everything else is only downloaded.
    pub fn is_image(self) -> bool {
        matches!(self, Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Webp)
    }
}

/// What an upload turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// Its kind, by content.
    pub kind: Kind,
    /// The media type to serve it with.
    pub media_type: &'static str,
    /// The extension that fits, without dot, in lower case.
    pub extension: String,
    /// The name it came with, cleaned and with an extension that fits.
    pub name: String,
    /// Width in pixels, of pictures.
    pub width: Option<u32>,
    /// Height in pixels, of pictures.
    pub height: Option<u32>,
}

/// Finds out what `bytes` are. `claimed_name` is the name that the sender gave.
///
/// # Errors
/// [`Refused`] when it is empty, larger than the limits, of a kind that is not taken, or a picture whose header cannot be read.
pub fn inspect(bytes: &[u8], claimed_name: &str, limits: &Limits) -> Result<Inspected, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(Refused::TooLarge);
    }
    let claimed = name::extension(claimed_name);
    let found = by_magic(bytes, &claimed).or_else(|| text(bytes, &claimed)).ok_or(Refused::KindNotAllowed)?;
    let size = image_format(found.kind).map(|format| dimensions(bytes, format, limits)).transpose()?;
    Ok(Inspected {
        kind: found.kind,
        media_type: found.media_type,
        name: name::with_extension(claimed_name, found.extension),
        extension: found.extension.to_owned(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
    })
}

/// Reads width and height from the header and holds them against the limits.
pub(crate) fn dimensions(bytes: &[u8], format: ImageFormat, limits: &Limits) -> Result<(u32, u32), Refused> {
    let (width, height) =
        ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|_| Refused::Broken)?;
    if width == 0 || height == 0 {
        return Err(Refused::Broken);
    }
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(Refused::TooManyPixels);
    }
    Ok((width, height))
}

/// The decoder for a kind of picture.
pub(crate) fn image_format(kind: Kind) -> Option<ImageFormat> {
    match kind {
        Kind::Png => Some(ImageFormat::Png),
        Kind::Jpeg => Some(ImageFormat::Jpeg),
        Kind::Gif => Some(ImageFormat::Gif),
        Kind::Webp => Some(ImageFormat::WebP),
        _ => None,
    }
}

/// The kind of picture that the bytes begin like.
pub(crate) fn image_kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Kind::Png),
        [0xFF, 0xD8, 0xFF, ..] => Some(Kind::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Webp),
        _ => None,
    }
}

struct Found {
    kind: Kind,
    media_type: &'static str,
    extension: &'static str,
}

impl Found {
    fn new(kind: Kind, media_type: &'static str, extension: &'static str) -> Option<Self> {
        Some(Self { kind, media_type, extension })
    }
}

fn by_magic(bytes: &[u8], claimed: &str) -> Option<Found> {
    if let Some(kind) = image_kind(bytes) {
        return match kind {
            Kind::Png => Found::new(kind, "image/png", "png"),
            Kind::Jpeg => Found::new(kind, "image/jpeg", if claimed == "jpeg" { "jpeg" } else { "jpg" }),
            Kind::Gif => Found::new(kind, "image/gif", "gif"),
            _ => Found::new(kind, "image/webp", "webp"),
        };
    }
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Found::new(Kind::Pdf, "application/pdf", "pdf"),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(zip(claimed)),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => office(claimed),
        [0x1F, 0x8B, 8, ..] => Found::new(Kind::Gzip, "application/gzip", "gz"),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => media_container(brand.get(..4)?),
        [0x1A, 0x45, 0xDF, 0xA3, ..] if claimed == "mkv" => Found::new(Kind::Webm, "video/x-matroska", "mkv"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Found::new(Kind::Webm, "video/webm", "webm"),
        [b'I', b'D', b'3', ..] | [0xFF, 0xFB | 0xF3 | 0xF2 | 0xFA, ..] => Found::new(Kind::Audio, "audio/mpeg", "mp3"),
        [b'O', b'g', b'g', b'S', ..] => Found::new(Kind::Audio, "audio/ogg", "ogg"),
        [b'f', b'L', b'a', b'C', ..] => Found::new(Kind::Audio, "audio/flac", "flac"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Found::new(Kind::Audio, "audio/wav", "wav"),
        _ => None,
    }
}

fn zip(claimed: &str) -> Found {
    const DOCUMENTS: [(&str, &str); 8] = [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("hwpx", "application/hwp+zip"),
        ("odt", "application/vnd.oasis.opendocument.text"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("odp", "application/vnd.oasis.opendocument.presentation"),
        ("epub", "application/epub+zip"),
    ];
    let document = DOCUMENTS.into_iter().find(|(extension, _)| *extension == claimed);
    let (extension, media_type) = document.unwrap_or(("zip", "application/zip"));
    Found { kind: Kind::Zip, media_type, extension }
}

/// The same container holds installers, so only names of documents are taken.
fn office(claimed: &str) -> Option<Found> {
    match claimed {
        "doc" => Found::new(Kind::Office, "application/msword", "doc"),
        "xls" => Found::new(Kind::Office, "application/vnd.ms-excel", "xls"),
        "ppt" => Found::new(Kind::Office, "application/vnd.ms-powerpoint", "ppt"),
        "hwp" => Found::new(Kind::Office, "application/x-hwp", "hwp"),
        _ => None,
    }
}

/// Videos and sound share a container with pictures that browsers cannot show (HEIC), which are not taken.
fn media_container(brand: &[u8]) -> Option<Found> {
    match brand {
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" | b"avif" | b"avis" | b"crx " => None,
        b"qt  " => Found::new(Kind::Mp4, "video/quicktime", "mov"),
        b"M4A " | b"M4B " => Found::new(Kind::Audio, "audio/mp4", "m4a"),
        _ => Found::new(Kind::Mp4, "video/mp4", "mp4"),
    }
}

/// Text in UTF-8, in UTF-16 with a mark, or in an older encoding (no control characters): Korean and Japanese tables often are.
fn text(bytes: &[u8], claimed: &str) -> Option<Found> {
    // Names that no system starts when they are opened. What has another one gets ".txt" behind it.
    const EXTENSIONS: [&str; 20] = [
        "txt", "md", "csv", "tsv", "log", "json", "jsonl", "xml", "yaml", "yml", "toml", "ini", "conf", "srt", "vtt",
        "ics", "diff", "patch", "sql", "tex",
    ];
    let extension = EXTENSIONS.into_iter().find(|known| *known == claimed).unwrap_or("txt");
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) && bytes.len().is_multiple_of(2) {
        return Found::new(Kind::Text, "text/plain; charset=utf-16", extension);
    }
    if bytes.iter().any(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)) {
        return None;
    }
    let media_type = if std::str::from_utf8(bytes).is_ok() { "text/plain; charset=utf-8" } else { "text/plain" };
    Found::new(Kind::Text, media_type, extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inspected(bytes: &[u8], name: &str) -> Result<Inspected, Refused> {
        inspect(bytes, name, &Limits { bytes: 100_000, pixels: 1_000 })
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        image::DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .expect("encodes");
        bytes
    }

    #[test]
    fn the_content_decides_and_the_name_follows() {
        let picture = inspected(&png(20, 10), "그림.exe").expect("taken");
        assert_eq!((picture.kind, picture.media_type), (Kind::Png, "image/png"));
        assert_eq!(picture.name, "그림.exe.png");
        assert_eq!((picture.width, picture.height), (Some(20), Some(10)));
    }

    #[test]
    fn html_and_svg_are_text_to_download() {
        for (bytes, name) in
            [("<svg xmlns=…>", "a.svg"), ("<!doctype html><script>", "a.html"), ("WScript.Echo", "a.js")]
        {
            let text = inspected(bytes.as_bytes(), name).expect("taken");
            assert_eq!((text.kind, text.media_type), (Kind::Text, "text/plain; charset=utf-8"));
            assert_eq!(text.name, format!("{name}.txt"));
        }
    }

    #[test]
    fn documents_are_told_apart_by_name_and_programs_are_refused() {
        assert_eq!(inspected(b"PK\x03\x04....", "표.xlsx").expect("taken").extension, "xlsx");
        assert_eq!(inspected(b"PK\x03\x04....", "app.jar").expect("taken").name, "app.jar.zip");
        assert_eq!(inspected(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..", "문서.hwp").expect("taken").kind, Kind::Office);
        assert_eq!(inspected(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..", "setup.msi"), Err(Refused::KindNotAllowed));
        assert_eq!(inspected(b"MZ\x90\0\x03", "a.txt"), Err(Refused::KindNotAllowed));
        assert_eq!(inspected(b"\x7FELF\x02\x01", "a.png"), Err(Refused::KindNotAllowed));
        assert_eq!(inspected(b"\0\0\0\x18ftypheic\0\0", "a.jpg"), Err(Refused::KindNotAllowed));
        assert_eq!(inspected(b"\0\0\0\x18ftypisom\0\0", "a.mp4").expect("taken").kind, Kind::Mp4);
    }

    #[test]
    fn older_encodings_are_text_too() {
        assert_eq!(
            inspected(&[0xB0, 0xA1, b',', 0xB3, 0xAA, b'\n'], "표.csv").expect("taken").media_type,
            "text/plain"
        );
    }

    #[test]
    fn limits_hold() {
        assert_eq!(inspected(b"", "a"), Err(Refused::Empty));
        assert_eq!(inspected(&[b'a'; 100_001], "a"), Err(Refused::TooLarge));
        assert_eq!(inspected(&png(40, 40), "a.png"), Err(Refused::TooManyPixels));
        assert_eq!(inspected(b"\x89PNG\r\n\x1A\nrubbish", "a.png"), Err(Refused::Broken));
    }
}
