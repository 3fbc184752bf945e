//! Mediation for its sides: the conversation with the mediator, what is proposed, and how it ended. By the session, or by the
//! link of a mail, which opens one mediation for one side.

use super::{AnswerProposal, EntryKind, Mediation, MediationId, SayAsSide, web::Entry};
use crate::{standing::OwnTabs, store::mediations, words::Words};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, MemberId, Result, secret};
use madang_ui::{FieldErrors, NoticeKind, Page, Section};
use serde::Deserialize;

const OWN: &str = "/settings/mediation";

/// Where sides read and write.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(OWN, Access::Member, list)
        .get("/settings/mediation/{mediation}", Access::Member, show)
        .post("/settings/mediation/{mediation}/say", Access::Member, say)
        .post("/settings/mediation/{mediation}/answer", Access::Member, answer)
        .get("/mediation/{token}", Access::Everyone, show_by_link)
        .post("/mediation/{token}/say", Access::Everyone, say_by_link)
        .post("/mediation/{token}/answer", Access::Everyone, answer_by_link)
        .merge(super::own_api::routes())
}

/// A mediation in the list.
struct Line {
    url: String,
    title: String,
    mediator: String,
    opened: i64,
    is_open: bool,
}

#[derive(Template)]
#[template(path = "mediation/own_list.html")]
struct ListPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Option<OwnTabs>,
    lines: Vec<Line>,
}

async fn list(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let rows = mediations::of_side(&mut app.db().read().await?, actor.signed_in()?).await?;
    let lines = rows.into_iter().map(|row| Line {
        url: format!("{OWN}/{}", row.id),
        title: row.title,
        mediator: row.mediator_name,
        opened: row.opened_at.millis(),
        is_open: row.closed_at.is_none(),
    });
    let page = page.titled(w.own_mediation_title()).section(Section::Me).unlisted();
    let tabs = Some(OwnTabs::of(&page, OWN));
    Ok(page.ok(&ListPage { w, tabs, lines: lines.collect(), page: &page }))
}

/// Who reads which mediation, and where.
struct Reader {
    member: MemberId,
    mediation: MediationId,
    url: String,
    signed_in: bool,
}

impl Reader {
    fn own(actor: &Actor, mediation: MediationId) -> Result<Reader> {
        Ok(Reader { member: actor.signed_in()?, mediation, url: format!("{OWN}/{mediation}"), signed_in: true })
    }

    async fn by(app: &App, token: &str) -> Result<Reader> {
        let (mediation, member) =
            mediations::by_link(&mut app.db().read().await?, &secret::hash(token), app.now()).await?;
        Ok(Reader { member, mediation, url: format!("/mediation/{token}"), signed_in: false })
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    text: String,
    agrees: String,
    answer: String,
}

/// Something that was written, and whether the reader wrote it.
struct Said {
    entry: Entry,
    mine: bool,
}

#[derive(Template)]
#[template(path = "mediation/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Option<OwnTabs>,
    url: &'a str,
    title: &'a str,
    mediator: &'a str,
    is_open: bool,
    entries: Vec<Said>,
    /// What is proposed now and not answered yet.
    proposal: Option<&'a str>,
    errors: &'a FieldErrors,
    typed: &'a Typed,
}

async fn show(app: App, actor: Actor, page: Page, Path((id,)): Path<(MediationId,)>) -> Result<Response> {
    render(&app, page, &Reader::own(&actor, id)?, &Typed::default(), &FieldErrors::none()).await
}

async fn show_by_link(app: App, page: Page, Path((token,)): Path<(String,)>) -> Result<Response> {
    let reader = Reader::by(&app, &token).await?;
    render(&app, page, &reader, &Typed::default(), &FieldErrors::none()).await
}

async fn render(app: &App, page: Page, reader: &Reader, typed: &Typed, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let found = Mediation::for_side(&mut conn, reader.member, reader.mediation).await?;
    let entries = mediations::entries(&mut conn, reader.mediation).await?;
    drop(conn);
    let answered = found.side(Some(reader.member)).is_some_and(|side| !side.answer.is_empty());
    let read = Mediation::read_by_side(reader.member, entries);
    let said = read.iter().map(|row| Said { entry: Entry::of(w, row), mine: row.author == reader.member });
    let page = page.titled(found.row.title.clone()).section(Section::Me).unlisted();
    let template = OwnPage {
        w,
        tabs: reader.signed_in.then(|| OwnTabs::of(&page, OWN)),
        url: &reader.url,
        title: &found.row.title,
        mediator: &found.row.mediator_name,
        is_open: found.is_open(),
        entries: said.collect(),
        proposal: (found.is_open() && found.row.proposed_at.is_some() && !answered).then_some(&*found.row.proposal),
        errors,
        typed,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn done(app: &App, page: Page, reader: &Reader, typed: &Typed, outcome: Result<()>) -> Result<Response> {
    let w = Words(page.lang);
    match outcome {
        Ok(()) => Ok(page.go_saying(&reader.url, NoticeKind::Good, w.mediation_sent())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(app, page, reader, typed, &errors).await
        }
    }
}

async fn say(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(MediationId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let reader = Reader::own(&actor, id)?;
    say_as(&app, &actor, page, &reader, &typed).await
}

async fn say_by_link(
    app: App,
    page: Page,
    Path((token,)): Path<(String,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let reader = Reader::by(&app, &token).await?;
    // Whoever has the link acts for the member, in this one thing.
    let system = app.system();
    say_as(&app, &system, page, &reader, &typed).await
}

async fn say_as(app: &App, actor: &Actor, page: Page, reader: &Reader, typed: &Typed) -> Result<Response> {
    let command = SayAsSide { mediation: reader.mediation, member: reader.member, text: typed.text.clone() };
    let outcome = app.run(actor, command).await;
    done(app, page, reader, typed, outcome).await
}

async fn answer(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(MediationId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let reader = Reader::own(&actor, id)?;
    answer_as(&app, &actor, page, &reader, &typed).await
}

async fn answer_by_link(
    app: App,
    page: Page,
    Path((token,)): Path<(String,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let reader = Reader::by(&app, &token).await?;
    let system = app.system();
    answer_as(&app, &system, page, &reader, &typed).await
}

async fn answer_as(app: &App, actor: &Actor, page: Page, reader: &Reader, typed: &Typed) -> Result<Response> {
    let (mediation, member) = (reader.mediation, reader.member);
    let outcome = match EntryKind::parse(&typed.agrees) {
        Some(kind @ (EntryKind::Confirmed | EntryKind::Declined)) => {
            let agrees = kind == EntryKind::Confirmed;
            app.run(actor, AnswerProposal { mediation, member, agrees, text: typed.answer.clone() }).await
        }
        _ => Err(madang_kernel::Error::field("agrees", "required")),
    };
    done(app, page, reader, typed, outcome).await
}
