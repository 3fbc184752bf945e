//! `/settings/account`: four small forms on one page.

use super::{ChangePassword, MoveTo, SetHandle, SetMail, SetPreferences};
use crate::{
    Email, Handle, Member, Password,
    page::{form_errors, settings_tabs},
    password, preferences,
    service::run_about,
    session::Current,
    store::members,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::Form;
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Error, Fields, Result,
    limit::{Limiter, Rate},
};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab, Theme};
use serde::Deserialize;

/// Guesses at one's own password, as by somebody who found an open browser.
const GUESSES: Rate = Rate { burst: 10, per_millis: 15 * 60_000 };

/// The choice to leave something to the browser or the device.
const AUTO: &str = "auto";

/// What was typed into whichever form was sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    handle: String,
    email: String,
    email_password: String,
    password_current: String,
    password_new: String,
    language: String,
    theme: String,
    time_zone: String,
    told: Option<String>,
    news: Option<String>,
}

/// Which form was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Handle,
    Email,
    Password,
    Preferences,
}

#[derive(Template)]
#[template(path = "settings/account/account.html")]
struct AccountPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    form: &'a Input,
    /// The present address.
    address: &'a str,
    handle_errors: FieldErrors,
    email_errors: FieldErrors,
    password_errors: FieldErrors,
    preference_errors: FieldErrors,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    zones: Vec<Choice>,
}

/// The forms.
pub(crate) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let member = me(&app, &actor).await?;
    let page = titled(page);
    Ok(page.ok(&account_page(&page, &member, &Input::of(&member), None)))
}

async fn me(app: &App, actor: &Actor) -> Result<Member> {
    members::by_id(&mut app.db().read().await?, actor.signed_in()?).await
}

impl Input {
    fn of(member: &Member) -> Input {
        Input {
            handle: member.handle.clone(),
            language: member.language.clone().unwrap_or_else(|| AUTO.to_owned()),
            theme: member.theme.clone().unwrap_or_else(|| AUTO.to_owned()),
            time_zone: member.time_zone.clone(),
            told: member.told.then(|| "on".to_owned()),
            news: member.news.then(|| "on".to_owned()),
            ..Input::default()
        }
    }
}

fn account_page<'a>(
    page: &'a Page,
    member: &'a Member,
    form: &'a Input,
    wrong: Option<(Part, FieldErrors)>,
) -> AccountPage<'a> {
    let t = page.lang;
    let errors = |part| match &wrong {
        Some((sent, errors)) if *sent == part => errors.clone(),
        _ => FieldErrors::none(),
    };
    AccountPage {
        page,
        t,
        tabs: settings_tabs(page, "/settings/account"),
        form,
        address: member.email.as_deref().unwrap_or_default(),
        handle_errors: errors(Part::Handle),
        email_errors: errors(Part::Email),
        password_errors: errors(Part::Password),
        preference_errors: errors(Part::Preferences),
        languages: std::iter::once(Choice::new(AUTO, t.browser_decides()))
            .chain(Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name())))
            .collect(),
        themes: vec![
            Choice::new(AUTO, t.device_decides()),
            Choice::new(Theme::Light.code(), t.theme_light()),
            Choice::new(Theme::Dark.code(), t.theme_dark()),
        ],
        zones: preferences::time_zones().iter().map(|zone| Choice::new(zone, zone.replace('_', " "))).collect(),
    }
}

/// Takes a new handle.
pub(crate) async fn handle(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let done = async {
        let handle = Handle::parse(&input.handle).map_err(|code| Error::field("handle", code))?;
        run_about(&app, &actor, actor.signed_in()?, SetHandle { handle }).await
    };
    let done = done.await.map(|()| page.lang.saved_notice());
    answer(&app, &actor, page, &input, Part::Handle, done).await
}

/// Takes a new address.
pub(crate) async fn email(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let done = async {
        let email = Email::parse(&input.email).map_err(|code| Error::field("email", code))?;
        check_password(&app, &actor, "email_password", &input.email_password).await?;
        app.run(&actor, MoveTo { email, lang: page.lang }).await
    };
    let done = done.await.map(|()| page.lang.email_sent_notice());
    answer(&app, &actor, page, &input, Part::Email, done).await
}

/// Takes a new password.
pub(crate) async fn password(
    app: App,
    actor: Actor,
    page: Page,
    session: Current,
    Form(input): Form<Input>,
) -> Result<Response> {
    let done = async {
        let mut fields = Fields::new();
        let Some(new) = fields.take("password_new", Password::parse(&input.password_new)) else {
            return fields.check();
        };
        check_password(&app, &actor, "password_current", &input.password_current).await?;
        let command = ChangePassword { password: new.hash().await?, session: session.0, lang: page.lang };
        run_about(&app, &actor, actor.signed_in()?, command).await
    };
    let done = done.await.map(|()| page.lang.password_changed_notice());
    answer(&app, &actor, page, &input, Part::Password, done).await
}

/// Whoever changes what opens the account shows that they know its password.
async fn check_password(app: &App, actor: &Actor, field: &'static str, typed: &str) -> Result<()> {
    let member = actor.signed_in()?;
    app.service::<Limiter>().take(&format!("password {member}"), GUESSES, app.now())?;
    let kept = members::credentials(&mut app.db().read().await?, member).await?.password;
    if password::verify(typed.to_owned(), kept).await? { Ok(()) } else { Err(Error::field(field, "wrong-password")) }
}

/// Takes language, colour scheme and time zone.
pub(crate) async fn preferences(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let (language, theme) = (Lang::parse(&input.language), Theme::parse(&input.theme));
    let command = SetPreferences { language, theme, time_zone: input.time_zone.clone() };
    let done = run_about(&app, &actor, actor.signed_in()?, command).await;
    let t = language.unwrap_or(page.lang);
    let kept = done.is_ok();
    let response = answer(&app, &actor, page, &input, Part::Preferences, done.map(|()| t.saved_notice())).await?;
    Ok(if kept { preferences::remember(&app, response, language, theme) } else { response })
}

/// Takes which mails come.
pub(crate) async fn mail(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    app.run(&actor, SetMail { told: input.told.is_some(), news: input.news.is_some() }).await?;
    Ok(page.go_saying("/settings/account", NoticeKind::Good, page.lang.saved_notice()))
}

async fn answer(
    app: &App,
    actor: &Actor,
    page: Page,
    input: &Input,
    part: Part,
    done: Result<&'static str>,
) -> Result<Response> {
    match done {
        Ok(notice) => Ok(page.go_saying("/settings/account", NoticeKind::Good, notice)),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let member = me(app, actor).await?;
            let form = input.over(&member, part);
            let page = titled(page);
            Ok(page.render(&account_page(&page, &member, &form, Some((part, errors))), status))
        }
    }
}

impl Input {
    /// What was typed into the form that was sent, and what is kept in the others.
    fn over(&self, member: &Member, part: Part) -> Input {
        let kept = Input::of(member);
        match part {
            Part::Handle => Input { handle: self.handle.clone(), ..kept },
            Part::Email => Input { email: self.email.clone(), ..kept },
            Part::Password => kept,
            Part::Preferences => Input { handle: kept.handle, told: kept.told, news: kept.news, ..self.clone() },
        }
    }
}

fn titled(page: Page) -> Page {
    let title = page.lang.settings_account();
    page.titled(title).unlisted().section(Section::Me)
}
