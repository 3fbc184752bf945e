//! Putting what is known of a question in the place of a reply's variables.

use crate::store::replies::{PlaceRow, ReplyRow};
use madang_conversation::{QUESTION, Spaces, topic_url};
use madang_i18n::{Lang, Localized};
use madang_kernel::App;

/// The variables, in the order in which they are explained.
pub(super) const VARIABLES: [&str; 6] = ["name", "agent", "product", "version", "space", "link"];

/// A piece of a reply's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Variable(&'a str),
}

/// The pieces of a text: a word of small letters in braces is a variable, whatever it is.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        let inner = &text[open + 1..];
        let length = inner.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
        if length > 0 && inner[length..].starts_with('}') {
            found.push(Piece::Text(&text[from..open]));
            found.push(Piece::Variable(&inner[..length]));
            from = open + length + 2;
            at = from;
        } else {
            at = open + 1;
        }
    }
    found.push(Piece::Text(&text[from..]));
    found
}

/// The first variable of a text that nobody knows.
pub(super) fn unknown(text: &str) -> Option<&str> {
    pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Variable(name) if !VARIABLES.contains(&name) => Some(name),
        _ => None,
    })
}

/// A reply with what is known of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    /// The text; variables about which nothing is known still stand in it, such as `{version}`.
    pub(super) text: String,
    /// The language of the text.
    pub(super) lang: Lang,
    /// Those variables, each once.
    pub(super) missing: Vec<&'static str>,
}

/// What each variable stands for; empty where nothing is known.
pub(super) struct Known([String; 6]);

impl Known {
    /// What is known of a question. `base`: the address of the community, without a slash at its end.
    pub(super) fn of(app: &App, place: &PlaceRow, lang: Lang, base: &str) -> Known {
        let spaces = app.service::<Spaces>().now();
        let product = place.product.and_then(|id| spaces.product(id)).map(|one| one.name.clone());
        let version = place.version.and_then(|id| spaces.version(id)).map(|(_, one)| one.name.clone());
        Known([
            place.asker.clone(),
            place.agent.clone().unwrap_or_default(),
            product.unwrap_or_default(),
            version.unwrap_or_default(),
            spaces.name(place.space, lang).to_owned(),
            format!("{base}{}", topic_url(QUESTION, place.topic, &place.slug)),
        ])
    }

    fn get(&self, name: &str) -> Option<(&'static str, &str)> {
        let at = VARIABLES.iter().position(|one| *one == name)?;
        Some((VARIABLES[at], self.0[at].as_str()))
    }
}

/// The language in which a reply answers: the question's where it has a text in that, else the agent's, else any.
pub(super) fn language(row: &ReplyRow, question: &str, agent: Lang) -> Lang {
    let has = |lang: &Lang| !text_in(row, *lang).is_empty();
    let wished = [Lang::parse(question), Some(agent), Some(Lang::Ko), Some(Lang::Ja), Some(Lang::En)];
    wished.into_iter().flatten().find(has).unwrap_or_default()
}

/// The text in exactly this language.
pub(super) fn text_in(row: &ReplyRow, lang: Lang) -> &str {
    match lang {
        Lang::Ko => &row.ko,
        Lang::Ja => &row.ja,
        Lang::En => &row.en,
    }
}

/// The texts of a reply.
pub(super) fn texts(row: &ReplyRow) -> Localized {
    Localized { ko: row.ko.clone(), ja: row.ja.clone(), en: row.en.clone() }
}

/// Fills a text.
pub(super) fn fill(text: &str, lang: Lang, known: &Known) -> Filled {
    let mut filled = Filled { text: String::with_capacity(text.len()), lang, missing: Vec::new() };
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.text.push_str(text),
            Piece::Variable(name) => match known.get(name) {
                Some((_, value)) if !value.is_empty() => filled.text.push_str(value),
                found => {
                    filled.text.push_str(&format!("{{{name}}}"));
                    if let Some((known, _)) = found.filter(|(known, _)| !filled.missing.contains(known)) {
                        filled.missing.push(known);
                    }
                }
            },
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(version: &str) -> Known {
        Known(["민지", "Yuna", "Pot 3", version, "Help", "https://x.test/q/1"].map(str::to_owned))
    }

    #[test]
    fn variables_are_filled_and_what_is_not_known_is_told() {
        let text = "안녕하세요 {name} 님, {product} {version}은 {link}에서… {version}";
        let filled = fill(text, Lang::Ko, &known("2.1"));
        assert_eq!(filled.text, "안녕하세요 민지 님, Pot 3 2.1은 https://x.test/q/1에서… 2.1");
        let filled = fill(text, Lang::Ko, &known(""));
        assert!(filled.text.contains("{version}은"));
        assert_eq!(filled.missing, ["version"]);
    }

    #[test]
    fn what_a_variable_stands_for_is_not_read_again() {
        let Known(mut values) = known("");
        values[0] = "{agent}".to_owned();
        assert_eq!(fill("{name}", Lang::En, &Known(values)).text, "{agent}");
    }

    #[test]
    fn only_words_in_braces_are_variables() {
        assert_eq!(unknown("{name} {space}"), None);
        assert_eq!(unknown("{nmae}"), Some("nmae"));
        assert_eq!(unknown("{ \"a\": {} } {A} {이름} {{name}} {"), None);
        assert_eq!(unknown("{{foo}}"), Some("foo"));
    }
}
