//! The application, and the only way to write: a command, run in one transaction that also holds its events.

use crate::{
    Actor, Clock, Db, Error, Event, Id, Result, SpaceId, SpaceRules, Timestamp, Tx,
    audit::{self, Deed},
    db::{Connection, Query, Sql},
    id::Ids,
    outbox::{self, Projector, Watcher},
    settings::Settings,
    sql,
    versions::Versions,
};
use arc_swap::ArcSwap;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    future::Future,
    sync::Arc,
};
use tokio::sync::Notify;

/// Something that an actor wants done. It checks itself, writes, and announces facts; consequences are subscribers'.
pub trait Command: Send {
    /// What the caller gets.
    type Output: Send;

    /// The space it is about, if it is about one: a refused actor who cannot see it hears "not found".
    fn space(&self) -> Option<SpaceId> {
        None
    }

    /// Whether this actor may, as far as that is known before anything is read.
    fn allowed(&self, actor: &Actor) -> bool;

    /// Does it, inside one transaction.
    ///
    /// # Errors
    /// Any [`Error`]; then nothing was written.
    fn run(self, cx: &mut Cx<'_>) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// What a running command has: the transaction, the time, identifiers, randomness, and the actor.
pub struct Cx<'a> {
    tx: Tx,
    app: &'a App,
    actor: &'a Actor,
    now: Timestamp,
    touched: Vec<outbox::About>,
    afterwards: Vec<Afterwards>,
    audited: bool,
}

type Afterwards = Box<dyn FnOnce(&App) + Send>;

impl Cx<'_> {
    /// The moment this command runs at; the same however often it is asked.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Runs as of another moment: for importers, which replay the past.
    pub fn set_now(&mut self, at: Timestamp) {
        self.now = at;
    }

