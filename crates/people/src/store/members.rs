//! Members: one, or those with certain ids, handles or addresses.

use crate::{Affiliation, Byline, Email, Handle, Member, Name, State, names::key, withhold::Aside};
use madang_i18n::Lang;
use madang_kernel::{MemberId, Result, Role, Timestamp, db::Connection, row, sql};
use std::collections::HashMap;

/// A member by id.
pub(crate) async fn by_id(conn: &mut impl Connection, member: MemberId) -> Result<Member> {
    conn.q(sql!(
        "SELECT id, handle, name, email, email_confirmed, state, role, affiliation, trusted, trust, picture, headline, "
        "company, job_title, about, about_html, interests, language, theme, time_zone, told, news, created_at, "
        "seen_at, suspended_until, suspended_reason, withheld, withheld_as, withheld_reason, withheld_removed FROM members WHERE id = $1"
    ))
    .bind(member)
    .one()
    .await
}

/// A member by handle, as written in an address or a mention.
pub(crate) async fn by_handle(conn: &mut impl Connection, handle: &str) -> Result<Option<Member>> {
    conn.q(sql!(
        "SELECT id, handle, name, email, email_confirmed, state, role, affiliation, trusted, trust, picture, headline, "
        "company, job_title, about, about_html, interests, language, theme, time_zone, told, news, created_at, "
        "seen_at, suspended_until, suspended_reason, withheld, withheld_as, withheld_reason, withheld_removed FROM members WHERE handle_key = $1"
    ))
    .bind(key(handle))
    .opt()
    .await
}

row! {
    /// What signing in needs to know.
    pub(crate) struct Credentials {
        pub(crate) id: MemberId,
        pub(crate) name: String,
        pub(crate) email: String,
        pub(crate) password: Option<String>,
        pub(crate) state: State,
        pub(crate) email_confirmed: bool,
        pub(crate) suspended_until: Option<Timestamp>,
        pub(crate) suspended_reason: String,
        pub(crate) language: Option<String>,
    }
}

impl Credentials {
    /// Whether the member is kept out at `now`.
    pub(crate) fn is_kept_out(&self, now: Timestamp) -> bool {
        self.state == State::Suspended && self.suspended_until.is_none_or(|until| until > now)
    }

    /// The language the member has chosen, else that of the page.
    pub(crate) fn lang(&self, page: Lang) -> Lang {
        self.language.as_deref().and_then(Lang::parse).unwrap_or(page)
    }
}

/// The account with an address.
pub(crate) async fn by_email(conn: &mut impl Connection, email: &Email) -> Result<Option<Credentials>> {
    conn.q(sql!(
        "SELECT id, name, coalesce(email, ''), password, state, email_confirmed, suspended_until, suspended_reason, "
        "language FROM members WHERE email_key = $1"
    ))
    .bind(email.key())
    .opt()
    .await
}

/// The account of a member, to change its password or address.
pub(crate) async fn credentials(conn: &mut impl Connection, member: MemberId) -> Result<Credentials> {
    conn.q(sql!(
        "SELECT id, name, coalesce(email, ''), password, state, email_confirmed, suspended_until, suspended_reason, "
        "language FROM members WHERE id = $1"
    ))
    .bind(member)
    .one()
    .await
}

/// The members with these handles, each with the handle as it was asked for.
pub(crate) async fn with_handles(conn: &mut impl Connection, handles: &[String]) -> Result<Vec<(String, MemberId)>> {
    let keys: Vec<String> = handles.iter().map(|handle| key(handle)).collect();
    let found: Vec<(String, MemberId)> = conn
        .q(sql!(
            "SELECT handle_key, id FROM members WHERE handle_key IN (SELECT "
            lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)" ")"
        ))
        .bind(serde_json::to_string(&keys)?)
        .all()
        .await?;
    let known: HashMap<String, MemberId> = found.into_iter().collect();
    Ok(handles.iter().zip(keys).filter_map(|(handle, key)| Some((handle.clone(), *known.get(&key)?))).collect())
}

/// What posts show of these members.
pub(crate) async fn bylines(conn: &mut impl Connection, members: &[MemberId]) -> Result<Vec<Byline>> {
    let ids: Vec<i64> = members.iter().map(|member| member.number()).collect();
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation FROM members m WHERE m.id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)" ")"
    ))
    .bind(serde_json::to_string(&ids)?)
    .all()
    .await
}

