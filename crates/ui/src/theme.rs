//! One brand colour in, a whole light and dark palette out.
//!
//! Each colour's lightness is stepped until its contrast holds, and everything is emitted as sRGB hex, so that the
//! contrast computed is the contrast shown.

use crate::color::{Lch, Rgb, contrast, hex, parse_hex, to_lch, to_rgb};
use std::fmt::Write;

/// The colour of a community that has not chosen its own.
pub const DEFAULT_BRAND: &str = "#1f6f63";

/// Counts up when the palette's rules change, so that browsers fetch it anew.
const VERSION: u32 = 1;

/// Hanji is a little warm, whatever the brand.
const WARM: f64 = 85.0;
/// The vermilion of a seal.
const VERMILION: f64 = 30.0;
const WHITE: Rgb = [1.0; 3];
const TONES: [(&str, &str, f64); 4] = [
    ("good", "good-soft", 155.0),
    ("warn", "warn-soft", 75.0),
    ("bad", "bad-soft", 27.0),
    ("info", "info-soft", 250.0),
];

/// The address of the style sheet for a brand colour. It never changes its content.
pub fn href(brand: &str) -> String {
    format!("/theme/{VERSION}-{}.css", plain(brand))
}

/// The address of the icon in a brand colour.
pub fn favicon_href(brand: &str) -> String {
    format!("/favicon/{VERSION}-{}.svg", plain(brand))
}

/// Whether this text is a brand colour, such as `#1f6f63`.
pub fn is_color(text: &str) -> bool {
    parse_hex(text).is_some()
}

/// The style sheet that sets every colour token for a brand colour; the default colour where it is none.
pub fn css(brand: &str) -> String {
    format!("@layer tokens{{{}}}", css_of(":root", brand))
}

/// The same for what a selector names, such as the host of a shadow tree.
pub fn css_of(selector: &str, brand: &str) -> String {
    let brand = color(brand);
    let light = palette(brand, Scheme::Light);
    let dark = palette(brand, Scheme::Dark);
    let mut out = format!("{selector}{{");
    for ((name, light), (_, dark)) in light.iter().zip(&dark) {
        let _ = write!(out, "--{name}:light-dark({},{});", hex(*light), hex(*dark));
    }
    out + "}"
}

/// The community's icon: a gate under eaves, in a brand colour.
pub fn favicon(brand: &str) -> String {
    let fill = fill(color(brand));
    let (ground, ink) = (hex(fill.ground), hex(fill.ink));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"8\" \
         fill=\"{ground}\"/><g fill=\"none\" stroke=\"{ink}\" stroke-width=\"2.4\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\"><path d=\"M5 13.2c4.6-.8 8.4-2.8 11-5.7 2.6 2.9 6.4 4.9 11 5.7\"/>\
         <path d=\"M8.5 15.5v9h15v-9M16 15v9.5\"/></g></svg>"
    )
}

/// The colour named in the file name of [`href`] or [`favicon_href`].
pub(crate) fn color_of_file(file: &str) -> Option<String> {
    let name = file.split('.').next()?;
    let (version, digits) = name.split_once('-')?;
    let brand = format!("#{digits}");
    (version == VERSION.to_string() && is_color(&brand)).then_some(brand)
}

fn plain(brand: &str) -> String {
    hex(color(brand)).trim_start_matches('#').to_owned()
}

fn color(brand: &str) -> Rgb {
    parse_hex(brand).or_else(|| parse_hex(DEFAULT_BRAND)).unwrap_or(WHITE)
}

#[derive(Clone, Copy, PartialEq)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn pick<T>(self, light: T, dark: T) -> T {
        match self {
            Scheme::Light => light,
            Scheme::Dark => dark,
        }
    }
}

