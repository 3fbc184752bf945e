//! The only place that knows every crate: their tables, routes, services and subscribers.

use crate::{config::Config, node, openapi, private};
use axum::Router;
use madang_files::{Limits, Store};
use madang_find::{IndexWatcher, MarksProjector, NamesProjector, Recorder, Search};
use madang_freshness::{LinkChecker, Rules};
use madang_http::Routes;
use madang_kernel::{
    App, Clock, Db, Error,
    app::Builder,
    db::{Migration, OpenOptions, migrate},
};
use madang_mail::Mailer;
use madang_outbound::WebhookClient;
use madang_people::Deeds;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// What the index's writer may take while there is something to write, in bytes.
const SEARCH_HEAP: usize = 50 << 20;
/// Posts that come within this time are committed to the index together.
const SEARCH_PAUSE: Duration = Duration::from_millis(500);
/// What [`search`] says when the index is held by a running server.
pub(crate) const INDEX_IN_USE: &str = "The search index is in use: another Madang runs on this data folder.";

/// The tables of every crate, in the order in which they build on each other.
pub fn migrations() -> Vec<Migration> {
    let all = [
        madang_kernel::MIGRATIONS,
        madang_people::MIGRATIONS,
        madang_conversation::MIGRATIONS,
        madang_questions::MIGRATIONS,
        madang_knowledge::MIGRATIONS,
        madang_publishing::MIGRATIONS,
        madang_freshness::MIGRATIONS,
        madang_desk::MIGRATIONS,
        madang_moderation::MIGRATIONS,
        madang_messages::MIGRATIONS,
        madang_find::MIGRATIONS,
        madang_transfer::MIGRATIONS,
    ];
    all.into_iter().flatten().map(|step| Migration { name: step.name, text: step.text }).collect()
}

/// The routes of every crate.
pub fn routes() -> Routes {
    Routes::new()
        .merge(madang_people::routes())
        .merge(madang_conversation::routes())
        .merge(madang_questions::routes())
        .merge(madang_knowledge::routes())
        .merge(madang_publishing::routes())
        .merge(madang_freshness::routes())
        .merge(madang_desk::routes())
        .merge(madang_moderation::routes())
        .merge(madang_messages::routes())
        .merge(madang_find::routes())
        .merge(madang_transfer::routes())
        .merge(openapi::routes())
}

/// The database, open and up to date, and how many steps were new.
///
/// # Errors
/// One sentence.
pub(crate) async fn database(config: &Config) -> Result<(Db, usize), String> {
    writable(&config.data)?;
    let options = OpenOptions {
        url: config.database_url.clone(),
        replica: config.database_replica_url.clone(),
        connections: config.database_connections,
        full_sync: config.database_full_sync,
    };
    let db = Db::open(&options).await.map_err(|error| error.to_string())?;
    let new = migrate(&db, &migrations()).await.map_err(|error| error.to_string())?;
    Ok((db, new))
}

/// Makes the folder where it is missing and tries to write in it.
///
/// # Errors
/// One sentence.
pub(crate) fn writable(folder: &Path) -> Result<(), String> {
    let trial = folder.join(".trial");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&trial, b""))
        .and_then(|()| fs::remove_file(&trial))
        .map_err(|error| format!("The data folder {} cannot be written: {error}.", folder.display()))
}

/// The application with every service and subscriber, and this node's number.
///
/// # Errors
/// One sentence.
pub(crate) async fn app(config: &Config, clock: Clock) -> Result<(App, u8), String> {
    let (db, _) = database(config).await?;
    let number = node::lease(&db).await.map_err(|error| error.to_string())?;
    let search = search(config)?;
    let app = assemble(config, db, number, |builder| {
        let watcher = IndexWatcher::new(&search);
        builder.clock(clock).service(search).service(Recorder::keeping(config.search_log_days)).watcher(watcher)
    })
    .await?;
    Ok((app, number))
}