row! {
    /// Whom a mail about their posts reaches.
    pub(crate) struct Told {
        pub(crate) id: MemberId,
        pub(crate) name: String,
        pub(crate) email: String,
        pub(crate) language: Option<String>,
    }
}

/// Those of the members who can sign in, have shown that their address is theirs, and want mail about their posts.
pub(crate) async fn told(conn: &mut impl Connection, members: &[MemberId]) -> Result<Vec<Told>> {
    let ids: Vec<i64> = members.iter().map(|member| member.number()).collect();
    conn.q(sql!(
        "SELECT m.id, m.name, m.email, m.language FROM members m WHERE m.told AND m.email_confirmed AND "
        "m.email IS NOT NULL AND m.state = 'active' AND m.id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)" ") ORDER BY m.id"
    ))
    .bind(serde_json::to_string(&ids)?)
    .all()
    .await
}

/// Whom a mail about their own account reaches: whoever has shown that the address is theirs.
pub(crate) async fn reached(conn: &mut impl Connection, member: MemberId) -> Result<Option<Told>> {
    conn.q(sql!(
        "SELECT m.id, m.name, m.email, m.language FROM members m WHERE m.id = $1 AND m.email_confirmed AND m.email IS NOT NULL"
    ))
    .bind(member)
    .opt()
    .await
}

/// A row to write.
pub(crate) struct NewRow<'a> {
    pub(crate) id: MemberId,
    pub(crate) handle: &'a Handle,
    pub(crate) name: &'a Name,
    pub(crate) email: Option<&'a Email>,
    pub(crate) password: Option<&'a str>,
    pub(crate) state: State,
    pub(crate) role: Role,
    pub(crate) affiliation: Affiliation,
    pub(crate) picture: Option<&'a str>,
    pub(crate) headline: &'a str,
    pub(crate) company: &'a str,
    pub(crate) job_title: &'a str,
    pub(crate) about: &'a str,
    pub(crate) about_html: &'a str,
    pub(crate) interests: &'a str,
    pub(crate) language: Option<&'a str>,
    pub(crate) time_zone: &'a str,
    pub(crate) created_at: Timestamp,
}

/// Writes a new member.
pub(crate) async fn insert(conn: &mut impl Connection, new: &NewRow<'_>) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO members (id, handle, handle_key, name, name_key, email, email_key, email_confirmed, password, "
        "state, role, affiliation, picture, headline, company, job_title, about, about_html, interests, language, "
        "time_zone, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"
    ))
    .bind(new.id)
    .bind(new.handle.as_str())
    .bind(new.handle.key())
    .bind(new.name.as_str())
    .bind(new.name.key())
    .bind(new.email.map(|email| email.as_str().to_owned()))
    .bind(new.email.map(Email::key))
    .bind(new.state == State::Active && new.email.is_some())
    .bind(new.password.map(str::to_owned))
    .bind(new.state)
    .bind(new.role)
    .bind(new.affiliation)
    .bind(new.picture.map(str::to_owned))
    .bind(new.headline)
    .bind(new.company)
    .bind(new.job_title)
    .bind(new.about)
    .bind(new.about_html)
    .bind(new.interests)
    .bind(new.language.map(str::to_owned))
    .bind(new.time_zone)
    .bind(new.created_at)
    .run()
    .await?;
    Ok(())
}

