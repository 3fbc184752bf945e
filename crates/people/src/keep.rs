//! Housekeeping: noting who was here, ending what is over, forgetting what is old.

use crate::{
    People,
    mail::ATTEMPTS,
    session,
    sign_in::MEMORY,
    store::{failures, links, members, outgoing, sessions, tokens, visits},
};
use madang_events::people::MemberChanged;
use madang_kernel::{Actor, App, Command, Cx, Result, Timestamp};
use std::{collections::HashMap, time::Duration};

/// How long the register of sent mails goes back.
const MAIL_KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// So many days it is known on which days members were here; after that only on how many.
pub(crate) const VISITS_KEPT: i64 = 100;

/// The day of a moment, in days since 1970 UTC.
pub(crate) fn day_of(at: Timestamp) -> i64 {
    at.millis().div_euclid(24 * 3600 * 1000)
}

/// Writes down who was seen since the last time, on each node; the wiring's worker calls it once a minute and before
/// the program ends.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails.
pub async fn note_seen(app: &App) -> Result<()> {
    let marks = std::mem::take(&mut *app.service::<People>().marks());
    if marks.members.is_empty() {
        return Ok(());
    }
    let mut tx = app.db().write().await?;
    if !marks.sessions.is_empty() {
        sessions::seen(&mut tx, &pairs(&marks.sessions), app.now() + session::LIFE).await?;
    }
    if !marks.tokens.is_empty() {
        tokens::used(&mut tx, &pairs(&marks.tokens)).await?;
    }
    sessions::members_seen(&mut tx, &pairs(&marks.members)).await?;
    if !marks.visits.is_empty() {
        visits::add(&mut tx, &serde_json::to_string(&marks.visits)?).await?;
    }
    tx.commit().await
}

fn pairs(marks: &HashMap<i64, Timestamp>) -> String {
    // In the order of ids, so that two nodes never wait for each other's rows.
    let mut pairs: Vec<(i64, i64)> = marks.iter().map(|(id, at)| (*id, at.millis())).collect();
    pairs.sort_unstable();
    serde_json::to_string(&pairs).unwrap_or_else(|_| "[]".into())
}

/// Ends suspensions whose time is over, and forgets expired sessions and links, old failures, visits and sent mails. The
/// wiring's worker calls it every hour.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails.
pub async fn keep_house(app: &App) -> Result<()> {
    app.run(&app.system(), KeepHouse).await
}

struct KeepHouse;

impl Command for KeepHouse {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let now = cx.now();
        for member in members::restore_due(cx, now).await? {
            cx.emit(&MemberChanged { member }).await?;
        }
        sessions::sweep(cx, now).await?;
        links::sweep(cx, now).await?;
        failures::sweep(cx, now - MEMORY).await?;
        visits::sweep(cx, day_of(now) - VISITS_KEPT).await?;
        outgoing::sweep(cx, now - MAIL_KEPT, ATTEMPTS).await?;
        Ok(())
    }
}
