//! Slow mode on pages.

use super::SlowDown;
use crate::{Words as _, forms::form_errors, store, topic_head};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Result, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/topics/{topic}/slow", Access::Moderator, ask).post(
        "/topics/{topic}/slow",
        Access::Moderator,
        submit,
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SlowInput {
    minutes: String,
    days: String,
    end: String,
}

#[derive(Template)]
#[template(path = "slow/slow.html")]
struct SlowPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    topic: TopicId,
    title: &'a str,
    url: String,
    form: &'a SlowInput,
    days: Vec<Choice>,
    is_slow: bool,
}

async fn ask(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    render(&app, &actor, page, topic, None, &FieldErrors::none()).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(input): Form<SlowInput>,
) -> Result<Response> {
    let done = match command(topic, &input) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(head) => {
            let said = if input.end.is_empty() { page.lang.slow_on() } else { page.lang.slow_off() };
            Ok(page.go_saying(head.url(), NoticeKind::Good, said))
        }
        Err(error) => {
            let errors = form_errors(&page, error)?;
            render(&app, &actor, page, topic, Some(input), &errors).await
        }
    }
}

fn command(topic: TopicId, input: &SlowInput) -> Result<SlowDown> {
    if !input.end.is_empty() {
        return Ok(SlowDown { topic, minutes: None, days: None });
    }
    let minutes = input.minutes.trim().parse().map_err(|_| Error::field("minutes", "slow-minutes"))?;
    let days = match input.days.trim() {
        "" => None,
        days => Some(days.parse().map_err(|_| Error::field("days", "slow-days"))?),
    };
    Ok(SlowDown { topic, minutes: Some(minutes), days })
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    typed: Option<SlowInput>,
    errors: &FieldErrors,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, actor, topic).await?;
    let now = store::slow::of(&mut conn, topic, app.now()).await?;
    drop(conn);
    let form = typed.unwrap_or_else(|| SlowInput {
        minutes: now.map_or("10".to_owned(), |minutes| minutes.to_string()),
        ..SlowInput::default()
    });
    let t = page.lang;
    let page = page.titled(t.slow_title()).unlisted();
    let template = SlowPage {
        t,
        errors,
        topic,
        url: head.url(),
        title: &head.title,
        form: &form,
        days: [1, 3, 7, 30].map(|days| Choice::new(days.to_string(), t.slow_for_days(days))).to_vec(),
        is_slow: now.is_some(),
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
