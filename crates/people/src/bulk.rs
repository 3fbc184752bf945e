//! For importers: what other systems hold, written many rows at once.

use crate::{
    Handle, NewMember, PasswordHash, State,
    store::{groups, members},
};
use madang_kernel::{Cx, Error, GroupId, MemberId, Result, Timestamp, sql};
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
    let mut here = by_email(cx, &new).await?;
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
    insert(cx, rows).await?;
    Ok(joined)
}

/// The accounts that the new members' addresses belong to.
async fn by_email(cx: &mut Cx<'_>, new: &[NewMember]) -> Result<HashMap<String, MemberId>> {
    let keys: Vec<String> = new.iter().filter_map(|member| Some(member.email.as_ref()?.key())).collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(String, MemberId)> = cx
        .q(sql!("SELECT email_key, id FROM members WHERE email_key IN (SELECT "
            lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)" ")"))
        .bind(serde_json::to_string(&keys)?)
        .all()
        .await?;
    Ok(rows.into_iter().collect())
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

async fn insert(cx: &mut Cx<'_>, rows: Vec<Value>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    cx.q(sql!("INSERT INTO members (id, handle, handle_key, name, name_key, email, email_key, email_confirmed, password, \
         state, role, affiliation, picture, headline, company, job_title, about, about_html, interests, language, \
         time_zone, created_at) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, \
         CAST(value->>7 AS BOOLEAN), value->>8, value->>9, value->>10, value->>11, value->>12, value->>13, value->>14, \
         value->>15, value->>16, value->>17, value->>18, value->>19, value->>20, CAST(value->>21 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(Value::Array(rows).to_string())
        .run()
        .await?;
    Ok(())
}

/// Makes a group with its members; one whose slug is taken only gains the members.
///
/// # Errors
/// When the database fails.
pub async fn group(cx: &mut Cx<'_>, slug: &str, name: &str, members: &[MemberId]) -> Result<GroupId> {
    let new: GroupId = cx.new_id();
    cx.q(sql!("INSERT INTO groups (id, slug, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        .bind(new)
        .bind(slug)
        .bind(name)
        .run()
        .await?;
    let id = groups::by_slug(cx, slug).await?.map_or(new, |group| group.id);
    let since = cx.now();
    let list: Vec<i64> = members.iter().map(|member| member.number()).collect();
    cx.q(sql!("INSERT INTO group_members (grp, member, since) SELECT $1, CAST(value AS BIGINT), $3 FROM "
        lite "json_each($2) WHERE TRUE " pg "json_array_elements_text($2::json) " "ON CONFLICT DO NOTHING"))
        .bind(id)
        .bind(serde_json::to_string(&list)?)
        .bind(since)
        .run()
        .await?;
    Ok(id)
}
