//! Notes on the question's page at the desk, and a page to change one.

use super::{AddNote, DropNote, EditNote, NoteId, parsed};
use crate::{store::notes, thread, words::Words};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result, TopicId};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    text: String,
    /// The queue that the question's page leads back to.
    back: String,
}

#[derive(Template)]
#[template(path = "notes/note.html")]
struct NotePage<'a> {
    page: &'a Page,
    w: Words,
    note: NoteId,
    back: String,
    title: &'a str,
    text: &'a str,
    errors: &'a FieldErrors,
}

/// Where the notes on a question are read.
fn place(topic: TopicId) -> String {
    format!("/desk/{topic}#notes")
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let added = async { app.run(&actor, AddNote { topic, body: parsed(&app, &typed.text).await? }).await };
    match added.await {
        Ok(_) => {
            let url = format!("{}#notes", thread::here(thread::came_from(&typed.back), topic));
            Ok(page.go_saying(url, NoticeKind::Good, Words(page.lang).note_added()))
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            thread::note_again(&app, &actor, page, topic, (typed.text, typed.back), error).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn edit(app: App, actor: Actor, page: Page, Path((note,)): Path<(NoteId,)>) -> Result<Response> {
    render(&app, &actor, page, note, None, &FieldErrors::none()).await
}

pub(super) async fn submit_edit(
    app: App,
    actor: Actor,
    page: Page,
    Path((note,)): Path<(NoteId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let row = notes::one(&mut app.db().read().await?, &actor, note).await?;
    let changed = async { app.run(&actor, EditNote { note, body: parsed(&app, &typed.text).await? }).await };
    match changed.await {
        Ok(_) => Ok(page.go_saying(place(row.topic), NoticeKind::Good, Words(page.lang).note_changed())),
        Err(error @ Error::Invalid(_)) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, &actor, page, note, Some(&typed.text), &errors).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn submit_delete(
    app: App,
    actor: Actor,
    page: Page,
    Path((note,)): Path<(NoteId,)>,
) -> Result<Response> {
    let row = notes::one(&mut app.db().read().await?, &actor, note).await?;
    app.run(&actor, DropNote(note)).await?;
    Ok(page.go_saying(place(row.topic), NoticeKind::Good, Words(page.lang).note_deleted()))
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    note: NoteId,
    typed: Option<&str>,
    errors: &FieldErrors,
) -> Result<Response> {
    let row = notes::one(&mut app.db().read().await?, actor, note).await?;
    if !actor.is(row.author) {
        return Err(Error::Forbidden);
    }
    let w = Words(page.lang);
    let page = page.titled(w.note_edit()).unlisted();
    let text = typed.unwrap_or(&row.markdown);
    let template = NotePage { w, note, back: place(row.topic), title: &row.title, text, errors, page: &page };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
