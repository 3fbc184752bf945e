//! Texts that a community writes in each language of the interface.

use crate::Lang;
use serde::{Deserialize, Serialize};

/// A text in each language of the interface. Where one is missing, another stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Localized {
    /// Korean.
    #[serde(default)]
    pub ko: String,
    /// Japanese.
    #[serde(default)]
    pub ja: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Localized {
    /// The text in `lang`, else in whichever language there is.
    pub fn get(&self, lang: Lang) -> &str {
        let wanted = match lang {
            Lang::Ko => &self.ko,
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        };
        [wanted, &self.en, &self.ko, &self.ja].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
    }

    /// The codes of the languages in which the text is there.
    pub fn languages(&self) -> Vec<&'static str> {
        let all = [(Lang::Ko, &self.ko), (Lang::Ja, &self.ja), (Lang::En, &self.en)];
        all.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(lang, _)| lang.code()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_stands_in_for_a_missing_one() {
        let text = Localized { ja: "質問".into(), ..Localized::default() };
        assert_eq!([Lang::Ko, Lang::Ja, Lang::En].map(|lang| text.get(lang)), ["質問"; 3]);
        assert_eq!(text.languages(), ["ja"]);
    }
}
