//! What moderators did: all of it for moderators, and, where a manager allows it, a summary for everybody in which nobody is named.

pub(crate) mod api;
mod rules;
mod web;

pub(crate) use rules::RuleTitles;
pub(crate) use web::routes;

use crate::store::log::{self, DeedRow, PublicRow, Sought};
use madang_events::people::SettingChanged;
use madang_http::{Cursor, Listed};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Permission, Result, Role, settings};
use serde::{Deserialize, Serialize};

/// How many entries a page shows.
pub(crate) const PAGE: usize = 50;

/// The setting `moderation`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ModerationSettings)]
#[serde(default)]
pub struct Settings {
    /// Whether everybody can read the summary of what moderators did.
    pub public_log: bool,
}

impl Settings {
    const NAME: &'static str = "moderation";

    /// As it is set now.
    pub(crate) fn now(app: &App) -> Settings {
        app.settings().get(Settings::NAME)
    }
}

/// A manager sets how open moderation is.
#[derive(Clone, Copy, Debug)]
pub struct SaveSettings(pub Settings);

impl Command for SaveSettings {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        settings::save(cx, Settings::NAME, &self.0).await?;
        let details = serde_json::json!({ "public_log": self.0.public_log });
        cx.audit(Deed::new("moderation.save_settings").details(&details)).await?;
        cx.emit(&SettingChanged { name: Settings::NAME.to_owned() }).await
    }
}

/// What can be looked for in the log, by its stable names.
pub(crate) const ACTIONS: [&str; 39] = [
    "moderation.settled",
    "moderation.assigned",
    "moderation.sanctioned",
    "moderation.lifted",
    "moderation.let_in",
    "moderation.profile_shown",
    "moderation.removal_proposed",
    "moderation.removal_confirmed",
    "moderation.removal_declined",
    "moderation.appeal_decided",
    "moderation.overturned",
    "moderation.trust_set",
    "moderation.trust_settings",
    "moderation.mediation_opened",
    "moderation.mediation_proposed",
    "moderation.mediation_handed",
    "moderation.mediation_closed",
    "conversation.hide",
    "conversation.show",
    "conversation.withhold",
    "conversation.unwithhold",
    "conversation.remove",
    "conversation.restore",
    "conversation.edit",
    "conversation.move",
    "conversation.split",
    "conversation.merge",
    "conversation.lock",
    "conversation.unlock",
    "conversation.pin",
    "conversation.unpin",
    "conversation.switch_topic",
    "conversation.slow_down",
    "conversation.let_stand",
    "conversation.decline",
    "moderation.word_saved",
    "moderation.word_deleted",
    "moderation.checks_saved",
    "moderation.save_settings",
];

/// What moderators did, the newest first: not what was done to the reader or to somebody of an equal or higher role.
pub(crate) async fn deeds(app: &App, actor: &Actor, sought: &Sought, limit: usize) -> Result<Listed<DeedRow>> {
    let (me, role) = (actor.signed_in()?, actor.role().ok_or(Error::Forbidden)?);
    let above: Vec<&str> = Role::ALL.iter().filter(|one| **one >= role).map(|one| one.as_str()).collect();
    let above = serde_json::to_string(&above)?;
    let rows = log::deeds(&mut app.db().read().await?, me, &above, sought, limit as i64 + 1).await?;
    Ok(Listed::of(rows, limit, |row| Cursor::after(row.id, row.id)))
}

/// The summary, if there is one for this actor.
///
/// # Errors
/// [`Error::NotFound`] while it is not open, but for moderators.
pub(crate) async fn public(app: &App, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Listed<PublicRow>> {
    if !Settings::now(app).public_log && !actor.may(Permission::Moderate) {
        return Err(Error::NotFound);
    }
    let before = after.unwrap_or_else(Cursor::start).id;
    let mut conn = app.db().read().await?;
    let rows = log::public(&mut conn, actor.visible_spaces(), before, limit as i64 + 1).await?;
    Ok(Listed::of(rows, limit, |row| Cursor::after(row.id.number(), row.id.number())))
}
