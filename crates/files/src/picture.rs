//! Pictures made ready to be shown: without metadata, upright, and in smaller versions.

use std::io::Cursor;

use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
    imageops::FilterType,
    metadata::Orientation,
};

use crate::{Kind, Limits, Refused, inspect, strip};

/// Widths of the smaller versions, in pixels.
pub const THUMBNAIL_WIDTHS: [u32; 3] = [320, 800, 1600];
/// Side of an avatar, in pixels.
pub const AVATAR_SIZE: u32 = 256;

/// JPEG quality of smaller versions, where size counts.
const THUMBNAIL_QUALITY: u8 = 82;
/// JPEG quality of pictures that had to be turned, where nothing should be lost to the eye.
const TURNED_QUALITY: u8 = 92;
/// Larger colour profiles are left out of smaller versions; a wide-gamut screen's has about 600 bytes.
const MAX_PROFILE: usize = 4096;

/// An encoded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// Its extension without dot.
    pub extension: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A picture ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The picture itself: no metadata, upright. Its pixels are untouched unless it had to be turned.
    pub original: Picture,
    /// Smaller versions, narrowest first, of the [`THUMBNAIL_WIDTHS`] below the picture's own; none of animations.
    pub thumbnails: Vec<Picture>,
    /// Whether it moves.
    pub animated: bool,
}

/// Cleans a picture and makes its smaller versions. Takes up to a second for a large one: run it off the async threads.
///
/// # Errors
/// [`Refused`] when it is no picture of a known kind, has more pixels than the limits, or cannot be decoded.
pub fn prepare_image(bytes: &[u8], limits: &Limits) -> Result<Prepared, Refused> {
    let source = Source::read(bytes, limits)?;
    if source.animated {
        let original = source.kept(&source.image);
        return Ok(Prepared { original, thumbnails: Vec::new(), animated: true });
    }
    let upright = source.upright();
    let original = match source.orientation {
        Orientation::NoTransforms => source.kept(&upright),
        _ => source.encode_turned(&upright)?,
    };
    let thumbnails = thumbnails(&upright, source.profile.as_deref())?;
    Ok(Prepared { original, thumbnails, animated: false })
}

/// The middle of a picture as a square of [`AVATAR_SIZE`], without metadata. Of an animation, its first frame.
///
/// # Errors
/// As [`prepare_image`].
pub fn square_avatar(bytes: &[u8], limits: &Limits) -> Result<Picture, Refused> {
    let source = Source::read(bytes, limits)?;
    let square = source.upright().resize_to_fill(AVATAR_SIZE, AVATAR_SIZE, FilterType::CatmullRom);
    encode_small(&square, source.profile.as_deref())
}

/// A decoded upload.
struct Source {
    kind: Kind,
    /// The file without metadata.
    stripped: Vec<u8>,
    animated: bool,
    image: DynamicImage,
    orientation: Orientation,
    /// The colour profile, when it is one for RGB.
    profile: Option<Vec<u8>>,
}

impl Source {
    fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Refused> {
        if bytes.len() > limits.bytes {
            return Err(Refused::TooLarge);
        }
        let kind = inspect::image_kind(bytes).ok_or(Refused::KindNotAllowed)?;
        let format = inspect::image_format(kind).ok_or(Refused::KindNotAllowed)?;
        inspect::dimensions(bytes, format, limits)?;
        let mut original = decoder(bytes, format, limits)?;
        let orientation = original.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = original.icc_profile().ok().flatten().filter(|profile| profile.get(16..20) == Some(b"RGB "));
        let stripped = strip::strip(bytes, kind).ok_or(Refused::Broken)?;
        // What is decoded is what will be served, so a picture damaged by the cleaning would be noticed here.
        let image = DynamicImage::from_decoder(decoder(&stripped.bytes, format, limits)?).map_err(refusal)?;
        Ok(Self { kind, stripped: stripped.bytes, animated: stripped.animated, image, orientation, profile })
    }

    fn upright(&self) -> DynamicImage {
        let mut image = self.image.clone();
        image.apply_orientation(self.orientation);
        image
    }

    /// The cleaned file as it is.
    fn kept(&self, image: &DynamicImage) -> Picture {
        let (media_type, extension) = match self.kind {
            Kind::Png => ("image/png", "png"),
            Kind::Gif => ("image/gif", "gif"),
            Kind::Webp => ("image/webp", "webp"),
            _ => ("image/jpeg", "jpg"),
        };
        Picture { bytes: self.stripped.clone(), media_type, extension, width: image.width(), height: image.height() }
    }

