//! `/sign-in` and `/sign-out`.

use super::{Refusal, sign_in};
use crate::{
    Client, Email,
    page::{by_code, in_words, wait, way_back},
    service::run_about,
    session::{Current, EndSession, clear_cookie},
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_http::{Form, Query};
use madang_i18n::{Lang, date_time};
use madang_kernel::{Actor, App, Fields, Result};
use madang_ui::{FieldErrors, Page};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    email: String,
    password: String,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    form: &'a Input,
    /// Whether the address waits to be confirmed, and the mail is offered again.
    unconfirmed: bool,
    /// Where somebody who is kept out reads why, and appeals.
    record: Option<String>,
}

/// The form.
pub(crate) async fn show(actor: Actor, page: Page, Query(input): Query<Input>) -> Response {
    if actor.id().is_some() {
        return page.go(way_back(&input.next));
    }
    // Only where to go on is taken from an address; a password never is.
    let form = &Input { next: input.next, ..Input::default() };
    let page = titled(page);
    page.ok(&SignInPage {
        page: &page,
        t: page.lang,
        errors: &FieldErrors::none(),
        form,
        unconfirmed: false,
        record: None,
    })
}

/// Takes the form.
pub(crate) async fn submit(app: App, page: Page, client: Client, Form(input): Form<Input>) -> Result<Response> {
    let mut fields = Fields::new();
    let email = fields.take("email", Email::parse(&input.email));
    if input.password.is_empty() {
        fields.add("password", "required");
    }
    let Some(email) = email.filter(|_| fields.0.is_empty()) else {
        return Ok(again(page, &input, StatusCode::UNPROCESSABLE_ENTITY, |page| in_words(page, &fields), None));
    };
    let refusal = match sign_in(&app, &email, input.password.clone(), &client).await? {
        Ok(session) => return Ok(session.set_cookie(&app, page.go(way_back(&input.next)))),
        Err(refusal) => refusal,
    };
    let status = match refusal {
        Refusal::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Unconfirmed | Refusal::Suspended { .. } => StatusCode::FORBIDDEN,
        Refusal::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
    };
    Ok(again(page, &input, status, |page| FieldErrors::from_iter([("", refusal.in_words(page))]), Some(&refusal)))
}

/// The form again, with the address as typed and without the password.
fn again(
    page: Page,
    input: &Input,
    status: StatusCode,
    errors: impl Fn(&Page) -> FieldErrors,
    refusal: Option<&Refusal>,
) -> Response {
    let unconfirmed = matches!(refusal, Some(Refusal::Unconfirmed));
    let record = match refusal {
        Some(Refusal::Suspended { record, .. }) => record.clone(),
        _ => None,
    };
    let errors = &errors(&page);
    let page = titled(page);
    page.render(&SignInPage { page: &page, t: page.lang, errors, form: input, unconfirmed, record }, status)
}

impl Refusal {
    fn in_words(&self, page: &Page) -> String {
        match self {
            Refusal::Wrong => by_code(page, "wrong-sign-in").to_owned(),
            Refusal::Unconfirmed => by_code(page, "unconfirmed").to_owned(),
            Refusal::Suspended { until: Some(until), reason, .. } => {
                page.lang.suspended_until(date_time(page.lang, until.millis(), &page.zone), reason)
            }
            Refusal::Suspended { until: None, reason, .. } => page.lang.suspended_for_good(reason),
            Refusal::Wait(seconds) => wait(page, *seconds),
        }
    }
}

/// Ends the session that the request came with.
pub(crate) async fn sign_out(app: App, actor: Actor, page: Page, session: Current) -> Result<Response> {
    if let (Some(member), Some(session)) = (actor.id(), session.0) {
        run_about(&app, &actor, member, EndSession { session }).await?;
    }
    Ok(clear_cookie(&app, page.go("/")))
}

fn titled(page: Page) -> Page {
    let title = page.words.sign_in();
    page.titled(title).unlisted()
}
