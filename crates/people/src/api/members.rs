//! Members, as everybody may see them.

use super::me::ProfileWithheld;
use crate::{Member, MemberRow, State, member_by_handle, store::directory};
use axum::Json;
use madang_http::{Cursor, Listed, Path, Query};
use madang_kernel::{Actor, App, Error, Permission, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A member in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Person {
    /// The id.
    id: String,
    /// The handle.
    handle: String,
    /// The name.
    name: String,
    /// The address of the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    /// `member`, `agent`, `moderator`, `manager` or `administrator`.
    role: String,
    /// `customer`, `employee`, `partner`, `vendor`, `mentor`, `expert`, `author` or `host`.
    affiliation: String,
    /// One line about the member.
    headline: String,
    /// The company the member works for.
    company: String,
    /// What the member does there.
    job_title: String,
    /// When the member joined, RFC 3339.
    joined_at: String,
}

impl From<MemberRow> for Person {
    fn from(row: MemberRow) -> Person {
        Person {
            id: row.id.to_string(),
            handle: row.handle,
            name: row.name,
            picture: row.picture,
            role: row.role.to_string(),
            affiliation: row.affiliation.to_string(),
            headline: row.headline,
            company: row.company,
            job_title: row.job_title,
            joined_at: row.created_at.to_string(),
        }
    }
}

/// A page of members.
#[derive(Serialize, ToSchema)]
#[schema(as = PeoplePage)]
pub(crate) struct People {
    /// The members.
    items: Vec<Person>,
    /// Where the next page begins; absent on the last.
    next: Option<String>,
}

/// A member's profile.
#[derive(Serialize, ToSchema)]
#[schema(as = MemberProfile)]
pub(crate) struct Profile {
    /// What a list shows of the member.
    #[serde(flatten)]
    person: Person,
    /// About the member, in Markdown.
    about: String,
    /// The same as sanitised HTML.
    about_html: String,
    /// Interests.
    interests: Vec<String>,
    /// Why others are not shown the profile; absent where they are, and to everybody but the member and moderators.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile_withheld: Option<ProfileWithheld>,
}

impl From<Member> for Profile {
    fn from(member: Member) -> Profile {
        Profile {
            interests: member.interests(),
            profile_withheld: ProfileWithheld::of(&member),
            person: Person {
                id: member.id.to_string(),
                handle: member.handle,
                name: member.name,
                picture: member.picture,
                role: member.role.to_string(),
                affiliation: member.affiliation.to_string(),
                headline: member.headline,
                company: member.company,
                job_title: member.job_title,
                joined_at: member.created_at.to_string(),
            },
            about: member.about,
            about_html: member.about_html,
        }
    }
}

/// Which members.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// A part of the name or the handle.
    q: String,
    /// The `next` of the page before.
    after: String,
    /// How many, up to 100.
    limit: Option<usize>,
}

/// Members, the newest first.
#[utoipa::path(get, path = "/api/v1/members", tag = "members", params(ListQuery),
    responses((status = 200, description = "A page of members", body = People)))]
pub(crate) async fn list(app: App, actor: Actor, Query(query): Query<ListQuery>) -> Result<Json<Listed<Person>>> {
    readable(&actor)?;
    let most = query.limit.unwrap_or(50).clamp(1, 100);
    let after = Cursor::parse(&query.after).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    let rows = directory::public(&mut conn, &query.q, (after.key, after.id), most as i64 + 1).await?;
    let listed = Listed::of(rows, most, |row| Cursor::after(row.created_at.millis(), row.id.number()));
    Ok(Json(listed.map(Person::from)))
}

/// A member's profile.
#[utoipa::path(get, path = "/api/v1/members/{handle}", tag = "members",
    params(("handle" = String, Path, description = "The handle")),
    responses((status = 200, description = "The profile", body = Profile), (status = 404, description = "No such member")))]
pub(crate) async fn show(app: App, actor: Actor, Path((handle,)): Path<(String,)>) -> Result<Json<Profile>> {
    readable(&actor)?;
    let member = member_by_handle(&mut app.db().read().await?, &actor, &handle).await?;
    // Who has not confirmed an address is not there yet.
    if member.state == State::Unconfirmed && !actor.may(Permission::ManageMembers) {
        return Err(Error::NotFound);
    }
    Ok(Json(member.into()))
}

/// A token without the scope `read` reads nothing.
fn readable(actor: &Actor) -> Result<()> {
    if actor.may(Permission::Read) { Ok(()) } else { Err(Error::Forbidden) }
}
