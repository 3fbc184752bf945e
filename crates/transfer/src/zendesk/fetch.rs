//! The API itself: every list is followed to its end, and each page is kept as a file, from which it is then brought.

use super::{Export, survey::host_of};
use crate::{Progress, Report};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use madang_kernel::{Error, Result};
use serde_json::{Map, Value};
use std::{fs, path::PathBuf, time::Duration};
use ureq::{Agent, http::StatusCode};

/// The most bytes of a page.
const PAGE: u64 = 64 << 20;
/// How often a request is made again when the server is busy or gone for a moment.
const TRIES: u32 = 8;
/// The same for a file, without which the rest is brought.
const FILE_TRIES: u32 = 3;
/// The longest that a server may ask us to wait.
const LONGEST: Duration = Duration::from_secs(600);
const TIMEOUT: Duration = Duration::from_secs(60);
/// What is fetched whole: the path, and the file that keeps it.
const LISTS: [(&str, &str); 5] = [
    ("help_center/user_segments", "user_segments"),
    ("community/topics", "community/topics"),
    ("community/posts", "community/posts"),
    ("users", "users"),
    ("organizations", "organizations"),
];

/// How the API is reached.
#[derive(Clone)]
pub struct Access {
    /// Such as `https://acme.zendesk.com`.
    pub url: String,
    /// Whose token it is.
    pub email: String,
    /// The API token.
    pub token: String,
}

/// Asks the API. The token goes to the host of the given address and nowhere else.
pub(super) struct Client {
    agent: Agent,
    base: String,
    host: String,
    authorization: String,
}

/// What the API answered.
enum Answer {
    Bytes(Vec<u8>),
    /// It is not there, or not for us.
    Closed(u16),
}

impl Client {
    /// # Errors
    /// One sentence when the address is none, or would send the token unprotected.
    pub(super) fn new(access: &Access) -> std::result::Result<Client, String> {
        let base = access.url.trim().trim_end_matches('/').to_owned();
        let host = host_of(&base).ok_or_else(|| format!("\"{base}\" is no address: https://NAME.zendesk.com"))?;
        let name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
        if !base.starts_with("https://") && !matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
            return Err(format!("\"{base}\" would send the token unprotected: use https://"));
        }
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(5);
        let agent = config.timeout_global(Some(TIMEOUT)).build().into();
        let credentials = STANDARD.encode(format!("{}/token:{}", access.email, access.token));
        Ok(Client { agent, base, host, authorization: format!("Basic {credentials}") })
    }

    /// A file of the help centre; why not, where it cannot be had.
    pub(super) async fn file(&self, address: &str, most: u64) -> std::result::Result<Vec<u8>, String> {
        match self.get(address, most, FILE_TRIES).await {
            Ok(Answer::Bytes(bytes)) => Ok(bytes),
            Ok(Answer::Closed(status)) => Err(format!("the help centre answered {status}")),
            Err(_) => Err("the help centre did not give it".to_owned()),
        }
    }

    async fn get(&self, address: &str, most: u64, tries: u32) -> Result<Answer> {
        let mut wait = Duration::from_secs(1);
        for left in (0..tries).rev() {
            let (status, retry, body) = match self.once(address, most).await? {
                Ok(answer) => answer,
                Err(error) if left == 0 => return Err(Error::internal(format!("{address}: {error}."))),
                Err(_) => {
                    tokio::time::sleep(wait).await;
                    wait = (wait * 2).min(LONGEST);
                    continue;
                }
            };
            match status.as_u16() {
                200..=299 => return Ok(Answer::Bytes(body)),
                401 => return Err(Error::internal(format!("{} refuses the e-mail address or the token.", self.base))),
                code @ (403 | 404 | 410) => return Ok(Answer::Closed(code)),
                429 | 500..=599 if left > 0 => {
                    tokio::time::sleep(retry.unwrap_or(wait).min(LONGEST)).await;
                    wait = (wait * 2).min(LONGEST);
                }
                code => return Err(Error::internal(format!("{address} answered {code}."))),
            }
        }
        Err(Error::internal(format!("{address} did not answer.")))
    }

    /// One request; the inner error is one of the network.
    async fn once(
        &self,
        address: &str,
        most: u64,
    ) -> Result<std::result::Result<(StatusCode, Option<Duration>, Vec<u8>), String>> {
        let (agent, address) = (self.agent.clone(), address.to_owned());
        let ours = host_of(&address).as_deref() == Some(self.host.as_str());
        let authorization = ours.then(|| self.authorization.clone());
        tokio::task::spawn_blocking(move || {
            let request = agent.get(&address).header("accept", "*/*");
            let request = match authorization {
                Some(authorization) => request.header("authorization", authorization),
                None => request,
            };
            let mut answer = request.call().map_err(|error| error.to_string())?;
            let status = answer.status();
            let seconds = answer.headers().get("retry-after").and_then(|wait| wait.to_str().ok()?.trim().parse().ok());
            let body = match status.is_success() {
                true => answer.body_mut().with_config().limit(most).read_to_vec().map_err(|error| error.to_string())?,
                false => Vec::new(),
            };
            Ok((status, seconds.map(Duration::from_secs), body))
        })
        .await
        .map_err(Error::internal)
    }
}

