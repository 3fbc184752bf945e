//! What runs beside the requests: subscribers, e-mail, counters, leases, tidying up.

use crate::node;
use madang_kernel::{App, Db, Result};
use std::{future::Future, time::Duration};
use tokio::{sync::watch, task::JoinHandle, time};

/// In a rehearsal, where hours pass in seconds, workers come so many times as often.
const HURRY: u32 = 10;

/// Starts every worker; each ends when `stop` becomes true.
pub(crate) fn start(app: &App, node: u8, stop: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    let mut tasks = app.start_subscribers(stop.clone());
    let every = |name, seconds, task| tokio::spawn(repeat(app.clone(), name, seconds, never, stop.clone(), task));
    tasks.push(tokio::spawn(repeat(app.clone(), "mail", 5, has_mail, stop.clone(), |app| {
        Box::pin(async move { madang_people::deliver_due(&app).await.map(drop) })
    })));
    tasks.push(every("news", 5, |app| Box::pin(async move { madang_people::mail_news(&app).await })));
    tasks.push(every("messages", 30, |app| Box::pin(async move { madang_messages::tell_unread(&app).await })));
    tasks.push(every("seen", 60, |app| Box::pin(async move { madang_people::note_seen(&app).await })));
    tasks.push(every("search", 30, |app| Box::pin(async move { madang_find::tend(&app).await })));
    tasks.push(every("gaps", 900, |app| Box::pin(async move { madang_find::count_clusters(&app).await })));
    tasks.push(every("articles", 20, |app| Box::pin(async move { madang_knowledge::publish_due(&app).await })));
    tasks.push(every("publish", 10, |app| Box::pin(async move { madang_publishing::publish_due(&app).await })));
    tasks.push(every("banners", 60, |app| Box::pin(async move { madang_publishing::refresh_banners(&app).await })));
    tasks.push(every("links", 60, |app| Box::pin(async move { madang_freshness::check_links(&app).await })));
    tasks.push(every("reviews", 3600, |app| Box::pin(async move { madang_freshness::refresh(&app).await })));
    tasks.push(every("desk", 15, |app| Box::pin(async move { madang_desk::tick(&app).await })));
    tasks.push(every("assign", 5, |app| Box::pin(async move { madang_desk::assign(&app).await })));
    tasks.push(every("webhooks", 2, |app| Box::pin(async move { madang_desk::send_webhooks(&app).await })));
    tasks.push(every("trust", 15, |app| Box::pin(async move { madang_moderation::trust::tick(&app).await })));
    tasks.push(every("age", 86_400, |app| Box::pin(async move { madang_freshness::archive_by_age(&app).await })));
    tasks.push(every("tidy", 3600, |app| Box::pin(tidy(app))));
    tasks.push(tokio::spawn(madang_find::count_searches(app.clone(), stop.clone())));
    tasks.push(tokio::spawn(madang_conversation::count_views(app.clone(), stop.clone())));
    tasks.push(tokio::spawn(madang_conversation::keep_reading(app.clone(), stop.clone())));
    if app.db().is_postgres() {
        tasks.push(tokio::spawn(keep_lease(app.clone(), node, stop.clone())));
        tasks.push(tokio::spawn(listen(app.clone(), stop.clone())));
    }
    tasks
}

type Pending<T> = std::pin::Pin<Box<dyn Future<Output = T> + Send>>;
type Task = fn(App) -> Pending<Result<()>>;

/// For work that only comes with time.
fn never(_: App) -> Pending<()> {
    Box::pin(std::future::pending())
}

/// Whoever signs up waits for a mail: it goes at once.
fn has_mail(app: App) -> Pending<()> {
    Box::pin(async move { app.service::<madang_people::People>().has_mail().await })
}

/// Runs a task every so many seconds, and when `early` ends before.
async fn repeat(
    app: App,
    name: &'static str,
    seconds: u64,
    early: fn(App) -> Pending<()>,
    mut stop: watch::Receiver<bool>,
    task: Task,
) {
    let mut jumps = app.clock().jumps();
    let pause = Duration::from_secs(seconds) / if jumps.is_some() { HURRY } else { 1 };
    while !*stop.borrow() {
        if let Err(error) = task(app.clone()).await {
            tracing::error!(worker = name, %error, "a worker failed and will try again");
        }
        tokio::select! {
            () = time::sleep(pause) => {}
            () = jumped(&mut jumps) => {}
            () = early(app.clone()) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Waits until a rehearsal has moved the clock; without one, for ever.
async fn jumped(jumps: &mut Option<watch::Receiver<i64>>) {
    let moved = match jumps {
        Some(jumps) => jumps.changed().await.is_ok(),
        None => false,
    };
    if !moved {
        std::future::pending::<()>().await;
    }
}

async fn tidy(app: App) -> Result<()> {
    madang_site::forget_old_answers(&app).await?;
    madang_find::forget_searches(&app).await?;
    madang_moderation::keep_house(&app).await?;
    madang_conversation::forget_reading(&app).await?;
    madang_people::keep_house(&app).await
}

async fn keep_lease(app: App, number: u8, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = time::sleep(node::RENEWAL) => {}
            _ = stop.changed() => {}
        }
        let outcome =
            if *stop.borrow() { node::give_back(&app, number).await } else { node::renew(&app, number).await };
        if let Err(error) = outcome {
            tracing::error!(%error, "the node's lease could not be renewed");
        }
    }
}

/// Other nodes' commits ring here, so that their events are not waited for.
async fn listen(app: App, mut stop: watch::Receiver<bool>) {
    let Db::Pg { writer, .. } = app.db().clone() else { return };
    while !*stop.borrow() {
        let listening = async {
            let mut listener = sqlx::postgres::PgListener::connect_with(&writer).await?;
            listener.listen("madang").await?;
            loop {
                listener.recv().await?;
                app.wake_subscribers();
            }
        };
        let outcome: std::result::Result<(), sqlx::Error> = tokio::select! {
            outcome = listening => outcome,
            _ = stop.changed() => return,
        };
        if let Err(error) = outcome {
            tracing::warn!(%error, "listening to other nodes failed and will be tried again");
        }
        time::sleep(Duration::from_secs(2)).await;
    }
}
