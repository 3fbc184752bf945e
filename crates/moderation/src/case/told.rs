//! Who is told of a settled case: each of those who flagged, for themselves, and the author of a post that was put away. Nobody
//! hears who flagged. A colleague is told of a case that was handed to them.

use super::{CaseId, Decision};
use crate::{
    store::{cases::CaseHead, flags, private},
    words::Words,
};
use madang_conversation::{TopicHead, post_url};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, PostId, Result};
use madang_people::{News, tell};

/// For whoever gets a case from somebody else.
pub(super) async fn colleague(cx: &mut Cx<'_>, case: CaseId, head: &CaseHead, to: MemberId) -> Result<()> {
    let Some(me) = cx.actor().id().filter(|me| *me != to) else { return Ok(()) };
    let (by, kind) = (flags::member_name(cx, me).await?, head.kind.as_str());
    let (about, path) = (format!("assigned-{case}"), format!("/moderation/cases/{case}"));
    tell(cx, &[to], &about, &path, Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_assigned_subject(community),
            text: w.mail_assigned_text(&by, kind, &head.title),
            button: w.mail_assigned_button().to_owned(),
        }
    })
    .await
}

pub(super) async fn flaggers(cx: &mut Cx<'_>, case: CaseId, head: &CaseHead, decision: Decision) -> Result<()> {
    let members = flags::members(cx, case).await?;
    let (about, outcome, kind) = (format!("flagged-{case}"), decision.outcome(), head.kind.as_str());
    tell(cx, &members, &about, "/settings/flags", Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_flag_subject(community),
            text: format!("{}\n\n{}", w.mail_flag_what(kind, &head.title), w.mail_flag_text(outcome)),
            button: w.mail_flag_button().to_owned(),
        }
    })
    .await
}

/// For a decision that has hidden a private message.
pub(super) async fn author_of_message(cx: &mut Cx<'_>, case: CaseId, author: MemberId, reason: &str) -> Result<()> {
    let path = private::heading(cx, case).await?.map_or_else(|| "/messages".to_owned(), |(_, url)| url);
    tell(cx, &[author], &format!("put-away-{case}"), &path, Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_message_subject(community),
            text: w.mail_message_hidden(community, reason),
            button: w.mail_message_button().to_owned(),
        }
    })
    .await
}

/// For a decision that has put the post away: of any other there is nothing to tell its author.
pub(super) async fn author(
    cx: &mut Cx<'_>,
    case: CaseId,
    (post, author): (PostId, MemberId),
    topic: &TopicHead,
    decision: Decision,
    reason: &str,
) -> Result<()> {
    let (about, title) = (format!("put-away-{case}"), topic.title.as_str());
    tell(cx, &[author], &about, &post_url(post), Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_away_subject(title),
            text: w.mail_away_text(decision.as_str(), community, reason, title),
            button: w.mail_away_button().to_owned(),
        }
    })
    .await
}
