//! Word rules.

use crate::gate::WordId;
use madang_kernel::{Cx, MemberId, Result, Timestamp, db::Connection, row, sql};
use madang_screen::{Action, Rule, RuleLanguage};

row! {
    /// A rule as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct WordRow {
        pub(crate) id: WordId,
        pub(crate) pattern: String,
        /// `any`, `ko`, `ja` or `en`.
        pub(crate) language: String,
        /// `block`, `replace`, `flag` or `hold`.
        pub(crate) action: String,
        pub(crate) replacement: String,
        pub(crate) loose: bool,
        pub(crate) everywhere: bool,
        pub(crate) enabled: bool,
        pub(crate) note: String,
        /// The name of whoever changed it last, and when.
        pub(crate) changed_by: Option<String>,
        pub(crate) changed_at: Timestamp,
    }
}

impl WordRow {
    /// As the checks ask it.
    pub(crate) fn rule(&self) -> Rule {
        Rule {
            id: self.id.number(),
            pattern: self.pattern.clone(),
            language: match self.language.as_str() {
                "ko" => RuleLanguage::Ko,
                "ja" => RuleLanguage::Ja,
                "en" => RuleLanguage::En,
                _ => RuleLanguage::Any,
            },
            action: match self.action.as_str() {
                "replace" => Action::Replace(self.replacement.clone()),
                "flag" => Action::Flag,
                "hold" => Action::Hold,
                _ => Action::Block,
            },
            loose: self.loose,
            everywhere: self.everywhere,
            enabled: self.enabled,
        }
    }
}

/// Every rule, those changed last first.
pub(crate) async fn all(conn: &mut impl Connection) -> Result<Vec<WordRow>> {
    conn.q(sql!(
        "SELECT r.id, r.pattern, r.language, r.action, r.replacement, r.loose, r.everywhere, r.enabled, r.note, m.name, r.changed_at \
         FROM word_rules r LEFT JOIN members m ON m.id = r.changed_by ORDER BY r.changed_at DESC, r.id DESC"
    ))
    .all()
    .await
}

/// One rule.
pub(crate) async fn one(conn: &mut impl Connection, id: WordId) -> Result<WordRow> {
    conn.q(sql!(
        "SELECT r.id, r.pattern, r.language, r.action, r.replacement, r.loose, r.everywhere, r.enabled, r.note, m.name, r.changed_at \
         FROM word_rules r LEFT JOIN members m ON m.id = r.changed_by WHERE r.id = $1"
    ))
    .bind(id)
    .one()
    .await
}

/// Keeps a rule.
pub(crate) async fn save(cx: &mut Cx<'_>, rule: &WordRow) -> Result<()> {
    let (at, by): (Timestamp, Option<MemberId>) = (cx.now(), cx.actor().id());
    cx.q(sql!(
        "INSERT INTO word_rules (id, pattern, language, action, replacement, loose, everywhere, enabled, note, changed_by, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO UPDATE SET pattern = excluded.pattern, \
         language = excluded.language, action = excluded.action, replacement = excluded.replacement, loose = excluded.loose, \
         everywhere = excluded.everywhere, enabled = excluded.enabled, note = excluded.note, changed_by = excluded.changed_by, \
         changed_at = excluded.changed_at"
    ))
    .bind(rule.id)
    .bind(rule.pattern.clone())
    .bind(rule.language.clone())
    .bind(rule.action.clone())
    .bind(rule.replacement.clone())
    .bind(rule.loose)
    .bind(rule.everywhere)
    .bind(rule.enabled)
    .bind(rule.note.clone())
    .bind(by)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// Takes a rule away.
pub(crate) async fn delete(cx: &mut Cx<'_>, id: WordId) -> Result<()> {
    cx.q(sql!("DELETE FROM word_rules WHERE id = $1")).bind(id).run().await?;
    Ok(())
}
