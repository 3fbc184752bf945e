//! The outbox: every fact of the community, written in the transaction that made it true, read by subscribers.

use crate::{App, Cx, Error, MemberId, PostId, Result, SpaceId, Timestamp, TopicId, Tx, db::Connection, row, sql};
use serde::{Serialize, de::DeserializeOwned};
use std::{future::Future, pin::Pin, time::Duration};

/// The most events a subscriber is given at once.
const BATCH: i64 = 500;
/// How long a subscriber lets events gather before it looks again, so that many small transactions are taken together.
const GATHER: Duration = Duration::from_millis(20);
/// How long a subscriber sleeps when nothing wakes it; other nodes' events are seen at least this often.
const PAUSE: Duration = Duration::from_millis(1000);

/// What an event concerns, so that cached pages of it become old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The topic, if it is about one.
    pub topic: Option<TopicId>,
    /// The space, if it is about one.
    pub space: Option<SpaceId>,
    /// Whether it changes what every page shows: the brand, a space's name.
    pub site: bool,
    /// The post, where it is about one. Its topic is named beside it.
    pub post: Option<PostId>,
    /// The member, where it is about one.
    pub member: Option<MemberId>,
}

impl About {
    /// About nothing that a page shows.
    pub fn nothing() -> About {
        About::default()
    }

    /// About a topic.
    pub fn topic(topic: TopicId) -> About {
        About { topic: Some(topic), ..About::default() }
    }

    /// About a post of a topic.
    pub fn post(topic: TopicId, post: PostId) -> About {
        About { post: Some(post), ..About::topic(topic) }
    }

    /// About a member.
    pub fn member(member: MemberId) -> About {
        About { member: Some(member), ..About::default() }
    }

    /// About every page.
    pub fn site() -> About {
        About { site: true, ..About::default() }
    }
}

/// A fact. Its kind is `domain.happened`; its fields are what subscribers need.
pub trait Event: Serialize + DeserializeOwned + Send + Sync {
    /// The stable name, such as `questions.asked`.
    const KIND: &'static str;
    /// What it concerns.
    fn about(&self) -> About;
}

row! {
    /// An event as it stands in the outbox.
    #[derive(Clone, Debug)]
    pub struct Recorded {
        /// Its place in the order of all events.
        pub seq: i64,
        /// When.
        pub at: Timestamp,
        /// Who, unless it was the program itself.
        pub actor: Option<MemberId>,
        /// Its kind.
        pub kind: String,
        /// The topic it concerns.
        pub topic: Option<TopicId>,
        /// The rest, as JSON.
        pub payload: String,
    }
}

impl Recorded {
    /// The event, if it is an `E`.
    pub fn read<E: Event>(&self) -> Option<E> {
        if self.kind != E::KIND {
            return None;
        }
        serde_json::from_str(&self.payload)
            .inspect_err(|error| tracing::error!(kind = self.kind, seq = self.seq, %error, "an event cannot be read"))
            .ok()
    }
}

/// The boxed future of a subscriber.
pub type Applied<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A subscriber whose effect is rows and further events: it runs once in the cluster, as the program itself, and its
/// effect and its place in the outbox commit together. It must bear running twice over the same event, and starting
/// from nothing.
pub trait Projector: Send + Sync + 'static {
    /// Its name, under which its place is kept.
    fn name(&self) -> &'static str;
    /// Takes the events in order.
    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a>;
}

/// A subscriber whose effect stays on this node: an index, a cache, live pages.
pub trait Watcher: Send + Sync + 'static {
    /// Its name.
    fn name(&self) -> &'static str;
    /// The last event it holds already; `None` when it only cares for what comes after the start.
    fn position(&self) -> Option<i64>;
    /// Takes the events in order.
    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a>;
}

pub(crate) async fn append<E: Event>(tx: &mut Tx, at: Timestamp, actor: Option<MemberId>, event: &E) -> Result<()> {
    let payload = serde_json::to_string(event)?;
    tx.q(sql!("INSERT INTO outbox (at, actor, kind, topic, payload) VALUES ($1, $2, $3, $4, $5)"))
        .bind(at)
        .bind(actor)
        .bind(E::KIND)
        .bind(event.about().topic)
        .bind(payload)
        .run()
        .await?;
    Ok(())
}

/// Wakes the other nodes when the transaction commits.
pub(crate) async fn ring(tx: &mut Tx) -> Result<()> {
    if let Tx::Pg(_) = tx {
        tx.q(sql!(lite "SELECT 1" pg "SELECT pg_notify('madang', '')")).run().await?;
    }
    Ok(())
}

/// Events after `position`, in order. On PostgreSQL the order of numbers is not the order of commits, so only those
/// below every running transaction are read: none can appear behind a reader's back.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn after(connection: &mut impl Connection, position: i64) -> Result<Vec<Recorded>> {
    connection
        .q(sql!("SELECT seq, at, actor, kind, topic, payload FROM outbox WHERE seq > $1 "
            pg "AND xid < pg_snapshot_xmin(pg_current_snapshot()) " "ORDER BY seq LIMIT $2"))
        .bind(position)
        .bind(BATCH)
        .all()
        .await
}

