//! The receiver as a page: its address, its secret, and what was sent.

use super::{DeliveryId, PATH, RotateSecret, SaveReceiver, api::PAGE, deliver};
use crate::{
    store::{
        deliveries::{self, DeliveryRow, DeliveryStatus},
        receiver::{self, Receiver},
    },
    words::Words,
};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result};
use madang_people::admin_tabs;
use madang_ui::{FieldErrors, NoticeKind, Page, Section, Tab};
use serde::Deserialize;

/// What the form holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    url: String,
    active: String,
    with_email: String,
    tell_asker: String,
}

impl Typed {
    fn of(receiver: &Receiver) -> Typed {
        let on = |on: bool| if on { "on".to_owned() } else { String::new() };
        Typed {
            url: receiver.url.clone(),
            active: on(receiver.active),
            with_email: on(receiver.with_email),
            tell_asker: on(receiver.tell_asker),
        }
    }

    /// A new receiver is there to be used.
    fn fresh() -> Typed {
        Typed { active: "on".into(), tell_asker: "on".into(), ..Typed::default() }
    }
}

/// A webhook as it is shown.
struct DeliveryLine {
    status: String,
    style: &'static str,
    result: String,
    /// Where its question is; nothing for a test.
    url: Option<String>,
    attempts: String,
    waits: bool,
    /// When it was last tried, or else made.
    at: i64,
    /// Whether it can be sent again.
    again: bool,
    row: DeliveryRow,
}

impl DeliveryLine {
    fn of(w: Words, row: DeliveryRow) -> DeliveryLine {
        let style = match row.status {
            DeliveryStatus::Delivered => "good",
            DeliveryStatus::Failed => "bad",
            DeliveryStatus::Waiting if row.attempts > 0 => "warn",
            DeliveryStatus::Waiting => "info",
            DeliveryStatus::Cancelled => "quiet",
        };
        let result = match row.result.parse::<u16>() {
            Ok(status) => w.webhook_status(status),
            Err(_) if row.result.is_empty() => String::new(),
            Err(_) => w.webhook_trouble(&row.result),
        };
        DeliveryLine {
            status: w.webhook_delivery(row.status.as_str()),
            style,
            result,
            url: row.topic.map(|topic| format!("/desk/{topic}#escalation")),
            attempts: w.webhook_attempts(row.attempts),
            at: row.tried_at.unwrap_or(row.at).millis(),
            waits: row.status == DeliveryStatus::Waiting,
            again: row.status != DeliveryStatus::Cancelled,
            row,
        }
    }
}

#[derive(Template)]
#[template(path = "webhooks/receiver.html")]
struct ReceiverPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    receiver: Option<&'a Receiver>,
    /// Until when webhooks are signed with the secret before as well.
    old_until: Option<i64>,
    secret: Option<&'a str>,
    lines: Vec<DeliveryLine>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

pub(super) async fn show(app: App, page: Page) -> Result<Response> {
    render(&app, page, None, None, &FieldErrors::none()).await
}

pub(super) async fn submit(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let on = |value: &str| !value.is_empty();
    let saved = async {
        let (active, with_email, tell_asker) = (on(&typed.active), on(&typed.with_email), on(&typed.tell_asker));
        app.run(&actor, SaveReceiver::parse(&app, &typed.url, active, with_email, tell_asker)?).await
    };
    match saved.await {
        Ok(None) => Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).setup_saved())),
        Ok(Some(secret)) => render(&app, page, None, Some(&secret), &FieldErrors::none()).await,
        Err(error @ Error::Invalid(_)) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, page, Some(&typed), None, &errors).await
        }
        Err(error) => Err(error),
    }
}

/// Makes a new secret and shows it, this once: the answer is no redirect, because nothing may remember the secret.
pub(super) async fn submit_secret(app: App, actor: Actor, page: Page) -> Result<Response> {
    match app.run(&actor, RotateSecret).await {
        Ok(secret) => render(&app, page, None, Some(&secret), &FieldErrors::none()).await,
        Err(Error::Refused(code)) => Ok(page.go_saying(PATH, NoticeKind::Bad, Words(page.lang).sentence(code))),
        Err(error) => Err(error),
    }
}

pub(super) async fn submit_test(app: App, actor: Actor, page: Page) -> Result<Response> {
    let tried = deliver::test(&app, &actor).await;
    told(&app, page, tried).await
}

pub(super) async fn submit_again(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(DeliveryId,)>,
) -> Result<Response> {
    let tried = deliver::again(&app, &actor, id).await.map(|()| id);
    told(&app, page, tried).await
}

/// Says what came of a webhook that was sent at once.
async fn told(app: &App, page: Page, tried: Result<DeliveryId>) -> Result<Response> {
    let (place, w) = (format!("{PATH}#deliveries"), Words(page.lang));
    let id = match tried {
        Ok(id) => id,
        Err(Error::Refused(code)) => return Ok(page.go_saying(place, NoticeKind::Bad, w.sentence(code))),
        Err(error) => return Err(error),
    };
    let rows = deliveries::latest(&mut app.db().read().await?, Some(id), None, 1).await?;
    let arrived = rows.first().is_some_and(|row| row.status == DeliveryStatus::Delivered);
    Ok(match arrived {
        true => page.go_saying(place, NoticeKind::Good, w.webhook_arrived()),
        false => page.go_saying(place, NoticeKind::Bad, w.webhook_not_arrived()),
    })
}

async fn render(
    app: &App,
    page: Page,
    typed: Option<&Typed>,
    secret: Option<&str>,
    errors: &FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let receiver = receiver::now(&mut conn).await?;
    let rows = deliveries::latest(&mut conn, None, None, PAGE).await?;
    drop(conn);
    let known = receiver.as_ref().map_or_else(Typed::fresh, Typed::of);
    let page = page.titled(w.tickets_title()).section(Section::Admin).unlisted();
    let old_until = receiver.as_ref().and_then(|one| one.old_until).filter(|until| *until > app.now());
    let template = ReceiverPage {
        w,
        tabs: admin_tabs(page.lang, crate::setup::PATH),
        receiver: receiver.as_ref(),
        old_until: old_until.map(|until| until.millis()),
        secret,
        lines: rows.into_iter().map(|row| DeliveryLine::of(w, row)).collect(),
        typed: typed.unwrap_or(&known),
        errors,
        page: &page,
    };
    let status = match (errors.is_empty(), secret) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, Some(_)) => StatusCode::CREATED,
        (true, None) => StatusCode::OK,
    };
    let mut response = page.render(&template, status);
    if secret.is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}
