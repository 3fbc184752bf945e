//! `/settings`: the profile and its picture.

use super::{EditProfile, SetPicture};
use crate::{
    Member, Name, Profile, TypedProfile, Withheld, avatar,
    page::{form_errors, settings_tabs},
    service::run_about,
    split_interests,
    store::members,
    words::Words,
};
use askama::Template;
use axum::{extract::Multipart, response::Response};
use madang_http::Form;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, Result};
use madang_ui::{FieldErrors, NoticeKind, Page, Section, Tab};
use serde::Deserialize;

/// The profile as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    name: String,
    headline: String,
    company: String,
    job_title: String,
    interests: String,
    about: String,
}

#[derive(Template)]
#[template(path = "settings/profile/profile.html")]
struct ProfilePage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    picture_errors: &'a FieldErrors,
    form: &'a Input,
    url: String,
    /// The picture with which the member would be shown.
    person: Option<madang_ui::Person>,
    has_picture: bool,
    aside: Aside,
}

/// Whether others are not shown the profile, and why.
#[derive(Default)]
struct Aside {
    as_what: Option<Withheld>,
    reason: String,
}

/// The form.
pub(crate) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let member = own(&app, &actor).await?;
    let form = Input::of(&member);
    let page = titled(page);
    let none = FieldErrors::none();
    Ok(page.ok(&profile_page(&page, &member, &form, &none, &none)))
}

/// The member with all that they wrote.
async fn own(app: &App, actor: &Actor) -> Result<Member> {
    Ok(members::by_id(&mut app.db().read().await?, actor.signed_in()?).await?.whole())
}

impl Input {
    fn of(member: &Member) -> Input {
        let interests = member.interests().join(", ");
        let Member { name, headline, company, job_title, about, .. } = member.clone();
        Input { name, headline, company, job_title, interests, about }
    }
}

fn profile_page<'a>(
    page: &'a Page,
    member: &Member,
    form: &'a Input,
    errors: &'a FieldErrors,
    picture_errors: &'a FieldErrors,
) -> ProfilePage<'a> {
    let person = page.viewer.as_ref().map(|_| member.byline().person());
    ProfilePage {
        page,
        t: page.lang,
        tabs: settings_tabs(page, "/settings"),
        errors,
        picture_errors,
        form,
        url: person.as_ref().map(madang_ui::Person::url).unwrap_or_default(),
        has_picture: member.picture.is_some(),
        person,
        aside: Aside { as_what: member.withheld(), reason: member.withheld_reason.clone() },
    }
}

/// Takes the form.
pub(crate) async fn submit(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    match save(&app, &actor, &page, &input).await {
        Ok(()) => {
            let waits = own(&app, &actor).await?.withheld() == Some(Withheld::Waiting);
            let said = if waits { page.lang.profile_waits_notice() } else { page.lang.saved_notice() };
            Ok(page.go_saying("/settings", NoticeKind::Good, said))
        }
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let member = own(&app, &actor).await?;
            let page = titled(page);
            Ok(page.render(&profile_page(&page, &member, &input, &errors, &FieldErrors::none()), status))
        }
    }
}

async fn save(app: &App, actor: &Actor, page: &Page, input: &Input) -> Result<()> {
    let mut fields = Fields::new();
    let name = fields.take("name", Name::parse(&input.name));
    let typed = TypedProfile {
        headline: &input.headline,
        company: &input.company,
        job_title: &input.job_title,
        about: &input.about,
        interests: &split_interests(&input.interests),
        language: page.lang.code(),
    };
    let profile = Profile::parse(typed, &mut fields);
    let Some(name) = name.filter(|_| fields.0.is_empty()) else { return fields.check() };
    run_about(app, actor, actor.signed_in()?, EditProfile { name, profile }).await
}

/// Takes a picture.
pub(crate) async fn picture(app: App, actor: Actor, page: Page, form: Multipart) -> Result<Response> {
    let kept = async {
        let bytes = uploaded(form).await?;
        let picture = Some(avatar::keep(&app, bytes).await?);
        run_about(&app, &actor, actor.signed_in()?, SetPicture { picture }).await
    };
    match kept.await {
        Ok(()) => Ok(page.go_saying("/settings", NoticeKind::Good, page.lang.saved_notice())),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let member = own(&app, &actor).await?;
            let form = Input::of(&member);
            let page = titled(page);
            Ok(page.render(&profile_page(&page, &member, &form, &FieldErrors::none(), &errors), status))
        }
    }
}

/// The bytes of the file that was sent.
async fn uploaded(mut form: Multipart) -> Result<Vec<u8>> {
    let unreadable = |_| Error::field("picture", "file-broken");
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        if field.file_name().is_some() {
            let bytes = field.bytes().await.map_err(|_| Error::TooLarge)?;
            return if bytes.is_empty() { Err(Error::field("picture", "file-empty")) } else { Ok(bytes.to_vec()) };
        }
    }
    Err(Error::field("picture", "file-empty"))
}

/// Takes the picture away.
pub(crate) async fn remove_picture(app: App, actor: Actor, page: Page) -> Result<Response> {
    run_about(&app, &actor, actor.signed_in()?, SetPicture { picture: None }).await?;
    Ok(page.go_saying("/settings", NoticeKind::Good, page.lang.saved_notice()))
}

fn titled(page: Page) -> Page {
    let title = page.lang.settings_profile();
    page.titled(title).unlisted().section(Section::Me)
}
