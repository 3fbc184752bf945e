//! Makes a community of any size, directly in the database: members, topics and posts in three languages, with few
//! that are busy and many that are not, votes, accepted and verified answers.

mod articles;
mod people;
mod places;
mod plan;
mod rows;

pub(crate) use people::Access;

use crate::program::{Done, Program, Store};
use indicatif::{ProgressBar, ProgressStyle};
use madang_conversation::bulk;
use madang_kernel::{Actor, App, Command, Cx, Db, Result, db::OpenOptions, sql};
use places::Places;
use plan::Plan;
use rows::{Maker, Rows};
use serde::{Deserialize, Serialize};
use std::{ops::Range, sync::Arc, time::Instant};
use tokio::sync::mpsc;

/// Posts in one transaction.
const AT_ONCE: u32 = 3000;
/// Articles in one transaction.
const ARTICLES_AT_ONCE: u32 = 500;
/// Members in one transaction.
const MEMBERS_AT_ONCE: u32 = 5000;

/// How large a community is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::Args)]
pub(crate) struct Size {
    /// Members.
    #[arg(long, default_value_t = 50_000)]
    pub(crate) members: usize,
    /// Topics, each with its opening post.
    #[arg(long, default_value_t = 200_000)]
    pub(crate) topics: usize,
    /// Posts: openings, answers and comments.
    #[arg(long, default_value_t = 2_000_000)]
    pub(crate) posts: usize,
    /// Articles of the knowledge base, beside the topics, each with its text and a few comments.
    #[arg(long, default_value_t = 20_000)]
    pub(crate) articles: usize,
    /// The same seed makes the same community.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

impl Size {
    /// The size that the targets speak of.
    pub(crate) fn standard() -> Size {
        Size { members: 50_000, topics: 200_000, posts: 2_000_000, articles: 20_000, seed: 1 }
    }

    /// The same proportions with so many posts.
    pub(crate) fn with_posts(self, posts: usize) -> Size {
        let part = |all: usize| (all as u128 * posts as u128 / self.posts.max(1) as u128) as usize;
        Size {
            members: part(self.members).max(150),
            topics: part(self.topics).max(20),
            posts,
            articles: part(self.articles).max(20).min(self.articles),
            seed: self.seed,
        }
    }
}

/// What is kept beside a generated community.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Its size.
    pub(crate) size: Size,
    /// How the measurements sign in.
    pub(crate) access: Access,
    /// How long it took, in seconds: rows, then the search index.
    pub(crate) seconds: (f64, f64),
}

/// Fills an empty store with a community, and leaves it as it would be found after a while of serving.
///
/// # Errors
/// One sentence.
pub(crate) async fn generate(program: &Program, store: &Store, size: Size) -> Done<Facts> {
    if size.topics == 0 || size.posts < size.topics || size.members < 3 {
        return Err("A community needs three members, a topic, and a post for each topic.".into());
    }
    program.migrate(store)?;
    let began = Instant::now();
    let db = Db::open(&OpenOptions::new(store.url())).await.map_err(|error| error.to_string())?;
    let access = fill(db.clone(), size).await.map_err(|error| error.to_string())?;
    tidy(&db).await?;
    db.close().await;
    program.settle(store)?;
    let rows = began.elapsed().as_secs_f64();
    let began = Instant::now();
    program.reindex(store)?;
    let facts = Facts { size, access, seconds: (rows, began.elapsed().as_secs_f64()) };
    store.keep_facts(&facts)?;
    eprintln!("Rows in {:.0} s, search index in {:.0} s.", facts.seconds.0, facts.seconds.1);
    Ok(facts)
}

/// Writes the rows of a community.
///
/// # Errors
/// When the database fails, or is not empty.
pub(crate) async fn fill(db: Db, size: Size) -> Result<Access> {
    let mut conn = db.read().await?;
    let members: i64 = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM members")).value().await?;
    drop(conn);
    if members > 0 {
        return Err(madang_kernel::Error::internal(
            "The database is not empty; a generated community needs one of its own.",
        ));
    }
    let app = App::builder(db).build().await?;
    let plan = Plan::new(&size);
    for start in (0..size.members as u32).step_by(MEMBERS_AT_ONCE as usize) {
        let numbers = start..(start + MEMBERS_AT_ONCE).min(size.members as u32);
        app.run(&app.system(), AddMembers { numbers, staff: plan.staff, seed: size.seed }).await?;
    }
    let access = app.run(&app.system(), AddAccess(size)).await?;
    let places = Arc::new(app.run(&app.system(), AddPlaces).await?);
    let staff = plan.staff;
    write(&app, Maker::new(plan, Arc::clone(&places))).await?;
    for start in (0..size.articles as u32).step_by(ARTICLES_AT_ONCE as usize) {
        let numbers = start..(start + ARTICLES_AT_ONCE).min(size.articles as u32);
        let places = Arc::clone(&places);
        app.run(&app.system(), AddArticles { numbers, places, staff, size }).await?;
    }
    app.run(&app.system(), Recount).await?;
    Ok(access)
}

