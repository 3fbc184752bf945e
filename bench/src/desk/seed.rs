//! Rows of a busy workbench: written as the desk and moderation themselves would leave them.

use super::Choices;
use crate::program::Done;
use madang_kernel::{Actor, App, Command, Cx, Db, Result, secret, sql};
use std::time::Duration;

/// What there is, and how a moderator signs in.
pub(super) struct Staff {
    pub(super) open: i64,
    pub(super) flagged: i64,
    pub(super) held: i64,
    /// The value of the cookie of a moderator's session.
    pub(super) moderator: String,
}

/// Fills the desk and moderation's queues.
///
/// # Errors
/// When the database fails.
pub(super) async fn fill(db: &Db, choices: Choices) -> Result<Staff> {
    let app = App::builder(db.clone()).build().await?;
    app.run(&app.system(), Fill(choices)).await
}

/// What autovacuum has done in any PostgreSQL that has run for a day.
///
/// # Errors
/// One sentence.
pub(super) async fn tidy(db: &Db) -> Done {
    if let Db::Pg { writer, .. } = db {
        sqlx::query("VACUUM ANALYZE").execute(writer).await.map_err(|error| error.to_string())?;
    }
    Ok(())
}

struct Fill(Choices);

impl Command for Fill {
    type Output = Staff;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Staff> {
        let Choices { open, agents, flagged, held, .. } = self.0;
        let now = cx.now();
        cx.q(sql!("UPDATE members SET role = 'agent' WHERE role = 'member' AND id IN (SELECT id FROM members ORDER BY id LIMIT $1)"))
            .bind(agents as i64)
            .run()
            .await?;
        questions(cx, open).await?;
        cases(cx, flagged).await?;
        waiting(cx, held).await?;
        let moderator = secret::hash("moderator");
        cx.q(sql!(
            "INSERT INTO sessions (id, hash, member, created_at, seen_at, expires_at, agent, address) SELECT 3, $1, m.id, $2, $2, $3, \
             'bench', '127.0.0.1' FROM members m WHERE m.role = 'moderator' ORDER BY m.id LIMIT 1"
        ))
        .bind(secret::hash(&moderator))
        .bind(now)
        .bind(now + Duration::from_secs(3600 * 24 * 3650))
        .run()
        .await?;
        let counted: (i64, i64, i64) = cx
            .q(sql!(
                "SELECT (SELECT CAST(count(*) AS BIGINT) FROM desk_threads WHERE unanswered), \
                 (SELECT CAST(count(*) AS BIGINT) FROM flag_cases), (SELECT CAST(count(*) AS BIGINT) FROM waiting_posts)"
            ))
            .one()
            .await?;
        let (open, flagged, held) = counted;
        Ok(Staff { open, flagged, held, moderator })
    }
}

/// Open questions, all unanswered: one in five somebody's, one in ten high, one in a hundred urgent or flagged, one in
/// fifty nearly late or late. The shares of the other queues are in the statement. The place is that of
/// `crates/desk/src/upkeep/work_out.rs`.
async fn questions(cx: &mut Cx<'_>, open: usize) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("DELETE FROM desk_threads")).run().await?;
    cx.q(sql!(
        "INSERT INTO desk_threads (topic, space, product, language, asker, asked_at, imported, seq, state, away, verified, \
         live, unanswered, unverified, answer, returned, newcomer, hot, flags, views_before, views_then, views_at, priority, place, \
         assignee, assigned_at, snoozed_until, warn_at, due_at, synced_at) \
         SELECT q.id, q.space, q.product, q.language, q.author, q.created_at, FALSE, 0, 'open', FALSE, FALSE, \
         TRUE, TRUE, q.n % 20 = 1, CASE WHEN q.n % 20 = 1 THEN q.opening END, q.n % 50 = 2, q.n % 20 = 3, q.n % 50 = 4, \
         CASE WHEN q.n % 100 = 5 THEN 1 ELSE 0 END, 0, 0, $2, \
         CASE WHEN q.n % 100 = 6 THEN 'urgent' WHEN q.n % 10 = 7 THEN 'high' ELSE 'normal' END, \
         CASE WHEN q.n % 100 = 6 THEN 3 WHEN q.n % 10 = 7 THEN 2 ELSE 1 END * 17592186044416 + 17592186044415 - q.created_at, \
         a.id, CASE WHEN a.id IS NOT NULL THEN $2 END, CASE WHEN q.n % 40 = 8 THEN $2 + 864000000 ELSE 0 END, \
         $2 + (q.n % 1000 - 20) * 600000 - 3600000, $2 + (q.n % 1000 - 20) * 600000, $2 \
         FROM (SELECT id, space, product, language, author, created_at, opening, row_number() OVER (ORDER BY id) AS n \
         FROM topics WHERE kind = 'question' ORDER BY id LIMIT $1) AS q \
         LEFT JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM members WHERE role = 'agent') AS a \
         ON q.n % 5 = 0 AND a.n = (q.n / 5) % (SELECT count(*) FROM members WHERE role = 'agent')"
    ))
    .bind(open as i64)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Flagged posts, each by one member.
async fn cases(cx: &mut Cx<'_>, flagged: usize) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "INSERT INTO flag_cases (id, kind, subject, author, opened_at, flags, reasons, weight) \
         SELECT q.n, 'post', q.opening, q.author, $2, 1, CASE WHEN q.n % 3 = 0 THEN 'spam' ELSE 'rude' END, q.n % 997 \
         FROM (SELECT opening, author, row_number() OVER (ORDER BY id DESC) AS n FROM topics WHERE kind = 'question' \
         ORDER BY id DESC LIMIT $1) AS q"
    ))
    .bind(flagged as i64)
    .bind(now)
    .run()
    .await?;
    cx.q(sql!(
        "INSERT INTO flags (id, flag_case, member, reason, note, at) SELECT c.id, c.id, \
         (SELECT id FROM members WHERE role = 'member' AND id <> c.author ORDER BY id LIMIT 1), c.reasons, '', $1 FROM flag_cases c"
    ))
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Posts that wait because of a high spam score.
async fn waiting(cx: &mut Cx<'_>, held: usize) -> Result<()> {
    let now = cx.now();
    for statement in [
        sql!(
            "INSERT INTO waiting_posts (post, topic) SELECT opening, id FROM topics WHERE kind = 'question' AND $2 > 0 \
             ORDER BY id LIMIT $1"
        ),
        sql!(
            "INSERT INTO held_posts (post, author, held_at, why) SELECT opening, author, $2, '[]' FROM topics \
             WHERE kind = 'question' ORDER BY id LIMIT $1"
        ),
    ] {
        cx.q(statement).bind(held as i64).bind(now).run().await?;
    }
    Ok(())
}

