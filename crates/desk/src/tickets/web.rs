//! Tickets as a page: e-mails are brought in, and what came in last is listed.

use super::{
    Outcome, Taken,
    mail::{self, About, Brought, Left, bring},
    visible,
};
use crate::{
    store::tickets::{self, TicketRow},
    words::Words,
};
use askama::Template;
use axum::{extract::Multipart, http::StatusCode, response::Response};
use bytes::Bytes;
use madang_conversation::{TICKET, html_lang, topic_head, topic_url};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{FieldErrors, Page};

/// How many tickets the page lists.
const LISTED: i64 = 20;
/// The most e-mails that are brought in at once.
const AT_ONCE: usize = 50;

/// What became of a file that was sent.
struct Line {
    name: String,
    style: &'static str,
    said: String,
    /// Its ticket: address and title.
    ticket: Option<(String, String)>,
    left: String,
    cut: bool,
}

/// A ticket as it is listed.
struct TicketLine {
    url: String,
    capture: String,
    lang: String,
    row: TicketRow,
}

#[derive(Template)]
#[template(path = "tickets/tickets.html")]
struct TicketsPage<'a> {
    page: &'a Page,
    w: Words,
    brought: Vec<Line>,
    listed: Vec<TicketLine>,
    /// The space of all tickets.
    space: Option<String>,
    command: String,
    errors: &'a FieldErrors,
}

pub(super) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    render(&app, &actor, page, Vec::new(), &FieldErrors::none()).await
}

pub(super) async fn submit(app: App, actor: Actor, page: Page, form: Multipart) -> Result<Response> {
    let w = Words(page.lang);
    let files = match read(form).await {
        Ok(files) => files,
        Err(error) => return render(&app, &actor, page, Vec::new(), &w.form_errors(error)?).await,
    };
    let (mut mails, mut brought) = (Vec::new(), Vec::new());
    for (name, content) in files {
        mails.push((name, mail::read(content).await));
    }
    // A thread is read from its beginning, however its files are called.
    mails.sort_by_key(|(_, mail)| mail.as_ref().map_or(i64::MAX, |mail| mail.sent.unwrap_or_default()));
    for (name, mail) in mails {
        let done = match mail {
            Ok(mail) => bring(&app, &actor, mail, About::default()).await,
            Err(error) => Err(error),
        };
        let line = match done {
            Ok(done) => line(&app, w, name, done).await?,
            Err(Error::Invalid(fields)) => {
                let code = fields.0.first().map_or("no-mail", |(_, code)| code);
                Line { style: "bad", ..Line::of(name, w.sentence(code)) }
            }
            Err(error) => return Err(error),
        };
        brought.push(line);
    }
    render(&app, &actor, page, brought, &FieldErrors::none()).await
}

/// The files of the form.
async fn read(mut form: Multipart) -> Result<Vec<(String, Bytes)>> {
    let mut files = Vec::new();
    while let Some(part) = form.next_field().await.map_err(|error| unreadable(error.status()))? {
        if part.name() != Some("file") {
            continue;
        }
        let name = part.file_name().unwrap_or_default().to_owned();
        let content = part.bytes().await.map_err(|error| unreadable(error.status()))?;
        if !content.is_empty() {
            files.push((name, content));
        }
    }
    match files.len() {
        0 => Err(Error::field("file", "required")),
        1..=AT_ONCE => Ok(files),
        _ => Err(Error::field("file", "too-many-mails")),
    }
}

fn unreadable(status: StatusCode) -> Error {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        Error::field("file", "mails-too-large")
    } else {
        Error::field("file", "unreadable")
    }
}

impl Line {
    fn of(name: String, said: impl Into<String>) -> Line {
        Line { name, style: "quiet", said: said.into(), ticket: None, left: String::new(), cut: false }
    }
}

async fn line(app: &App, w: Words, name: String, done: Brought) -> Result<Line> {
    let (Taken { topic, outcome }, Left { files, cut }) = match done {
        Brought::In(taken, left) => (taken, left),
        Brought::Automatic => return Ok(Line::of(name, w.mail_automatic())),
    };
    let (style, said) = match outcome {
        Outcome::Made => ("good", w.mail_made()),
        Outcome::Changed => ("good", w.mail_added()),
        Outcome::Same => ("quiet", w.mail_known()),
    };
    // The actor's own rules may be older than the space.
    let ticket = match topic_head(&mut app.db().read().await?, &app.system(), topic).await {
        Ok(head) => Some((head.url(), head.title)),
        Err(Error::NotFound | Error::Moved { .. }) => return Ok(Line::of(name, w.mail_removed())),
        Err(error) => return Err(error),
    };
    let left = if files.is_empty() { String::new() } else { w.mail_left(files.join(", ")) };
    Ok(Line { style, ticket, left, cut, ..Line::of(name, said) })
}

async fn render(app: &App, actor: &Actor, page: Page, brought: Vec<Line>, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let spaces = tickets::spaces(&mut conn).await?;
    let mut rows = Vec::new();
    for (space, visibility) in &spaces {
        if visible(actor, *space, *visibility) {
            rows.extend(tickets::newest(&mut conn, *space, LISTED).await?);
        }
    }
    drop(conn);
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    rows.truncate(LISTED as usize);
    let known = app.service::<madang_conversation::Spaces>().now();
    let space = spaces.first().and_then(|(space, _)| known.get(*space)).map(madang_conversation::Space::url);
    let listed = rows
        .into_iter()
        .map(|row| TicketLine {
            url: topic_url(TICKET, row.id, &row.slug),
            capture: format!("/knowledge/capture?topic={}", row.id),
            lang: html_lang(&row.language).to_owned(),
            row,
        })
        .collect();
    let command = format!(
        "curl --fail-with-body --data-binary @- -H \"Content-Type: message/rfc822\" -H \"Authorization: Bearer $TOKEN\" \
         {}/api/v1/desk/tickets/mail",
        page.base_url
    );
    let page = page.titled(w.tickets_in()).unlisted();
    let template = TicketsPage { page: &page, w, brought, listed, space, command, errors };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page.render(&template, status))
}
