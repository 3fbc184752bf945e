//! Pictures of members; the pattern of a lattice door for those without one.

use crate::{
    Markup,
    color::{Lch, hex, to_rgb},
    markup::escape,
};
use std::sync::{Arc, OnceLock};

/// Somebody who can be shown by a picture.
pub trait Face {
    /// The member's id, which chooses the pattern.
    fn id(&self) -> i64;
    /// The address of the picture, if there is one.
    fn picture(&self) -> Option<&str>;
}

impl<F: Face + ?Sized> Face for &F {
    fn id(&self) -> i64 {
        (*self).id()
    }

    fn picture(&self) -> Option<&str> {
        (*self).picture()
    }
}

impl<F: Face + ?Sized> Face for Arc<F> {
    fn id(&self) -> i64 {
        (**self).id()
    }

    fn picture(&self) -> Option<&str> {
        (**self).picture()
    }
}

/// The picture in a size class: `small`, `medium`, `large` or `huge`. Decorative: the name stands beside it.
pub(crate) fn avatar(who: &impl Face, size: &str) -> Markup {
    let size = escape(size);
    Markup(match who.picture() {
        Some(picture) => {
            let side = pixels(&size);
            let picture = escape(picture);
            format!(
                r#"<img class="face {size}" src="{picture}" alt="" width="{side}" height="{side}" loading="lazy" decoding="async">"#
            )
        }
        None => lattice(who.id(), &size),
    })
}

fn pixels(size: &str) -> u32 {
    match size {
        "small" => 32,
        "large" => 64,
        "huge" => 112,
        _ => 44,
    }
}

/// Lattices of traditional doors: 띠살, 빗살, 완자살, 숫대살, 용자살, 귀갑살, 꽃살.
const LATTICES: [&str; 7] = [
    "M8 0v44M17.3 0v44M26.7 0v44M36 0v44M0 10h44M0 34h44",
    "M0 22 22 0 44 22 22 44ZM0 0 44 44M44 0 0 44",
    "M0 12h32v20H12V12M44 32H32V0M12 44V32M22 12v20",
    "M0 11h22V0M22 11v22H0M44 33H22v11M22 22h22V0M11 33v11M33 0v22",
    "M7 7h30v30H7ZM15 15h14v14H15ZM22 0v15M22 29v15M0 22h15M29 22h15",
    "M22 8 34 15v14l-12 7-12-7V15ZM22 0v8M34 15l10-6M34 29l10 6M22 36v8M10 29 0 35M10 15 0 9",
    "M0 0a22 22 0 0 0 22 22A22 22 0 0 0 44 0M0 44a22 22 0 0 1 22-22 22 22 0 0 1 22 22M0 0a22 22 0 0 1 0 44M44 0a22 22 0 0 0 0 44",
];
const HUES: i64 = 12;

fn lattice(id: i64, size: &str) -> String {
    let mixed = mix(id);
    let [ground, line] = &tints()[usize::try_from(mixed % HUES.unsigned_abs()).unwrap_or(0)];
    let count = LATTICES.len() as u64;
    let pattern = LATTICES[usize::try_from(mixed / HUES.unsigned_abs() % count).unwrap_or(0)];
    format!(
        r#"<svg class="face {size}" viewBox="0 0 44 44" aria-hidden="true"><path fill="{ground}" d="M0 0h44v44H0z"/><path d="{pattern}" fill="none" stroke="{line}" stroke-width="2.5"/></svg>"#
    )
}

/// Neighbouring ids look different (SplitMix64's finaliser).
fn mix(id: i64) -> u64 {
    let mut x = id.cast_unsigned().wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Paper and wood in each hue.
fn tints() -> &'static Vec<[String; 2]> {
    static TINTS: OnceLock<Vec<[String; 2]>> = OnceLock::new();
    TINTS.get_or_init(|| {
        (0..HUES)
            .map(|step| {
                let h = step as f64 * 30.0 + 10.0;
                [Lch { l: 0.88, c: 0.045, h }, Lch { l: 0.53, c: 0.07, h }].map(|color| hex(to_rgb(color)))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Someone(i64, Option<&'static str>);

    impl Face for Someone {
        fn id(&self) -> i64 {
            self.0
        }
        fn picture(&self) -> Option<&str> {
            self.1
        }
    }

    #[test]
    fn a_member_always_gets_the_same_lattice() {
        assert_eq!(avatar(&Someone(7, None), "small"), avatar(&Someone(7, None), "small"));
    }

    #[test]
    fn neighbours_look_different() {
        let faces: std::collections::BTreeSet<String> =
            (1..=20).map(|id| avatar(&Someone(id, None), "small").0).collect();
        assert!(faces.len() > 14, "{}", faces.len());
    }

    #[test]
    fn an_address_cannot_leave_its_attribute() {
        let face = avatar(&Someone(7, Some("/files/a\" onerror=\"x")), "small");
        assert!(!face.0.contains("\" onerror"));
    }
}
