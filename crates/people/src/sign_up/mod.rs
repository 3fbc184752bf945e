//! Somebody signs up. Whether the address has an account already is told only to whoever reads its mail.

pub(crate) mod web;

use crate::{
    Email, Name, NewMember, PasswordHash, State, create_member, guidelines, link,
    store::{
        links::Purpose,
        members::{self, Credentials},
    },
};
use madang_events::people::{ProfileScreened, SignedUp};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Result};

/// Signs somebody up and sends the link that confirms the address.
pub(crate) struct SignUp {
    /// The name as shown.
    pub(crate) name: Name,
    /// The address to confirm.
    pub(crate) email: Email,
    /// The password, hashed before the transaction.
    pub(crate) password: PasswordHash,
    /// The language of the page, and so of the mail.
    pub(crate) lang: Lang,
    /// The version of the guidelines agreed to with the form; 0 where there are none.
    pub(crate) agreed: i64,
}

impl Command for SignUp {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_none()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        // Before the address is looked up: the answer does not tell whether it is known.
        let (name, words) = self.name.clone().screened(cx, None).await?;
        let sign_up = SignUp { name, ..self };
        sign_up.go_on(cx, words).await
    }
}

impl SignUp {
    async fn go_on(self, cx: &mut Cx<'_>, words: Vec<String>) -> Result<()> {
        match members::by_email(cx, &self.email).await? {
            None => self.create(cx, words).await,
            Some(account) => self.answer(cx, account).await,
        }
    }

    async fn create(self, cx: &mut Cx<'_>, words: Vec<String>) -> Result<()> {
        let name = self.name.clone();
        let new = NewMember {
            email: Some(self.email.clone()),
            password: Some(self.password),
            language: Some(self.lang.code().to_owned()),
            time_zone: Some(usual_time_zone(self.lang).to_owned()),
            ..NewMember::named(self.name, State::Unconfirmed)
        };
        let member = create_member(cx, new).await?;
        if self.agreed > 0 {
            guidelines::agree(cx, member, self.agreed).await?;
        }
        let reader = link::Reader { member, name: name.as_str(), email: self.email.as_str(), lang: self.lang };
        link::send(cx, &reader, Purpose::Confirm).await?;
        if !words.is_empty() {
            cx.emit(&ProfileScreened { member, words, score: None, rewritten: false }).await?;
        }
        cx.emit(&SignedUp { member }).await
    }

    /// The address is known: its reader hears what that means.
    async fn answer(self, cx: &mut Cx<'_>, account: Credentials) -> Result<()> {
        let reader = link::Reader {
            member: account.id,
            name: &account.name,
            email: &account.email,
            lang: account.lang(self.lang),
        };
        match account.state {
            State::Unconfirmed => {
                members::set_name_and_password(cx, account.id, &self.name, self.password.as_str()).await?;
                let reader = link::Reader { name: self.name.as_str(), lang: self.lang, ..reader };
                link::send(cx, &reader, Purpose::Confirm).await
            }
            State::Imported => link::send(cx, &reader, Purpose::Claim).await,
            State::Active | State::Suspended => link::send_already(cx, &reader).await,
        }
    }
}

/// Where most readers of a language live; the settings change it.
pub(crate) fn usual_time_zone(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "Asia/Seoul",
        Lang::Ja => "Asia/Tokyo",
        Lang::En => "UTC",
    }
}
