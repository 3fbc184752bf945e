//! The text of guidelines: Markdown whose headings of the second level are the rules.

use madang_i18n::{Lang, Localized};
use madang_kernel::{Fields, text};
use serde::{Deserialize, Serialize};

/// The most characters of the guidelines in one language.
const TEXT_MAX: usize = 30_000;
/// The most rules.
const RULES_MAX: usize = 40;
/// The most characters of a rule's title.
const TITLE_MAX: usize = 120;

/// A rule of the guidelines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// By what it is cited, such as `spam`: small letters, digits and hyphens. It stays the same in the next version.
    pub code: String,
    /// Its title.
    pub titles: Localized,
    /// What it says, in Markdown.
    pub texts: Localized,
}

/// The guidelines in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// What stands before the rules, in Markdown.
    pub(crate) introduction: String,
    /// Each rule's code, title and text.
    pub(crate) rules: Vec<Part>,
}

/// A rule in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

impl Document {
    /// Takes a text apart at its headings of the second level. One without a code in braces at its end, as in
    /// `## No advertising {#spam}`, has its number for a code.
    ///
    /// # Errors
    /// `too-long`, `too-many`, `rule-without-title`, `bad-code` or `code-twice`.
    pub(crate) fn parse(source: &str) -> Result<Document, &'static str> {
        if source.chars().count() > TEXT_MAX {
            return Err("too-long");
        }
        let mut document = Document::default();
        let mut in_fence = false;
        for line in source.lines() {
            in_fence ^= line.trim_start().starts_with("```");
            match line.strip_prefix("## ").filter(|_| !in_fence) {
                Some(heading) => {
                    let part = Part::headed(heading, document.rules.len() + 1)?;
                    if document.rules.iter().any(|rule| rule.code == part.code) {
                        return Err("code-twice");
                    }
                    document.rules.push(part);
                }
                None => {
                    let text = document.rules.last_mut().map_or(&mut document.introduction, |rule| &mut rule.text);
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        document.introduction = document.introduction.trim().to_owned();
        for rule in &mut document.rules {
            rule.text = rule.text.trim().to_owned();
        }
        if document.rules.len() > RULES_MAX { Err("too-many") } else { Ok(document) }
    }
}

impl Part {
    fn headed(heading: &str, number: usize) -> Result<Part, &'static str> {
        let heading = heading.trim();
        let (title, code) = match heading.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#")) {
            Some((title, code)) => (title, code.to_owned()),
            None => (heading, number.to_string()),
        };
        let title = text::line(title);
        if title.is_empty() || title.chars().count() > TITLE_MAX {
            return Err("rule-without-title");
        }
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(1..=40).contains(&code.len()) || !code.chars().all(is_plain) {
            return Err("bad-code");
        }
        Ok(Part { code, title, text: String::new() })
    }
}

const FIELDS: [(Lang, &str); 3] = [(Lang::Ko, "text_ko"), (Lang::Ja, "text_ja"), (Lang::En, "text_en")];

/// The rules of the texts in all languages that are there; each has the same rules in the same order.
pub(crate) fn rules(texts: &Localized, fields: &mut Fields) -> Vec<Rule> {
    let mut rules: Option<Vec<Rule>> = None;
    for (lang, field) in FIELDS {
        let source = of(texts, lang);
        if source.trim().is_empty() {
            continue;
        }
        let Some(document) = fields.take(field, Document::parse(source)) else { continue };
        let known = rules.get_or_insert_with(|| document.rules.iter().map(Rule::named).collect());
        let same = known.len() == document.rules.len()
            && known.iter().zip(&document.rules).all(|(rule, part)| rule.code == part.code);
        if !same {
            fields.add(field, "rules-differ");
            continue;
        }
        for (rule, part) in known.iter_mut().zip(document.rules) {
            *of_mut(&mut rule.titles, lang) = part.title;
            *of_mut(&mut rule.texts, lang) = part.text;
        }
    }
    rules.unwrap_or_else(|| {
        fields.add("text_ko", "empty");
        Vec::new()
    })
}

impl Rule {
    fn named(part: &Part) -> Rule {
        Rule { code: part.code.clone(), titles: Localized::default(), texts: Localized::default() }
    }
}

fn of(texts: &Localized, lang: Lang) -> &str {
    match lang {
        Lang::Ko => &texts.ko,
        Lang::Ja => &texts.ja,
        Lang::En => &texts.en,
    }
}

fn of_mut(texts: &mut Localized, lang: Lang) -> &mut String {
    match lang {
        Lang::Ko => &mut texts.ko,
        Lang::Ja => &mut texts.ja,
        Lang::En => &mut texts.en,
    }
}

/// What changed, in a few words or none.
pub(crate) fn note(typed: &str, most: usize) -> Result<String, &'static str> {
    let note = text::line(typed);
    if note.chars().count() > most { Err("too-long") } else { Ok(note) }
}

/// Guidelines to begin with: `short`, a sentence for a small private place, or `public`, a full set.
pub(crate) fn preset(name: &str) -> Option<Localized> {
    let [ko, ja, en] = match name {
        "short" => [
            include_str!("presets/short.ko.md"),
            include_str!("presets/short.ja.md"),
            include_str!("presets/short.en.md"),
        ],
        "public" => [
            include_str!("presets/public.ko.md"),
            include_str!("presets/public.ja.md"),
            include_str!("presets/public.en.md"),
        ],
        _ => return None,
    };
    Some(Localized { ko: ko.to_owned(), ja: ja.to_owned(), en: en.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_rules_and_their_codes_stay() {
        let text = "Hello.\n\n## Be kind {#kind}\nAlways.\n```\n## not a rule\n```\n\n## No spam\nNone.";
        let document = Document::parse(text).unwrap();
        assert_eq!(document.introduction, "Hello.");
        let codes: Vec<_> = document.rules.iter().map(|rule| (rule.code.as_str(), rule.title.as_str())).collect();
        assert_eq!(codes, [("kind", "Be kind"), ("2", "No spam")]);
        assert!(document.rules[0].text.contains("## not a rule"));
    }

    #[test]
    fn what_cannot_be_cited_is_refused() {
        assert_eq!(Document::parse("## {#x}"), Err("rule-without-title"));
        assert_eq!(Document::parse("## Title {#Über}"), Err("bad-code"));
        assert_eq!(Document::parse("## A {#a}\n## B {#a}"), Err("code-twice"));
    }

    #[test]
    fn every_language_has_the_same_rules() {
        let mut fields = Fields::new();
        let texts = Localized { en: "## A {#a}\nx".into(), ko: "## 가 {#b}\n나".into(), ja: String::new() };
        rules(&texts, &mut fields);
        assert_eq!(fields.0, [("text_en", "rules-differ")]);
    }

    #[test]
    fn the_presets_agree_in_all_languages() {
        for name in ["short", "public"] {
            let mut fields = Fields::new();
            let rules = rules(&preset(name).unwrap(), &mut fields);
            assert!(fields.0.is_empty(), "{name}: {fields:?}");
            assert!(rules.iter().all(|rule| !rule.titles.ja.is_empty() && !rule.texts.ko.is_empty()));
        }
    }
}
