//! The three languages of the interface and what depends on them: numbers, plurals, particles, dates.
//!
//! The words themselves live in each crate's `locales/{ko,ja,en}.ftl`; `madang-i18n-build` turns them into
//! methods of [`Lang`] when that crate is built:
//!
//! ```text
//! // build.rs
//! fn main() { madang_i18n_build::generate("locales"); }
//!
//! // lib.rs
//! mod words { include!(concat!(env!("OUT_DIR"), "/words.rs")); }
//! use words::Words;
//!
//! Lang::Ko.answers_count(3) // "답변 3개"
//! ```

extern crate self as madang_i18n;

mod date;
mod localized;
mod number;
mod particle;
mod plural;

pub use date::{ago, date, date_short, date_time, time_zone};
pub use localized::Localized;
pub use number::{Number, compact, group, push_number};
pub use particle::{josa, push_josa};
pub use plural::{Plural, plural};

use serde::{Deserialize, Serialize};
use std::fmt;

mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Korean, the default.
    #[default]
    Ko,
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 3] = [Lang::Ko, Lang::Ja, Lang::En];

    /// The language's code, as in `<html lang>`, cookies and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ko => "ko",
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The code with a territory, as Open Graph wants it.
    pub const fn locale(self) -> &'static str {
        match self {
            Lang::Ko => "ko_KR",
            Lang::Ja => "ja_JP",
            Lang::En => "en_US",
        }
    }

    /// What the language calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Ko => "한국어",
            Lang::Ja => "日本語",
            Lang::En => "English",
        }
    }

    /// The language of a tag such as `ko`, `ja-JP` or `EN_us`.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }

    /// The language that an `Accept-Language` header likes best; Korean when it names none of ours.
    pub fn negotiate(header: &str) -> Lang {
        let mut best: Option<(f32, Lang)> = None;
        for entry in header.split(',') {
            let Some((quality, lang)) = accepted(entry) else { continue };
            if quality > 0.0 && best.is_none_or(|(q, _)| quality > q) {
                best = Some((quality, lang));
            }
        }
        best.map_or(Lang::default(), |(_, lang)| lang)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One entry of an `Accept-Language` header: `ja-JP;q=0.8`.
fn accepted(entry: &str) -> Option<(f32, Lang)> {
    let mut parts = entry.split(';');
    let lang = Lang::parse(parts.next()?)?;
    let quality = parts.find_map(|part| part.trim().strip_prefix("q=")?.trim().parse().ok());
    Some((quality.unwrap_or(1.0), lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_language_wins() {
        assert_eq!(Lang::negotiate("fr, en;q=0.5, ja-JP;q=0.8"), Lang::Ja);
        assert_eq!(Lang::negotiate("en-GB,en;q=0.9,ko;q=0.8"), Lang::En);
        assert_eq!(Lang::negotiate("ko;q=0, en;q=0.1"), Lang::En);
    }

    #[test]
    fn an_unknown_language_gives_korean() {
        assert_eq!(Lang::negotiate(""), Lang::Ko);
        assert_eq!(Lang::negotiate("fr-FR, de;q=nonsense"), Lang::Ko);
    }

    #[test]
    fn tags_with_territories_are_understood() {
        assert_eq!(Lang::parse("EN_us"), Some(Lang::En));
        assert_eq!(Lang::parse("ja-JP"), Some(Lang::Ja));
        assert_eq!(Lang::parse("kok"), None);
    }
}
