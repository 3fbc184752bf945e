//! Plural categories. Korean and Japanese have one; English has two.

use crate::Lang;

/// The category of a count, after CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Exactly one thing, in English.
    One,
    /// Everything else.
    Other,
}

/// The category of `n` in this language.
pub const fn plural(lang: Lang, n: i64) -> Plural {
    match (lang, n) {
        (Lang::En, 1) => Plural::One,
        _ => Plural::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_english_has_a_singular() {
        assert_eq!(plural(Lang::En, 1), Plural::One);
        assert_eq!(plural(Lang::En, 0), Plural::Other);
        assert_eq!(plural(Lang::Ko, 1), Plural::Other);
        assert_eq!(plural(Lang::Ja, 1), Plural::Other);
    }
}
