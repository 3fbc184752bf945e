//! What this crate says, in each language.

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
    /// What is wrong with a form.
    ///
    /// # Errors
    /// The error itself, where the form cannot help.
    pub(crate) fn form_errors(self, error: Error) -> Result<FieldErrors> {
        Ok(match error {
            Error::Invalid(fields) => self.errors(&fields),
            Error::Refused(code) | Error::Conflict(code) => FieldErrors::from_iter([("", self.sentence(code))]),
            Error::TooMany(seconds) => {
                let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(60);
                FieldErrors::from_iter([("", self.wait_minutes(minutes))])
            }
            other => return Err(other),
        })
    }

    fn errors(self, fields: &Fields) -> FieldErrors {
        fields.0.iter().map(|(field, code)| (*field, fields.say(code, self.sentence(code)))).collect()
    }

    /// The sentence for a code: this crate's, else one that all share.
    pub(crate) fn sentence(self, code: &str) -> &'static str {
        let general = madang_ui::Words(self.0);
        self.by_code(code).or_else(|| general.by_code(code)).unwrap_or_else(|| general.error_invalid())
    }
}
