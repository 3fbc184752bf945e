//! The rules of the guidelines that hold now, as somebody reads them: what is kept with a sanction is in its member's language.

use madang_i18n::Lang;
use madang_kernel::{Result, db::Connection};
use madang_people::guidelines::{self, Rule};

/// The titles of the rules in one language.
pub(crate) struct RuleTitles {
    lang: Lang,
    rules: Vec<Rule>,
}

impl RuleTitles {
    /// Those that hold now; none where there are no guidelines.
    pub(crate) async fn now(conn: &mut impl Connection, lang: Lang) -> Result<RuleTitles> {
        let rules = match guidelines::current(conn).await? {
            Some(now) => guidelines::rules(conn, now.version).await?,
            None => Vec::new(),
        };
        Ok(RuleTitles { lang, rules })
    }

    /// The title of the rule with this code.
    pub(crate) fn of(&self, code: &str) -> Option<&str> {
        self.rules.iter().find(|rule| rule.code == code).map(|rule| rule.titles.get(self.lang))
    }

    /// A title that was kept in some language. What is no rule's title stays as it was kept.
    pub(crate) fn read<'a>(&'a self, kept: &'a str) -> &'a str {
        let is_kept = |rule: &&Rule| Lang::ALL.iter().any(|lang| rule.titles.get(*lang) == kept);
        self.rules.iter().find(is_kept).map_or(kept, |rule| rule.titles.get(self.lang))
    }

    /// What a sanction cites, by the rule's code, else by the title that was kept.
    pub(crate) fn cited<'a>(&'a self, code: &str, kept: &'a str) -> &'a str {
        self.of(code).unwrap_or_else(|| self.read(kept))
    }
}
