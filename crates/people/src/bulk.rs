//! For importers: what other systems hold, written many rows at once.

use crate::{
    Group, Handle, NewMember, PasswordHash, State,
    store::{bulk, groups, members},
};
use madang_kernel::{Cx, Error, GroupId, MemberId, Result, Timestamp};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// How many numbers are tried after a taken handle before a long one is.
const NUMBERS: std::ops::RangeInclusive<u64> = 2..=30;

/// What became of a new member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The member.
    pub id: MemberId,
    /// The account was here already, with the same e-mail address; nothing in it was changed.
    pub was_here: bool,
    /// The handle, where it is not the one that was wished for.
    pub other_handle: Option<String>,
}

/// Creates members, and gives for each what became of it, in their order. A taken handle gets a number; an address that
/// somebody has leads to that account.
///
/// # Errors
/// When the database fails.
pub async fn members(cx: &mut Cx<'_>, new: Vec<NewMember>) -> Result<Vec<Joined>> {
    let addresses: Vec<String> = new.iter().filter_map(|member| Some(member.email.as_ref()?.key())).collect();
    let mut here: HashMap<String, MemberId> = bulk::by_email(cx, &addresses).await?.into_iter().collect();
    let wishes: Vec<Vec<Handle>> = new.iter().map(|member| handles(cx, member)).collect::<Result<_>>()?;
    let keys: Vec<String> = wishes.iter().flatten().map(Handle::key).collect();
    let mut taken: HashSet<String> = members::taken(cx, &keys).await?.into_iter().collect();
    let (mut rows, mut joined) = (Vec::with_capacity(new.len()), Vec::with_capacity(new.len()));
    for (member, wishes) in new.into_iter().zip(wishes) {
        let email = member.email.as_ref().map(|email| email.key());
        if let Some(id) = email.as_ref().and_then(|email| here.get(email)) {
            joined.push(Joined { id: *id, was_here: true, other_handle: None });
            continue;
        }
        let wished = wishes.first().map(Handle::key);
        let free = wishes.into_iter().find(|handle| !taken.contains(&handle.key()));
        let handle = free.ok_or(Error::Conflict("handle-taken"))?;
        taken.insert(handle.key());
        let id = cx.new_id();
        here.extend(email.map(|email| (email, id)));
        let is_other = member.handle.is_some() && wished != Some(handle.key());
        joined.push(Joined { id, was_here: false, other_handle: is_other.then(|| handle.as_str().to_owned()) });
        rows.push(values(id, &handle, &member, cx.now())?);
    }
    bulk::insert(cx, rows).await?;
    Ok(joined)
}

/// The handles that would do, the best first.
fn handles(cx: &Cx<'_>, member: &NewMember) -> Result<Vec<Handle>> {
    let suggested = || Handle::suggest(member.name.as_str()).filter(|handle| !handle.is_reserved());
    let unique = |handle: &Handle| handle.numbered(cx.new_id::<()>().number().unsigned_abs() % 1_000_000_000);
    Ok(match member.handle.clone().or_else(suggested) {
        Some(handle) => {
            let mut all: Vec<Handle> = NUMBERS.map(|number| handle.numbered(number)).collect();
            all.push(unique(&handle));
            all.insert(0, handle);
            all
        }
        None => vec![unique(&Handle::parse("member").map_err(Error::internal)?)],
    })
}

/// What [`bulk::insert`] writes, in the order of its columns.
fn values(id: MemberId, handle: &Handle, member: &NewMember, now: Timestamp) -> Result<Value> {
    let email = member.email.as_ref();
    let profile = &member.profile;
    Ok(json!([
        id.number(),
        handle.as_str(),
        handle.key(),
        member.name.as_str(),
        member.name.key(),
        email.map(|email| email.as_str()),
        email.map(|email| email.key()),
        u8::from(member.state == State::Active && email.is_some()),
        member.password.as_ref().map(PasswordHash::as_str),
        member.state,
        member.role,
        member.affiliation,
        member.picture,
        profile.headline,
        profile.company,
        profile.job_title,
        profile.about,
        profile.about_html,
        serde_json::to_string(&profile.interests)?,
        member.language,
        member.time_zone.as_deref().unwrap_or("UTC"),
        member.created_at.unwrap_or(now).millis(),
    ]))
}

/// Makes a group with its members; one whose slug is taken only gains the members.
///
/// # Errors
/// When the database fails.
pub async fn group(cx: &mut Cx<'_>, slug: &str, name: &str, members: &[MemberId]) -> Result<GroupId> {
    let now = cx.now();
    let new = Group { id: cx.new_id(), slug: slug.into(), name: name.into(), description: String::new(), members: 0 };
    let id = match groups::by_slug(cx, slug).await? {
        Some(group) => group.id,
        None => {
            groups::insert(cx, &new).await?;
            new.id
        }
    };
    bulk::add_to_group(cx, id, members, now).await?;
    Ok(id)
}
