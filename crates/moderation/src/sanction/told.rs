//! The member is told of every sanction and of what becomes of it, in their language, whatever mail they chose to get: it is about
//! their account. The link opens their record without signing in, for those who are kept out. What a second person has to decide is
//! told to the moderators who may.

use super::{SanctionId, SanctionKind};
use crate::{
    store::sanctions::{self, SanctionRow},
    words::Words,
};
use jiff::tz::TimeZone;
use madang_i18n::{Lang, date};
use madang_kernel::{Cx, MemberId, Result, secret};
use madang_people::{Answer, News, Recorder, must_tell, tell as tell_all};
use std::time::Duration;

/// How long the link in a mail opens the record.
const LINK: Duration = Duration::from_secs(180 * 24 * 3600);
/// How long the link does that somebody gets who tries to sign in and may not.
const OFFERED: Duration = Duration::from_secs(3600);

/// Gives members who are kept out the link to their record.
pub(crate) struct RecordLinks;

impl Recorder for RecordLinks {
    fn link<'a>(&'a self, cx: &'a mut Cx<'_>, member: MemberId) -> Answer<'a, String> {
        Box::pin(link(cx, member, OFFERED))
    }
}

/// The path that opens a member's record for so long.
async fn link(cx: &mut Cx<'_>, member: MemberId, life: Duration) -> Result<String> {
    let token = secret::new_token();
    let until = cx.now() + life;
    sanctions::add_link(cx, &secret::hash(&token), member, until).await?;
    Ok(format!("/standing/{token}"))
}

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

/// Something waits for a second person: `what` is `removal` or `appeal`.
pub(super) async fn deciders(cx: &mut Cx<'_>, sanction: SanctionId, what: &str) -> Result<()> {
    let row = sanctions::one(cx, sanction).await?;
    let (subject, now) = (sanctions::subject(cx, row.member).await?, cx.now());
    let took_part = [row.given_by, row.confirmed_by.unwrap_or(row.given_by)];
    let deciders = sanctions::deciders(cx, &subject, took_part, now).await?;
    let about = format!("decide-{what}-{sanction}");
    tell_all(cx, &deciders, &about, "/moderation/waiting", Lang::default(), |lang, community| {
        let w = Words(lang);
        let kind = w.kind(row.kind.as_str());
        News {
            subject: w.mail_decide_subject(what, community),
            text: w.mail_decide_text(&row.given_name, what, &kind, &row.name),
            button: w.mail_decide_button().to_owned(),
        }
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
    let path = link(cx, row.member, LINK).await?;
    let about = format!("sanction-{what}-{}", row.id);
    must_tell(cx, row.member, &about, &path, |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_sanction_subject(community),
            text: text(w, lang, community),
            button: w.mail_sanction_button().to_owned(),
        }
    })
    .await
}
