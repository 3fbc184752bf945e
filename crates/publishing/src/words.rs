//! What this crate says, in each language.

use madang_i18n::Lang;
use madang_kernel::{Error, Fields};
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
    /// What is wrong with a form, or the error itself where the form cannot help.
    pub(crate) fn form_errors(self, error: Error) -> Result<FieldErrors, Error> {
        match error {
            Error::Invalid(fields) => Ok(self.errors(&fields)),
            Error::Refused(code) | Error::Conflict(code) => Ok(FieldErrors::from_iter([("", self.code("", code))])),
            other => Err(other),
        }
    }

    fn errors(self, fields: &Fields) -> FieldErrors {
        fields.0.iter().map(|(field, code)| (*field, self.code(field, code))).collect()
    }

    /// The sentence for a mistake: for that field, else for any.
    pub(crate) fn code(self, field: &str, code: &str) -> &'static str {
        let ours = self.by_code(&format!("{field}-{code}")).or_else(|| self.by_code(code));
        let general = madang_ui::Words(self.0);
        ours.or_else(|| general.by_code(code)).unwrap_or_else(|| general.error_invalid())
    }
}
