//! What this crate says, in each language.

use madang_i18n::Lang;
use madang_kernel::{Error, Fields, Result};
use madang_ui::FieldErrors;

/// The codes of the days of a week.
pub(crate) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The words in the page's language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) Lang);

#[expect(unreachable_pub, reason = "generated alike for crates whose words others use")]
mod generated {
    use super::Words;

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

impl Words {
    /// What is wrong with a form.
    ///
    /// # Errors
    /// The error itself, where the form cannot help.
    pub(crate) fn form_errors(self, error: Error) -> Result<FieldErrors> {
        Ok(match error {
            Error::Invalid(fields) => self.errors(&fields),
            Error::Refused(code) | Error::Conflict(code) => FieldErrors::from_iter([("", self.sentence(code))]),
            other => return Err(other),
        })
    }

    fn errors(self, fields: &Fields) -> FieldErrors {
        fields.0.iter().map(|(field, code)| (*field, self.sentence(code))).collect()
    }

    /// The sentence for a code: this crate's, else one that all share.
    pub(crate) fn sentence(self, code: &str) -> &'static str {
        let general = madang_ui::Words(self.0);
        self.by_code(code).or_else(|| general.by_code(code)).unwrap_or_else(|| general.error_invalid())
    }

    /// A length of time, of minutes.
    pub(crate) fn length(self, minutes: i64) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => self.length_minutes(minutes),
            (hours, 0) => self.length_hours(hours),
            (hours, minutes) => format!("{} {}", self.length_hours(hours), self.length_minutes(minutes)),
        }
    }
}
