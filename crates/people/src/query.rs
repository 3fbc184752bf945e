//! What others ask about members.

use crate::{
    Byline, Group, Member, State,
    store::{
        groups,
        heroes::{self, HeroRow},
        members,
    },
};
use madang_events::people::{MemberChanged, TrustChange, TrustChanged};
use madang_kernel::{Actor, Cx, Error, MemberId, Permission, Result, SpaceId, Timestamp, db::Connection};
use std::collections::HashSet;

/// The members behind handles, as mentions need them: each pair holds a handle as it was asked for. One statement.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn find_handles(conn: &mut impl Connection, handles: &[String]) -> Result<Vec<(String, MemberId)>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    members::with_handles(conn, handles).await
}

/// What posts show of these members, in no order; unknown ones are left out. One statement.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn bylines(conn: &mut impl Connection, members: &[MemberId]) -> Result<Vec<Byline>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    members::bylines(conn, members).await
}

/// The public profile with this handle. The e-mail address and what only staff should know are blanked for everybody
/// but the member and those who manage members. Whoever has not confirmed an address, and whoever came from another system
/// without having written anything in public, is there for staff alone. What is withheld of a profile is there for the member and for moderators.
///
/// # Errors
/// [`Error::NotFound`] when there is no such member.
pub async fn member_by_handle(conn: &mut impl Connection, actor: &Actor, handle: &str) -> Result<Member> {
    let mut member = members::by_handle(conn, handle).await?.ok_or(Error::NotFound)?;
    if member.state == State::Unconfirmed && !actor.is(member.id) && !actor.may(Permission::Triage) {
        return Err(Error::NotFound);
    }
    if !actor.is(member.id) && !actor.may(Permission::ManageMembers) {
        member.email = None;
        member.suspended_reason.clear();
    }
    if actor.is(member.id) || actor.may(Permission::Moderate) {
        return Ok(member.whole());
    }
    (member.withheld, member.withheld_removed) = (None, false);
    member.withheld_as.clear();
    member.withheld_reason.clear();
    Ok(member)
}

/// A member has earned trust by what others accepted: a projector's way to say so. It takes hold on every node within
/// half a minute.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn earn_trust(conn: &mut impl Connection, member: MemberId) -> Result<()> {
    members::set_trusted(conn, member, true).await?;
    Ok(())
}

/// Changes trust levels, 0 to 4, of those members whose level still is the one before, and announces it; gives what changed. Nodes
/// that know the members forget them with that fact. Whether the actor may is the calling command's to check.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn set_trust(cx: &mut Cx<'_>, changes: Vec<TrustChange>) -> Result<Vec<TrustChange>> {
    if changes.is_empty() {
        return Ok(changes);
    }
    let rows: Vec<(i64, u8, u8)> =
        changes.iter().map(|change| (change.member.number(), change.before, change.level)).collect();
    let changed: HashSet<MemberId> =
        members::set_trust(cx, &serde_json::to_string(&rows)?).await?.into_iter().collect();
    let changes: Vec<TrustChange> = changes.into_iter().filter(|change| changed.contains(&change.member)).collect();
    if !changes.is_empty() {
        cx.emit(&TrustChanged { changes: changes.clone() }).await?;
    }
    Ok(changes)
}

/// Keeps a member from writing until `until`, or lets them write again. They read on. Whether the actor may is the calling
/// command's to check; nodes that know the member forget it with the fact announced here.
///
/// # Errors
/// When the database fails.
pub async fn silence(cx: &mut Cx<'_>, member: MemberId, until: Option<Timestamp>) -> Result<()> {
    members::silence(cx, member, until).await?;
    cx.emit(&MemberChanged { member }).await
}

/// Remembers that moderators warned a member, so that every page says so until the member has read of it: `None` when they have, or when
/// there is no warning any more. Whether the actor may is the calling command's to check.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn warn(cx: &mut Cx<'_>, member: MemberId, at: Option<Timestamp>) -> Result<()> {
    match members::warn(cx, member, at).await? {
        0 => Ok(()),
        _ => cx.emit(&MemberChanged { member }).await,
    }
}

/// Who may tidy this space, what this member may tidy, or all of it; by space and name. At most 500.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn heroes(
    conn: &mut impl Connection,
    space: Option<SpaceId>,
    member: Option<MemberId>,
    now: Timestamp,
) -> Result<Vec<HeroRow>> {
    heroes::list(conn, space, member, now).await
}

/// Gives a member a space to tidy until `until`, or for good; nodes that know the member forget it with the fact announced here.
/// Whether the actor may is the calling command's to check.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn make_hero(cx: &mut Cx<'_>, member: MemberId, space: SpaceId, until: Option<Timestamp>) -> Result<()> {
    heroes::grant(cx, member, space, until).await?;
    cx.emit(&MemberChanged { member }).await
}

/// Takes a space from a member; whether there was one to take.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn end_hero(cx: &mut Cx<'_>, member: MemberId, space: SpaceId) -> Result<bool> {
    let there = heroes::revoke(cx, member, space).await? > 0;
    cx.emit(&MemberChanged { member }).await?;
    Ok(there)
}

/// All groups, by name, for whoever gives a space to some of them.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not manage the community.
pub async fn all_groups(conn: &mut impl Connection, actor: &Actor) -> Result<Vec<Group>> {
    if !actor.may(Permission::Manage) {
        return Err(Error::Forbidden);
    }
    groups::all(conn).await
}
