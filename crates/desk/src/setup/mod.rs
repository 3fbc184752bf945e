//! What managers set: calendars, and what is promised in each space.

pub(crate) mod api;
mod calendar;
mod overview;
mod plan;

pub(crate) use calendar::ZONES;

use crate::settings::{Calendar, Plan, Settings};
use madang_conversation::Spaces;
use madang_events::people::SettingChanged;
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Permission, Result, SpaceId, settings};

/// Where the overview is.
pub(crate) const PATH: &str = "/admin/desk";

/// Where managers set it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Manager, overview::show)
        .post(PATH, Access::Manager, overview::submit)
        .post("/admin/desk/assignment", Access::Manager, overview::submit_assignment)
        .get("/admin/desk/calendars/{code}", Access::Manager, calendar::show)
        .post("/admin/desk/calendars/{code}", Access::Manager, calendar::submit)
        .post("/admin/desk/calendars/{code}/delete", Access::Manager, calendar::delete)
        .get("/admin/desk/targets/{space}", Access::Manager, plan::show)
        .post("/admin/desk/targets/{space}", Access::Manager, plan::submit)
        .post("/admin/desk/targets/{space}/delete", Access::Manager, plan::delete)
        .get("/api/v1/admin/desk", Access::Manager, api::get)
        .put("/api/v1/admin/desk", Access::Manager, api::put)
}

/// A change of the settings.
#[derive(Clone, Debug)]
pub enum Change {
    /// All of them, anew.
    All(Box<Settings>),
    /// A calendar: that with the code before, or a new one.
    Calendar(Option<String>, Box<Calendar>),
    /// A calendar that no plan uses goes.
    DropCalendar(String),
    /// What is promised in a space, or everywhere else.
    Plan(Plan),
    /// A space is like all others again.
    DropPlan(SpaceId),
    /// Whether other members' answers count as the first response.
    MembersCount(bool),
    /// Who is given questions: the spaces without, and whether only what is asked during a shift counts.
    Assignment {
        /// The spaces whose questions nobody is given.
        unassigned: Vec<SpaceId>,
        /// Whether what waits when a shift begins goes on waiting.
        only_new: bool,
    },
}

/// Changes when the team is there and what is promised. Clocks that run are worked out anew soon.
#[derive(Clone, Debug)]
pub struct SaveSettings(pub Change);

impl Command for SaveSettings {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let before = Settings::take(cx).await?;
        let after = self.0.apply(before.clone())?.checked()?;
        let known = cx.app().service::<Spaces>().now();
        if after.plans.iter().filter_map(|plan| plan.space).any(|space| known.get(space).is_none()) {
            return Err(Error::field("plans", "no-such-space"));
        }
        if after == before {
            return Ok(());
        }
        settings::save(cx, Settings::NAME, &after).await?;
        let details = serde_json::json!({ "before": before, "after": after });
        cx.audit(Deed::new("desk.settings-changed").details(&details)).await?;
        cx.emit(&SettingChanged { name: Settings::NAME.to_owned() }).await
    }
}

impl Change {
    fn apply(self, mut settings: Settings) -> Result<Settings> {
        match self {
            Change::All(all) => return Ok(*all),
            Change::Calendar(Some(code), calendar) => {
                let Some(at) = settings.calendars.iter().position(|one| one.code == code) else {
                    return Err(Error::NotFound);
                };
                settings.calendars[at] = Calendar { code, ..*calendar };
            }
            Change::Calendar(None, calendar) => {
                let code = free_code(&settings);
                settings.calendars.push(Calendar { code, ..*calendar });
            }
            Change::DropCalendar(code) => {
                if settings.plans.iter().any(|plan| plan.calendar == code) {
                    return Err(Error::Refused("calendar-used"));
                }
                settings.calendars.retain(|calendar| calendar.code != code);
            }
            Change::Plan(plan) => {
                settings.plans.retain(|one| one.space != plan.space);
                settings.plans.push(plan);
            }
            Change::DropPlan(space) => settings.plans.retain(|plan| plan.space != Some(space)),
            Change::MembersCount(on) => settings.members_count = on,
            Change::Assignment { unassigned, only_new } => {
                (settings.unassigned, settings.only_new) = (unassigned, only_new);
            }
        }
        Ok(settings)
    }
}

/// A code that no calendar has.
fn free_code(settings: &Settings) -> String {
    let numbers = 2..;
    let mut codes = numbers.map(|n: u32| format!("calendar-{n}"));
    codes.find(|code| settings.calendar(code).is_none()).unwrap_or_default()
}

/// Runs a change, and has this node know it at once.
async fn save(app: &App, actor: &Actor, change: Change) -> Result<()> {
    app.run(actor, SaveSettings(change)).await?;
    app.settings().reload(app.db()).await
}

/// The settings as they are now.
async fn read(app: &App) -> Result<Settings> {
    Settings::read(&mut app.db().read().await?).await
}
