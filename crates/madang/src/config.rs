//! The configuration: flags, then environment variables, then one TOML file, then defaults.

use clap::Args;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What an operator may choose. `docs/configuration.md` describes each with its default.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Choices {
    /// Folder of the database, uploads, the search index and spooled e-mail.
    #[arg(long, env = "MADANG_DATA", global = true)]
    data: Option<PathBuf>,
    /// sqlite://path or postgres://user:password@host/name; without it SQLite in the data folder.
    #[arg(long, env = "MADANG_DATABASE_URL", global = true, hide_env_values = true)]
    database_url: Option<String>,
    /// A read replica of PostgreSQL.
    #[arg(long, env = "MADANG_DATABASE_REPLICA_URL", global = true, hide_env_values = true)]
    database_replica_url: Option<String>,
    /// Connections in each pool of PostgreSQL.
    #[arg(long, env = "MADANG_DATABASE_CONNECTIONS", global = true)]
    database_connections: Option<u32>,
    /// SQLite waits for the disk at every commit.
    #[arg(long, env = "MADANG_DATABASE_FULL_SYNC", global = true, num_args = 0..=1, default_missing_value = "true")]
    database_full_sync: Option<bool>,
    /// Address and port to listen on.
    #[arg(long, env = "MADANG_LISTEN", global = true)]
    listen: Option<String>,
    /// Address and port for Prometheus; without it metrics are not served.
    #[arg(long, env = "MADANG_METRICS_LISTEN", global = true)]
    metrics_listen: Option<String>,
    /// Scheme and host under which people reach the community.
    #[arg(long, env = "MADANG_BASE_URL", global = true)]
    base_url: Option<String>,
    /// A proxy in front tells the visitor's address in X-Forwarded-For.
    #[arg(long, env = "MADANG_BEHIND_PROXY", global = true, num_args = 0..=1, default_missing_value = "true")]
    behind_proxy: Option<bool>,
    /// smtp://user:password@host:port or smtps://…; without it e-mail is written to the spool folder.
    #[arg(long, env = "MADANG_SMTP_URL", global = true, hide_env_values = true)]
    smtp_url: Option<String>,
    /// Sender of e-mail.
    #[arg(long, env = "MADANG_MAIL_FROM", global = true)]
    mail_from: Option<String>,
    /// Calls to the API that a client may make in a minute; 0 is without limit.
    #[arg(long, env = "MADANG_API_PER_MINUTE", global = true)]
    api_per_minute: Option<u32>,
    /// Days for which search queries are counted for staff; 0 records none.
    #[arg(long, env = "MADANG_SEARCH_LOG_DAYS", global = true)]
    search_log_days: Option<u16>,
    /// Servers of the own network to which webhooks may go, also without TLS: host or host:port.
    #[arg(long, env = "MADANG_WEBHOOKS_INSIDE", global = true, value_delimiter = ',')]
    webhooks_inside: Option<Vec<String>>,
    /// The largest upload, in megabytes.
    #[arg(long, env = "MADANG_UPLOAD_MEGABYTES", global = true)]
    upload_megabytes: Option<u16>,
    /// What is logged, such as info or madang=debug,info.
    #[arg(long, env = "MADANG_LOG", global = true)]
    log: Option<String>,
    /// text or json.
    #[arg(long, env = "MADANG_LOG_FORMAT", global = true)]
    log_format: Option<LogFormat>,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The configuration as it is used.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Folder of everything that is kept in files.
    pub(crate) data: PathBuf,
    /// The database's address.
    pub(crate) database_url: String,
    /// A read replica's address.
    pub(crate) database_replica_url: Option<String>,
    /// Connections in each pool of PostgreSQL.
    pub(crate) database_connections: u32,
    /// Whether SQLite waits for the disk.
    pub(crate) database_full_sync: bool,
    /// Where to listen.
    pub(crate) listen: String,
    /// Where Prometheus asks.
    pub(crate) metrics_listen: Option<String>,
    /// The community's address.
    pub(crate) base_url: String,
    /// Whether a proxy is in front.
    pub(crate) behind_proxy: bool,
    /// The mail server.
    pub(crate) smtp_url: Option<String>,
    /// Sender of e-mail.
    pub(crate) mail_from: String,
    /// Calls to the API in a minute.
    pub(crate) api_per_minute: u32,
    /// Days for which search queries are counted.
    pub(crate) search_log_days: u16,
    /// Servers of the own network to which webhooks may go.
    pub(crate) webhooks_inside: Vec<String>,
    /// The largest upload, in bytes.
    pub(crate) upload_bytes: usize,
    /// What is logged.
    pub(crate) log: String,
    /// How.
    pub(crate) log_format: LogFormat,
}

