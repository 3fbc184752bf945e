//! `/confirm/{token}`: a page with a button, because mail programs open links by themselves.

use super::{Confirm, SendAgain};
use crate::{
    Client, Email, People,
    page::form_errors,
    store::links::{self, Purpose},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Error, Fields, Result,
    limit::{Limiter, Rate},
    secret,
};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;

const FROM_NETWORK: Rate = Rate { burst: 10, per_millis: 3_600_000 };

/// "Look into your mail", with a form to send it again.
#[derive(Template)]
#[template(path = "confirm/sent.html")]
pub(crate) struct SentPage<'a> {
    page: &'a Page,
    t: Lang,
    title: &'a str,
    text: &'a str,
    again: bool,
    errors: FieldErrors,
    email: String,
}

impl<'a> SentPage<'a> {
    /// With a title and a sentence; `again` offers to send the confirmation again.
    pub(crate) fn new(page: &'a Page, title: &'a str, text: &'a str, again: bool) -> SentPage<'a> {
        SentPage { page, t: page.lang, title, text, again, errors: FieldErrors::none(), email: String::new() }
    }
}

/// A link that is not good any more.
#[derive(Template)]
#[template(path = "confirm/ended.html")]
pub(crate) struct EndedPage<'a> {
    page: &'a Page,
    t: Lang,
}

impl EndedPage<'_> {
    /// The page, 404.
    pub(crate) fn answer(page: Page) -> Response {
        let title = page.lang.link_ended_title();
        let page = page.titled(title).unlisted();
        page.render(&EndedPage { page: &page, t: page.lang }, axum::http::StatusCode::NOT_FOUND)
    }
}

#[derive(Template)]
#[template(path = "confirm/confirm.html")]
struct ConfirmPage<'a> {
    page: &'a Page,
    t: Lang,
    token: &'a str,
    email: &'a str,
    errors: &'a FieldErrors,
}

/// The button.
pub(crate) async fn show(app: App, page: Page, Path((token,)): Path<(String,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let link = links::find(&mut conn, &secret::hash(&token), app.now()).await?;
    let Some(link) = link.filter(|link| matches!(link.purpose, Purpose::Confirm | Purpose::Email)) else {
        return Ok(EndedPage::answer(page));
    };
    let page = titled(page);
    let errors = &FieldErrors::none();
    Ok(page.ok(&ConfirmPage { page: &page, t: page.lang, token: &token, email: &link.email, errors }))
}

/// Takes the button's press.
pub(crate) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    client: Client,
    Path((token,)): Path<(String,)>,
) -> Result<Response> {
    match app.run(&actor, Confirm { token: token.clone(), client }).await {
        Ok(Some(session)) => {
            app.service::<People>().forget(session.member);
            let response = page.go_saying("/", NoticeKind::Good, page.lang.confirmed_notice());
            Ok(session.set_cookie(&app, response))
        }
        Ok(None) => {
            if let Some(member) = actor.id() {
                app.service::<People>().forget(member);
            }
            let url = if actor.id().is_some() { "/settings/account" } else { "/sign-in" };
            Ok(page.go_saying(url, NoticeKind::Good, page.lang.confirmed_notice()))
        }
        Err(Error::Refused("link-ended")) => Ok(EndedPage::answer(page)),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let page = titled(page);
            Ok(page
                .render(&ConfirmPage { page: &page, t: page.lang, token: &token, email: "", errors: &errors }, status))
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AgainInput {
    email: String,
}

/// Sends the confirmation again.
pub(crate) async fn send_again(
    app: App,
    actor: Actor,
    page: Page,
    client: Client,
    Form(input): Form<AgainInput>,
) -> Result<Response> {
    match again(&app, &actor, &page, &client, &input.email).await {
        Ok(()) => Ok(page.go("/sign-up/sent")),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let t = page.lang;
            let page = page.titled(t.sent_title()).unlisted();
            let sent = SentPage::new(&page, t.sent_title(), t.sign_up_sent(), true);
            Ok(page.render(&SentPage { errors, email: input.email, ..sent }, status))
        }
    }
}

async fn again(app: &App, actor: &Actor, page: &Page, client: &Client, typed: &str) -> Result<()> {
    let mut fields = Fields::new();
    let Some(email) = fields.take("email", Email::parse(typed)) else { return fields.check() };
    app.service::<Limiter>().take(&format!("confirm {}", client.network()), FROM_NETWORK, app.now())?;
    app.run(actor, SendAgain { email, lang: page.lang }).await
}

fn titled(page: Page) -> Page {
    let title = page.lang.confirm_title();
    page.titled(title).unlisted()
}
