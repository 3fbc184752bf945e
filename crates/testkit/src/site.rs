//! A site as the wiring makes it, of the crates that a test needs.

use crate::{Client, TestDatabase};
use axum::Router;
use madang_conversation::{Localized, SpaceKind, Spaces, bulk};
use madang_http::Routes;
use madang_kernel::{
    App, Clock, Command, Cx, MemberId, Posting, Result, Role, SpaceId, Timestamp, Visibility, app::Builder,
    db::Migration, secret, sql,
};
use madang_people::{Name, NewMember, State, create_member};
use std::path::Path;

/// 2026-05-04T03:00:00Z: when every test begins.
const BEGINNING: Timestamp = Timestamp::from_millis(1_777_863_600_000);
const BASE_URL: &str = "http://community.test";

type Install = Box<dyn FnOnce(Builder, &Path) -> Builder>;

/// Which crates a site is made of.
pub struct Plan {
    pub(crate) migrations: Vec<Migration>,
    routes: Routes,
    install: Vec<Install>,
}

impl Plan {
    /// The kernel and the yard: people and conversation.
    pub fn yard() -> Plan {
        Plan { migrations: Vec::new(), routes: Routes::new(), install: Vec::new() }
            .with(madang_kernel::MIGRATIONS, Routes::new(), |builder, _| builder)
            .with(madang_people::MIGRATIONS, madang_people::routes(), |builder, _| builder)
            .with(madang_conversation::MIGRATIONS, madang_conversation::routes(), |builder, _| builder)
    }

    /// Adds a crate: its tables, its routes, its services and subscribers. `install` is also told a folder of its own.
    pub fn with(
        mut self,
        migrations: &'static [Migration],
        routes: Routes,
        install: impl FnOnce(Builder, &Path) -> Builder + 'static,
    ) -> Plan {
        self.migrations.extend(migrations.iter().map(|step| Migration { name: step.name, text: step.text }));
        self.routes = self.routes.merge(routes);
        self.install.push(Box::new(install));
        self
    }
}

/// A running community.
pub struct Site {
    /// The application, to settle it, to move its clock, to look into its database.
    pub app: App,
    router: Router,
}

impl Site {
    /// Starts a site on a database. [`crate::on_both`] does this for most tests.
    pub async fn start(database: &TestDatabase, plan: Plan) -> Site {
        let folder = database.folder.path();
        let mail =
            madang_mail::Config::Spool { folder: folder.join("mail"), from: "Madang <madang@community.test>".into() };
        let mut builder = App::builder(database.db.clone())
            .clock(Clock::held(BEGINNING))
            .service(madang_mail::Mailer::new(mail).unwrap())
            .service(madang_files::Store::open(folder.join("files")).await.unwrap())
            .service(madang_files::Limits::default());
        builder = madang_site::yard(builder, madang_site::Config::new(BASE_URL, false, 0));
        for install in plan.install {
            builder = install(builder, folder);
        }
        let app = builder.build().await.unwrap();
        madang_site::ready(&app).await.unwrap();
        let router = madang_site::shell(&app, plan.routes.router, Router::new());
        Site { app, router }
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone(), self.app.clone(), None)
    }

    /// A new member, signed in.
    pub async fn member(&self, name: &str) -> Client {
        self.staff(name, Role::Member).await
    }

    /// A new member with a role, signed in.
    pub async fn staff(&self, name: &str, role: Role) -> Client {
        let id = self.do_as_system(AddMember { name: name.to_owned(), role }).await;
        let token = secret::new_token();
        self.do_as_system(AddSession { member: id, token: token.clone() }).await;
        let mut client = Client::new(self.router.clone(), self.app.clone(), Some(id));
        client.set_cookie("madang_session", &token);
        client
    }

    /// A space for questions that everybody sees and every member posts in.
    pub async fn space(&self, slug: &str) -> SpaceId {
        self.space_with(slug, SpaceKind::Questions, Visibility::Everyone, Posting::Members).await
    }

    /// A space for discussions that everybody sees and every member posts in.
    pub async fn discussions(&self, slug: &str) -> SpaceId {
        self.space_with(slug, SpaceKind::Discussions, Visibility::Everyone, Posting::Members).await
    }

    /// A space of a kind, seen by some and posted in by some. It has no groups.
    pub async fn space_with(&self, slug: &str, kind: SpaceKind, visibility: Visibility, posting: Posting) -> SpaceId {
        let id = self.app.new_id();
        let row = bulk::SpaceRow {
            id,
            slug: slug.to_owned(),
            kind,
            position: 1,
            icon: "messages-square".into(),
            names: Localized { en: slug.to_owned(), ..Localized::default() },
            descriptions: Localized::default(),
            visibility,
            posting,
            groups: Vec::new(),
        };
        self.do_as_system(AddSpace(row)).await;
        self.app.service::<Spaces>().reload(&self.app).await.unwrap();
        id
    }

    /// Runs a command as the program itself.
    pub async fn do_as_system<C: Command>(&self, command: C) -> C::Output {
        self.app.run(&self.app.system(), command).await.unwrap()
    }
}

struct AddMember {
    name: String,
    role: Role,
}

impl Command for AddMember {
    type Output = MemberId;

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MemberId> {
        let mut member = NewMember::named(Name::parse(&self.name).unwrap(), State::Active);
        member.role = self.role;
        create_member(cx, member).await
    }
}

struct AddSession {
    member: MemberId,
    token: String,
}

impl Command for AddSession {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (id, now) = (cx.new_id::<()>(), cx.now());
        cx.q(sql!(
            "INSERT INTO sessions (id, hash, member, created_at, seen_at, expires_at, agent, address) \
             VALUES ($1, $2, $3, $4, $4, $5, '', '')"
        ))
        .bind(id)
        .bind(secret::hash(&self.token))
        .bind(self.member)
        .bind(now)
        .bind(now + std::time::Duration::from_secs(3650 * 24 * 3600))
        .run()
        .await?;
        Ok(())
    }
}

struct AddSpace(bulk::SpaceRow);

impl Command for AddSpace {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        bulk::spaces(cx, &[self.0]).await
    }
}
