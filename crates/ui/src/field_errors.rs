//! What is wrong with the fields of a form.

use crate::Words;

/// Messages by field name, in the order in which the summary shows them.
#[derive(Clone, Debug, Default)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// A form without errors.
    pub fn none() -> FieldErrors {
        FieldErrors::default()
    }

    /// The messages for stable codes by field: from the crate's own words, else from those all crates share.
    ///
    /// `FieldErrors::of(page.words, &fields.0, |code| t.by_code(code))`
    pub fn of(words: Words, codes: &[(&str, &str)], own: impl Fn(&str) -> Option<&'static str>) -> FieldErrors {
        let message = |code: &str| own(code).or_else(|| words.by_code(code)).unwrap_or_else(|| words.error_invalid());
        codes.iter().map(|(field, code)| (*field, message(code))).collect()
    }

    /// Adds a message, already in the page's language, for a field; an empty name is the form as a whole.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first message for a field.
    pub fn get(&self, field: impl AsRef<str>) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field.as_ref()).map(|(_, message)| message.as_str())
    }

    /// Whether something is wrong with a field.
    pub fn has(&self, field: impl AsRef<str>) -> bool {
        self.get(field).is_some()
    }

    /// Every field name and message.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, message)| (name.as_str(), message.as_str()))
    }
}

impl<N: Into<String>, M: Into<String>> FromIterator<(N, M)> for FieldErrors {
    fn from_iter<I: IntoIterator<Item = (N, M)>>(errors: I) -> FieldErrors {
        FieldErrors(errors.into_iter().map(|(name, message)| (name.into(), message.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use madang_i18n::Lang;

    #[test]
    fn a_code_is_worded_by_the_crate_then_by_all_then_in_general() {
        let own = |code: &str| (code == "handle-taken").then_some("Somebody has that name.");
        let codes = [("handle", "handle-taken"), ("title", "too-short"), ("body", "what-is-this")];
        let errors = FieldErrors::of(Words(Lang::En), &codes, own);
        assert_eq!(errors.get("handle"), Some("Somebody has that name."));
        assert_eq!(errors.get("title"), Some("This is too short. Please write a little more."));
        assert_eq!(errors.get("body"), Some("Please check what you entered."));
    }
}
