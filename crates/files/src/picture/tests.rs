use image::{Rgb, RgbImage, Rgba, RgbaImage, codecs::gif::GifEncoder};

use super::*;

const SECRET: &[u8] = b"secret place";

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).expect("encodes");
    bytes
}

/// Red on the left half, blue on the right.
fn two_halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 0, 0]) } else { Rgb([0, 0, 220]) }).into()
}

/// An EXIF block which says how to turn the picture and hides a secret.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(SECRET);
    exif
}

/// A JPEG with EXIF and a comment, and something behind its end.
fn jpeg_with_metadata(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = encoded(image, ImageFormat::Jpeg);
    let mut exif_segment = b"Exif\0\0".to_vec();
    exif_segment.extend(exif(orientation));
    let mut bytes = plain[..2].to_vec();
    for (marker, data) in [(0xE1, exif_segment.as_slice()), (0xFE, SECRET)] {
        bytes.extend([0xFF, marker]);
        bytes.extend(u16::try_from(data.len() + 2).expect("short").to_be_bytes());
        bytes.extend(data);
    }
    bytes.extend(&plain[2..]);
    bytes.extend(SECRET);
    bytes
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn decoded(picture: &Picture) -> DynamicImage {
    image::load_from_memory(&picture.bytes).expect("decodes")
}

#[test]
fn a_jpeg_loses_its_metadata_and_keeps_its_pixels() {
    let image = two_halves(400, 100);
    let prepared = prepare_image(&jpeg_with_metadata(&image, 1), &Limits::default()).expect("prepared");
    assert_eq!(prepared.original.bytes, encoded(&image, ImageFormat::Jpeg));
    assert_eq!(prepared.thumbnails.iter().map(|small| (small.width, small.height)).collect::<Vec<_>>(), [(320, 80)]);
    assert_eq!(prepared.thumbnails[0].media_type, "image/jpeg");
}

#[test]
fn a_turned_picture_stands_upright_afterwards() {
    let prepared = prepare_image(&jpeg_with_metadata(&two_halves(400, 100), 6), &Limits::default()).expect("prepared");
    let original = decoded(&prepared.original).to_rgb8();
    assert_eq!(original.dimensions(), (100, 400));
    assert!(original.get_pixel(50, 20).0[0] > 150, "what was left is above");
    assert!(original.get_pixel(50, 380).0[2] > 150, "what was right is below");
    assert!(!holds(&prepared.original.bytes, SECRET));
}

#[test]
fn smaller_versions_are_made_below_the_pictures_width() {
    let prepared =
        prepare_image(&encoded(&two_halves(2000, 500), ImageFormat::Png), &Limits::default()).expect("prepared");
    let widths: Vec<u32> = prepared.thumbnails.iter().map(|small| small.width).collect();
    assert_eq!(widths, THUMBNAIL_WIDTHS);
    assert!(prepared.thumbnails.iter().all(|small| decoded(small).width() == small.width));
}

#[test]
fn what_shows_through_keeps_showing_through() {
    let image: DynamicImage = RgbaImage::from_pixel(400, 40, Rgba([1, 2, 3, 100])).into();
    let prepared = prepare_image(&encoded(&image, ImageFormat::Png), &Limits::default()).expect("prepared");
    assert_eq!(prepared.thumbnails[0].media_type, "image/webp");
    assert_eq!(decoded(&prepared.thumbnails[0]).to_rgba8().get_pixel(5, 5).0[3], 100);
}

#[test]
fn a_png_loses_its_texts_and_what_hides_behind_it() {
    let plain = encoded(&two_halves(10, 10), ImageFormat::Png);
    let after_header = 8 + 25;
    let mut bytes = plain[..after_header].to_vec();
    bytes.extend(u32::try_from(SECRET.len()).expect("short").to_be_bytes());
    bytes.extend(b"tEXt");
    bytes.extend(SECRET);
    bytes.extend([0; 4]);
    bytes.extend(&plain[after_header..]);
    bytes.extend(SECRET);
    let stripped = strip::strip(&bytes, Kind::Png).expect("followed");
    assert_eq!(stripped.bytes, plain);
}

#[test]
fn a_webp_loses_its_metadata() {
    let mut encoder_bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut encoder_bytes);
    encoder.set_exif_metadata(exif(1)).expect("carries EXIF");
    let pixels = two_halves(40, 20).to_rgba8();
    encoder.write_image(&pixels, 40, 20, ExtendedColorType::Rgba8).expect("encodes");
    assert!(holds(&encoder_bytes, SECRET));
    let prepared = prepare_image(&encoder_bytes, &Limits::default()).expect("prepared");
    assert!(!holds(&prepared.original.bytes, SECRET));
    assert_eq!(decoded(&prepared.original).to_rgba8(), pixels);
}

#[test]
fn an_animation_stays_one_without_its_comments() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).expect("repeats");
    for shade in [0, 255] {
        let frame = RgbaImage::from_pixel(500, 10, Rgba([shade, 0, 0, 255]));
        encoder.encode_frame(image::Frame::new(frame)).expect("encodes");
    }
    drop(encoder);
    let comment: Vec<u8> = [&[0x21, 0xFE, u8::try_from(SECRET.len()).expect("short")], SECRET, &[0]].concat();
    let end = bytes.len() - 1;
    let with_comment = [&bytes[..end], &comment, &bytes[end..], SECRET].concat();
    let prepared = prepare_image(&with_comment, &Limits::default()).expect("prepared");
    assert!(prepared.animated && prepared.thumbnails.is_empty());
    assert_eq!(prepared.original.bytes, bytes);
    assert!(holds(&prepared.original.bytes, b"NETSCAPE2.0"));
}

#[test]
fn an_avatar_is_the_middle_of_the_picture() {
    let avatar = square_avatar(&encoded(&two_halves(900, 300), ImageFormat::Png), &Limits::default()).expect("made");
    assert_eq!((avatar.width, avatar.height), (AVATAR_SIZE, AVATAR_SIZE));
    let pixels = decoded(&avatar).to_rgb8();
    assert!(pixels.get_pixel(60, 128).0[0] > 150 && pixels.get_pixel(200, 128).0[2] > 150);
}

#[test]
fn pictures_that_would_fill_the_memory_are_refused() {
    let limits = Limits { pixels: 1_000, ..Limits::default() };
    assert_eq!(prepare_image(&encoded(&two_halves(100, 100), ImageFormat::Png), &limits), Err(Refused::TooManyPixels));
    // A header that promises 60,000 × 60,000 pixels.
    let mut bomb = encoded(&two_halves(10, 10), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    assert!(prepare_image(&bomb, &Limits::default()).is_err());
}

#[test]
fn damaged_pictures_are_refused_and_never_panic() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = encoded(&two_halves(64, 64), format);
        for cut in (1..whole.len()).step_by(7) {
            let _ = prepare_image(&whole[..cut], &Limits::default());
            let mut flipped = whole.clone();
            flipped[cut] ^= 0xFF;
            let _ = prepare_image(&flipped, &Limits::default());
        }
    }
    assert_eq!(prepare_image(b"GIF89a", &Limits::default()), Err(Refused::Broken));
    assert_eq!(prepare_image(b"hello", &Limits::default()), Err(Refused::KindNotAllowed));
}
