//! The rule that a sanction cites: one of the guidelines that hold now; where there are none, what somebody writes.

use crate::store::sanctions::Cited;
use madang_i18n::Lang;
use madang_kernel::{Error, Result, db::Connection};
use madang_people::guidelines;
use madang_ui::Choice;

/// What is cited by a rule's code, in the member's language. A community without rules cites what was typed, and what is for moderators
/// alone need not cite anything.
///
/// # Errors
/// [`Error::Invalid`] about `rule`.
pub(super) async fn cited(conn: &mut impl Connection, typed: &str, lang: Lang) -> Result<Cited> {
    let own = Cited { code: String::new(), title: typed.to_owned(), version: None };
    let Some(now) = guidelines::current(conn).await? else { return Ok(own) };
    let rules = guidelines::rules(conn, now.version).await?;
    if typed.is_empty() || rules.is_empty() {
        return Ok(own);
    }
    let known = rules.into_iter().find(|rule| rule.code == typed).ok_or(Error::field("rule", "unknown-rule"))?;
    Ok(Cited { title: known.titles.get(lang).to_owned(), code: known.code, version: Some(now.version) })
}

/// The rules that hold now, as choices; none where there are no guidelines yet.
pub(super) async fn choices(conn: &mut impl Connection, lang: Lang) -> Result<Vec<Choice>> {
    let Some(now) = guidelines::current(conn).await? else { return Ok(Vec::new()) };
    let rules = guidelines::rules(conn, now.version).await?;
    Ok(rules.into_iter().map(|rule| Choice::new(rule.code.clone(), rule.titles.get(lang))).collect())
}
