//! Leave: agents enter their own, managers anybody's.

use super::{
    PATH, begin_of,
    duty::{Leave, LeaveId},
    team_zone, told, typed_day,
};
use crate::{
    settings::Settings,
    store::{rota, staff},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use jiff::{civil::Date, tz::TimeZone};
use madang_events::desk::RotaChanged;
use madang_http::{Form, Path};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Fields, MemberId, Permission, Result};
use madang_people::{News, tell};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::{Deserialize, Serialize};

/// The most days of a leave.
const DAYS_MAX: i32 = 366;

/// Somebody will be away.
#[derive(Clone, Copy, Debug)]
pub struct EnterLeave {
    /// Who.
    pub agent: MemberId,
    /// From this day on.
    pub first: Date,
    /// Until this day, which is included.
    pub last: Date,
    /// Who takes the shifts, and what the agent has when it begins.
    pub substitute: Option<MemberId>,
}

/// Leave as it is typed, by the form and the API.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct LeaveInput {
    /// The id of who is away; nothing for oneself. Only managers enter others' leave.
    pub(crate) agent: String,
    /// The first day: `2026-05-04`.
    pub(crate) first_day: String,
    /// The last day, which is included.
    pub(crate) last_day: String,
    /// The id of who takes the shifts; nothing for nobody.
    pub(crate) substitute: String,
}

impl LeaveInput {
    /// What to do.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the fields.
    pub(crate) fn parse(&self, actor: &Actor) -> Result<EnterLeave> {
        let mut fields = Fields::new();
        let agent = match self.agent.trim() {
            "" => Some(actor.signed_in()?),
            id => fields.take("agent", id.parse().map_err(|_| "colleague-required")),
        };
        let first = fields.take("first_day", typed_day(&self.first_day));
        let last = fields.take("last_day", typed_day(&self.last_day));
        if let Some((first, last)) = first.zip(last) {
            if last < first {
                fields.add("last_day", "last-day-before");
            } else if first.until(last).map_or(DAYS_MAX, |span| span.get_days()) >= DAYS_MAX {
                fields.add("last_day", "leave-length");
            }
        }
        let substitute = match self.substitute.trim() {
            "" => None,
            id => fields.take("substitute", id.parse().map_err(|_| "colleague-required")),
        };
        match (agent, first, last) {
            (Some(agent), Some(first), Some(last)) if fields.0.is_empty() => {
                Ok(EnterLeave { agent, first, last, substitute })
            }
            _ => Err(Error::Invalid(fields)),
        }
    }
}

impl Command for EnterLeave {
    type Output = LeaveId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage) || (actor.may(Permission::Triage) && actor.is(self.agent))
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<LeaveId> {
        let colleagues = staff::colleagues(cx, None).await?;
        let employed = |id: MemberId| colleagues.iter().find(|one| one.id == id);
        let name = employed(self.agent).ok_or(Error::field("agent", "colleague-required"))?.name.clone();
        if self.substitute.is_some_and(|id| id == self.agent || employed(id).is_none()) {
            return Err(Error::field("substitute", "substitute-other"));
        }
        let (first, last) = (self.first.to_string(), self.last.to_string());
        if rota::leave_of(cx, self.agent).await?.iter().any(|one| one.first_day <= last && first <= one.last_day) {
            return Err(Error::field("first_day", "leave-overlaps"));
        }
        let zone = TimeZone::get(&team_zone(&Settings::read(cx).await?)).unwrap_or(TimeZone::UTC);
        let (agent, substitute) = (self.agent, self.substitute);
        let leave = Leave { id: cx.new_id(), agent, first: self.first, last: self.last, substitute };
        rota::add_leave(cx, &leave, begin_of(self.first, &zone)).await?;
        let details = serde_json::json!({ "first_day": first, "last_day": last, "substitute": substitute });
        cx.audit(Deed::new("desk.leave-entered").member(agent).details(&details)).await?;
        cx.emit(&RotaChanged {}).await?;
        if let Some(substitute) = substitute.filter(|id| !cx.actor().is(*id)) {
            mail(cx, substitute, &name, &leave).await?;
        }
        Ok(leave.id)
    }
}

/// Tells whoever takes the shifts.
async fn mail(cx: &mut Cx<'_>, substitute: MemberId, name: &str, leave: &Leave) -> Result<()> {
    let path = format!("{PATH}?week={}", leave.first);
    tell(cx, &[substitute], &format!("desk-leave-{}", leave.id), &path, Lang::En, |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_leave_subject(community, name),
            text: w.mail_leave_text(told(lang, leave.first), told(lang, leave.last), name),
            button: w.mail_leave_button().to_owned(),
        }
    })
    .await
}

/// Somebody will be there after all. What was given on already stays where it is.
#[derive(Clone, Copy, Debug)]
pub struct DropLeave(pub LeaveId);

impl Command for DropLeave {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let row = rota::one_leave(cx, self.0).await?.ok_or(Error::NotFound)?;
        if !cx.actor().is(row.agent) && !cx.actor().may(Permission::Manage) {
            return Err(Error::Forbidden);
        }
        rota::drop_leave(cx, self.0).await?;
        let details = serde_json::json!({ "first_day": row.first_day, "last_day": row.last_day });
        cx.audit(Deed::new("desk.leave-dropped").member(row.agent).details(&details)).await?;
        cx.emit(&RotaChanged {}).await
    }
}

#[derive(Template)]
#[template(path = "rota/leave.html")]
struct LeavePage<'a> {
    page: &'a Page,
    w: Words,
    typed: &'a LeaveInput,
    /// Whose leave can be entered; none where only one's own can.
    agents: Vec<Choice>,
    substitutes: Vec<Choice>,
    errors: &'a FieldErrors,
}

pub(super) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let typed = LeaveInput { agent: actor.signed_in()?.to_string(), ..LeaveInput::default() };
    render(&app, &actor, page, &typed, &FieldErrors::none()).await
}

pub(super) async fn submit(app: App, actor: Actor, page: Page, Form(typed): Form<LeaveInput>) -> Result<Response> {
    let w = Words(page.lang);
    let done = match typed.parse(&actor) {
        Ok(leave) => app.run(&actor, leave).await.map(|_| leave.first),
        Err(error) => Err(error),
    };
    match done {
        Ok(first) => Ok(page.go_saying(format!("{PATH}?week={first}"), NoticeKind::Good, w.leave_entered())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, &typed, &errors).await
        }
    }
}

pub(super) async fn delete(app: App, actor: Actor, page: Page, Path((leave,)): Path<(LeaveId,)>) -> Result<Response> {
    app.run(&actor, DropLeave(leave)).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).leave_dropped()))
}

async fn render(app: &App, actor: &Actor, page: Page, typed: &LeaveInput, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let colleagues = staff::colleagues(&mut app.db().read().await?, None).await?;
    let page = page.titled(w.leave_enter()).unlisted();
    let everybody: Vec<Choice> = colleagues.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect();
    let template = LeavePage {
        w,
        typed,
        agents: if actor.may(Permission::Manage) { everybody.clone() } else { Vec::new() },
        substitutes: everybody,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