/// Where dictionaries are installed.
pub(crate) fn dictionaries(config: &Config) -> PathBuf {
    config.data.join("dictionaries")
}

/// The search index of this data folder.
///
/// # Errors
/// One sentence; another one says when a running Madang holds it.
pub(crate) fn search(config: &Config) -> Result<Search, String> {
    Search::open(&config.data.join("search"), &dictionaries(config), SEARCH_HEAP, SEARCH_PAUSE).map_err(|error| {
        match error {
            Error::Refused("index-in-use") => INDEX_IN_USE.to_owned(),
            other => format!("The search index cannot be opened: {other}."),
        }
    })
}

/// The application for commands that run beside a server: without the search index, which the server holds open and
/// brings up to date by itself.
///
/// # Errors
/// One sentence.
pub(crate) async fn tool(config: &Config) -> Result<(App, u8), String> {
    let (db, _) = database(config).await?;
    let number = node::lease(&db).await.map_err(|error| error.to_string())?;
    let app = assemble(config, db, number, |builder| builder).await?;
    Ok((app, number))
}

/// The words of every crate for what staff did.
pub fn deeds() -> Deeds {
    Deeds::new(vec![
        madang_people::deed,
        madang_conversation::deed,
        madang_questions::deed,
        madang_knowledge::deed,
        madang_publishing::deed,
        madang_freshness::deed,
        madang_desk::deed,
        madang_moderation::deed,
        madang_find::deed,
    ])
}

async fn assemble(config: &Config, db: Db, number: u8, more: impl FnOnce(Builder) -> Builder) -> Result<App, String> {
    let files = Store::open(config.data.join("files")).await;
    let files = files.map_err(|error| format!("The folder of files cannot be opened: {error}."))?;
    let limits = Limits { bytes: config.upload_bytes, ..Limits::default() };
    let site = madang_site::Config::new(&config.base_url, config.behind_proxy, config.api_per_minute);
    let builder = App::builder(db).node(number).service(mailer(config)?).service(files).service(limits);
    let builder = madang_questions::install(madang_site::yard(builder, site));
    let builder = madang_publishing::install(madang_knowledge::install(builder))
        .projector(MarksProjector)
        .projector(NamesProjector);
    let builder = madang_freshness::install(builder, LinkChecker::new(&config.base_url, Rules::default()));
    let webhooks = WebhookClient::new(&config.base_url, &config.webhooks_inside);
    let builder = madang_moderation::install(madang_desk::install(builder, webhooks)).service(deeds());
    let builder = madang_messages::install(builder.projector(madang_moderation::trust::TrustProjector));
    let builder = private::connect_reports(builder);
    let app = more(builder).build().await.map_err(|error| error.to_string())?;
    madang_site::ready(&app).await.map_err(|error| error.to_string())?;
    Ok(app)
}

/// What sends e-mail.
///
/// # Errors
/// One sentence when the mail settings are not understood.
pub(crate) fn mailer(config: &Config) -> Result<Mailer, String> {
    let from = config.mail_from.clone();
    let settings = match &config.smtp_url {
        Some(url) => madang_mail::Config::Smtp { url: url.clone(), from },
        None => madang_mail::Config::Spool { folder: config.data.join("mail"), from },
    };
    Mailer::new(settings).map_err(|error| format!("The mail settings are not right: {error}."))
}

/// The API's description, crate by crate.
pub(crate) fn api_documents() -> [utoipa::openapi::OpenApi; 10] {
    [
        madang_people::api(),
        madang_conversation::api(),
        madang_questions::api(),
        madang_knowledge::api(),
        madang_publishing::api(),
        madang_freshness::api(),
        madang_desk::api(),
        madang_moderation::api(),
        madang_messages::api(),
        madang_find::api(),
    ]
}

/// Everything that is served.
pub(crate) fn router(app: &App) -> Router {
    let open = Router::new().merge(madang_ui::routes()).merge(crate::serve::health());
    madang_site::shell(app, routes().router, open)
}
