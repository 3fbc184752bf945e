//! A member's own account: handle, address, password, and how pages look to them.

pub(crate) mod web;

use crate::{
    Email, Handle, PasswordHash, ShortKind, ShortText, link, screen,
    session::is_in_person,
    store::{links::Purpose, members, sessions},
};
use madang_events::people::{AccessEnded, MemberChanged, ProfileScreened};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Result, SessionId, secret};
use madang_ui::Theme;

/// Changes the actor's handle. The profile's address changes with it.
pub(crate) struct SetHandle {
    /// The new handle.
    pub(crate) handle: Handle,
}

impl Command for SetHandle {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        if self.handle.is_reserved() && !cx.actor().is_staff() {
            return Err(Error::field("handle", "handle-taken"));
        }
        let words = self.screened(cx, member).await?;
        let set = members::set_handle(cx, member, &self.handle).await;
        set.map_err(|error| match error {
            Error::Conflict(_) => Error::field("handle", "handle-taken"),
            other => other,
        })?;
        if !words.is_empty() {
            cx.emit(&ProfileScreened { member, words, score: None, rewritten: false }).await?;
        }
        cx.emit(&MemberChanged { member }).await
    }
}

impl SetHandle {
    /// The words in it that moderators ought to know of. A part of a handle is not replaced: what would be is refused.
    async fn screened(&self, cx: &mut Cx<'_>, member: MemberId) -> Result<Vec<String>> {
        let parts = [("handle", self.handle.as_str())];
        let text = ShortText { kind: ShortKind::Name, writer: Some(member), parts: &parts, begun_today: None };
        let found = screen(cx, &text).await?;
        if found.replaced.is_empty() { Ok(found.flagged) } else { Err(Error::field("handle", "not-as-handle")) }
    }
}

/// Sends a link to a new address of the actor; following it moves the account there.
pub(crate) struct MoveTo {
    /// The new address.
    pub(crate) email: Email,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Command for MoveTo {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        let account = members::credentials(cx, member).await?;
        if self.email.as_str() == account.email {
            return Err(Error::field("email", "email-same"));
        }
        match members::by_email(cx, &self.email).await? {
            Some(other) if other.id != member => {
                let lang = other.lang(self.lang);
                let reader = link::Reader { member: other.id, name: &other.name, email: &other.email, lang };
                link::send_already(cx, &reader).await
            }
            _ => {
                let former = link::Reader { member, name: &account.name, email: &account.email, lang: self.lang };
                if !account.email.is_empty() {
                    link::send_moving(cx, &former, &self.email).await?;
                }
                link::send(cx, &link::Reader { email: self.email.as_str(), ..former }, Purpose::Email).await
            }
        }
    }
}

/// Changes the actor's password and ends every other session. Whoever calls it has checked the present password.
pub(crate) struct ChangePassword {
    /// The new password, hashed before the transaction.
    pub(crate) password: PasswordHash,
    /// The session that goes on.
    pub(crate) session: Option<SessionId>,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Command for ChangePassword {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        members::set_password(cx, member, self.password.as_str()).await?;
        sessions::end_others(cx, member, self.session).await?;
        let account = members::credentials(cx, member).await?;
        if !account.email.is_empty() {
            let lang = account.lang(self.lang);
            let reader = link::Reader { member, name: &account.name, email: &account.email, lang };
            link::send_password_changed(cx, &reader).await?;
        }
        cx.emit(&AccessEnded { member }).await
    }
}

/// Changes how pages look to the actor; `None` leaves the choice to the browser.
pub(crate) struct SetPreferences {
    /// The language of the interface and of mails.
    pub(crate) language: Option<Lang>,
    /// The colour scheme.
    pub(crate) theme: Option<Theme>,
    /// The IANA name of the time zone.
    pub(crate) time_zone: String,
}

impl Command for SetPreferences {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if madang_i18n::time_zone(&self.time_zone).is_none() {
            return Err(Error::field("time_zone", "time-zone"));
        }
        let member = cx.actor().signed_in()?;
        let (language, theme) = (self.language.map(Lang::code), self.theme.map(Theme::code));
        members::set_preferences(cx, member, language, theme, &self.time_zone).await?;
        cx.emit(&AccessEnded { member }).await
    }
}

/// Chooses which mails come besides those that an account cannot do without.
pub(crate) struct SetMail {
    /// About what became of the actor's posts.
    pub(crate) told: bool,
    /// Announcements and release notes.
    pub(crate) news: bool,
}

impl Command for SetMail {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        members::set_mail(cx, member, self.told, self.news, &secret::new_token()).await
    }
}
