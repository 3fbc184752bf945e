//! Who is behind a request: a session's cookie, an API token, or a visitor.

use crate::{
    People, State, guidelines,
    keep::day_of,
    store::{sessions, tokens},
};
use axum::http::{HeaderMap, header};
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Bar, Error, GroupId, MemberId, Result, Role, Scope, SessionId, SpaceId, Timestamp, secret,
};
use madang_ui::{Theme, Viewer};
use std::{sync::Arc, time::Duration};

/// The cookie of a session.
pub(crate) const COOKIE: &str = "madang_session";
/// What API tokens begin with, so that people and leak scanners recognise them.
pub(crate) const TOKEN_PREFIX: &str = "madang_";
/// How exactly the last use of a session is known.
const MARK: Duration = Duration::from_secs(300);

/// Who is behind a request, and how they like to be shown things.
#[derive(Clone)]
pub struct Identified {
    /// Who acts.
    pub actor: Actor,
    /// The signed-in member as pages show them; `None` for visitors and API tokens.
    pub viewer: Option<Arc<Viewer>>,
    /// The language the member has chosen.
    pub language: Option<Lang>,
    /// The colour scheme the member has chosen.
    pub theme: Option<Theme>,
    /// The IANA name of the member's time zone; `None` for visitors.
    pub time_zone: Option<Arc<str>>,
    /// The session, unless a visitor or a token.
    pub session: Option<SessionId>,
    /// What the member has still to agree to.
    pub asked: Option<guidelines::Asked>,
    /// Until when the member is silenced.
    pub silenced_until: Option<Timestamp>,
    /// Whether moderators warned the member, who has not read of it yet.
    pub is_warned: bool,
}

/// What is known of the holder of a secret.
pub(crate) struct Known {
    pub(crate) member: MemberId,
    role: Role,
    groups: Vec<GroupId>,
    /// The spaces that the member may tidy, and until when.
    tended: Vec<(SpaceId, Option<Timestamp>)>,
    trusted: bool,
    trust: u8,
    scopes: Option<Vec<Scope>>,
    viewer: Arc<Viewer>,
    language: Option<Lang>,
    theme: Option<Theme>,
    time_zone: Arc<str>,
    id: i64,
    expires_at: Option<Timestamp>,
    state: State,
    suspended_until: Option<Timestamp>,
    silenced_until: Option<Timestamp>,
    is_warned: bool,
    agreed: i64,
}

/// Finds out who sent a request with these headers.
///
/// # Errors
/// [`Error::SignIn`] for an API token that is unknown or has ended, [`Error::Forbidden`] for one of a member who is
/// kept out. A session that has ended makes a visitor.
pub async fn identify(app: &App, headers: &HeaderMap) -> Result<Identified> {
    if let Some(token) = bearer_token(headers) {
        let known = lookup(app, token, true).await?.ok_or(Error::SignIn)?;
        return if known.is_kept_out(app.now()) { Err(Error::Forbidden) } else { Ok(known.identified(app, None)) };
    }
    let Some(cookie) = session_cookie(headers) else { return Ok(Identified::visitor(app)) };
    match lookup(app, cookie, false).await? {
        Some(known) if !known.is_kept_out(app.now()) => Ok(known.identified(app, Some(SessionId::new(known.id)))),
        _ => Ok(Identified::visitor(app)),
    }
}

/// The secret in the session's cookie.
pub(crate) fn session_cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// Who holds a secret, from memory or the database.
async fn lookup(app: &App, secret: &str, is_token: bool) -> Result<Option<Arc<Known>>> {
    let people = app.service::<People>();
    let hash = secret::hash(secret);
    let now = app.now();
    let known = match people.known(&hash) {
        // One that has ended may have been lengthened since it was learned.
        Some(known) if known.scopes.is_some() == is_token && !known.has_ended(now) => known,
        _ => {
            let mut conn = app.db().read().await?;
            let row = match is_token {
                true => tokens::bearer(&mut conn, &hash).await?,
                false => sessions::bearer(&mut conn, &hash).await?,
            };
            let Some(row) = row else { return Ok(None) };
            if row.seen_at.is_none_or(|seen| seen + MARK <= now) {
                mark(people, &row, is_token, now);
            }
            let known = Arc::new(Known::from(row, is_token));
            people.learn(hash, known.clone());
            known
        }
    };
    Ok(Some(known).filter(|known| !known.has_ended(now)))
}

fn mark(people: &People, row: &sessions::Bearer, is_token: bool, now: Timestamp) {
    let mut marks = people.marks();
    let kind = if is_token { &mut marks.tokens } else { &mut marks.sessions };
    kind.insert(row.id, now);
    if !is_token {
        marks.visits.insert((row.member.number(), day_of(now)));
    }
    marks.members.insert(row.member.number(), now);
}

