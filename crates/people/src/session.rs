//! Sessions: how they begin, how they end, and the cookie that carries one.

use crate::{
    Client, People,
    identify::{COOKIE, Identified},
    store::sessions::{self, NewSession},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::Response,
};
use madang_events::people::AccessEnded;
use madang_kernel::{Actor, App, Command, Cx, Error, MemberId, Result, SessionId, secret};
use std::{convert::Infallible, time::Duration};

/// How long a session lasts since it was last used.
pub(crate) const LIFE: Duration = Duration::from_secs(60 * 24 * 3600);

/// A session that has begun.
pub(crate) struct Started {
    /// Whose it is.
    pub(crate) member: MemberId,
    secret: String,
}

/// Begins a session in the command's transaction.
pub(crate) async fn begin(cx: &mut Cx<'_>, member: MemberId, client: &Client) -> Result<Started> {
    let secret = secret::new_token();
    let new = NewSession {
        id: cx.new_id(),
        hash: &secret::hash(&secret),
        member,
        now: cx.now(),
        expires_at: cx.now() + LIFE,
        agent: &client.agent,
        address: &client.address,
    };
    sessions::insert(cx, &new).await?;
    Ok(Started { member, secret })
}

impl Started {
    /// Gives the browser the session with an answer.
    pub(crate) fn set_cookie(&self, app: &App, response: Response) -> Response {
        set(app, response, &self.secret, LIFE)
    }
}

/// Takes the session's cookie away.
pub(crate) fn clear_cookie(app: &App, response: Response) -> Response {
    set(app, response, "", Duration::ZERO)
}

fn set(app: &App, mut response: Response, value: &str, life: Duration) -> Response {
    let secure = if app.service::<People>().is_secure() { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={value}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{secure}", life.as_secs());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Ends one of the member's own sessions.
pub(crate) struct EndSession {
    /// The session.
    pub(crate) session: SessionId,
}

impl Command for EndSession {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        if sessions::end(cx, member, self.session).await? == 0 {
            return Err(Error::NotFound);
        }
        cx.emit(&AccessEnded { member }).await
    }
}

/// Ends all of the member's own sessions but one.
pub(crate) struct EndOtherSessions {
    /// The session that goes on.
    pub(crate) kept: Option<SessionId>,
}

impl Command for EndOtherSessions {
    type Output = u64;

    fn allowed(&self, actor: &Actor) -> bool {
        is_in_person(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<u64> {
        let member = cx.actor().signed_in()?;
        let ended = sessions::end_others(cx, member, self.kept).await?;
        cx.emit(&AccessEnded { member }).await?;
        Ok(ended)
    }
}

/// Whether a member acts with a session: what concerns the account itself is not for API tokens.
pub(crate) fn is_in_person(actor: &Actor) -> bool {
    actor.id().is_some() && actor.scopes().is_none()
}

/// The session that a request came with.
pub(crate) struct Current(pub(crate) Option<SessionId>);

impl<S: Sync> FromRequestParts<S> for Current {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> std::result::Result<Current, Infallible> {
        Ok(Current(parts.extensions.get::<Identified>().and_then(|identified| identified.session)))
    }
}
