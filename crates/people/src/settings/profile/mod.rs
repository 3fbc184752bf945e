//! A member's own profile: texts and picture.

pub(crate) mod web;

use crate::{
    Member, Name, Profile, Screened, ShortKind, ShortText, Withheld, screen,
    store::members,
    withhold::{self, whole_of},
};
use madang_events::people::ProfileScreened;
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Permission, Result};
use madang_markdown::Context;

/// Changes the actor's own profile. What the checks do not let pass at once is put aside until a moderator has looked at it; a profile that
/// a moderator has hidden stays hidden, and goes before them again.
pub(crate) struct EditProfile {
    /// The name as shown.
    pub(crate) name: Name,
    /// The texts.
    pub(crate) profile: Profile,
}

impl Command for EditProfile {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        may_edit_self(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        let before = whole_of(cx, member).await?;
        let name = screened_name(cx, member, &before.name, self.name).await?;
        let (profile, found) = self.profile.screened(cx, member).await?;
        members::set_name(cx, member, &name.0).await?;
        let after = Member { interests: serde_json::to_string(&profile.interests)?, ..before.clone() };
        let after = Member { headline: profile.headline, company: profile.company, ..after };
        let after =
            Member { job_title: profile.job_title, about: profile.about, about_html: profile.about_html, ..after };
        let hidden = before.withheld() == Some(Withheld::Hidden);
        let words = found.flagged.join(", ");
        let withheld = if hidden {
            Some((Withheld::Hidden, before.withheld_reason.as_str()))
        } else {
            found.waits.then_some((Withheld::Waiting, words.as_str()))
        };
        withhold::keep(cx, after, withheld, before.withheld_removed).await?;
        let mut words = name.1;
        words.extend(found.flagged.iter().cloned());
        announce(cx, ProfileScreened { member, words, score: found.score, rewritten: hidden }).await
    }
}

/// A name as it is kept, with the words in it that moderators ought to know of. One that stays is not asked about.
async fn screened_name(cx: &mut Cx<'_>, member: MemberId, before: &str, name: Name) -> Result<(Name, Vec<String>)> {
    if name.as_str() == before {
        return Ok((name, Vec::new()));
    }
    name.screened(cx, Some(member)).await
}

/// Where there is something for moderators to look at.
async fn announce(cx: &mut Cx<'_>, found: ProfileScreened) -> Result<()> {
    if found.words.is_empty() && found.score.is_none() && !found.rewritten { Ok(()) } else { cx.emit(&found).await }
}

impl Name {
    /// The name as it is kept, with the words in it that moderators ought to know of.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `name`.
    pub(crate) async fn screened(self, cx: &mut Cx<'_>, writer: Option<MemberId>) -> Result<(Name, Vec<String>)> {
        let parts = [("name", self.as_str())];
        let text = ShortText { kind: ShortKind::Name, writer, parts: &parts, begun_today: None };
        let found = screen(cx, &text).await?;
        let name = Name::parse(&found.text("name", self.as_str())).map_err(|code| Error::field("name", code))?;
        Ok((name, found.flagged))
    }
}

impl Profile {
    /// The texts as they are kept, with what the checks found in them.
    async fn screened(self, cx: &mut Cx<'_>, writer: MemberId) -> Result<(Profile, Screened)> {
        let interests = self.interests.join(", ");
        let parts = [
            ("headline", self.headline.as_str()),
            ("company", self.company.as_str()),
            ("job_title", self.job_title.as_str()),
            ("about", self.about.as_str()),
            ("interests", interests.as_str()),
        ];
        let text = ShortText { kind: ShortKind::Profile, writer: Some(writer), parts: &parts, begun_today: None };
        let found = screen(cx, &text).await?;
        if found.replaced.is_empty() {
            return Ok((self, found));
        }
        let about = found.text("about", &self.about);
        let profile = Profile {
            headline: found.text("headline", &self.headline),
            company: found.text("company", &self.company),
            job_title: found.text("job_title", &self.job_title),
            about_html: madang_markdown::render(&about, &Context::plain("en")).html,
            about,
            interests: crate::split_interests(&found.text("interests", &interests)),
        };
        Ok((profile, found))
    }
}

/// Changes the actor's own picture, which is stored already, or takes it away.
pub(crate) struct SetPicture {
    /// The address of the picture, such as `/avatars/…`.
    pub(crate) picture: Option<String>,
}

impl Command for SetPicture {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        may_edit_self(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        let before = whole_of(cx, member).await?;
        let (as_what, reason) = (before.withheld(), before.withheld_reason.clone());
        let (removed, rewritten) = (before.withheld_removed, as_what == Some(Withheld::Hidden));
        let after = Member { picture: self.picture, ..before };
        withhold::keep(cx, after, as_what.map(|as_what| (as_what, reason.as_str())), removed).await?;
        announce(cx, ProfileScreened { member, words: Vec::new(), score: None, rewritten }).await
    }
}

/// Whether this is a member, or a token that may write for one.
fn may_edit_self(actor: &Actor) -> bool {
    actor.id().is_some() && actor.may(Permission::Take)
}