type Palette = Vec<(&'static str, Rgb)>;

fn palette(brand: Rgb, scheme: Scheme) -> Palette {
    let hue = to_lch(brand).h;
    let grounds = Grounds::new(scheme, hue);
    let mut colors = vec![("paper", grounds.paper), ("surface", grounds.surface), ("sunken", grounds.sunken)];
    colors.extend(inks(scheme, hue, &grounds));
    colors.extend(brand_colors(brand, scheme, &grounds));
    colors.extend(tones(scheme, &grounds));
    colors
}

/// What text stands on.
struct Grounds {
    paper: Rgb,
    surface: Rgb,
    sunken: Rgb,
}

impl Grounds {
    fn new(scheme: Scheme, brand_hue: f64) -> Grounds {
        let ground = |light: (f64, f64), dark: (f64, f64)| {
            let (l, c) = scheme.pick(light, dark);
            to_rgb(Lch { l, c, h: scheme.pick(WARM, brand_hue) })
        };
        Grounds {
            paper: ground((0.982, 0.006), (0.195, 0.008)),
            surface: ground((0.998, 0.002), (0.235, 0.009)),
            sunken: ground((0.955, 0.009), (0.165, 0.007)),
        }
    }

    fn all(&self) -> [Rgb; 3] {
        [self.paper, self.surface, self.sunken]
    }

    fn with(&self, other: Rgb) -> [Rgb; 4] {
        [self.paper, self.surface, self.sunken, other]
    }
}

fn inks(scheme: Scheme, brand_hue: f64, grounds: &Grounds) -> Palette {
    let h = scheme.pick(WARM, brand_hue);
    let all = grounds.all();
    let step = |l: f64, c: f64, wanted: f64| solve(Lch { l, c, h }, scheme, wanted, &all);
    vec![
        ("line", to_rgb(Lch { l: scheme.pick(0.895, 0.335), c: scheme.pick(0.012, 0.010), h })),
        ("line-strong", step(scheme.pick(0.66, 0.52), 0.012, 3.05)),
        ("ink", to_rgb(Lch { l: scheme.pick(0.245, 0.935), c: scheme.pick(0.014, 0.006), h })),
        ("ink-2", step(scheme.pick(0.46, 0.74), 0.014, 6.0)),
        ("ink-3", step(scheme.pick(0.56, 0.64), 0.014, 4.6)),
    ]
}

fn brand_colors(brand: Rgb, scheme: Scheme, grounds: &Grounds) -> Palette {
    let own = to_lch(brand);
    let (h, c) = (own.h, own.c.min(0.17));
    let soft = to_rgb(match scheme {
        Scheme::Light => Lch { l: 0.95, c: (own.c * 0.30).min(0.032), h },
        Scheme::Dark => Lch { l: 0.29, c: (own.c * 0.45).min(0.05), h },
    });
    let on_soft = grounds.with(soft);
    let text = Lch { l: scheme.pick(own.l.min(0.60), own.l.max(0.74)), c, h };
    let focus = Lch { l: scheme.pick(0.56, 0.72), c: c.max(0.09), h };
    let fill = fill(brand);
    vec![
        ("brand", solve(text, scheme, 4.6, &on_soft)),
        ("brand-fill", fill.ground),
        ("brand-edge", edge(fill.ground, Lch { l: own.l, c, h }, scheme, grounds)),
        ("on-brand", fill.ink),
        ("brand-soft", soft),
        ("focus", solve(focus, scheme, 3.2, &on_soft)),
        ("seal", to_rgb(Lch { l: scheme.pick(0.53, 0.56), c: 0.175, h: VERMILION })),
        ("on-seal", WHITE),
    ]
}

struct Fill {
    ground: Rgb,
    ink: Rgb,
}

/// The company's own colour wherever white or near-black can be read on it; darkened for white where neither can.
fn fill(brand: Rgb) -> Fill {
    let own = to_lch(brand);
    let night = to_rgb(Lch { l: 0.18, c: 0.02, h: own.h });
    for ink in [WHITE, night] {
        if contrast(brand, ink) >= 4.5 {
            return Fill { ground: brand, ink };
        }
    }
    Fill { ground: solve(own, Scheme::Light, 4.5, &[WHITE]), ink: WHITE }
}

/// The fill where its shape can be seen on every ground, else a stronger relative.
fn edge(fill: Rgb, start: Lch, scheme: Scheme, grounds: &Grounds) -> Rgb {
    let all = grounds.all();
    if all.iter().all(|ground| contrast(fill, *ground) >= 3.0) { fill } else { solve(start, scheme, 3.05, &all) }
}

fn tones(scheme: Scheme, grounds: &Grounds) -> Palette {
    let mut colors = Palette::new();
    for (name, soft_name, h) in TONES {
        let soft = to_rgb(Lch { l: scheme.pick(0.95, 0.30), c: scheme.pick(0.03, 0.045), h });
        let start = Lch { l: scheme.pick(0.52, 0.76), c: 0.13, h };
        colors.push((soft_name, soft));
        colors.push((name, solve(start, scheme, 4.6, &grounds.with(soft))));
    }
    colors
}

/// From `start`, darker or lighter by small steps: the first that has the wanted contrast on every ground.
fn solve(start: Lch, scheme: Scheme, wanted: f64, grounds: &[Rgb]) -> Rgb {
    let step = scheme.pick(-0.004, 0.004);
    let mut l = start.l;
    while (0.0..=1.0).contains(&l) {
        let color = to_rgb(Lch { l, ..start });
        if grounds.iter().all(|ground| contrast(*ground, color) >= wanted) {
            return color;
        }
        l += step;
    }
    scheme.pick([0.0; 3], WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUNDS: [&str; 3] = ["paper", "surface", "sunken"];

    struct Sheet {
        colors: Palette,
        label: String,
    }

    impl Sheet {
        fn get(&self, name: &str) -> Rgb {
            self.colors.iter().find(|(known, _)| *known == name).expect("a token").1
        }

        fn must(&self, front: &str, ground: &str, wanted: f64) {
            let found = contrast(self.get(front), self.get(ground));
            assert!(found >= wanted, "{}: {front} on {ground} is {found:.2}, wants {wanted}", self.label);
        }

        fn check(&self) {
            for ground in GROUNDS {
                for (front, wanted) in [("ink", 11.0), ("ink-2", 6.0), ("ink-3", 4.5), ("brand", 4.5)] {
                    self.must(front, ground, wanted);
                }
                for front in ["line-strong", "brand-edge", "focus"] {
                    self.must(front, ground, 3.0);
                }
                for (tone, ..) in TONES {
                    self.must(tone, ground, 4.5);
                }
            }
            for (front, ground, wanted) in [
                ("on-brand", "brand-fill", 4.5),
                ("brand", "brand-soft", 4.5),
                ("ink", "brand-soft", 9.0),
                ("on-seal", "seal", 4.5),
                ("focus", "brand-soft", 3.0),
            ] {
                self.must(front, ground, wanted);
            }
            for (tone, soft, _) in TONES {
                self.must(tone, soft, 4.5);
                self.must("ink", soft, 9.0);
            }
        }
    }

    #[test]
    fn every_brand_colour_is_readable_in_both_schemes() {
        for step in 0..12 * 12 * 12 {
            let brand = [step % 12, step / 12 % 12, step / 144].map(|channel| f64::from(channel) / 11.0);
            for scheme in [Scheme::Light, Scheme::Dark] {
                let label = format!("{} {}", hex(brand), scheme.pick("light", "dark"));
                Sheet { colors: palette(brand, scheme), label }.check();
            }
        }
    }

    #[test]
    fn the_address_tells_the_colour() {
        assert_eq!(href("#1f6f63"), "/theme/1-1f6f63.css");
        assert_eq!(color_of_file("1-1f6f63.css").as_deref(), Some("#1f6f63"));
        assert_eq!(color_of_file("0-1f6f63.css"), None);
        assert_eq!(color_of_file("1-zzzzzz.css"), None);
    }

    #[test]
    fn what_is_no_colour_gets_the_default() {
        assert_eq!(css("red; }"), css(DEFAULT_BRAND));
        assert_eq!(href("nonsense"), href(DEFAULT_BRAND));
    }

    #[test]
    fn a_readable_brand_colour_is_kept_as_it_is() {
        assert!(css("#fee500").contains("--brand-fill:light-dark(#fee500,#fee500)"));
    }
}
