//! What only the program's operator does, on the command line: the first administrator, a password in an emergency.

use crate::{
    Affiliation, Email, Member, Name, NewMember, Password, PasswordHash, State, create_member,
    store::{members, sessions},
};
use madang_events::people::{AccessEnded, MemberChanged};
use madang_kernel::{Actor, Command, Cx, Error, Fields, MemberId, Result, Role};

/// Makes an administrator who can sign in at once.
pub struct CreateAdministrator {
    email: Email,
    name: Name,
    password: PasswordHash,
}

impl CreateAdministrator {
    /// Checks what was given, and hashes the password.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `email`, `name` or `password`.
    pub async fn parse(email: &str, name: &str, password: &str) -> Result<CreateAdministrator> {
        let mut fields = Fields::new();
        let email = fields.take("email", Email::parse(email));
        let name = fields.take("name", Name::parse(name));
        let password = fields.take("password", Password::parse(password));
        fields.check()?;
        let (Some(email), Some(name), Some(password)) = (email, name, password) else { return Err(Error::NotFound) };
        Ok(CreateAdministrator { email, name, password: password.hash().await? })
    }
}

impl Command for CreateAdministrator {
    /// The handle.
    type Output = String;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<String> {
        let new = NewMember {
            email: Some(self.email),
            password: Some(self.password),
            role: Role::Administrator,
            affiliation: Affiliation::Employee,
            ..NewMember::named(self.name, State::Active)
        };
        let member = create_member(cx, new).await?;
        cx.emit(&MemberChanged { member }).await?;
        Ok(members::by_id(cx, member).await?.handle)
    }
}

/// Gives a member a role.
pub struct GiveRole {
    /// The e-mail address or the handle.
    pub member: String,
    /// The role.
    pub role: Role,
}

impl Command for GiveRole {
    /// The handle.
    type Output = String;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<String> {
        let member = named(cx, &self.member).await?;
        members::set_role(cx, member.id, self.role).await?;
        cx.emit(&MemberChanged { member: member.id }).await?;
        Ok(member.handle)
    }
}

/// Sets a member's password and ends every session. The member can sign in afterwards, also where the address was
/// not confirmed or the account not claimed yet; a suspension stays.
pub struct ResetPassword {
    member: String,
    password: PasswordHash,
}

impl ResetPassword {
    /// Checks the new password and hashes it; `member` is an e-mail address or a handle.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `password`.
    pub async fn parse(member: &str, password: &str) -> Result<ResetPassword> {
        let password = Password::parse(password).map_err(|code| Error::field("password", code))?;
        Ok(ResetPassword { member: member.to_owned(), password: password.hash().await? })
    }
}

impl Command for ResetPassword {
    /// The handle.
    type Output = String;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<String> {
        let member = named(cx, &self.member).await?;
        let email = member.email.ok_or(Error::field("email", "required"))?;
        members::set_confirmed(cx, member.id, &email).await?;
        set_password(cx, member.id, &self.password).await?;
        cx.emit(&MemberChanged { member: member.id }).await?;
        Ok(member.handle)
    }
}

/// The member with this address or handle.
async fn named(cx: &mut Cx<'_>, typed: &str) -> Result<Member> {
    if let Ok(email) = Email::parse(typed) {
        let account = members::by_email(cx, &email).await?.ok_or(Error::NotFound)?;
        return members::by_id(cx, account.id).await;
    }
    members::by_handle(cx, typed.trim().trim_start_matches('@')).await?.ok_or(Error::NotFound)
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
