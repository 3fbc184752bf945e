//! Oneself.

use super::members::Profile;
use crate::{
    Member, Name, TypedProfile,
    service::run_about,
    settings::{account::SetMail, profile::EditProfile},
    store::members,
};
use axum::Json;
use madang_http::Json as Body;
use madang_kernel::{Actor, App, Error, Fields, Permission, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The member who asks.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    /// What everybody sees.
    #[serde(flatten)]
    profile: Profile,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// `ko`, `ja` or `en`, if chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// The IANA name of the time zone.
    time_zone: String,
    /// Whether the member wants mail about what became of their posts.
    told: bool,
    /// Whether the member subscribed to announcements and release notes by e-mail.
    news: bool,
    /// Whether the member has earned trust.
    trusted: bool,
    /// The trust level, 0 to 4; what it asks for is at `/api/v1/me/trust`.
    trust_level: u8,
    /// The scopes of the token that asks; absent for a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    scopes: Option<Vec<String>>,
}

/// Why others are not shown a profile.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProfileWithheld {
    /// `waiting` until a moderator has looked at it, or `hidden` by one.
    #[serde(rename = "as")]
    as_what: String,
    /// What the moderator wrote, or the words for which it waits.
    reason: String,
}

impl ProfileWithheld {
    /// Of a member whose profile is.
    pub(crate) fn of(member: &Member) -> Option<ProfileWithheld> {
        let as_what = member.withheld()?.to_string();
        Some(ProfileWithheld { as_what, reason: member.withheld_reason.clone() })
    }
}

impl Me {
    fn of(member: Member, actor: &Actor) -> Me {
        Me {
            email: member.email.clone(),
            language: member.language.clone(),
            time_zone: member.time_zone.clone(),
            told: member.told,
            news: member.news,
            trusted: member.trusted,
            trust_level: member.trust_level(),
            scopes: actor.scopes().map(|scopes| scopes.iter().map(ToString::to_string).collect()),
            profile: member.into(),
        }
    }
}

/// The member who asks.
#[utoipa::path(get, path = "/api/v1/me", tag = "me",
    responses((status = 200, description = "The member", body = Me), (status = 401, description = "Nobody is signed in")))]
pub(crate) async fn show(app: App, actor: Actor) -> Result<Json<Me>> {
    if !actor.may(Permission::Read) {
        return Err(Error::Forbidden);
    }
    let member = members::by_id(&mut app.db().read().await?, actor.signed_in()?).await?.whole();
    Ok(Json(Me::of(member, &actor)))
}

/// What changes; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = EditMe)]
pub(crate) struct Edit {
    /// The name, 1 to 80 characters.
    name: Option<String>,
    /// One line, up to 160 characters.
    headline: Option<String>,
    /// Up to 80 characters.
    company: Option<String>,
    /// Up to 80 characters.
    job_title: Option<String>,
    /// Markdown, up to 5,000 characters.
    about: Option<String>,
    /// Up to 20, of up to 40 characters each.
    interests: Option<Vec<String>>,
    /// Whether to send mail about what became of one's posts.
    told: Option<bool>,
    /// Whether to send announcements and release notes by e-mail.
    news: Option<bool>,
}

/// Changes one's own profile.
#[utoipa::path(patch, path = "/api/v1/me", tag = "me", request_body = Edit,
    responses((status = 200, description = "The member as changed", body = Me), (status = 422, description = "What is wrong, by field")))]
pub(crate) async fn edit(app: App, actor: Actor, Body(edit): Body<Edit>) -> Result<Json<Me>> {
    let id = actor.signed_in()?;
    let now = members::by_id(&mut app.db().read().await?, id).await?.whole();
    let mut fields = Fields::new();
    let name = fields.take("name", Name::parse(edit.name.as_deref().unwrap_or(&now.name)));
    let interests = edit.interests.unwrap_or_else(|| now.interests());
    let typed = TypedProfile {
        headline: edit.headline.as_deref().unwrap_or(&now.headline),
        company: edit.company.as_deref().unwrap_or(&now.company),
        job_title: edit.job_title.as_deref().unwrap_or(&now.job_title),
        about: edit.about.as_deref().unwrap_or(&now.about),
        interests: &interests,
        language: now.language.as_deref().unwrap_or("en"),
    };
    let profile = crate::Profile::parse(typed, &mut fields);
    fields.check()?;
    let name = name.ok_or(Error::field("name", "required"))?;
    let (told, news) = (edit.told.unwrap_or(now.told), edit.news.unwrap_or(now.news));
    if (told, news) != (now.told, now.news) {
        app.run(&actor, SetMail { told, news }).await?;
    }
    run_about(&app, &actor, id, EditProfile { name, profile }).await?;
    let member = members::by_id(&mut app.db().read().await?, id).await?.whole();
    Ok(Json(Me::of(member, &actor)))
}
