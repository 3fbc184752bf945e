//! Roles, affiliation, trust, suspension, and invitations to claim an imported account.

pub(crate) mod web;

use crate::{
    Affiliation, Email, Member, State, link,
    store::{groups, links::Purpose, members, sessions},
};
use madang_events::people::{AccessEnded, MemberChanged};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Error, GroupId, MemberId, Permission, Result, Role, Timestamp};

/// Whoever manages members does so with members of lower roles; administrators with everybody.
fn outranks(actor: &Actor, member: &Member) -> Result<()> {
    let above = actor.is_system() || actor.role() == Some(Role::Administrator);
    if above || actor.role().is_some_and(|role| role > member.role) {
        Ok(())
    } else {
        Err(Error::Refused("higher-role"))
    }
}

/// Gives a member a role.
pub struct SetRole {
    /// The member.
    pub member: MemberId,
    /// The role.
    pub role: Role,
}

impl Command for SetRole {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Administer)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = members::by_id(cx, self.member).await?;
        let resigns = member.role == Role::Administrator && self.role != Role::Administrator;
        if resigns && members::other_administrators(cx, self.member).await? == 0 {
            return Err(Error::Refused("last-administrator"));
        }
        members::set_role(cx, self.member, self.role).await?;
        cx.emit(&MemberChanged { member: self.member }).await
    }
}

/// Says what a member is to the company.
pub struct SetAffiliation {
    /// The member.
    pub member: MemberId,
    /// The affiliation.
    pub affiliation: Affiliation,
}

impl Command for SetAffiliation {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        members::by_id(cx, self.member).await?;
        members::set_affiliation(cx, self.member, self.affiliation).await?;
        cx.emit(&MemberChanged { member: self.member }).await
    }
}

/// Gives a member trust, or takes it.
pub struct SetTrusted {
    /// The member.
    pub member: MemberId,
    /// Whether the member is trusted.
    pub trusted: bool,
}

impl Command for SetTrusted {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        members::by_id(cx, self.member).await?;
        if members::set_trusted(cx, self.member, self.trusted).await? > 0 {
            cx.emit(&MemberChanged { member: self.member }).await?;
        }
        Ok(())
    }
}

/// Keeps a member out until a time, or for good, with a reason of at most 500 characters that the member reads. Whether the
/// actor may is the calling command's to check.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn keep_out(cx: &mut Cx<'_>, member: MemberId, until: Option<Timestamp>, reason: &str) -> Result<()> {
    members::suspend(cx, member, until, reason).await?;
    sessions::end_others(cx, member, None).await?;
    cx.emit(&MemberChanged { member }).await?;
    cx.emit(&AccessEnded { member }).await
}

/// Lets a member in again who is kept out. Whether the actor may is the calling command's to check.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn let_in(cx: &mut Cx<'_>, member: MemberId) -> Result<()> {
    members::restore(cx, member).await?;
    cx.emit(&MemberChanged { member }).await
}

/// Puts a member into exactly these groups.
pub struct SetGroups {
    /// The member.
    pub member: MemberId,
    /// The groups.
    pub groups: Vec<GroupId>,
}

impl Command for SetGroups {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        members::by_id(cx, self.member).await?;
        let now = cx.now();
        groups::set_of_member(cx, self.member, &self.groups, now).await?;
        cx.emit(&MemberChanged { member: self.member }).await
    }
}

/// Gives an imported member an address, and sends the link with which to claim the account.
pub struct InviteToClaim {
    /// The member.
    pub member: MemberId,
    /// The address.
    pub email: Email,
    /// The language of the mail, unless the member has chosen one.
    pub lang: Lang,
}

impl Command for InviteToClaim {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = members::by_id(cx, self.member).await?;
        outranks(cx.actor(), &member)?;
        if member.state != State::Imported {
            return Err(Error::Refused("not-imported"));
        }
        let set = members::set_unconfirmed_email(cx, self.member, &self.email).await;
        set.map_err(|error| match error {
            Error::Conflict(_) => Error::field("email", "email-taken"),
            other => other,
        })?;
        let lang = member.language.as_deref().and_then(Lang::parse).unwrap_or(self.lang);
        let reader = link::Reader { member: member.id, name: &member.name, email: self.email.as_str(), lang };
        link::send(cx, &reader, Purpose::Claim).await?;
        cx.emit(&MemberChanged { member: self.member }).await
    }
}