/// Which of these keys are taken.
pub(crate) async fn taken(conn: &mut impl Connection, keys: &[String]) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .q(sql!(
            "SELECT handle_key FROM members WHERE handle_key IN (SELECT "
            lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)" ")"
        ))
        .bind(serde_json::to_string(keys)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Name and password of somebody who signs up again before the address was confirmed.
pub(crate) async fn set_name_and_password(
    conn: &mut impl Connection,
    member: MemberId,
    name: &Name,
    password: &str,
) -> Result<()> {
    conn.q(sql!("UPDATE members SET name = $2, name_key = $3, password = $4 WHERE id = $1"))
        .bind(member)
        .bind(name.as_str())
        .bind(name.key())
        .bind(password)
        .run()
        .await?;
    Ok(())
}

/// A new password.
pub(crate) async fn set_password(conn: &mut impl Connection, member: MemberId, password: &str) -> Result<()> {
    conn.q(sql!("UPDATE members SET password = $2 WHERE id = $1")).bind(member).bind(password).run().await?;
    Ok(())
}

/// The address is the member's: whoever waited for that can sign in now; a suspension stays. Who claims an account that came
/// from another system is no newcomer.
pub(crate) async fn set_confirmed(conn: &mut impl Connection, member: MemberId, email: &str) -> Result<()> {
    conn.q(sql!(
        "UPDATE members SET email = $2, email_key = $3, email_confirmed = TRUE, "
        "trust = CASE WHEN state = 'imported' AND trust = 0 THEN 1 ELSE trust END, "
        "state = CASE WHEN state IN ('unconfirmed', 'imported') THEN 'active' ELSE state END WHERE id = $1"
    ))
    .bind(member)
    .bind(email)
    .bind(key(email))
    .run()
    .await?;
    Ok(())
}

/// A new handle; [`madang_kernel::Error::Conflict`] when it is taken.
pub(crate) async fn set_handle(conn: &mut impl Connection, member: MemberId, handle: &Handle) -> Result<()> {
    conn.q(sql!("UPDATE members SET handle = $2, handle_key = $3 WHERE id = $1"))
        .bind(member)
        .bind(handle.as_str())
        .bind(handle.key())
        .run()
        .await?;
    Ok(())
}

/// A new name.
pub(crate) async fn set_name(conn: &mut impl Connection, member: MemberId, name: &Name) -> Result<()> {
    conn.q(sql!("UPDATE members SET name = $2, name_key = $3 WHERE id = $1"))
        .bind(member)
        .bind(name.as_str())
        .bind(name.key())
        .run()
        .await?;
    Ok(())
}

/// Texts and picture are kept aside, as JSON, and are gone from where others read them.
pub(crate) async fn put_aside(
    conn: &mut impl Connection,
    member: MemberId,
    aside: &str,
    (as_what, reason): (&str, &str),
    removed: bool,
) -> Result<()> {
    conn.q(sql!(
        "UPDATE members SET withheld = $2, withheld_as = $3, withheld_reason = $4, withheld_removed = $5, picture = NULL, "
        "headline = '', company = '', job_title = '', about = '', about_html = '', interests = '[]' WHERE id = $1"
    ))
    .bind(member)
    .bind(aside)
    .bind(as_what)
    .bind(reason)
    .bind(removed)
    .run()
    .await?;
    Ok(())
}

/// Texts and picture are where others read them.
pub(crate) async fn put_back(conn: &mut impl Connection, member: MemberId, all: &Aside) -> Result<()> {
    conn.q(sql!(
        "UPDATE members SET withheld = NULL, withheld_as = '', withheld_reason = '', withheld_removed = FALSE, picture = $2, "
        "headline = $3, company = $4, job_title = $5, about = $6, about_html = $7, interests = $8 WHERE id = $1"
    ))
    .bind(member)
    .bind(all.picture.clone())
    .bind(all.headline.as_str())
    .bind(all.company.as_str())
    .bind(all.job_title.as_str())
    .bind(all.about.as_str())
    .bind(all.about_html.as_str())
    .bind(all.interests.as_str())
    .run()
    .await?;
    Ok(())
}

/// Language, colour scheme and time zone; `None` leaves the choice to the browser.
pub(crate) async fn set_preferences(
    conn: &mut impl Connection,
    member: MemberId,
    language: Option<&str>,
    theme: Option<&str>,
    time_zone: &str,
) -> Result<()> {
    conn.q(sql!("UPDATE members SET language = $2, theme = $3, time_zone = $4 WHERE id = $1"))
        .bind(member)
        .bind(language.map(str::to_owned))
        .bind(theme.map(str::to_owned))
        .bind(time_zone)
        .run()
        .await?;
    Ok(())
}

/// Which mails come. `token` is kept where there is none yet.
pub(crate) async fn set_mail(
    conn: &mut impl Connection,
    member: MemberId,
    told: bool,
    news: bool,
    token: &str,
) -> Result<()> {
    conn.q(sql!("UPDATE members SET told = $2, news = $3, news_token = COALESCE(news_token, $4) WHERE id = $1"))
        .bind(member)
        .bind(told)
        .bind(news)
        .bind(token)
        .run()
        .await?;
    Ok(())
}

/// A new role.
pub(crate) async fn set_role(conn: &mut impl Connection, member: MemberId, role: Role) -> Result<()> {
    conn.q(sql!("UPDATE members SET role = $2 WHERE id = $1")).bind(member).bind(role).run().await?;
    Ok(())
}

/// A new affiliation.
pub(crate) async fn set_affiliation(
    conn: &mut impl Connection,
    member: MemberId,
    affiliation: Affiliation,
) -> Result<()> {
    conn.q(sql!("UPDATE members SET affiliation = $2 WHERE id = $1")).bind(member).bind(affiliation).run().await?;
    Ok(())
}

/// Whether the member is trusted; how many rows changed.
pub(crate) async fn set_trusted(conn: &mut impl Connection, member: MemberId, trusted: bool) -> Result<u64> {
    conn.q(sql!("UPDATE members SET trusted = $2 WHERE id = $1 AND trusted <> $2"))
        .bind(member)
        .bind(trusted)
        .run()
        .await
}

/// Changes trust levels, given as a JSON array of `[member, level before, level]`, and gives the members whose level was the one
/// before. Of several nodes that ask alike, one changes each.
pub(crate) async fn set_trust(conn: &mut impl Connection, changes: &str) -> Result<Vec<MemberId>> {
    let rows: Vec<(MemberId,)> = conn
        .q(sql!(
            "UPDATE members SET trust = k.level FROM (SELECT "
            lite "value ->> 0 AS id, value ->> 1 AS before, value ->> 2 AS level FROM json_each($1)"
            pg "(value ->> 0)::bigint AS id, (value ->> 1)::bigint AS before, (value ->> 2)::bigint AS level \
                FROM json_array_elements($1::json)"
            ") AS k WHERE members.id = k.id AND members.trust = k.before RETURNING members.id"
        ))
        .bind(changes)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Keeps a member out.
pub(crate) async fn suspend(
    conn: &mut impl Connection,
    member: MemberId,
    until: Option<Timestamp>,
    reason: &str,
) -> Result<()> {
    conn.q(sql!("UPDATE members SET state = 'suspended', suspended_until = $2, suspended_reason = $3 WHERE id = $1"))
        .bind(member)
        .bind(until)
        .bind(reason)
        .run()
        .await?;
    Ok(())
}

/// Keeps a member from writing until then, or lets them write again.
pub(crate) async fn silence(conn: &mut impl Connection, member: MemberId, until: Option<Timestamp>) -> Result<()> {
    conn.q(sql!("UPDATE members SET silenced_until = $2 WHERE id = $1")).bind(member).bind(until).run().await?;
    Ok(())
}

/// Remembers a warning, or that there is none to read; how many members that changed.
pub(crate) async fn warn(conn: &mut impl Connection, member: MemberId, at: Option<Timestamp>) -> Result<u64> {
    conn.q(sql!("UPDATE members SET warned_at = $2 WHERE id = $1 AND warned_at IS DISTINCT FROM $2"))
        .bind(member)
        .bind(at)
        .run()
        .await
}

/// Ends a suspension: the member is what they were before it.
pub(crate) async fn restore(conn: &mut impl Connection, member: MemberId) -> Result<()> {
    conn.q(sql!(
        "UPDATE members SET suspended_until = NULL, suspended_reason = '', state = CASE WHEN password IS NULL AND NOT "
        "email_confirmed THEN 'imported' WHEN email_confirmed THEN 'active' ELSE 'unconfirmed' END "
        "WHERE id = $1 AND state = 'suspended'"
    ))
    .bind(member)
    .run()
    .await?;
    Ok(())
}

/// How many administrators can act besides this one.
pub(crate) async fn other_administrators(conn: &mut impl Connection, member: MemberId) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM members WHERE role = 'administrator' AND state = 'active' AND id <> $1"
    ))
    .bind(member)
    .value()
    .await
}

/// An address that nobody has confirmed yet; [`madang_kernel::Error::Conflict`] when it is somebody's.
pub(crate) async fn set_unconfirmed_email(conn: &mut impl Connection, member: MemberId, email: &Email) -> Result<()> {
    conn.q(sql!("UPDATE members SET email = $2, email_key = $3, email_confirmed = FALSE WHERE id = $1"))
        .bind(member)
        .bind(email.as_str())
        .bind(email.key())
        .run()
        .await?;
    Ok(())
}

/// Suspensions whose time is over end.
pub(crate) async fn restore_due(conn: &mut impl Connection, now: Timestamp) -> Result<Vec<MemberId>> {
    let rows: Vec<(MemberId,)> = conn
        .q(sql!(
            "UPDATE members SET suspended_until = NULL, suspended_reason = '', state = CASE WHEN password IS NULL AND "
            "NOT email_confirmed THEN 'imported' WHEN email_confirmed THEN 'active' ELSE 'unconfirmed' END "
            "WHERE state = 'suspended' AND suspended_until <= $1 RETURNING id"
        ))
        .bind(now)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
