//! A community for each test, on SQLite and on PostgreSQL, spoken to through HTTP.
//!
//! ```ignore
//! #[tokio::test]
//! async fn a_member_votes_once() {
//!     on_both(Plan::yard, async |site| {
//!         let space = site.space("help").await;
//!         let member = site.member("민지").await;
//!         let answer = member.post("/posts/1/vote", &[("value", "1")]).await;
//!         assert_eq!(answer.status, 303);
//!         site.app.settle().await.unwrap();
//!     })
//!     .await;
//! }
//! ```

#![allow(clippy::unwrap_used, reason = "a test kit may stop at what a test must not survive")]

mod client;
mod database;
mod site;

pub use client::{Answer, Client};
pub use database::TestDatabase;
pub use site::{Plan, Site};

/// Runs a test on SQLite, and on PostgreSQL where `MADANG_TEST_POSTGRES` names a server.
pub async fn on_both(plan: impl Fn() -> Plan, test: impl AsyncFn(&Site)) {
    let database = TestDatabase::sqlite(&plan().migrations).await;
    run(database, plan(), &test).await;
    if let Some(database) = TestDatabase::postgres(&plan().migrations).await {
        run(database, plan(), &test).await;
    }
}

async fn run(database: TestDatabase, plan: Plan, test: &impl AsyncFn(&Site)) {
    let site = Site::start(&database, plan).await;
    test(&site).await;
    drop(site);
    database.close().await;
}
