//! What only the program's operator does, on the command line: the first administrator, a password in an emergency.

use crate::{
    Affiliation, Email, Name, NewMember, PasswordHash, State, create_member,
    store::{members, sessions},
};
use madang_events::people::{AccessEnded, MemberChanged};
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Result, Role};

/// Makes somebody an administrator who can sign in at once: the account with this address, or a new one.
pub struct Appoint {
    /// The address; it counts as confirmed.
    pub email: Email,
    /// The name of a new account; an existing one keeps its own.
    pub name: Name,
    /// The password, for a new account and for an existing one.
    pub password: PasswordHash,
}

/// What became of [`Appoint`].
pub struct Appointed {
    /// The administrator.
    pub member: MemberId,
    /// Whether the account was created for it.
    pub is_new: bool,
}

impl Command for Appoint {
    type Output = Appointed;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Appointed> {
        if let Some(account) = members::by_email(cx, &self.email).await? {
            members::restore(cx, account.id).await?;
            members::set_confirmed(cx, account.id, &account.email).await?;
            set_password(cx, account.id, &self.password).await?;
            grant_admin(cx, account.id).await?;
            return Ok(Appointed { member: account.id, is_new: false });
        }
        let new = NewMember {
            email: Some(self.email),
            password: Some(self.password),
            role: Role::Administrator,
            affiliation: Affiliation::Employee,
            ..NewMember::named(self.name, State::Active)
        };
        let member = create_member(cx, new).await?;
        cx.emit(&MemberChanged { member }).await?;
        Ok(Appointed { member, is_new: true })
    }
}

/// Sets the password of the account with an address and ends its sessions. The member can sign in afterwards, also
/// where the address was not confirmed or the account not claimed yet; a suspension stays.
pub struct ResetPassword {
    /// The address.
    pub email: Email,
    /// The new password.
    pub password: PasswordHash,
}

impl Command for ResetPassword {
    type Output = MemberId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MemberId> {
        let account = members::by_email(cx, &self.email).await?.ok_or(Error::NotFound)?;
        members::set_confirmed(cx, account.id, &account.email).await?;
        set_password(cx, account.id, &self.password).await?;
        cx.emit(&MemberChanged { member: account.id }).await?;
        Ok(account.id)
    }
}

/// Makes a member an administrator, in the command's transaction.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn grant_admin(cx: &mut Cx<'_>, member: MemberId) -> Result<()> {
    members::set_role(cx, member, Role::Administrator).await?;
    cx.emit(&MemberChanged { member }).await
}

/// Sets a member's password and ends every session, in the command's transaction.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn set_password(cx: &mut Cx<'_>, member: MemberId, password: &PasswordHash) -> Result<()> {
    members::set_password(cx, member, password.as_str()).await?;
    sessions::end_others(cx, member, None).await?;
    cx.emit(&AccessEnded { member }).await
}