/// Fetches everything into the folder.
///
/// # Errors
/// [`Error::Internal`] with one sentence when the token is refused, the API no longer answers or the disk fails.
pub(super) async fn everything(
    client: &Client,
    export: &Export,
    report: &mut Report,
    progress: &Progress,
) -> Result<()> {
    let mut fetching = Fetching { client, folder: export.folder.clone(), report, progress };
    let articles = fetching.help_centre().await?;
    for (path, file) in LISTS {
        let found = fetching.list(path, file).await?;
        if path == "community/posts" {
            let talked = found.iter().filter(|post| number(post, "comment_count") != Some(0));
            let ids: Vec<i64> = talked.filter_map(|post| number(post, "id")).collect();
            fetching.below("community/posts", &ids, &["comments"]).await?;
        }
    }
    fetching.below("help_center/articles", &articles, &["attachments", "comments"]).await?;
    if export.with_tickets {
        let tickets = fetching.list("tickets", "tickets").await?;
        let ids: Vec<i64> = tickets.iter().filter_map(|ticket| number(ticket, "id")).collect();
        fetching.below("tickets", &ids, &["comments"]).await?;
    }
    Ok(())
}

fn number(thing: &Map<String, Value>, field: &str) -> Option<i64> {
    thing.get(field).and_then(Value::as_i64)
}

struct Fetching<'a> {
    client: &'a Client,
    folder: PathBuf,
    report: &'a mut Report,
    progress: &'a Progress,
}

