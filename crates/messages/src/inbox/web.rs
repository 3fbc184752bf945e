//! The page of the list.

use super::{Entry, View, entries};
use crate::{talk::called, words::Words};
use askama::Template;
use axum::response::Response;
use madang_conversation::html_lang;
use madang_http::{Cursor, Query};
use madang_kernel::{Actor, App, Result};
use madang_ui::{Page, Pager, Person, Section, Tab};
use serde::Deserialize;

/// Conversations on a page.
const PAGE: usize = 30;

/// Which part of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    view: String,
    after: String,
}

/// A conversation as the list shows it.
struct Line {
    url: String,
    title: String,
    face: Option<Person>,
    author: String,
    lang: String,
    /// What was said last.
    text: String,
    at: i64,
    unread: i64,
    muted: bool,
}

impl Line {
    fn of(w: Words, actor: &Actor, entry: Entry) -> Line {
        let Entry { row, others, author } = entry;
        let (text, lang) = match (&author, row.deleted, row.hidden, row.blocked) {
            (None, ..) => (String::new(), ""),
            (_, true, ..) => (w.entry_deleted().to_owned(), ""),
            (_, _, true, _) => (w.entry_hidden().to_owned(), ""),
            (.., true) => (w.entry_folded().to_owned(), ""),
            _ => (row.text.clone(), html_lang(&row.language)),
        };
        let author = author.filter(|_| !row.deleted && !row.hidden && !row.blocked).map(|one| match actor.is(one.id) {
            true => w.you().to_owned(),
            false => one.name,
        });
        Line {
            url: format!("/messages/{}#write", row.id),
            title: called(w, &row.title, &others),
            face: others.first().map(madang_people::Byline::person),
            author: author.unwrap_or_default(),
            lang: lang.to_owned(),
            text,
            at: row.last_at.millis(),
            unread: row.unread,
            muted: row.attention == crate::Attention::Muted,
        }
    }
}

#[derive(Template)]
#[template(path = "inbox/inbox.html")]
struct InboxPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    view: View,
    lines: Vec<Line>,
    pager: Pager,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let w = Words(page.lang);
    let view = View::parse(&which.view).unwrap_or(View::All);
    let after = Cursor::parse(&which.after);
    let listed = entries(&app, &actor, view, after.unwrap_or(Cursor::start()), PAGE).await?;
    let path = |view: View| if view == View::All { "/messages".to_owned() } else { format!("/messages?view={view}") };
    let older = listed.next.map(|next| format!("/messages?view={view}&after={next}"));
    let pager = Pager { newer: after.map(|_| path(view)), older };
    let tabs = [(View::All, w.view_all()), (View::Unread, w.view_unread()), (View::Ignored, w.view_ignored())];
    let tabs = tabs.map(|(one, label)| Tab::new(label, path(one), one == view)).to_vec();
    let lines = listed.items.into_iter().map(|entry| Line::of(w, &actor, entry)).collect();
    let page = page.titled(w.messages()).section(Section::Me).unlisted();
    Ok(page.ok(&InboxPage { w, tabs, view, lines, pager, page: &page }))
}
