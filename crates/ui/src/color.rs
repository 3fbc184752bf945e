//! Colours between sRGB and OKLCH, and their contrast after WCAG.

/// Red, green and blue from 0 to 1.
pub(crate) type Rgb = [f64; 3];

/// A colour by perceived lightness (0 to 1), chroma and hue (degrees).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lch {
    pub(crate) l: f64,
    pub(crate) c: f64,
    pub(crate) h: f64,
}

/// `#1f6f63` as a colour.
pub(crate) fn parse_hex(text: &str) -> Option<Rgb> {
    let digits = text.trim().strip_prefix('#')?;
    if digits.len() != 6 || !digits.is_ascii() {
        return None;
    }
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(|value| f64::from(value) / 255.0);
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// The colour as `#1f6f63`.
pub(crate) fn hex(color: Rgb) -> String {
    let [r, g, b] = color.map(byte);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The colour by lightness, chroma and hue.
pub(crate) fn to_lch(color: Rgb) -> Lch {
    let [r, g, b] = color.map(linear);
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
    let green_red = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
    let blue_yellow = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
    Lch {
        l: lightness,
        c: green_red.hypot(blue_yellow),
        h: blue_yellow.atan2(green_red).to_degrees().rem_euclid(360.0),
    }
}

/// The colour in sRGB as 8 bits can show it; its chroma is lowered until it is in gamut.
pub(crate) fn to_rgb(color: Lch) -> Rgb {
    let full = oklab(color);
    if in_gamut(full) {
        return encode(full);
    }
    let (mut inside, mut outside) = (0.0, color.c);
    for _ in 0..18 {
        let middle = (inside + outside) / 2.0;
        if in_gamut(oklab(Lch { c: middle, ..color })) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    encode(oklab(Lch { c: inside, ..color }))
}

/// The contrast ratio of two colours, from 1 to 21.
pub(crate) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Rgb) -> f64 {
    let [r, g, b] = color.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The colour in linear sRGB, possibly out of gamut.
fn oklab(Lch { l, c, h }: Lch) -> Rgb {
    let (sin, cos) = h.to_radians().sin_cos();
    let (a, b) = (c * cos, c * sin);
    let x = (l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let y = (l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let z = (l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * x - 3.307_711_591_3 * y + 0.230_969_929_2 * z,
        -1.268_438_004_6 * x + 2.609_757_401_1 * y - 0.341_319_396_5 * z,
        -0.004_196_086_3 * x - 0.703_418_614_7 * y + 1.707_614_701_0 * z,
    ]
}

fn in_gamut(color: Rgb) -> bool {
    color.iter().all(|channel| (-1e-4..=1.0001).contains(channel))
}

fn encode(color: Rgb) -> Rgb {
    color.map(|channel| f64::from(byte(gamma(channel.clamp(0.0, 1.0)))) / 255.0)
}

fn byte(channel: f64) -> u8 {
    // In range by the clamp; `as` is the only conversion from a float.
    (channel.clamp(0.0, 1.0) * 255.0).round() as u8
}

fn linear(channel: f64) -> f64 {
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

fn gamma(channel: f64) -> f64 {
    if channel <= 0.003_130_8 { channel * 12.92 } else { 1.055 * channel.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_survives_the_way_there_and_back() {
        for text in ["#1f6f63", "#ffffff", "#000000", "#fee500", "#4433ff"] {
            let color = parse_hex(text).expect("a colour");
            assert_eq!(hex(to_rgb(to_lch(color))), text);
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "#fff", "1f6f63", "#1f6f6", "#gggggg", "#한글"] {
            assert!(parse_hex(text).is_none(), "{text}");
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    }
}