/// Agents who are on duty day and night, of whom each speaks one language and has room for more.
///
/// # Errors
/// When the database fails.
pub(super) async fn on_duty(app: &App) -> Result<()> {
    app.run(&app.system(), OnDuty).await
}

struct OnDuty;

impl Command for OnDuty {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.q(sql!(
            "INSERT INTO desk_agents (agent, cap, languages) SELECT id, 400, CASE id % 3 WHEN 0 THEN '[\"ko\"]' \
             WHEN 1 THEN '[\"ja\"]' ELSE '[\"en\"]' END FROM members WHERE role = 'agent'"
        ))
        .run()
        .await?;
        cx.q(sql!(
            "INSERT INTO desk_shifts (id, agent, zone, weekdays, every, first_day, from_minute, to_minute) \
             SELECT id, id, 'Asia/Seoul', 127, 1, '2026-01-01', 0, 0 FROM members WHERE role = 'agent'"
        ))
        .run()
        .await?;
        Ok(())
    }
}

/// Puts everything off that waits, as where nobody fits.
///
/// # Errors
/// When the database fails.
pub(super) async fn put_off(app: &App) -> Result<()> {
    app.run(&app.system(), Wait { most: i64::MAX, later: Duration::from_secs(3600 * 24) }).await
}

/// Lets the first of what was put off wait again.
///
/// # Errors
/// When the database fails.
pub(super) async fn let_one_wait(app: &App) -> Result<()> {
    app.run(&app.system(), Wait { most: 1, later: Duration::ZERO }).await
}

struct Wait {
    most: i64,
    later: Duration,
}

impl Command for Wait {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let until = cx.now() + self.later;
        cx.q(sql!(
            "UPDATE desk_threads SET try_at = $2 WHERE topic IN (SELECT topic FROM desk_threads WHERE unanswered \
             AND assignee IS NULL AND NOT imported AND snoozed_until = 0 ORDER BY place DESC, topic DESC LIMIT $1)"
        ))
        .bind(self.most)
        .bind(until)
        .run()
        .await?;
        Ok(())
    }
}

/// How many open questions are somebody's.
///
/// # Errors
/// When the database fails.
pub(super) async fn given(db: &Db) -> Result<i64> {
    db.read()
        .await?
        .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM desk_threads WHERE live AND assignee IS NOT NULL"))
        .value()
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{self, Size};
    use madang_kernel::db::Migration;
    use madang_testkit::TestDatabase;

    fn migrations() -> Vec<Migration> {
        let crates = [
            madang_kernel::MIGRATIONS,
            madang_people::MIGRATIONS,
            madang_conversation::MIGRATIONS,
            madang_desk::MIGRATIONS,
            madang_moderation::MIGRATIONS,
        ];
        crates.into_iter().flatten().map(|step| Migration { name: step.name, text: step.text }).collect()
    }

    async fn check(database: TestDatabase) {
        let db = &database.db;
        let size = Size { members: 150, topics: 400, posts: 400, articles: 1, seed: 1 };
        generate::fill(db.clone(), size).await.unwrap();
        let staff = fill(db, Choices { open: 200, agents: 20, flagged: 50, held: 30, seconds: 1 }).await.unwrap();
        assert_eq!((staff.open, staff.flagged, staff.held), (200, 50, 30));
        let app = App::builder(db.clone()).build().await.unwrap();
        on_duty(&app).await.unwrap();
        assert_eq!(given(db).await.unwrap(), 40);
        put_off(&app).await.unwrap();
        let_one_wait(&app).await.unwrap();
        let waiting = sql!(
            "SELECT CAST(count(*) AS BIGINT) FROM desk_threads WHERE unanswered AND assignee IS NULL AND snoozed_until = 0 \
             AND try_at <= $1"
        );
        let waiting: i64 = db.read().await.unwrap().q(waiting).bind(app.now()).value().await.unwrap();
        assert_eq!(waiting, 1);
        database.close().await;
    }

    #[tokio::test]
    async fn a_busy_workbench_is_written() {
        let migrations = migrations();
        check(TestDatabase::sqlite(&migrations).await).await;
        if let Some(database) = TestDatabase::postgres(&migrations).await {
            check(database).await;
        }
    }
}
