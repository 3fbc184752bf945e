//! Profiles that others are not shown: texts and picture are put aside together, so that no page, list, search or mail has to ask whether
//! it may show them. The name stays. Nothing is lost.

use crate::{Member, store::members};
use madang_events::people::MemberChanged;
use madang_kernel::{Cx, MemberId, Result, db::Connection, words};
use serde::{Deserialize, Serialize};

words! {
    /// As what a profile is withheld.
    pub enum Withheld {
        /// Until a moderator has looked at it.
        Waiting = "waiting",
        /// A moderator has hidden it.
        Hidden = "hidden",
    }
}

/// What is put aside.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Aside {
    pub(crate) picture: Option<String>,
    pub(crate) headline: String,
    pub(crate) company: String,
    pub(crate) job_title: String,
    pub(crate) about: String,
    pub(crate) about_html: String,
    /// A JSON array of strings.
    pub(crate) interests: String,
}

impl Aside {
    fn of(member: Member) -> Aside {
        let Member { picture, headline, company, job_title, about, about_html, interests, .. } = member;
        Aside { picture, headline, company, job_title, about, about_html, interests }
    }
}

impl Member {
    /// As what the profile is withheld from others, if it is.
    pub fn withheld(&self) -> Option<Withheld> {
        Withheld::parse(&self.withheld_as)
    }

    /// Whether others are not shown the profile, for whatever reason.
    pub fn is_withheld(&self) -> bool {
        self.withheld.is_some()
    }

    /// The member with all that they wrote, shown to others or not: for the member and for moderators.
    pub fn whole(mut self) -> Member {
        let aside = self.withheld.as_deref().and_then(|aside| serde_json::from_str::<Aside>(aside).ok());
        if let Some(aside) = aside {
            self.picture = aside.picture;
            self.headline = aside.headline;
            self.company = aside.company;
            self.job_title = aside.job_title;
            self.about = aside.about;
            self.about_html = aside.about_html;
            self.interests = aside.interests;
        }
        self
    }
}

/// A member with all that they wrote.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] where there is no such member.
pub(crate) async fn whole_of(cx: &mut Cx<'_>, member: MemberId) -> Result<Member> {
    Ok(members::by_id(cx, member).await?.whole())
}

/// As what a member's profile is withheld, if it is, and why.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] where there is no such member.
pub async fn withheld(conn: &mut impl Connection, member: MemberId) -> Result<(Option<Withheld>, String)> {
    let member = members::by_id(conn, member).await?;
    Ok((member.withheld(), member.withheld_reason))
}

/// Withholds a member's profile from others; `reason` is what the member reads. Whether the actor may is the calling command's to
/// check, and to tell the member.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] where there is no such member.
pub async fn withhold_profile(cx: &mut Cx<'_>, member: MemberId, as_what: Withheld, reason: &str) -> Result<()> {
    let before = members::by_id(cx, member).await?;
    let removed = before.withheld_removed;
    keep(cx, before.whole(), Some((as_what, reason)), removed).await
}

/// Shows a member's profile again; whether it was withheld. Of somebody who was removed it stays withheld for that.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] where there is no such member.
pub async fn show_profile(cx: &mut Cx<'_>, member: MemberId) -> Result<bool> {
    let before = members::by_id(cx, member).await?;
    if before.withheld().is_none() {
        return Ok(false);
    }
    let removed = before.withheld_removed;
    keep(cx, before.whole(), None, removed).await.map(|()| true)
}

/// Withholds the profile of somebody who was removed for good, or no longer for that.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] where there is no such member.
pub async fn withhold_removed(cx: &mut Cx<'_>, member: MemberId, removed: bool) -> Result<()> {
    let before = members::by_id(cx, member).await?;
    if before.withheld_removed == removed {
        return Ok(());
    }
    let (as_what, reason) = (before.withheld(), before.withheld_reason.clone());
    keep(cx, before.whole(), as_what.map(|as_what| (as_what, reason.as_str())), removed).await
}

/// Keeps a whole profile, aside or in its place.
pub(crate) async fn keep(
    cx: &mut Cx<'_>,
    whole: Member,
    withheld: Option<(Withheld, &str)>,
    removed: bool,
) -> Result<()> {
    let member = whole.id;
    let all = Aside::of(whole);
    if withheld.is_some() || removed {
        let (as_what, reason) = withheld.map_or(("", ""), |(as_what, reason)| (as_what.as_str(), reason));
        members::put_aside(cx, member, &serde_json::to_string(&all)?, (as_what, reason), removed).await?;
    } else {
        members::put_back(cx, member, &all).await?;
    }
    cx.emit(&MemberChanged { member }).await
}
