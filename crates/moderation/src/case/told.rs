//! Who is told of a settled case: each of those who flagged, for themselves, and the author of a post that was put away. Nobody
//! hears who flagged.

use super::{CaseId, Decision};
use crate::words::Words;
use madang_conversation::{TopicHead, post_url};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, PostId, Result};
use madang_people::{News, tell};

pub(super) async fn flaggers(cx: &mut Cx<'_>, case: CaseId, members: &[MemberId], decision: Decision) -> Result<()> {
    let (about, outcome) = (format!("flagged-{case}"), decision.outcome());
    tell(cx, members, &about, "/settings/flags", Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_flag_subject(community),
            text: w.mail_flag_text(outcome),
            button: w.mail_flag_button().to_owned(),
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
