//! Numbers as people read them.

use crate::Lang;

/// Anything that can stand for a count in a message.
pub trait Number {
    /// The count; what does not fit 64 bits saturates.
    fn number(self) -> i64;
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Number for $kind {
            fn number(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

/// Templates hand over references, and references to them.
impl<N: Number + Copy> Number for &N {
    fn number(self) -> i64 {
        (*self).number()
    }
}

/// The number with a comma between thousands: `1,284`.
pub fn group(n: i64) -> String {
    let mut out = String::new();
    push_number(&mut out, n);
    out
}

/// Appends the number with a comma between thousands.
pub fn push_number(out: &mut String, n: i64) {
    let digits = n.unsigned_abs().to_string();
    if n < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
}

/// The number short enough for a list: `1,284` stays, `12,840` is `1.2만`, `1.2万` or `12.8K`.
pub fn compact(lang: Lang, n: i64) -> String {
    let units: &[(i64, &str)] = match lang {
        Lang::Ko => &[(100_000_000, "억"), (10_000, "만")],
        Lang::Ja => &[(100_000_000, "億"), (10_000, "万")],
        Lang::En => &[(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K")],
    };
    if n.unsigned_abs() < 10_000 {
        return group(n);
    }
    let Some((size, unit)) = units.iter().find(|(size, _)| n.unsigned_abs() >= size.unsigned_abs()) else {
        return group(n);
    };
    let tenths = n / (size / 10);
    match (tenths / 10, tenths.abs() % 10) {
        (whole, part) if part == 0 || whole.abs() >= 100 => format!("{}{unit}", group(whole)),
        (whole, part) => format!("{whole}.{part}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(group(0), "0");
        assert_eq!(group(999), "999");
        assert_eq!(group(1_204_000), "1,204,000");
        assert_eq!(group(-1_000), "-1,000");
        assert_eq!(group(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn large_numbers_are_shortened_in_each_languages_units() {
        assert_eq!(compact(Lang::Ko, 9_999), "9,999");
        assert_eq!(compact(Lang::Ko, 12_840), "1.2만");
        assert_eq!(compact(Lang::Ja, 2_000_000), "200万");
        assert_eq!(compact(Lang::En, 12_840), "12.8K");
        assert_eq!(compact(Lang::En, 3_000_000), "3M");
    }
}
