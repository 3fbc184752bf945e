//! What this crate says, in each language.

use crate::question::{Change, Verdict};
use madang_i18n::Lang;
use madang_kernel::{Error, Fields, Result};
use madang_ui::FieldErrors;

/// The words in the page's language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) Lang);

#[expect(unreachable_pub, reason = "generated alike for crates whose words others use")]
mod generated {
    use super::Words;

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

impl Words {
    /// What is wrong with each field.
    pub(crate) fn errors(self, fields: &Fields) -> FieldErrors {
        fields.0.iter().map(|(field, code)| (*field, fields.say(code, self.error(field, code)))).collect()
    }

    /// What is wrong with a field: in the words for that field, else for that mistake, else for any.
    fn error(self, field: &str, code: &str) -> &'static str {
        let ours = self.by_code(&format!("{field}-{code}")).or_else(|| self.by_code(code));
        let general = madang_ui::Words(self.0);
        ours.or_else(|| general.by_code(code)).unwrap_or_else(|| general.error_invalid())
    }

    /// What a form says of an error: beside its fields, or above all for what a rule forbids.
    ///
    /// # Errors
    /// The error itself, where the form cannot help.
    pub(crate) fn form_errors(self, error: Error) -> Result<FieldErrors> {
        match error {
            Error::Invalid(fields) => Ok(self.errors(&fields)),
            Error::Refused(code) | Error::Conflict(code) => Ok(FieldErrors::from_iter([("", self.error("", code))])),
            other => Err(other),
        }
    }

    /// Why a rule of the community forbids it; other errors are not for the page to tell.
    pub(crate) fn refusal(self, error: &Error) -> Option<&'static str> {
        match error {
            Error::Refused(code) => self.by_code(code).or_else(|| madang_ui::Words(self.0).by_code(code)),
            _ => None,
        }
    }

    /// The name of a change.
    pub(crate) fn change_name(self, change: Change) -> String {
        self.change(change.as_str())
    }

    /// The name of setting a mark.
    pub(crate) fn verdict_name(self, verdict: Verdict) -> String {
        self.verdict(verdict.as_str())
    }
}
