//! Somebody follows the link that confirms an address.

pub(crate) mod web;

use crate::{
    Client, Email, State, link, session,
    store::{
        links::{self, Purpose},
        members,
    },
};
use madang_events::people::{Confirmed, MemberChanged};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Error, Result, secret};

/// Confirms the address that a link was sent to, and signs its reader in.
pub(crate) struct Confirm {
    /// The link's secret.
    pub(crate) token: String,
    /// Where the session begins.
    pub(crate) client: Client,
}

impl Command for Confirm {
    /// The session, unless the member is kept out.
    type Output = Option<session::Started>;

    fn allowed(&self, _: &Actor) -> bool {
        true
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Option<session::Started>> {
        let now = cx.now();
        let link = links::take(cx, &secret::hash(&self.token), now).await?.ok_or(Error::Refused("link-ended"))?;
        if !matches!(link.purpose, Purpose::Confirm | Purpose::Email) {
            return Err(Error::Refused("link-ended"));
        }
        let member = link.member;
        let taken = members::set_confirmed(cx, member, &link.email).await;
        taken.map_err(|error| if let Error::Conflict(_) = error { Error::Refused("email-taken") } else { error })?;
        if link.purpose == Purpose::Confirm {
            cx.emit(&Confirmed { member }).await?;
        }
        cx.emit(&MemberChanged { member }).await?;
        let account = members::credentials(cx, member).await?;
        if account.is_kept_out(now) || cx.actor().is(member) {
            return Ok(None);
        }
        session::begin(cx, member, &self.client).await.map(Some)
    }
}

/// Sends the link again to somebody who waits for it.
pub(crate) struct SendAgain {
    /// The address to confirm.
    pub(crate) email: Email,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Command for SendAgain {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_none()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let Some(account) = members::by_email(cx, &self.email).await? else { return Ok(()) };
        if account.state != State::Unconfirmed {
            return Ok(());
        }
        let lang = account.lang(self.lang);
        let reader = link::Reader { member: account.id, name: &account.name, email: &account.email, lang };
        link::send(cx, &reader, Purpose::Confirm).await
    }
}
