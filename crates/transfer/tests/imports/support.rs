//! A community that imports, and a look at all that it holds.

use madang_kernel::{App, Db, Timestamp, sql};
use madang_testkit::{Plan, Site, on_both};
use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    task::Poll,
};

/// The yard and the importers.
pub(crate) fn plan() -> Plan {
    Plan::yard().with(madang_transfer::MIGRATIONS, madang_transfer::routes(), |builder, _| builder)
}

/// The folder of a fixture.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports").join(name)
}

/// Moves the clock past everything that the fixtures tell of.
pub(crate) fn later(site: &Site) {
    let end = Timestamp::parse("2027-01-01T00:00:00Z").unwrap();
    let left = end.millis() - site.app.now().millis();
    site.app.clock().advance(std::time::Duration::from_millis(left.max(0) as u64));
}

/// Kills an import at many moments, runs it again, and holds what is there then against an import that nobody disturbed.
/// `import` says whether it came to its end.
pub(crate) async fn survives_being_killed(import: impl AsyncFn(&App) -> bool) {
    let whole = Mutex::new(String::new());
    on_both(plan, async |site| {
        assert!(import(&site.app).await);
        let all = everything(&site.app).await;
        *whole.lock().unwrap() = all;
    })
    .await;
    for moment in 0..40 {
        let ended = Mutex::new(true);
        Box::pin(on_both(plan, async |site| {
            let is_whole = killed_at(&site.app, moment, import(&site.app)).await;
            killed_at(&site.app, moment / 2, import(&site.app)).await;
            assert!(import(&site.app).await);
            assert_eq!(everything(&site.app).await, *whole.lock().unwrap(), "killed at moment {moment}");
            *ended.lock().unwrap() &= is_whole;
        }))
        .await;
        if *ended.lock().unwrap() {
            assert!(moment > 5, "killed {moment} times between beginning and end");
            return;
        }
    }
    panic!("no import came to its end");
}

/// Lets an import run up to a moment, as when the program is killed then. Whether it came to its end.
async fn killed_at(app: &App, moment: usize, run: impl Future<Output = bool>) -> bool {
    match app.db() {
        Db::Lite { writer, .. } => {
            // What SQLite does is done at once; so it ends with the first commit that does not come about.
            let left = AtomicUsize::new(moment);
            let fails = move || left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_err();
            writer.acquire().await.unwrap().commit_hook(Some(fails)).unwrap();
            let is_whole = run.await;
            writer.acquire().await.unwrap().commit_hook(None::<fn() -> bool>).unwrap();
            is_whole
        }
        Db::Pg { .. } => dropped_after(5 + 10 * moment, run).await,
    }
}

/// Lets something run for so many steps and drops it there.
async fn dropped_after(steps: usize, run: impl Future<Output = bool>) -> bool {
    let mut run = Box::pin(run);
    let mut left = steps;
    std::future::poll_fn(|context| match run.as_mut().poll(context) {
        Poll::Pending if left == 0 => Poll::Ready(false),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
        ended => ended,
    })
    .await
}

type MemberRow = (String, String, String, String, i64, i64, i64);
type TopicRow = (i64, String, String, String, String, i64, i64, bool);
type PostRow = (i64, String, String, String, i64, i64);

/// Everything that was brought, without the ids that differ from run to run.
pub(crate) async fn everything(app: &App) -> String {
    let mut conn = app.db().read().await.unwrap();
    let mut members: Vec<MemberRow> = conn
        .q(sql!(
            "SELECT m.handle, m.name, m.state, m.about_html, CAST(coalesce(c.accepted, -1) AS BIGINT), \
             CAST(coalesce(c.votes, -1) AS BIGINT), CAST(coalesce(c.verified, -1) AS BIGINT) FROM members m \
             LEFT JOIN member_counts c ON c.member = m.id"
        ))
        .all()
        .await
        .unwrap();
    members.sort();
    let topics: Vec<TopicRow> = conn
        .q(sql!(
            "SELECT t.id, t.title, t.state, t.tags, m.name, t.answers, t.score, t.locked FROM topics t \
             JOIN members m ON m.id = t.author ORDER BY t.id"
        ))
        .all()
        .await
        .unwrap();
    let posts: Vec<PostRow> = conn
        .q(sql!(
            "SELECT p.id, p.kind, m.name, p.markdown, p.score, p.created_at FROM posts p \
             JOIN members m ON m.id = p.author ORDER BY p.id"
        ))
        .all()
        .await
        .unwrap();
    let mut tags: Vec<(String, String, i64)> =
        conn.q(sql!("SELECT name, description, topics FROM tags")).all().await.unwrap();
    tags.sort();
    let told: Vec<(String,)> = conn
        .q(sql!("SELECT payload FROM outbox WHERE kind = 'questions.imported' ORDER BY topic, seq"))
        .all()
        .await
        .unwrap();
    let told: Vec<String> = told.into_iter().map(|(payload,)| without_members(&payload)).collect();
    let counts: Vec<(String, i64)> = conn
        .q(sql!(
            "SELECT 'votes', CAST(count(*) AS BIGINT) FROM votes UNION ALL \
             SELECT 'follows', CAST(count(*) AS BIGINT) FROM follows UNION ALL \
             SELECT 'bookmarks', CAST(count(*) AS BIGINT) FROM bookmarks UNION ALL \
             SELECT 'reactions', CAST(count(*) AS BIGINT) FROM reactions UNION ALL \
             SELECT 'revisions', CAST(count(*) AS BIGINT) FROM revisions UNION ALL \
             SELECT 'files', CAST(count(*) AS BIGINT) FROM files UNION ALL \
             SELECT 'remembered', CAST(count(*) AS BIGINT) FROM imported UNION ALL \
             SELECT 'kept votes', CAST(count(*) AS BIGINT) FROM imported_votes UNION ALL \
             SELECT 'kept badges', CAST(count(*) AS BIGINT) FROM imported_badges UNION ALL \
             SELECT 'waiting', CAST(count(*) AS BIGINT) FROM import_facts"
        ))
        .all()
        .await
        .unwrap();
    format!("{members:#?}\n{topics:#?}\n{posts:#?}\n{tags:#?}\n{told:#?}\n{counts:#?}")
}

/// Members' ids are made anew in each run.
fn without_members(payload: &str) -> String {
    let mut told: serde_json::Value = serde_json::from_str(payload).unwrap();
    told["accepted_by"] = told["accepted_by"].is_string().into();
    for verdict in told["verdicts"].as_array_mut().unwrap() {
        verdict["member"] = verdict["member"].is_string().into();
    }
    told.to_string()
}
