//! Somebody signs in. Failures are counted by account and network together: whoever guesses has to wait longer and
//! longer, and the member elsewhere does not.

pub(crate) mod web;

use crate::{
    Client, Email, State, password,
    record::OfferRecord,
    session,
    store::{
        failures::{self, Failures},
        members,
    },
};
use madang_kernel::{
    Actor, App, Command, Cx, Error, MemberId, Result, Timestamp,
    limit::{Limiter, Rate},
    secret,
};
use std::time::Duration;

/// Attempts from one network, whatever the account.
const FROM_NETWORK: Rate = Rate { burst: 40, per_millis: 15 * 60_000 };
/// Failures that cost nothing; each one more doubles the wait.
const FREE: i64 = 5;
/// The first wait.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);
/// Failures are forgotten after so long without a further one.
pub(crate) const MEMORY: Duration = Duration::from_secs(24 * 3600);

/// Why somebody is not signed in.
pub(crate) enum Refusal {
    /// Address and password do not belong together; the same where there is no such account.
    Wrong,
    /// The address is not confirmed yet.
    Unconfirmed,
    /// The member is kept out; `record` leads to what moderators wrote down, and to the appeal.
    Suspended { until: Option<Timestamp>, reason: String, record: Option<String> },
    /// So many seconds have to pass first.
    Wait(u64),
}

/// Signs somebody in with address and password.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn sign_in(
    app: &App,
    email: &Email,
    typed: String,
    client: &Client,
) -> Result<std::result::Result<session::Started, Refusal>> {
    let now = app.now();
    let network = client.network();
    match app.service::<Limiter>().take(&format!("sign-in {network}"), FROM_NETWORK, now) {
        Err(Error::TooMany(seconds)) => return Ok(Err(Refusal::Wait(seconds))),
        other => drop(other?),
    }
    let key = secret::hash(&format!("{} {network}", email.key()));
    let mut conn = app.db().read().await?;
    let failures = failures::find(&mut conn, &key).await?.filter(|failures| failures.last_at + MEMORY > now);
    if let Some(until) = failures.as_ref().and_then(|failures| failures.locked_until).filter(|until| *until > now) {
        return Ok(Err(Refusal::Wait(seconds_between(now, until))));
    }
    let account = members::by_email(&mut conn, email).await?;
    drop(conn);
    let kept = account.as_ref().and_then(|account| account.password.clone());
    let right = password::verify(typed, kept).await?;
    let Some(account) = account.filter(|_| right) else {
        app.run(&app.system(), NoteFailure { key }).await?;
        return Ok(Err(Refusal::Wrong));
    };
    if account.is_kept_out(now) {
        let record = app.run(&app.system(), OfferRecord { member: account.id }).await?;
        let refusal = Refusal::Suspended { until: account.suspended_until, reason: account.suspended_reason, record };
        return Ok(Err(refusal));
    }
    if account.state == State::Unconfirmed {
        return Ok(Err(Refusal::Unconfirmed));
    }
    let forget = failures.map(|_| key);
    app.run(&app.system(), Begin { member: account.id, client: client.clone(), forget }).await.map(Ok)
}

fn seconds_between(now: Timestamp, until: Timestamp) -> u64 {
    ((until.millis() - now.millis()).max(0) as u64).div_ceil(1000)
}

/// Counts a failure; from the sixth on the pair of account and network has to wait.
struct NoteFailure {
    key: String,
}

impl Command for NoteFailure {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let now = cx.now();
        let before = failures::find(cx, &self.key).await?.filter(|failures| failures.last_at + MEMORY > now);
        let count = before.map_or(0, |failures| failures.failures) + 1;
        let locked_until = wait(count).map(|wait| now + wait);
        failures::save(cx, &self.key, &Failures { failures: count, last_at: now, locked_until }).await
    }
}

fn wait(failures: i64) -> Option<Duration> {
    let beyond = u32::try_from(failures - FREE - 1).ok()?;
    Some(FIRST_WAIT.saturating_mul(2u32.saturating_pow(beyond)).min(LONGEST_WAIT))
}

/// Begins the session of a member whose password was right.
struct Begin {
    member: MemberId,
    client: Client,
    forget: Option<String>,
}

impl Command for Begin {
    type Output = session::Started;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<session::Started> {
        if let Some(key) = &self.forget {
            failures::forget(cx, key).await?;
        }
        session::begin(cx, self.member, &self.client).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_beyond_the_free_ones_doubles_the_wait() {
        let seconds = |failures| wait(failures).map(|wait| wait.as_secs());
        assert_eq!(
            [5, 6, 7, 8, 12, 13, 500].map(seconds),
            [None, Some(30), Some(60), Some(120), Some(1920), Some(3600), Some(3600)]
        );
    }
}
