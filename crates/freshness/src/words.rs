//! What this crate says, in each language.

use crate::score::{Part, Why};
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

    /// Why it needs somebody, in a few words.
    pub(crate) fn part(self, part: &Part) -> String {
        match part.why {
            Why::Flags => self.why_flags(part.amount),
            Why::Wrong => self.why_wrong().to_owned(),
            Why::Outdated => self.why_outdated().to_owned(),
            Why::EndOfLife => self.why_end_of_life().to_owned(),
            Why::NewerVersion => self.why_newer_version().to_owned(),
            Why::DidNotHelp => self.why_did_not_help(part.amount),
            Why::BrokenLinks => self.why_broken_links(part.amount),
            Why::Age => self.why_age(part.amount),
            Why::Votes => self.why_votes(part.amount),
            Why::Views => self.why_views(part.amount),
        }
    }
}