    /// A picture that had to be turned is encoded anew: without loss where it can have none, as JPEG otherwise.
    fn encode_turned(&self, upright: &DynamicImage) -> Result<Picture, Refused> {
        let profile = self.profile.as_deref();
        match self.kind {
            Kind::Jpeg => encode_jpeg(upright, profile, TURNED_QUALITY),
            Kind::Webp => encode_webp(upright, profile),
            _ => encode_png(upright, profile),
        }
    }
}

fn decoder<'a>(bytes: &'a [u8], format: ImageFormat, limits: &Limits) -> Result<impl ImageDecoder + 'a, Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut bounds = image::Limits::default();
    // 16 bits in four channels, and the decoder's own buffers.
    bounds.max_alloc = Some(limits.pixels.saturating_mul(8) + (64 << 20));
    reader.limits(bounds);
    reader.into_decoder().map_err(refusal)
}

fn refusal(error: image::ImageError) -> Refused {
    match error {
        image::ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}

/// Smaller versions, each made from the next larger one, which is quicker and looks the same.
fn thumbnails(image: &DynamicImage, profile: Option<&[u8]>) -> Result<Vec<Picture>, Refused> {
    let mut pictures = Vec::new();
    let mut larger: Option<DynamicImage> = None;
    for width in THUMBNAIL_WIDTHS.into_iter().rev().filter(|width| *width < image.width()) {
        let height = (u64::from(image.height()) * u64::from(width) / u64::from(image.width())).max(1);
        let height = u32::try_from(height).map_err(|_| Refused::TooManyPixels)?;
        let smaller = larger.as_ref().unwrap_or(image).resize_exact(width, height, FilterType::CatmullRom);
        pictures.push(encode_small(&smaller, profile)?);
        larger = Some(smaller);
    }
    pictures.reverse();
    Ok(pictures)
}

/// JPEG, or WebP where something shows through.
fn encode_small(image: &DynamicImage, profile: Option<&[u8]>) -> Result<Picture, Refused> {
    let profile = profile.filter(|profile| profile.len() <= MAX_PROFILE);
    if is_transparent(image) { encode_webp(image, profile) } else { encode_jpeg(image, profile, THUMBNAIL_QUALITY) }
}

fn is_transparent(image: &DynamicImage) -> bool {
    image.has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255)
}

fn encode_jpeg(image: &DynamicImage, profile: Option<&[u8]>, quality: u8) -> Result<Picture, Refused> {
    let mut bytes = Vec::new();
    let pixels = image.to_rgb8();
    write(
        JpegEncoder::new_with_quality(&mut bytes, quality),
        &pixels,
        pixels.dimensions(),
        ExtendedColorType::Rgb8,
        profile,
    )?;
    Ok(picture(bytes, "image/jpeg", "jpg", image))
}

fn encode_webp(image: &DynamicImage, profile: Option<&[u8]>) -> Result<Picture, Refused> {
    let mut bytes = Vec::new();
    let pixels = image.to_rgba8();
    write(WebPEncoder::new_lossless(&mut bytes), &pixels, pixels.dimensions(), ExtendedColorType::Rgba8, profile)?;
    Ok(picture(bytes, "image/webp", "webp", image))
}

fn encode_png(image: &DynamicImage, profile: Option<&[u8]>) -> Result<Picture, Refused> {
    let mut bytes = Vec::new();
    let pixels = image.to_rgba8();
    write(PngEncoder::new(&mut bytes), &pixels, pixels.dimensions(), ExtendedColorType::Rgba8, profile)?;
    Ok(picture(bytes, "image/png", "png", image))
}

fn write(
    mut encoder: impl ImageEncoder,
    pixels: &[u8],
    (width, height): (u32, u32),
    colour: ExtendedColorType,
    profile: Option<&[u8]>,
) -> Result<(), Refused> {
    if let Some(profile) = profile {
        // A format that cannot carry a profile shows the picture in the usual colours.
        let _ = encoder.set_icc_profile(profile.to_vec());
    }
    encoder.write_image(pixels, width, height, colour).map_err(refusal)
}

fn picture(bytes: Vec<u8>, media_type: &'static str, extension: &'static str, image: &DynamicImage) -> Picture {
    Picture { bytes, media_type, extension, width: image.width(), height: image.height() }
}

#[cfg(test)]
mod tests;
