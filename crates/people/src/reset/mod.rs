//! A forgotten password, and the way into an imported account: a link sent to the address, then a new password.

pub(crate) mod web;

use crate::{
    Client, Email, PasswordHash, State, link, session,
    store::{
        links::{self, Purpose},
        members, sessions,
    },
};
use madang_events::people::{AccessEnded, Confirmed, MemberChanged};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Error, Result, secret};

/// Sends a link to an address, if it has an account: to choose a new password, or to claim an imported account.
pub(crate) struct Forgot {
    /// The address.
    pub(crate) email: Email,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Command for Forgot {
    type Output = ();

    fn allowed(&self, _: &Actor) -> bool {
        true
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let Some(account) = members::by_email(cx, &self.email).await? else { return Ok(()) };
        let purpose = match account.state {
            State::Imported => Purpose::Claim,
            State::Suspended if account.password.is_none() => return Ok(()),
            State::Unconfirmed | State::Active | State::Suspended => Purpose::Reset,
        };
        let lang = account.lang(self.lang);
        let reader = link::Reader { member: account.id, name: &account.name, email: &account.email, lang };
        link::send(cx, &reader, purpose).await
    }
}

/// Sets the password of whoever holds a link, ends every other session, and signs in.
pub(crate) struct Choose {
    /// The link's secret.
    pub(crate) token: String,
    /// The new password, hashed before the transaction.
    pub(crate) password: PasswordHash,
    /// Where the session begins.
    pub(crate) client: Client,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Command for Choose {
    /// The session, unless the member is kept out.
    type Output = Option<session::Started>;

    fn allowed(&self, _: &Actor) -> bool {
        true
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Option<session::Started>> {
        let now = cx.now();
        let link = links::take(cx, &secret::hash(&self.token), now).await?.ok_or(Error::Refused("link-ended"))?;
        let member = link.member;
        let account = members::credentials(cx, member).await?;
        let is_current = crate::names::key(&link.email) == crate::names::key(&account.email);
        if !matches!(link.purpose, Purpose::Reset | Purpose::Claim) || !is_current {
            return Err(Error::Refused("link-ended"));
        }
        members::set_password(cx, member, self.password.as_str()).await?;
        sessions::end_others(cx, member, None).await?;
        if !account.email_confirmed {
            // Whoever reads the mail of an address has it.
            members::set_confirmed(cx, member, &link.email).await?;
            cx.emit(&Confirmed { member }).await?;
            cx.emit(&MemberChanged { member }).await?;
        } else {
            let lang = account.lang(self.lang);
            let reader = link::Reader { member, name: &account.name, email: &account.email, lang };
            link::send_password_changed(cx, &reader).await?;
        }
        cx.emit(&AccessEnded { member }).await?;
        if account.is_kept_out(now) {
            return Ok(None);
        }
        session::begin(cx, member, &self.client).await.map(Some)
    }
}