/// The number of the last event.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn head(connection: &mut impl Connection) -> Result<i64> {
    connection.q(sql!("SELECT CAST(coalesce(max(seq), 0) AS BIGINT) FROM outbox")).value().await
}

impl App {
    /// Runs every subscriber until none has anything left to do. Tests call it before they look.
    ///
    /// # Errors
    /// The first subscriber's error.
    pub async fn settle(&self) -> Result<()> {
        loop {
            // Asked before the subscribers look: what they cannot see yet must not have become visible behind them.
            let coming = self.has_events_to_come().await?;
            let mut moved = false;
            for projector in &self.0.projectors {
                moved |= self.project(projector.as_ref()).await?;
            }
            for watcher in &self.0.watchers {
                moved |= self.watch(watcher.as_ref()).await?;
            }
            if !moved && !coming {
                return Ok(());
            }
        }
    }

    /// Whether there are events that readers must still wait for, because a transaction that began before them runs.
    async fn has_events_to_come(&self) -> Result<bool> {
        let waiting = sql!(lite "SELECT CAST(0 AS BIGINT)" pg "SELECT CAST(count(*) AS BIGINT) FROM outbox \
            WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())");
        let count: i64 = self.0.db.read().await?.q(waiting).value().await?;
        if count > 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok(count > 0)
    }

    /// Gives every subscriber a task of its own, until `stop` comes.
    pub fn start_subscribers(&self, stop: tokio::sync::watch::Receiver<bool>) -> Vec<tokio::task::JoinHandle<()>> {
        let mut tasks = Vec::new();
        for index in 0..self.0.projectors.len() {
            tasks.push(tokio::spawn(subscriber_task(self.clone(), stop.clone(), Which::Projector(index))));
        }
        for index in 0..self.0.watchers.len() {
            tasks.push(tokio::spawn(subscriber_task(self.clone(), stop.clone(), Which::Watcher(index))));
        }
        tasks
    }

    /// Makes subscribers look now: another node has written.
    pub fn wake_subscribers(&self) {
        self.0.bell.notify_waiters();
    }

    /// One batch; whether there was anything.
    async fn project(&self, projector: &dyn Projector) -> Result<bool> {
        let name = projector.name();
        let place = sql!("SELECT position FROM cursors WHERE name = $1");
        let mut conn = self.0.db.read().await?;
        let seen = conn.q(place).bind(name).opt::<(i64,)>().await?.map_or(0, |row| row.0);
        let waiting = !after(&mut conn, seen).await?.is_empty();
        drop(conn);
        if !waiting {
            return Ok(false);
        }
        let system = self.system();
        let mut cx = self.begin(&system).await?;
        cx.q(sql!("INSERT INTO cursors (name, position) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING"))
            .bind(name)
            .run()
            .await?;
        let locked = sql!("SELECT position FROM cursors WHERE name = $1 " pg "FOR UPDATE SKIP LOCKED");
        let Some((position,)) = cx.q(locked).bind(name).opt::<(i64,)>().await? else { return Ok(false) };
        let events = after(&mut cx, position).await?;
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(false) };
        projector.apply(&mut cx, &events).await?;
        cx.q(sql!("UPDATE cursors SET position = $2 WHERE name = $1")).bind(name).bind(last).run().await?;
        cx.commit().await?;
        Ok(true)
    }

    async fn watch(&self, watcher: &dyn Watcher) -> Result<bool> {
        let mut conn = self.0.db.read().await?;
        let mut places = self.0.watched.lock().await;
        let position = match places.get(watcher.name()) {
            Some(position) => *position,
            None => match watcher.position() {
                Some(position) => position,
                None => head(&mut conn).await?,
            },
        };
        let events = after(&mut conn, position).await?;
        drop(conn);
        let last = events.last().map_or(position, |event| event.seq);
        places.insert(watcher.name(), position);
        drop(places);
        if events.is_empty() {
            return Ok(false);
        }
        watcher.apply(self, &events).await?;
        self.0.watched.lock().await.insert(watcher.name(), last);
        Ok(true)
    }

    /// Sends a watcher back to `position`, as after its store was built anew.
    pub async fn rewind_watcher(&self, name: &'static str, position: i64) {
        self.0.watched.lock().await.insert(name, position);
    }
}

#[derive(Clone, Copy)]
enum Which {
    Projector(usize),
    Watcher(usize),
}

async fn subscriber_task(app: App, mut stop: tokio::sync::watch::Receiver<bool>, which: Which) {
    while !*stop.borrow() {
        let rung = app.0.bell.notified();
        let (name, outcome) = match which {
            Which::Projector(index) => {
                let projector = app.0.projectors[index].as_ref();
                (projector.name(), app.project(projector).await)
            }
            Which::Watcher(index) => {
                let watcher = app.0.watchers[index].as_ref();
                (watcher.name(), app.watch(watcher).await)
            }
        };
        match outcome {
            Ok(true) => {
                tokio::time::sleep(GATHER).await;
                continue;
            }
            Ok(false) => {}
            Err(Error::Conflict(_)) => {}
            Err(error) => tracing::error!(subscriber = name, %error, "a subscriber failed and will try again"),
        }
        tokio::select! {
            () = rung => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}