impl Fetching<'_> {
    /// Categories, sections and articles in every language; gives the ids of the articles.
    async fn help_centre(&mut self) -> Result<Vec<i64>> {
        let mut articles = Vec::new();
        let locales = self.locales().await?;
        for list in ["categories", "sections", "articles"] {
            for locale in &locales {
                let path = match locale.as_str() {
                    "" => format!("help_center/{list}"),
                    locale => format!("help_center/{locale}/{list}"),
                };
                let found = self.list(&path, &path).await?;
                if list == "articles" {
                    articles.extend(found.iter().filter_map(|article| number(article, "id")));
                }
            }
        }
        articles.sort_unstable();
        articles.dedup();
        Ok(articles)
    }

    /// The languages of the help centre; an empty one stands for its own where it does not tell.
    async fn locales(&mut self) -> Result<Vec<String>> {
        let address = format!("{}/api/v2/help_center/locales.json", self.client.base);
        let page = self.page(&address).await?.unwrap_or_default();
        let list = page.get("locales").and_then(Value::as_array).cloned().unwrap_or_default();
        let is_plain = |locale: &&str| locale.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let mut locales: Vec<String> =
            list.iter().filter_map(Value::as_str).filter(is_plain).map(str::to_lowercase).collect();
        if locales.is_empty() {
            locales.push(String::new());
        }
        Ok(locales)
    }

    /// What belongs to each of many things.
    async fn below(&mut self, path: &str, ids: &[i64], parts: &[&str]) -> Result<()> {
        for id in ids {
            for part in parts {
                let path = format!("{path}/{id}/{part}");
                self.list(&path, &path).await?;
            }
        }
        Ok(())
    }

    /// Every page of a list, each kept in a file; gives the things in them without their texts.
    async fn list(&mut self, path: &str, file: &str) -> Result<Vec<Map<String, Value>>> {
        let mut address = format!("{}/api/v2/{path}.json?page[size]=100", self.client.base);
        let mut things = Vec::new();
        for number in 1.. {
            let Some(page) = self.page(&address).await? else {
                self.report
                    .note(format!("{path} is closed to this token or not there; the rest was brought without it."));
                break;
            };
            self.keep(&format!("{file}.{number}.json"), &page)?;
            for list in page.values().filter_map(Value::as_array) {
                things.extend(list.iter().filter_map(Value::as_object).map(brief));
            }
            match next(&page) {
                Some(next) if next != address => address = self.checked(next)?,
                _ => break,
            }
        }
        self.progress.step(things.len() as u64);
        Ok(things)
    }

    /// The address of a next page is followed only where the first one was.
    fn checked(&self, address: String) -> Result<String> {
        if host_of(&address).as_deref() == Some(self.client.host.as_str()) {
            return Ok(address);
        }
        Err(Error::internal(format!("the next page is said to be at {address}, which is another site.")))
    }

    async fn page(&self, address: &str) -> Result<Option<Map<String, Value>>> {
        let Answer::Bytes(bytes) = self.client.get(address, PAGE, TRIES).await? else { return Ok(None) };
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(page)) => Ok(Some(page)),
            Ok(_) => Err(Error::internal(format!("{address} answered something that is no page."))),
            Err(error) => Err(Error::internal(format!("{address} answered what is not JSON: {error}."))),
        }
    }

    fn keep(&self, name: &str, page: &Map<String, Value>) -> Result<()> {
        let path = self.folder.join(name);
        let worded = |error: std::io::Error| Error::internal(format!("{} cannot be written: {error}.", path.display()));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(worded)?;
        }
        fs::write(&path, serde_json::to_vec(page)?).map_err(worded)
    }
}

/// What the next requests need of a thing.
fn brief(thing: &Map<String, Value>) -> Map<String, Value> {
    let fields = ["id", "comment_count"].iter();
    fields.filter_map(|field| Some(((*field).to_owned(), thing.get(*field)?.clone()))).collect()
}

/// Where the next page is: by cursor, else by number.
fn next(page: &Map<String, Value>) -> Option<String> {
    let more = page.get("meta").and_then(|meta| meta.get("has_more")).and_then(Value::as_bool);
    let linked = page.get("links").and_then(|links| links.get("next"));
    match more {
        Some(false) => None,
        _ => linked.or_else(|| page.get("next_page"))?.as_str().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access(url: &str) -> Access {
        Access { url: url.to_owned(), email: "ann@x.example".to_owned(), token: "t".to_owned() }
    }

    #[test]
    fn the_token_is_never_sent_unprotected() {
        assert!(Client::new(&access("https://acme.zendesk.com/")).is_ok());
        assert!(Client::new(&access("http://127.0.0.1:8080")).is_ok());
        assert!(Client::new(&access("http://acme.zendesk.com")).is_err());
        assert!(Client::new(&access("acme.zendesk.com")).is_err());
    }

    #[test]
    fn pages_are_followed_by_cursor_and_by_number() {
        let page = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap();
        assert_eq!(next(&page(r#"{"next_page":"b"}"#)).as_deref(), Some("b"));
        assert_eq!(next(&page(r#"{"links":{"next":"c"},"meta":{"has_more":true}}"#)).as_deref(), Some("c"));
        assert_eq!(next(&page(r#"{"links":{"next":"c"},"meta":{"has_more":false}}"#)), None);
        assert_eq!(next(&page(r#"{"next_page":null}"#)), None);
    }
}
