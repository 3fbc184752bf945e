//! New members, by whatever way they come: signing up, an import, the command line.

use crate::{Affiliation, Email, Handle, Name, PasswordHash, Profile, State, store::members};
use madang_kernel::{Cx, Error, MemberId, Result, Role, Timestamp};

/// A member about to be created.
pub struct NewMember {
    /// The wished handle; one made of the name otherwise. A taken one gets a number.
    pub handle: Option<Handle>,
    /// The name as shown.
    pub name: Name,
    /// The e-mail address, unique in the community.
    pub email: Option<Email>,
    /// The password; without one the member claims the account by e-mail.
    pub password: Option<PasswordHash>,
    /// Whether the member can sign in. An active one's address counts as confirmed.
    pub state: State,
    /// The role.
    pub role: Role,
    /// The affiliation.
    pub affiliation: Affiliation,
    /// The address of the picture.
    pub picture: Option<String>,
    /// What the member says about themselves.
    pub profile: Profile,
    /// `ko`, `ja` or `en`.
    pub language: Option<String>,
    /// The IANA name of the time zone.
    pub time_zone: Option<String>,
    /// When the member joined; now otherwise.
    pub created_at: Option<Timestamp>,
}

impl NewMember {
    /// A customer with nothing but a name.
    pub fn named(name: Name, state: State) -> NewMember {
        NewMember {
            handle: None,
            name,
            profile: Profile::default(),
            email: None,
            password: None,
            state,
            role: Role::Member,
            affiliation: Affiliation::Customer,
            picture: None,
            language: None,
            time_zone: None,
            created_at: None,
        }
    }
}

/// Creates a member in the command's transaction.
///
/// # Errors
/// [`Error::Conflict`] when the address belongs to somebody.
pub async fn create_member(cx: &mut Cx<'_>, new: NewMember) -> Result<MemberId> {
    let handle = free_handle(cx, new.handle.as_ref(), &new.name).await?;
    let created_at = new.created_at.unwrap_or_else(|| cx.now());
    let id = cx.new_id();
    let row = members::NewRow {
        id,
        handle: &handle,
        name: &new.name,
        email: new.email.as_ref(),
        password: new.password.as_ref().map(PasswordHash::as_str),
        state: new.state,
        role: new.role,
        affiliation: new.affiliation,
        picture: new.picture.as_deref(),
        headline: &new.profile.headline,
        company: &new.profile.company,
        job_title: &new.profile.job_title,
        about: &new.profile.about,
        about_html: &new.profile.about_html,
        interests: &serde_json::to_string(&new.profile.interests)?,
        language: new.language.as_deref(),
        time_zone: new.time_zone.as_deref().unwrap_or("UTC"),
        created_at,
    };
    members::insert(cx, &row).await?;
    Ok(id)
}

/// The wished handle or the first free one like it, in one statement.
async fn free_handle(cx: &mut Cx<'_>, wished: Option<&Handle>, name: &Name) -> Result<Handle> {
    let suggested = || Handle::suggest(name.as_str()).filter(|handle| !handle.is_reserved());
    let number = |cx: &Cx<'_>| cx.new_id::<()>().number().unsigned_abs() % 1_000_000;
    let mut candidates: Vec<Handle> = Vec::with_capacity(12);
    match wished.cloned().or_else(suggested) {
        Some(handle) => {
            candidates.extend((2..=9).map(|n| handle.numbered(n)));
            candidates.push(handle.numbered(number(cx)));
            candidates.insert(0, handle);
        }
        None => {
            let plain = Handle::parse("member").map_err(Error::internal)?;
            candidates.extend([number(cx), number(cx), number(cx)].map(|n| plain.numbered(n)));
        }
    }
    let keys: Vec<String> = candidates.iter().map(Handle::key).collect();
    let taken = members::taken(cx, &keys).await?;
    let free = candidates.into_iter().zip(keys).find(|(_, key)| !taken.contains(key));
    free.map(|(handle, _)| handle).ok_or(Error::Conflict("handle-taken"))
}
