//! What follows from a level that changed, or that may have to: the member is told, and who was silenced is looked at at once.

use super::work_out::work_out;
use crate::words::Words;
use madang_events::{
    moderation::{CaseSettled, SanctionGiven},
    people::{TrustChange, TrustChanged},
};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, Projector, Recorded, Result, outbox::Applied};
use madang_people::{News, tell};
use madang_screen::trust::Level;
use std::collections::BTreeSet;

/// Tells members of a new level, and takes level 3 at once from whoever may not keep it. The wiring registers one.
pub struct TrustProjector;

impl Projector for TrustProjector {
    fn name(&self) -> &'static str {
        "moderation.trust"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let doubtful: BTreeSet<MemberId> = events.iter().filter_map(doubtful).collect();
            work_out(cx, &doubtful.into_iter().collect::<Vec<_>>(), false).await?;
            for event in events {
                if let Some(changed) = event.read::<TrustChanged>() {
                    announce(cx, event.seq, &changed.changes).await?;
                }
            }
            Ok(())
        })
    }
}

/// Who may have lost level 3 by what moderators decided.
fn doubtful(event: &Recorded) -> Option<MemberId> {
    let given = event.read::<SanctionGiven>().filter(|given| matches!(given.kind.as_str(), "silence" | "suspension"));
    let settled = || event.read::<CaseSettled>().filter(|settled| settled.agreed && settled.post.is_some());
    given.map(|given| given.member).or_else(|| settled().map(|settled| settled.author))
}

/// Level 1 comes within minutes of the first reading, and says itself on the page; of the others members are told by mail.
async fn announce(cx: &mut Cx<'_>, seq: i64, changes: &[TrustChange]) -> Result<()> {
    for level in [Level::Member, Level::Regular, Level::Leader] {
        let to = |change: &&TrustChange| change.level == level.number();
        let risen: Vec<MemberId> =
            changes.iter().filter(to).filter(|change| change.before < change.level).map(|one| one.member).collect();
        let fallen: Vec<MemberId> =
            changes.iter().filter(to).filter(|change| change.before > change.level).map(|one| one.member).collect();
        for (members, rose) in [(risen, true), (fallen, false)] {
            let about = format!("trust-{seq}-{}", level.number());
            tell(cx, &members, &about, "/settings/trust", Lang::default(), |lang, community| {
                let w = Words(lang);
                let name = madang_ui::Words(lang).trust_level(level.number());
                News {
                    subject: w.mail_trust_subject(community, &name),
                    text: if rose { w.mail_trust_risen(community, &name) } else { w.mail_trust_fallen(&name) },
                    button: w.mail_trust_button().to_owned(),
                }
            })
            .await?;
        }
    }
    Ok(())
}
