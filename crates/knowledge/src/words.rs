//! What this crate says, in each language.

use crate::article::{ArticleKind, Stage, Step};
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
        match error {
            Error::Invalid(fields) => Ok(self.errors(&fields)),
            Error::Refused(code) | Error::Conflict(code) => Ok(FieldErrors::from_iter([("", self.code(code))])),
            other => Err(other),
        }
    }

    fn errors(self, fields: &Fields) -> FieldErrors {
        fields.0.iter().map(|(field, code)| (*field, self.error(field, code))).collect()
    }

    /// In the words for that field, else for that mistake, else for any.
    fn error(self, field: &str, code: &str) -> &'static str {
        self.by_code(&format!("{field}-{code}")).unwrap_or_else(|| self.code(code))
    }

    /// The sentence for a code.
    pub(crate) fn code(self, code: &str) -> &'static str {
        let general = madang_ui::Words(self.0);
        self.by_code(code).or_else(|| general.by_code(code)).unwrap_or_else(|| general.error_invalid())
    }

    /// The name of a kind of article.
    pub(crate) fn kind_name(self, kind: ArticleKind) -> String {
        self.kind(kind.as_str())
    }

    /// The name of a stage.
    pub(crate) fn stage_name(self, stage: Stage) -> String {
        self.stage(stage.as_str())
    }

    /// The name of a step.
    pub(crate) fn step_name(self, step: Step) -> String {
        self.step(step.as_str())
    }

    /// The name of a language, in that language.
    pub(crate) fn language_name(self, code: &str) -> &'static str {
        Lang::parse(code).map_or(self.other_language(), Lang::own_name)
    }
}
