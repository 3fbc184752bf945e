//! The member is told of every sanction and of what becomes of it, in their language, whatever mail they chose to get: it is about
//! their account. The link opens their record without signing in, for those who are kept out.

use super::{SanctionId, SanctionKind};
use crate::{
    store::sanctions::{self, SanctionRow},
    words::Words,
};
use jiff::tz::TimeZone;
use madang_i18n::{Lang, date};
use madang_kernel::{Cx, Result, secret};
use madang_people::{News, must_tell};
use std::time::Duration;

/// How long the link in a mail opens the record.
const LINK: Duration = Duration::from_secs(180 * 24 * 3600);

/// A sanction was given, or a removal proposed.
pub(super) async fn given(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<()> {
    let row = sanctions::one(cx, sanction).await?;
    tell(cx, &row, "given", |w, lang, community| {
        let kind = row.kind.as_str();
        let mut text = w.mail_given(kind, community);
        if let Some(end) = row.ends_at {
            text = format!("{text} {}", w.mail_until(date(lang, end.millis(), &TimeZone::UTC)));
        }
        format!("{text}\n\n{}\n\n{}", w.mail_rule(&row.rule_title), row.message)
    })
    .await
}

/// A removal was confirmed.
pub(super) async fn confirmed(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<()> {
    let row = sanctions::one(cx, sanction).await?;
    tell(cx, &row, "confirmed", |w, _, community| w.mail_confirmed(community)).await
}

/// A sanction was lifted, or a removal declined.
pub(super) async fn ended(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<()> {
    let row = sanctions::one(cx, sanction).await?;
    tell(cx, &row, "ended", |w, _, community| w.mail_ended(row.kind.as_str(), community, &row.ended_reason)).await
}

/// An appeal was decided.
pub(super) async fn decided(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<()> {
    let row = sanctions::one(cx, sanction).await?;
    let verdict = if row.upheld { "upheld" } else { "rejected" };
    tell(cx, &row, "decided", |w, _, community| format!("{}\n\n{}", w.mail_decided(verdict, community), row.answer))
        .await
}

async fn tell(
    cx: &mut Cx<'_>,
    row: &SanctionRow,
    what: &str,
    text: impl Fn(Words, Lang, &str) -> String,
) -> Result<()> {
    if row.kind == SanctionKind::Note {
        return Ok(());
    }
    let token = secret::new_token();
    let until = cx.now() + LINK;
    sanctions::add_link(cx, &secret::hash(&token), row.member, until).await?;
    let about = format!("sanction-{what}-{}", row.id);
    must_tell(cx, row.member, &about, &format!("/standing/{token}"), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_sanction_subject(community),
            text: text(w, lang, community),
            button: w.mail_sanction_button().to_owned(),
        }
    })
    .await
}
