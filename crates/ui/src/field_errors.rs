//! What is wrong with the fields of a form.

/// Messages by field name, in the order in which the summary shows them.
#[derive(Clone, Debug, Default)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// A form without errors.
    pub fn none() -> FieldErrors {
        FieldErrors::default()
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
