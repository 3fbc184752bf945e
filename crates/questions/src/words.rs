//! What this crate says, in each language.

use crate::question::{Change, Verdict};
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

    /// Why a rule of the community forbids it; other errors are not for the page to tell.
    pub(crate) fn refusal(self, error: &Error) -> Option<&'static str> {
        match error {
            Error::Refused(code) => self.by_code(code),
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