/// The next rows are made while the ones before are written.
async fn write(app: &App, maker: Maker) -> Result<()> {
    let all = maker.plan.posts.len() as u32;
    let bar = progress(u64::from(all));
    let (ready, mut waiting) = mpsc::channel::<Rows>(2);
    let maker = Arc::new(maker);
    let making = tokio::task::spawn_blocking(move || {
        for start in (0..all).step_by(AT_ONCE as usize) {
            let rows = maker.rows(start..(start + AT_ONCE).min(all));
            if ready.blocking_send(rows).is_err() {
                return;
            }
        }
    });
    while let Some(rows) = waiting.recv().await {
        let posts = rows.posts.len() as u64;
        app.run(&app.system(), AddRows(rows)).await?;
        bar.inc(posts);
    }
    making.await.map_err(madang_kernel::Error::internal)?;
    bar.finish();
    Ok(())
}

fn progress(posts: u64) -> ProgressBar {
    let template = "{wide_bar} {human_pos}/{human_len} posts, {per_sec}, {eta} left";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(posts).with_style(style)
}

/// What autovacuum has done in any PostgreSQL that has run for a day.
async fn tidy(db: &Db) -> Done {
    if let Db::Pg { writer, .. } = db {
        sqlx::query("VACUUM ANALYZE").execute(writer).await.map_err(|error| error.to_string())?;
    }
    Ok(())
}

struct AddMembers {
    numbers: Range<u32>,
    staff: usize,
    seed: u64,
}

impl Command for AddMembers {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        people::add(cx, self.numbers, self.staff, self.seed).await
    }
}

struct AddAccess(Size);

impl Command for AddAccess {
    type Output = Access;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Access> {
        people::add_access(cx, &self.0).await
    }
}

struct AddPlaces;

impl Command for AddPlaces {
    type Output = Places;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Places> {
        articles::add_collections(cx).await?;
        places::add(cx).await
    }
}

struct AddArticles {
    numbers: Range<u32>,
    places: Arc<Places>,
    staff: usize,
    size: Size,
}

impl Command for AddArticles {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let Size { members, seed, .. } = self.size;
        articles::add(cx, self.numbers, &self.places, (self.staff, members, seed)).await
    }
}

struct AddRows(Rows);

impl Command for AddRows {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let rows = self.0;
        bulk::topics(cx, &rows.topics).await?;
        bulk::posts(cx, &rows.posts).await?;
        bulk::votes(cx, &rows.votes).await?;
        bulk::reactions(cx, &rows.reactions).await?;
        bulk::me_toos(cx, &rows.me_toos).await?;
        bulk::follows(cx, &rows.follows).await?;
        for settled in &rows.settled {
            cx.emit(settled).await?;
        }
        Ok(())
    }
}

struct Recount;

impl Command for Recount {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        bulk::recount(cx).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use madang_kernel::db::Migration;
    use madang_testkit::TestDatabase;

    const SIZE: Size = Size { members: 150, topics: 300, posts: 3_500, articles: 40, seed: 1 };

    fn migrations() -> Vec<Migration> {
        let crates = [madang_kernel::MIGRATIONS, madang_people::MIGRATIONS, madang_conversation::MIGRATIONS];
        crates.into_iter().flatten().map(|step| Migration { name: step.name, text: step.text }).collect()
    }

    async fn number(db: &Db, sql: &'static madang_kernel::db::Sql) -> i64 {
        db.read().await.unwrap().q(sql).value().await.unwrap()
    }

    async fn check(database: TestDatabase) {
        let db = &database.db;
        let access = fill(db.clone(), SIZE).await.unwrap();
        assert_eq!(access.tokens.len(), 16);
        let count = sql!(
            "SELECT CAST(count(*) AS BIGINT) FROM posts p JOIN topics t ON t.id = p.topic WHERE t.kind <> 'article'"
        );
        assert_eq!(number(db, count).await, SIZE.posts as i64);
        let articles = sql!(
            "SELECT CAST(count(*) AS BIGINT) FROM topics t JOIN posts p ON p.id = t.opening AND p.topic = t.id \
             JOIN spaces s ON s.id = t.space WHERE t.kind = 'article' AND s.kind = 'knowledge'"
        );
        assert_eq!(number(db, articles).await, SIZE.articles as i64);
        let told = sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind = 'knowledge.article-imported'");
        assert_eq!(number(db, told).await, SIZE.articles as i64);
        let answers = sql!("SELECT CAST(sum(answers) AS BIGINT) FROM topics");
        let written = sql!("SELECT CAST(count(*) AS BIGINT) FROM posts WHERE kind = 'answer'");
        assert_eq!(number(db, answers).await, number(db, written).await);
        let solved =
            sql!("SELECT CAST(count(*) AS BIGINT) FROM topics t JOIN posts p ON p.id = t.accepted AND p.topic = t.id");
        assert!(number(db, solved).await > 50);
        let votes = sql!("SELECT CAST(count(*) AS BIGINT) FROM votes");
        assert!(number(db, votes).await > 1_000);
        assert!(fill(db.clone(), SIZE).await.is_err(), "a community is not written twice");
        database.close().await;
    }

    #[tokio::test]
    async fn a_community_is_written_and_counted() {
        let migrations = migrations();
        check(TestDatabase::sqlite(&migrations).await).await;
        if let Some(database) = TestDatabase::postgres(&migrations).await {
            check(database).await;
        }
    }
}
