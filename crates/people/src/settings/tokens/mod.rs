//! API tokens: a member gives a program a part of what they may do.

pub(crate) mod web;

use crate::{
    identify::TOKEN_PREFIX,
    store::tokens::{self, Token},
};
use madang_events::people::AccessEnded;
use madang_kernel::{Actor, Command, Cx, Error, Fields, Result, Scope, TokenId, secret, text};
use std::time::Duration;

/// The most tokens of one member.
const MOST: usize = 50;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Makes a token.
pub(crate) struct CreateToken {
    /// What it is for, in the member's words; 1 to 80 characters.
    name: String,
    scopes: Vec<Scope>,
    days: Option<u32>,
}

/// A token that was just made.
pub(crate) struct Created {
    /// The token, to be shown now and never again.
    pub(crate) secret: String,
    /// What is kept of it.
    pub(crate) token: Token,
}

impl CreateToken {
    /// Checks a wish for a token. `days` is how long it lasts, up to 3,650; `None` is for ever.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `name`, `scopes` or `days`.
    pub(crate) fn parse(name: &str, scopes: Vec<Scope>, days: Option<u32>) -> Result<CreateToken> {
        let name = text::line(name);
        let mut fields = Fields::new();
        if name.is_empty() {
            fields.add("name", "required");
        }
        if name.chars().count() > 80 {
            fields.add("name", "too-long");
        }
        if scopes.is_empty() {
            fields.add("scopes", "scopes-required");
        }
        if days.is_some_and(|days| !(1..=3650).contains(&days)) {
            fields.add("days", "token-days");
        }
        fields.check()?;
        Ok(CreateToken { name, scopes, days })
    }
}

impl Command for CreateToken {
    type Output = Created;

    /// A token makes others only of what it has itself.
    fn allowed(&self, actor: &Actor) -> bool {
        let has = |scopes: &[Scope]| scopes.contains(&Scope::Write) && self.scopes.iter().all(|s| scopes.contains(s));
        actor.id().is_some() && actor.scopes().is_none_or(has)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Created> {
        let member = cx.actor().signed_in()?;
        if self.scopes.contains(&Scope::Staff) && !cx.actor().is_staff() {
            return Err(Error::field("scopes", "scope-staff"));
        }
        if tokens::of_member(cx, member).await?.len() >= MOST {
            return Err(Error::Refused("too-many-tokens"));
        }
        let secret = format!("{TOKEN_PREFIX}{}", secret::new_token());
        let token = Token {
            id: cx.new_id(),
            name: self.name,
            scopes: serde_json::to_string(&self.scopes)?,
            hint: secret.chars().skip(secret.len() - 4).collect(),
            created_at: cx.now(),
            used_at: None,
            expires_at: self.days.map(|days| cx.now() + DAY * days),
        };
        tokens::insert(cx, &secret::hash(&secret), member, &token).await?;
        Ok(Created { secret, token })
    }
}

/// Ends one of the actor's tokens.
pub(crate) struct EndToken {
    /// The token.
    pub(crate) token: TokenId,
}

impl Command for EndToken {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_some() && actor.scopes().is_none_or(|scopes| scopes.contains(&Scope::Write))
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        if tokens::end(cx, member, self.token).await? == 0 {
            return Err(Error::NotFound);
        }
        cx.emit(&AccessEnded { member }).await
    }
}

impl Token {
    /// Its scopes.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        serde_json::from_str(&self.scopes).unwrap_or_default()
    }
}
