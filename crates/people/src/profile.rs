//! What members say about themselves.

use madang_kernel::{Fields, text};
use madang_markdown::Context;

/// A profile's checked texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// One line, up to 160 characters.
    pub headline: String,
    /// Up to 80 characters.
    pub company: String,
    /// Up to 80 characters.
    pub job_title: String,
    /// Markdown, up to 5,000 characters.
    pub about: String,
    /// The same as sanitised HTML.
    pub about_html: String,
    /// Up to 20, of up to 40 characters each.
    pub interests: Vec<String>,
}

/// A profile as typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typed<'a> {
    /// One line.
    pub headline: &'a str,
    /// The company the member works for.
    pub company: &'a str,
    /// What the member does there.
    pub job_title: &'a str,
    /// Markdown.
    pub about: &'a str,
    /// Interests, in the order given.
    pub interests: &'a [String],
    /// `ko`, `ja` or `en`: the language of the few words that rendering adds.
    pub language: &'a str,
}

impl Profile {
    /// Checks what was typed; what is wrong goes into `fields`.
    pub fn parse(typed: Typed<'_>, fields: &mut Fields) -> Profile {
        let mut line = |field, value: &str, most| {
            let value = text::line(value);
            if value.chars().count() > most {
                fields.add(field, "too-long");
            }
            value
        };
        let headline = line("headline", typed.headline, 160);
        let company = line("company", typed.company, 80);
        let job_title = line("job_title", typed.job_title, 80);
        let about = text::block(typed.about);
        if about.chars().count() > 5_000 {
            fields.add("about", "too-long");
        }
        let about_html = madang_markdown::render(&about, &Context::plain(typed.language)).html;
        Profile { headline, company, job_title, about, about_html, interests: interests(typed.interests, fields) }
    }
}

fn interests(typed: &[String], fields: &mut Fields) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for interest in typed.iter().map(|interest| text::line(interest.trim_start_matches('#'))) {
        if !interest.is_empty() && !kept.contains(&interest) {
            kept.push(interest);
        }
    }
    if kept.len() > 20 {
        fields.add("interests", "too-many-interests");
    }
    if kept.iter().any(|interest| interest.chars().count() > 40) {
        fields.add("interests", "interest-too-long");
    }
    kept
}

/// Interests typed in one line, with commas of any script between them.
pub fn split_interests(typed: &str) -> Vec<String> {
    typed.split([',', '、', '，', '\n']).map(text::line).filter(|interest| !interest.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interests_are_separated_by_the_commas_of_each_script() {
        assert_eq!(split_interests("수경재배, 상추、トマト，basil ,"), ["수경재배", "상추", "トマト", "basil"]);
    }

    #[test]
    fn every_text_that_is_too_long_is_named() {
        let long = "가".repeat(5_001);
        let many: Vec<String> = (0..21).map(|n| format!("{n}{}", "x".repeat(40))).collect();
        let typed =
            Typed { headline: &long, company: &long, job_title: &long, about: &long, interests: &many, language: "ko" };
        let mut fields = Fields::new();
        Profile::parse(typed, &mut fields);
        let named: Vec<&str> = fields.0.iter().map(|(field, _)| *field).collect();
        assert_eq!(named, ["headline", "company", "job_title", "about", "interests", "interests"]);
    }
}
