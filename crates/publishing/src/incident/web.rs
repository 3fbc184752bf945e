//! The pages of incidents: for readers, and for those who write them.

use super::{EndIncident, OpenIncident, UpdateIncident};
use crate::{
    desk::crumbs,
    item::Audience,
    refresh_banners,
    store::incidents::{self as store, IncidentId, IncidentRow, UpdateRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::Localized;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, Result, Timestamp};
use madang_markdown::Context;
use madang_ui::{Choice, FieldErrors, Link, Markup, NoticeKind, Page};
use serde::Deserialize;

/// Where incidents are read and written.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/incidents", Access::Everyone, past)
        .get("/incidents/{incident}", Access::Everyone, show)
        .post("/incidents/{incident}", Access::Manager, update)
        .get("/publish/incidents", Access::Manager, index)
        .post("/publish/incidents", Access::Manager, open)
        .merge(super::api::routes())
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Input {
    title_ko: String,
    title_ja: String,
    title_en: String,
    text_ko: String,
    text_ja: String,
    text_en: String,
    audience: String,
    next_at: String,
    /// `end` ends the incident.
    step: String,
}

impl Input {
    fn titles(&self) -> Localized {
        Localized { ko: self.title_ko.clone(), ja: self.title_ja.clone(), en: self.title_en.clone() }
    }

    fn texts(&self) -> Localized {
        Localized { ko: self.text_ko.clone(), ja: self.text_ja.clone(), en: self.text_en.clone() }
    }

    fn next_at(&self, page: &Page) -> Option<Timestamp> {
        let form = crate::write::form::Form { publish_at: self.next_at.clone(), ..Default::default() };
        form.publish_at(&page.zone)
    }
}

/// An incident in the list.
struct Listed {
    url: String,
    title: String,
    opened_at: i64,
    over_at: Option<i64>,
}

#[derive(Template)]
#[template(path = "incident/incidents.html")]
struct IndexPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    incidents: Vec<Listed>,
    errors: &'a FieldErrors,
    form: &'a Input,
    audiences: Vec<Choice>,
}

/// What readers see of all incidents.
#[derive(Template)]
#[template(path = "incident/past.html")]
struct PastPage<'a> {
    page: &'a Page,
    w: Words,
    incidents: Vec<Listed>,
}

async fn past(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let incidents = latest(&app, page.lang, actor.id().is_some()).await?;
    let page = page.titled(w.incidents_title());
    Ok(page.ok(&PastPage { page: &page, w, incidents }))
}

/// The latest incidents: those for everybody, or also those for members.
async fn latest(app: &App, lang: Lang, members: bool) -> Result<Vec<Listed>> {
    let rows = store::latest(&mut app.db().read().await?, members).await?;
    let listed = rows.iter().map(|row| Listed {
        url: format!("/incidents/{}", row.id),
        title: read(&row.titles).get(lang).to_owned(),
        opened_at: row.opened_at.millis(),
        over_at: row.over_at.map(Timestamp::millis),
    });
    Ok(listed.collect())
}

async fn index(app: App, page: Page) -> Result<Response> {
    let form = Input { audience: "everyone".into(), ..Input::default() };
    list(&app, page, &form, FieldErrors::none()).await
}

async fn list(app: &App, page: Page, form: &Input, errors: FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let incidents = latest(app, page.lang, true).await?;
    let page = page.titled(w.incidents_title()).unlisted();
    let audiences =
        vec![Choice::new("everyone", w.audience("everyone")), Choice::new("members", w.audience("members"))];
    let template = IndexPage { page: &page, w, crumbs: crumbs(w), incidents, errors: &errors, form, audiences };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn open(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let w = Words(page.lang);
    let command = OpenIncident {
        titles: input.titles(),
        texts: input.texts(),
        audience: Audience::parse(&input.audience).unwrap_or(Audience::Everyone),
        next_at: input.next_at(&page),
    };
    match app.run(&actor, command).await {
        Ok(id) => {
            refresh_banners(&app).await?;
            Ok(page.go_saying(format!("/incidents/{id}"), NoticeKind::Good, w.incident_is_open()))
        }
        Err(error) => {
            let errors = w.form_errors(error)?;
            list(&app, page, &input, errors).await
        }
    }
}

/// Something that was said.
struct Said {
    at: i64,
    author: String,
    html: Markup,
}

#[derive(Template)]
#[template(path = "incident/incident.html")]
struct IncidentPage<'a> {
    page: &'a Page,
    w: Words,
    title: String,
    url: String,
    next_at: Option<i64>,
    over_at: Option<i64>,
    said: Vec<Said>,
    may_write: bool,
    errors: &'a FieldErrors,
    form: &'a Input,
}

async fn show(app: App, actor: Actor, page: Page, Path((incident,)): Path<(IncidentId,)>) -> Result<Response> {
    answer(&app, &actor, page, incident, &Input::default(), FieldErrors::none()).await
}

/// An incident that the actor sees, with what was said of it.
pub(super) async fn find(app: &App, actor: &Actor, incident: IncidentId) -> Result<(IncidentRow, Vec<UpdateRow>)> {
    let mut conn = app.db().read().await?;
    let row = store::one(&mut conn, incident).await?;
    if row.audience != Audience::Everyone && actor.id().is_none() {
        return Err(Error::NotFound);
    }
    let updates = store::updates(&mut conn, incident).await?;
    Ok((row, updates))
}

async fn answer(
    app: &App,
    actor: &Actor,
    page: Page,
    incident: IncidentId,
    form: &Input,
    errors: FieldErrors,
) -> Result<Response> {
    let (row, updates) = find(app, actor, incident).await?;
    let w = Words(page.lang);
    let title = read(&row.titles).get(page.lang).to_owned();
    let page = page.titled(&title);
    let said = updates.iter().map(|one| Said {
        at: one.at.millis(),
        author: one.author.clone(),
        html: Markup(madang_markdown::render(read(&one.texts).get(page.lang), &Context::plain(page.lang.code())).html),
    });
    let template = IncidentPage {
        w,
        url: format!("/incidents/{incident}"),
        next_at: row.next_at.map(Timestamp::millis),
        over_at: row.over_at.map(Timestamp::millis),
        said: said.collect(),
        may_write: row.over_at.is_none() && actor.may(Permission::Manage),
        errors: &errors,
        form,
        title,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn update(
    app: App,
    actor: Actor,
    page: Page,
    Path((incident,)): Path<(IncidentId,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let w = Words(page.lang);
    let done = match input.step.as_str() {
        "end" => app.run(&actor, EndIncident { incident, texts: input.texts() }).await,
        _ => {
            let next_at = input.next_at(&page);
            app.run(&actor, UpdateIncident { incident, texts: input.texts(), next_at }).await
        }
    };
    match done {
        Ok(()) => {
            refresh_banners(&app).await?;
            Ok(page.go_saying(format!("/incidents/{incident}"), NoticeKind::Good, w.incident_said()))
        }
        Err(error) => {
            let errors = w.form_errors(error)?;
            answer(&app, &actor, page, incident, &input, errors).await
        }
    }
}

/// Texts as they are kept.
pub(super) fn read(json: &str) -> Localized {
    serde_json::from_str(json).unwrap_or_default()
}