    /// A new identifier.
    pub fn new_id<T>(&self) -> Id<T> {
        self.app.new_id()
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// The application, for its settings and services.
    pub fn app(&self) -> &App {
        self.app
    }

    /// Prepares a statement in this transaction.
    pub fn q(&mut self, sql: &'static Sql) -> Query<'_> {
        self.tx.q(sql)
    }

    /// The transaction itself, for functions that take any connection.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// Announces a fact, in this transaction.
    ///
    /// # Errors
    /// [`Error::Internal`] when it cannot be stored.
    pub async fn emit<E: Event>(&mut self, event: &E) -> Result<()> {
        let about = event.about();
        outbox::append(&mut self.tx, self.now, self.actor.id(), event).await?;
        self.touched.push(about);
        Ok(())
    }

    /// Has something done in memory once this transaction has been committed, and never if it is not.
    pub fn after_commit(&mut self, then: impl FnOnce(&App) + Send + 'static) {
        self.afterwards.push(Box::new(then));
    }

    /// Writes what staff did to the audit log, in this transaction. A command that only staff may run is written there
    /// under its own name when it does not say more itself. What the deed leaves out is taken from the facts announced before. What the program itself does is not a deed of staff.
    ///
    /// # Errors
    /// [`Error::Internal`] when it cannot be stored.
    pub async fn audit(&mut self, deed: Deed) -> Result<()> {
        let Some(actor) = self.actor.id() else { return Ok(()) };
        let id: Id<()> = self.new_id();
        let of_topic = self.touched.iter().find_map(|about| about.topic);
        let of_space = self.touched.iter().find_map(|about| about.space);
        let of_post = self.touched.iter().find_map(|about| about.post);
        let of_member = self.touched.iter().find_map(|about| about.member);
        self.tx
            .q(sql!(
                "INSERT INTO audit_log (id, at, actor, action, member, topic, post, space, details) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ))
            .bind(id)
            .bind(self.now)
            .bind(actor)
            .bind(deed.action.into_owned())
            .bind(deed.member.or(of_member))
            .bind(deed.topic.or(of_topic))
            .bind(deed.post.or(of_post))
            .bind(deed.space.or(of_space))
            .bind(deed.details)
            .run()
            .await?;
        self.audited = true;
        Ok(())
    }

    /// Commits what was done with its events, and wakes the subscribers.
    pub(crate) async fn commit(self) -> Result<()> {
        let Cx { mut tx, touched, afterwards, app, .. } = self;
        if !touched.is_empty() {
            outbox::ring(&mut tx).await?;
        }
        tx.commit().await?;
        app.announced(&touched);
        for then in afterwards {
            then(app);
        }
        Ok(())
    }
}

impl Connection for Cx<'_> {
    fn q(&mut self, sql: &'static Sql) -> Query<'_> {
        self.tx.q(sql)
    }
}

pub(crate) struct Inner {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    ids: Ids,
    settings: Settings,
    rules: ArcSwap<SpaceRules>,
    versions: Versions,
    services: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    pub(crate) projectors: Vec<Box<dyn Projector>>,
    pub(crate) watchers: Vec<Box<dyn Watcher>>,
    pub(crate) bell: Notify,
    pub(crate) watched: tokio::sync::Mutex<HashMap<&'static str, i64>>,
}

/// The running application; cheap to clone.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

/// Puts an [`App`] together.
pub struct Builder {
    db: Db,
    clock: Clock,
    node: u8,
    services: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    projectors: Vec<Box<dyn Projector>>,
    watchers: Vec<Box<dyn Watcher>>,
}

impl Builder {
    /// Uses this clock instead of the machine's.
    pub fn clock(mut self, clock: Clock) -> Builder {
        self.clock = clock;
        self
    }

    /// Makes identifiers as the node with this number.
    pub fn node(mut self, number: u8) -> Builder {
        self.node = number;
        self
    }

    /// Adds something that domains ask for by its type: a mailer, a file store, an index.
    pub fn service<T: Send + Sync + 'static>(mut self, service: T) -> Builder {
        self.services.insert(TypeId::of::<T>(), Box::new(service));
        self
    }

    /// Adds a subscriber that writes to the database, once in the whole cluster.
    pub fn projector(mut self, projector: impl Projector) -> Builder {
        self.projectors.push(Box::new(projector));
        self
    }

    /// Adds a subscriber that keeps something on this node: an index, a cache, live pages.
    pub fn watcher(mut self, watcher: impl Watcher) -> Builder {
        self.watchers.push(Box::new(watcher));
        self
    }

    /// The application, with its settings read. The database must be migrated.
    ///
    /// # Errors
    /// [`Error::Internal`] when the settings cannot be read.
    pub async fn build(self) -> Result<App> {
        let settings = Settings::load(&self.db).await?;
        Ok(App(Arc::new(Inner {
            db: self.db,
            clock: self.clock,
            ids: Ids::new(self.node),
            settings,
            rules: ArcSwap::default(),
            versions: Versions::default(),
            services: self.services,
            projectors: self.projectors,
            watchers: self.watchers,
            bell: Notify::new(),
            watched: Default::default(),
        })))
    }
}

impl App {
    /// Begins an application on `db`.
    pub fn builder(db: Db) -> Builder {
        Builder {
            db,
            clock: Clock::System,
            node: 0,
            services: HashMap::new(),
            projectors: Vec::new(),
            watchers: Vec::new(),
        }
    }

    /// The database, for queries.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// A new identifier, roughly in the order of time.
    pub fn new_id<T>(&self) -> Id<T> {
        self.0.ids.next(self.now())
    }

    /// The community's settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// How often each thing that pages show has changed.
    pub fn versions(&self) -> &Versions {
        &self.0.versions
    }

    /// The rules of all spaces now.
    pub fn rules(&self) -> Arc<SpaceRules> {
        self.0.rules.load_full()
    }

    /// Replaces the rules of all spaces.
    pub fn set_rules(&self, rules: SpaceRules) {
        self.0.rules.store(Arc::new(rules));
        self.0.versions.bump_site();
    }

    /// The program itself as an actor.
    pub fn system(&self) -> Actor {
        Actor::system(self.rules())
    }

    /// The service of type `T`.
    ///
    /// # Panics
    /// When the wiring forgot it: a mistake in the program that the first start shows.
    pub fn service<T: 'static>(&self) -> &T {
        let service = self.0.services.get(&TypeId::of::<T>()).and_then(|service| service.downcast_ref());
        service.expect("the wiring registers every service that a domain asks for")
    }

    /// The service of type `T`, if the wiring has one: for what one part of the program adds to another where it is there.
    pub fn find_service<T: 'static>(&self) -> Option<&T> {
        self.0.services.get(&TypeId::of::<T>())?.downcast_ref()
    }

    /// Runs a command for an actor: authorise, begin, run, commit with its events, wake the subscribers.
    ///
    /// # Errors
    /// What the command says; then nothing was written.
    pub async fn run<C: Command>(&self, actor: &Actor, command: C) -> Result<C::Output> {
        if !command.allowed(actor) {
            return Err(why_not(actor, &command));
        }
        let as_staff = actor.is_staff() && actor.without_office().is_some_and(|plain| !command.allowed(&plain));
        let mut cx = self.begin(actor).await?;
        let output = Box::pin(command.run(&mut cx)).await?;
        if as_staff && !cx.audited {
            cx.audit(Deed::new(audit::name_of::<C>())).await?;
        }
        cx.commit().await?;
        Ok(output)
    }

    /// A transaction of `actor`; what it does counts with [`Cx::commit`].
    pub(crate) async fn begin<'a>(&'a self, actor: &'a Actor) -> Result<Cx<'a>> {
        let tx = self.0.db.write().await?;
        Ok(Cx { tx, app: self, actor, now: self.now(), touched: Vec::new(), afterwards: Vec::new(), audited: false })
    }

    fn announced(&self, touched: &[outbox::About]) {
        for about in touched {
            self.0.versions.bump(about);
        }
        if !touched.is_empty() {
            self.0.bell.notify_waiters();
        }
    }
}

impl<S: Sync> axum::extract::FromRequestParts<S> for Actor {
    type Rejection = axum::http::StatusCode;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        _: &S,
    ) -> std::result::Result<Self, Self::Rejection> {
        // The wiring puts an actor on every request; without one nothing may be done.
        parts.extensions.get::<Actor>().cloned().ok_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl axum::extract::FromRequestParts<App> for App {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        _: &mut axum::http::request::Parts,
        app: &App,
    ) -> std::result::Result<Self, Self::Rejection> {
        Ok(app.clone())
    }
}

impl From<std::convert::Infallible> for Error {
    fn from(never: std::convert::Infallible) -> Error {
        match never {}
    }
}

/// Why the command is not this actor's; a member who is kept from writing hears that, where it is the reason.
fn why_not<C: Command>(actor: &Actor, command: &C) -> Error {
    let bar = actor.bar().filter(|_| command.allowed(&actor.clone().barred(None)));
    match (actor.refusal(command.space()), bar) {
        (Error::Forbidden, Some(bar)) => Error::Refused(bar.code()),
        (refusal, _) => refusal,
    }
}
