//! What each level asks for and what it may do, as managers set it.

use crate::store::trust as rows;
use madang_events::people::SettingChanged;
use madang_kernel::{Actor, App, Command, Cx, Deed, Permission, Result, settings};
use madang_screen::{
    Limits, LimitsByLevel,
    trust::{self, Level},
};
use serde::{Deserialize, Serialize};

/// The setting `trust`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What each level asks for.
    pub thresholds: trust::Settings,
    /// What each level may do.
    pub limits: LimitsByLevel,
}

impl Settings {
    const NAME: &'static str = "trust";

    /// As it is set now.
    pub fn now(app: &App) -> Settings {
        app.settings().get(Settings::NAME)
    }
}

/// What an actor may do at their level. Employees and the program itself have no limits.
pub fn limits(app: &App, actor: &Actor) -> Option<Limits> {
    let level = Level::from_number(actor.trust());
    (!actor.is_staff()).then(|| *Settings::now(app).limits.of(level))
}

/// A manager sets what levels ask for and may do. Everybody's level is worked out anew.
#[derive(Clone, Copy, Debug)]
pub struct SaveSettings(pub Settings);

impl Command for SaveSettings {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        self.0.wrong().check()?;
        let details = serde_json::json!({ "before": Settings::now(cx.app()) });
        settings::save(cx, Settings::NAME, &self.0).await?;
        rows::restart_walks(cx).await?;
        cx.audit(Deed::new("moderation.trust_settings").details(&details)).await?;
        cx.emit(&SettingChanged { name: Settings::NAME.to_owned() }).await
    }
}
