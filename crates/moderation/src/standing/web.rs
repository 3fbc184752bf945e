//! The pages of a member's own record.

use super::OwnTabs;
use crate::{
    sanction::{Appeal, SanctionId, can_be_appealed, web::SanctionLine},
    store::sanctions,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Error, MemberId, Result, secret};
use madang_people::{Withheld, withheld};
use madang_ui::{FieldErrors, NoticeKind, Page, Section};
use serde::Deserialize;

const OWN: &str = "/settings/standing";

/// Where members see their record.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(OWN, Access::Member, own)
        .post("/settings/standing/{sanction}/appeal", Access::Member, appeal_own)
        .get("/standing/{token}", Access::Everyone, by_link)
        .post("/standing/{token}/{sanction}/appeal", Access::Everyone, appeal_by_link)
        .get("/api/v1/me/standing", Access::Member, super::api::get)
        .post("/api/v1/me/standing/{sanction}/appeal", Access::Member, super::api::appeal)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    text: String,
}

/// An entry of the record, and whether an appeal can be made now.
struct Entry {
    line: SanctionLine,
    can_appeal: bool,
    /// The form's address.
    action: String,
    /// What was typed, where it was sent and not taken.
    typed: String,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "standing/standing.html")]
struct StandingPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Option<OwnTabs>,
    entries: Vec<Entry>,
    /// Why others do not see the profile; empty where they do.
    profile: String,
    errors: &'a FieldErrors,
}

/// Whose record is asked for, and where it is.
struct Whose {
    member: MemberId,
    url: String,
    signed_in: bool,
}

impl Whose {
    fn own(actor: &Actor) -> Result<Whose> {
        Ok(Whose { member: actor.signed_in()?, url: OWN.to_owned(), signed_in: true })
    }

    async fn by(app: &App, token: &str) -> Result<Whose> {
        let member = sanctions::by_link(&mut app.db().read().await?, &secret::hash(token), app.now()).await?;
        Ok(Whose { member, url: format!("/standing/{token}"), signed_in: false })
    }
}

async fn own(app: App, actor: Actor, page: Page) -> Result<Response> {
    madang_people::run_about(&app, &actor, actor.signed_in()?, super::HaveRead).await?;
    render(&app, page, &Whose::own(&actor)?, None).await
}

async fn by_link(app: App, page: Page, Path((token,)): Path<(String,)>) -> Result<Response> {
    let whose = Whose::by(&app, &token).await?;
    render(&app, page, &whose, None).await
}

async fn appeal_own(
    app: App,
    actor: Actor,
    page: Page,
    Path((sanction,)): Path<(SanctionId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let whose = Whose::own(&actor)?;
    appeal(&app, &actor, page, &whose, sanction, typed).await
}

async fn appeal_by_link(
    app: App,
    page: Page,
    Path((token, sanction)): Path<(String, SanctionId)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let whose = Whose::by(&app, &token).await?;
    // Whoever has the link acts for the member, in this one thing.
    let system = app.system();
    appeal(&app, &system, page, &whose, sanction, typed).await
}

async fn appeal(
    app: &App,
    actor: &Actor,
    page: Page,
    whose: &Whose,
    sanction: SanctionId,
    typed: Typed,
) -> Result<Response> {
    let command = Appeal { sanction, member: whose.member, text: typed.text.clone() };
    match app.run(actor, command).await {
        Ok(()) => Ok(page.go_saying(&whose.url, NoticeKind::Good, Words(page.lang).appealed_now())),
        Err(error) => render(app, page, whose, Some((sanction, typed.text, error))).await,
    }
}

/// Why others do not see the member's profile.
async fn profile(app: &App, member: MemberId, w: Words) -> Result<String> {
    let (as_what, reason) = withheld(&mut app.db().read().await?, member).await?;
    Ok(match as_what {
        None => String::new(),
        Some(Withheld::Hidden) => format!("{} {reason}", w.own_profile_hidden()),
        Some(Withheld::Waiting) if reason.is_empty() => w.own_profile_waits().to_owned(),
        Some(Withheld::Waiting) => format!("{} {} {reason}", w.own_profile_waits(), w.profile_because()),
    })
}

async fn render(app: &App, page: Page, whose: &Whose, failed: Option<(SanctionId, String, Error)>) -> Result<Response> {
    let w = Words(page.lang);
    let (about, typed, errors) = match failed {
        Some((sanction, typed, error)) => (Some(sanction), typed, w.form_errors(error)?),
        None => (None, String::new(), FieldErrors::none()),
    };
    let now = app.now();
    let rows = super::record(app, whose.member).await?;
    let entry = |row: sanctions::SanctionRow| {
        let wrong = about == Some(row.id);
        Entry {
            can_appeal: can_be_appealed(&row),
            action: format!("{}/{}/appeal", whose.url, row.id),
            typed: if wrong { typed.clone() } else { String::new() },
            wrong,
            line: SanctionLine::of(w, now, row),
        }
    };
    let page = page.titled(w.own_record_title()).section(Section::Me).unlisted();
    let template = StandingPage {
        w,
        tabs: whose.signed_in.then(|| OwnTabs::of(&page, OWN)),
        entries: rows.into_iter().map(entry).collect(),
        profile: profile(app, whose.member, w).await?,
        errors: &errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
