//! The page of a conversation.

use super::{Look, Talk, called};
use crate::{
    rules::{Attention, ConversationId, Kind, TITLE_MAX, is_editable},
    store::messages::MessageRow,
    unread::Kept,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::html_lang;
use madang_http::{Path, Query};
use madang_i18n::date;
use madang_kernel::{Actor, App, Error, MessageId, Result};
use madang_people::Byline;
use madang_ui::{Comment, FieldErrors, Link, Markup, Page, Person, Section};
use serde::Deserialize;

/// Messages on a page.
const PAGE: usize = 50;

/// What was typed into any of the forms of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) body: String,
    pub(crate) handle: String,
    pub(crate) title: String,
    pub(crate) attention: String,
}

/// Which part of the conversation.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    before: Option<MessageId>,
}

/// What stands in the conversation.
struct Entry {
    /// The day on which this and what follows was written, where it is another than before.
    day: Option<String>,
    shown: Shown,
    /// The reader wrote it and may delete it; and change it.
    mine: bool,
    editable: bool,
}

enum Shown {
    /// A message; why it was put away, where its author sees it.
    Text(Comment, Option<String>),
    /// A message of somebody whom the reader has blocked.
    Folded(Comment),
    /// What is said instead of a message, and whose place that is.
    Gone(Comment, &'static str),
    /// What somebody did.
    Note(String, i64),
}

#[derive(Template)]
#[template(path = "talk/talk.html")]
struct TalkPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    id: ConversationId,
    title: String,
    is_group: bool,
    group_title: &'a str,
    attention: Attention,
    entries: Vec<Entry>,
    earlier: Option<String>,
    is_newest: bool,
    people: Vec<Person>,
    errors: &'a FieldErrors,
    typed: &'a Typed,
    title_max: usize,
}

pub(super) async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ConversationId,)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    let talk = Talk::of(&app, &actor, id, which.before, PAGE).await?;
    let mut page = page;
    if which.before.is_none()
        && talk.part.unread > 0
        && let Some(last) = talk.rows.last()
    {
        app.run(&actor, Look { conversation: id, up_to: last.id }).await?;
        let me = actor.signed_in()?;
        app.service::<Kept>().forget(&[me]);
        page.unread_messages = madang_http::unread::Unread::of(&app, me).await?;
    }
    Ok(render(&app, &actor, page, &talk, which.before.is_none(), &Typed::default(), &FieldErrors::none()))
}

/// The page with what was typed and what is wrong with it.
pub(crate) async fn show_again(
    app: &App,
    actor: &Actor,
    page: Page,
    id: ConversationId,
    typed: &Typed,
    error: Error,
) -> Result<Response> {
    let errors = Words(page.lang).form_errors(error)?;
    let talk = Talk::of(app, actor, id, None, PAGE).await?;
    Ok(render(app, actor, page, &talk, true, typed, &errors))
}

fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    talk: &Talk,
    is_newest: bool,
    typed: &Typed,
    errors: &FieldErrors,
) -> Response {
    let w = Words(page.lang);
    let id = talk.part.conversation;
    let others = talk.others(actor);
    let title = called(w, &talk.part.title, &others);
    let mut last_day = String::new();
    let mut entries = Vec::with_capacity(talk.rows.len());
    for row in &talk.rows {
        let mut entry = entry(app, actor, w, talk, row);
        let day = date(page.lang, row.at.millis(), &page.zone);
        if day != last_day {
            entry.day = Some(day.clone());
            last_day = day;
        }
        entries.push(entry);
    }
    let page = page.titled(title.clone()).section(Section::Me).unlisted();
    let template = TalkPage {
        w,
        crumbs: vec![Link::new(w.messages(), "/messages")],
        id,
        title,
        is_group: talk.part.is_group,
        group_title: if errors.has("title") { &typed.title } else { &talk.part.title },
        attention: talk.part.attention,
        entries,
        earlier: talk.earlier.map(|before| format!("/messages/{id}?before={before}")),
        is_newest,
        people: talk.members.iter().map(Byline::person).collect(),
        errors,
        typed,
        title_max: TITLE_MAX,
        page: &page,
    };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

fn entry(app: &App, actor: &Actor, w: Words, talk: &Talk, row: &MessageRow) -> Entry {
    let mine = actor.is(row.author);
    let is_text = row.kind == Kind::Text && row.deleted_at.is_none();
    Entry {
        day: None,
        shown: shown(w, mine, talk, row),
        mine: mine && is_text,
        editable: mine && is_text && row.hidden_at.is_none() && is_editable(row.at, app.now()),
    }
}

fn shown(w: Words, mine: bool, talk: &Talk, row: &MessageRow) -> Shown {
    let author = talk.name(row.author);
    let note = match row.kind {
        Kind::Text => None,
        Kind::Added => Some(w.note_added(author, row.about.map_or("", |about| talk.name(about)))),
        Kind::Left => Some(w.note_left(author)),
        Kind::Renamed if row.markdown.is_empty() => Some(w.note_untitled(author)),
        Kind::Renamed => Some(w.note_renamed(author, &row.markdown)),
    };
    if let Some(note) = note {
        return Shown::Note(note, row.at.millis());
    }
    let comment = Comment {
        id: row.id.to_string(),
        author: talk.people.get(&row.author).map(Byline::person).unwrap_or_default(),
        at: row.at.millis(),
        edited_at: row.edited_at.map(|at| at.millis()),
        lang: html_lang(&row.language).to_owned(),
        body: Markup(row.html.clone()),
        hidden: row.hidden_at.is_some(),
    };
    match (row.deleted_at, row.hidden_at) {
        (Some(_), _) => Shown::Gone(comment, w.entry_deleted()),
        (None, Some(_)) if mine => Shown::Text(comment, Some(w.put_away_why(&row.hidden_why))),
        (None, Some(_)) => Shown::Gone(comment, w.entry_hidden()),
        (None, None) if row.blocked => Shown::Folded(comment),
        (None, None) => Shown::Text(comment, None),
    }
}
