//! A member's own profile: texts and picture.

pub(crate) mod web;

use crate::{
    Name, Profile,
    store::members::{self, ProfileRow},
};
use madang_events::people::MemberChanged;
use madang_kernel::{Actor, Command, Cx, Permission, Result};

/// Changes the actor's own profile.
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
        let row = ProfileRow {
            name: &self.name,
            headline: &self.profile.headline,
            company: &self.profile.company,
            job_title: &self.profile.job_title,
            about: &self.profile.about,
            about_html: &self.profile.about_html,
            interests: &serde_json::to_string(&self.profile.interests)?,
        };
        members::set_profile(cx, member, &row).await?;
        cx.emit(&MemberChanged { member }).await
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
        members::set_picture(cx, member, self.picture.as_deref()).await?;
        cx.emit(&MemberChanged { member }).await
    }
}

/// Whether this is a member, or a token that may write for one.
fn may_edit_self(actor: &Actor) -> bool {
    actor.id().is_some() && actor.may(Permission::Take)
}
