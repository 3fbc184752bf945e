//! What settling a case does to a profile: others are shown it or not, and the member is told. Later it can be shown again from the
//! member's record.

use super::CaseId;
use super::settle::Decision;
use crate::{sanction::outranks, store::sanctions, words::Words};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, Result};
use madang_people::{News, Withheld, show_profile, tell, withheld, withhold_profile};

/// What becomes of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    /// Others are not shown it.
    Hidden,
    /// They are, and were not.
    Shown,
    /// Nothing changes.
    AsItWas,
}

/// What a decision makes of a profile. One that waits does not go on waiting when its case is settled.
pub(super) async fn becomes(cx: &mut Cx<'_>, member: MemberId, decision: Decision) -> Result<Becomes> {
    Ok(match (decision, withheld(cx, member).await?.0) {
        (Decision::Hide, _) | (Decision::Agree, Some(Withheld::Waiting)) => Becomes::Hidden,
        (Decision::Disagree, Some(_)) | (Decision::Ignore, Some(Withheld::Waiting)) => Becomes::Shown,
        _ => Becomes::AsItWas,
    })
}

/// Does it, and tells the member.
pub(super) async fn set(cx: &mut Cx<'_>, case: CaseId, member: MemberId, becomes: Becomes, reason: &str) -> Result<()> {
    match becomes {
        Becomes::AsItWas => Ok(()),
        Becomes::Hidden => {
            withhold_profile(cx, member, Withheld::Hidden, reason).await?;
            say(cx, member, &format!("profile-{case}"), |w, community| w.mail_profile_hidden(community, reason)).await
        }
        Becomes::Shown => {
            show_profile(cx, member).await?;
            say(cx, member, &format!("profile-{case}"), |w, community| w.mail_profile_shown(community)).await
        }
    }
}

async fn say(cx: &mut Cx<'_>, member: MemberId, about: &str, text: impl Fn(Words, &str) -> String) -> Result<()> {
    tell(cx, &[member], about, "/settings", Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_profile_subject(community),
            text: text(w, community),
            button: w.mail_profile_button().to_owned(),
        }
    })
    .await
}

/// A moderator lets others see a profile again that was hidden or waits.
#[derive(Clone, Copy, Debug)]
pub struct ShowProfile {
    /// The member.
    pub member: MemberId,
}

impl Command for ShowProfile {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let subject = sanctions::subject(cx, self.member).await?;
        outranks(cx.actor(), &subject)?;
        if !show_profile(cx, self.member).await? {
            return Err(Error::Refused("profile-shown-already"));
        }
        let about = format!("profile-shown-{}", cx.now().millis());
        say(cx, self.member, &about, |w, community| w.mail_profile_shown(community)).await?;
        cx.audit(Deed::new("moderation.profile_shown").member(self.member)).await
    }
}