/// The first of these that is there is read when no file is named.
const PLACES: [&str; 2] = ["madang.toml", "/etc/madang/madang.toml"];

impl Config {
    /// Puts flags and environment over the file at `path`, or over the usual one where it exists.
    ///
    /// # Errors
    /// One sentence that names the file and what is wrong in it.
    pub(crate) fn load(over: Choices, path: Option<&Path>) -> Result<Config, String> {
        let usual = || PLACES.iter().map(Path::new).find(|place| place.exists());
        let file = match path.or_else(usual) {
            Some(path) => read(path)?,
            None => Choices::default(),
        };
        let data = over.data.or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let listen = over.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:7400".into());
        let base_url = over.base_url.or(file.base_url).unwrap_or_else(|| format!("http://{}", reachable(&listen)));
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(format!("base_url is \"{base_url}\"; it must begin with http:// or https://."));
        }
        let in_data = || format!("sqlite://{}", data.join("madang.db").display());
        Ok(Config {
            database_url: over.database_url.or(file.database_url).unwrap_or_else(in_data),
            database_replica_url: over.database_replica_url.or(file.database_replica_url),
            database_connections: over.database_connections.or(file.database_connections).unwrap_or(10),
            database_full_sync: over.database_full_sync.or(file.database_full_sync).unwrap_or(false),
            metrics_listen: over.metrics_listen.or(file.metrics_listen),
            behind_proxy: over.behind_proxy.or(file.behind_proxy).unwrap_or(false),
            smtp_url: over.smtp_url.or(file.smtp_url),
            mail_from: over.mail_from.or(file.mail_from).unwrap_or_else(|| "Madang <madang@localhost>".into()),
            api_per_minute: over.api_per_minute.or(file.api_per_minute).unwrap_or(600),
            search_log_days: over.search_log_days.or(file.search_log_days).unwrap_or(madang_find::USUAL_DAYS),
            webhooks_inside: over.webhooks_inside.or(file.webhooks_inside).unwrap_or_default(),
            upload_bytes: usize::from(over.upload_megabytes.or(file.upload_megabytes).unwrap_or(20)) << 20,
            log: over.log.or(file.log).unwrap_or_else(|| "info".into()),
            log_format: over.log_format.or(file.log_format).unwrap_or_default(),
            data,
            listen,
            base_url,
        })
    }
}

/// A visitor's browser cannot go to 0.0.0.0.
fn reachable(listen: &str) -> String {
    listen.replace("0.0.0.0", "localhost").replace("[::]", "localhost")
}

fn read(path: &Path) -> Result<Choices, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{} is not right: {}", path.display(), error.to_string().trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_come_before_the_file_and_the_file_before_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("madang.toml");
        std::fs::write(&path, "data = \"/srv/madang\"\nlisten = \"0.0.0.0:80\"\n").unwrap();
        let over = Choices { listen: Some("127.0.0.1:9".into()), ..Choices::default() };
        let config = Config::load(over, Some(&path)).unwrap();
        assert_eq!((config.listen.as_str(), config.base_url.as_str()), ("127.0.0.1:9", "http://127.0.0.1:9"));
        assert_eq!(config.database_url, "sqlite:///srv/madang/madang.db");
    }

    #[test]
    fn a_wrong_name_in_the_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("madang.toml");
        std::fs::write(&path, "lisen = \"x\"\n").unwrap();
        let error = Config::load(Choices::default(), Some(&path)).unwrap_err();
        assert!(error.contains("madang.toml") && error.contains("lisen"), "{error}");
    }
}
