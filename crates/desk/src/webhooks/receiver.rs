//! Setting the receiver up.

use crate::store::receiver::{self, Receiver};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Permission, Result, secret};
use madang_outbound::{WebhookClient, webhook::secret_of};
use std::time::Duration;

/// So long webhooks are signed with the secret before as well.
const OVERLAP: Duration = Duration::from_secs(24 * 3600);

/// Sets where questions are passed on to. The first time a secret is made.
#[derive(Clone, Debug)]
pub struct SaveReceiver {
    /// Its address, as [`WebhookClient::address`] gave it.
    pub url: String,
    /// Whether questions can be passed on.
    pub active: bool,
    /// Whether the asker's address is told.
    pub with_email: bool,
    /// Whether askers read that support has their question.
    pub tell_asker: bool,
}

/// Makes a new secret; that before is used as well for a day.
#[derive(Clone, Copy, Debug)]
pub struct RotateSecret;

impl SaveReceiver {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `url`.
    pub(crate) fn parse(
        app: &App,
        url: &str,
        active: bool,
        with_email: bool,
        tell_asker: bool,
    ) -> Result<SaveReceiver> {
        let url = app.service::<WebhookClient>().address(url).map_err(|code| Error::field("url", code))?;
        Ok(SaveReceiver { url, active, with_email, tell_asker })
    }
}

/// A new secret.
fn new_secret() -> Result<String> {
    let bytes = URL_SAFE_NO_PAD.decode(secret::new_token()).map_err(Error::internal)?;
    Ok(secret_of(bytes.as_slice().try_into().map_err(Error::internal)?))
}

impl Command for SaveReceiver {
    /// The secret, where it is the first.
    type Output = Option<String>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Option<String>> {
        let before = receiver::now(cx).await?;
        let made = if before.is_none() { Some(new_secret()?) } else { None };
        let (url, active, with_email, tell_asker) = (self.url, self.active, self.with_email, self.tell_asker);
        let after = match before.clone() {
            Some(before) => Receiver { url, active, with_email, tell_asker, ..before },
            None => Receiver {
                url,
                active,
                secret: made.clone().unwrap_or_default(),
                secret_at: cx.now(),
                old_secret: None,
                old_until: None,
                with_email,
                tell_asker,
            },
        };
        if before.as_ref() == Some(&after) {
            return Ok(None);
        }
        receiver::save(cx, &after).await?;
        let shown = |one: &Receiver| {
            serde_json::json!({
                "url": one.url, "active": one.active, "with_email": one.with_email, "tell_asker": one.tell_asker,
            })
        };
        let details = serde_json::json!({ "before": before.as_ref().map(shown), "after": shown(&after) });
        cx.audit(Deed::new("desk.receiver-changed").details(&details)).await?;
        Ok(made)
    }
}

impl Command for RotateSecret {
    /// The new secret.
    type Output = String;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<String> {
        let before = receiver::now(cx).await?.ok_or(Error::Refused("no-receiver"))?;
        let (made, now) = (new_secret()?, cx.now());
        let after = Receiver {
            secret: made.clone(),
            secret_at: now,
            old_secret: Some(before.secret.clone()),
            old_until: Some(now + OVERLAP),
            ..before
        };
        receiver::save(cx, &after).await?;
        cx.audit(Deed::new("desk.secret-rotated")).await?;
        Ok(made)
    }
}
