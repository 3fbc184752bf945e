//! Notes at the end of a shift as pages.

use super::{HandOver, HandoverId, PATH, ReadHandover};
use crate::{
    store::{
        handover::{self, NoteRow, OpenRow},
        staff,
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{QUESTION, SpaceList, Spaces, html_lang, standing, topic_url};
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Permission, Result, Timestamp, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};

/// A question as the note lists it.
struct Line {
    topic: TopicId,
    field: String,
    label: String,
    url: String,
    title: String,
    lang: String,
    standing: &'static str,
    place: String,
    due: Option<i64>,
    late: bool,
    note: String,
}

/// What was typed.
#[derive(Debug, Default)]
struct Typed {
    to: String,
    text: String,
    notes: Vec<(TopicId, String)>,
    move_them: bool,
}

#[derive(Template)]
#[template(path = "handover/write.html")]
struct WritePage<'a> {
    page: &'a Page,
    w: Words,
    typed: &'a Typed,
    colleagues: Vec<Choice>,
    lines: Vec<Line>,
    errors: &'a FieldErrors,
}

#[derive(Template)]
#[template(path = "handover/note.html")]
struct NotePage<'a> {
    page: &'a Page,
    w: Words,
    note: &'a NoteRow,
    lines: Vec<Line>,
}

fn line(w: Words, spaces: &SpaceList, now: Timestamp, row: OpenRow) -> Line {
    Line {
        field: format!("note-{}", row.topic),
        label: w.handover_about(&row.title),
        url: topic_url(QUESTION, row.topic, &row.slug),
        lang: html_lang(&row.language).to_owned(),
        standing: standing(QUESTION, row.state, row.answers),
        place: spaces.name(row.space, w.0).to_owned(),
        due: row.due_at.map(Timestamp::millis),
        late: row.due_at.is_some_and(|due| due < now),
        topic: row.topic,
        title: row.title,
        note: row.note,
    }
}

pub(super) async fn write(app: App, actor: Actor, page: Page) -> Result<Response> {
    let typed = Typed { move_them: true, ..Typed::default() };
    render(&app, &actor, page, &typed, &FieldErrors::none()).await
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let mut typed = Typed::default();
    for (name, value) in pairs {
        match name.as_str() {
            "to" => typed.to = value,
            "text" => typed.text = value,
            "move_them" => typed.move_them = true,
            other => {
                let topic = other.strip_prefix("note-").and_then(|id| id.parse().ok());
                typed.notes.extend(topic.map(|topic| (topic, value)));
            }
        }
    }
    let done = match HandOver::parse(&typed.to, &typed.text, typed.notes.clone(), typed.move_them) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(id) => Ok(page.go_saying(format!("{PATH}/{id}"), NoticeKind::Good, w.handover_left())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, &typed, &errors).await
        }
    }
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Path((id,)): Path<(HandoverId,)>) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let note = handover::one(&mut conn, id, actor.signed_in()?, actor.may(Permission::Manage)).await?;
    let rows = handover::threads(&mut conn, &actor, id).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.handover_of(&note.author_name)).unlisted();
    let lines = rows.into_iter().map(|row| line(w, &spaces, app.now(), row)).collect();
    Ok(page.ok(&NotePage { w, note: &note, lines, page: &page }))
}

pub(super) async fn read(app: App, actor: Actor, page: Page, Path((id,)): Path<(HandoverId,)>) -> Result<Response> {
    app.run(&actor, ReadHandover(id)).await?;
    Ok(page.go("/desk?queue=mine"))
}

async fn render(app: &App, actor: &Actor, page: Page, typed: &Typed, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let me = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    let rows = handover::open_of(&mut conn, actor, me).await?;
    let colleagues = staff::colleagues(&mut conn, None).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.handover()).unlisted();
    let said = |topic: TopicId| typed.notes.iter().find(|(of, _)| *of == topic).map(|(_, note)| note.clone());
    let lines = rows.into_iter().map(|row| {
        let note = said(row.topic).unwrap_or_default();
        Line { note, ..line(w, &spaces, app.now(), row) }
    });
    let others = colleagues.into_iter().filter(|one| one.id != me);
    let template = WritePage {
        w,
        typed,
        colleagues: others.map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
        lines: lines.collect(),
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