impl Identified {
    fn visitor(app: &App) -> Identified {
        let actor = Actor::visitor(app.rules());
        Identified {
            actor,
            viewer: None,
            language: None,
            theme: None,
            time_zone: None,
            session: None,
            asked: None,
            silenced_until: None,
            is_warned: false,
        }
    }
}

impl Known {
    fn from(row: sessions::Bearer, is_token: bool) -> Known {
        let viewer = Viewer {
            id: row.member.number(),
            handle: row.handle,
            name: row.name,
            picture: row.picture,
            role: row.role.as_str().to_owned(),
            is_staff: row.role >= Role::Agent,
            is_manager: row.role >= Role::Manager,
            is_admin: row.role == Role::Administrator,
            unread: 0,
        };
        Known {
            member: row.member,
            role: row.role,
            groups: row.groups.split(',').filter_map(|id| id.parse().ok()).map(GroupId::new).collect(),
            tended: row.tended.split(',').filter_map(tended).collect(),
            trusted: row.trusted,
            trust: u8::try_from(row.trust).unwrap_or(0),
            scopes: is_token.then(|| serde_json::from_str(&row.scopes).unwrap_or_default()),
            viewer: Arc::new(viewer),
            language: row.language.as_deref().and_then(Lang::parse),
            theme: row.theme.as_deref().and_then(Theme::parse),
            time_zone: row.time_zone.into(),
            id: row.id,
            expires_at: row.expires_at,
            state: row.state,
            suspended_until: row.suspended_until,
            silenced_until: row.silenced_until,
            is_warned: row.warned_at.is_some(),
            agreed: row.agreed,
        }
    }

    fn has_ended(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    fn is_kept_out(&self, now: Timestamp) -> bool {
        match self.state {
            State::Active => false,
            State::Suspended => self.suspended_until.is_none_or(|until| until > now),
            State::Unconfirmed | State::Imported => true,
        }
    }

    fn tended_at(&self, now: Timestamp) -> Vec<SpaceId> {
        let lasts = |until: &Option<Timestamp>| until.is_none_or(|end| end > now);
        self.tended.iter().filter(|(_, until)| lasts(until)).map(|(space, _)| *space).collect()
    }

    /// What keeps the member from writing now. Staff works on while new guidelines wait to be agreed to.
    fn bar(&self, app: &App) -> Option<Bar> {
        let now = app.now();
        if self.silenced_until.is_some_and(|until| until > now) {
            return Some(Bar::Silenced);
        }
        let is_due = guidelines::asked(app, self.agreed, now).is_some_and(|asked| asked.is_due);
        (self.role == Role::Member && is_due).then_some(Bar::Guidelines)
    }

    /// The rules of spaces are read anew each time: they change apart from members.
    fn identified(&self, app: &App, session: Option<SessionId>) -> Identified {
        let groups = self.groups.clone();
        let actor = Actor::member(self.member, self.role, groups, self.trusted, self.scopes.clone(), app.rules());
        Identified {
            actor: actor.at_trust(self.trust).tending(self.tended_at(app.now())).barred(self.bar(app)),
            viewer: session.map(|_| self.viewer.clone()),
            language: self.language,
            theme: self.theme,
            time_zone: Some(self.time_zone.clone()),
            session,
            asked: guidelines::asked(app, self.agreed, app.now()),
            silenced_until: self.silenced_until.filter(|until| *until > app.now()),
            is_warned: self.is_warned,
        }
    }
}

/// A space and the end of the right to tidy it, as [`sessions::Bearer`] has them.
fn tended(pair: &str) -> Option<(SpaceId, Option<Timestamp>)> {
    let (space, until) = pair.split_once('@')?;
    Some((SpaceId::new(space.parse().ok()?), until.parse().ok().map(Timestamp::from_millis)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "theme=dark; madang_sessions=no".parse().unwrap());
        assert_eq!(session_cookie(&headers), None);
        headers.append(header::COOKIE, "lang=ko; madang_session=secret".parse().unwrap());
        assert_eq!(session_cookie(&headers), Some("secret"));
    }

    #[test]
    fn the_scheme_of_a_token_is_read_in_any_case() {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, "bearer  madang_x".parse().unwrap());
        assert_eq!(bearer_token(&headers), Some("madang_x"));
        headers.insert(header::AUTHORIZATION, "Basic madang_x".parse().unwrap());
        assert_eq!(bearer_token(&headers), None);
    }
}
