//! How often topics are read, without crawlers. Views are counted in memory and written every few seconds.

use madang_kernel::{Actor, App, Command, Cx, Result, TopicId};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How often views are written.
const EVERY: Duration = Duration::from_secs(10);

/// Words in the user agent of programs that read pages without a person.
const CRAWLERS: &[&str] = &[
    "bot",
    "crawl",
    "spider",
    "slurp",
    "yeti",
    "daum",
    "preview",
    "facebookexternalhit",
    "embedly",
    "kakaotalk-scrap",
    "monitor",
    "uptime",
    "curl",
    "wget",
    "python",
    "java/",
    "go-http",
    "okhttp",
    "node-fetch",
    "axios",
    "headless",
    "lighthouse",
    "feed",
    "archive",
    "scrapy",
    "ia_archiver",
    "mediapartners",
    "whatsapp",
    "pingdom",
    "wrk",
    "gptbot",
    "claude",
    "perplexity",
    "ccbot",
];

/// The service that counts.
#[derive(Default)]
pub struct Views(Mutex<HashMap<TopicId, i64>>);

impl Views {
    /// Somebody reads a topic's page, with this user agent. Answers from a cache of pages are to be counted too.
    pub fn seen(&self, topic: TopicId, agent: Option<&str>) {
        if agent.is_none_or(is_crawler) {
            return;
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(topic).or_default() += 1;
    }

    fn take(&self) -> HashMap<TopicId, i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether a user agent belongs to a program that reads without a person.
pub fn is_crawler(agent: &str) -> bool {
    let agent = agent.to_ascii_lowercase();
    agent.is_empty() || CRAWLERS.iter().any(|word| agent.contains(word))
}

struct Write(HashMap<TopicId, i64>);

impl Command for Write {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        // In the order of ids, so that two nodes do not wait for one another.
        let mut views: Vec<(i64, i64)> = self.0.into_iter().map(|(topic, count)| (topic.number(), count)).collect();
        views.sort_unstable();
        crate::store::topics::add_views(cx, &views).await
    }
}

/// Writes the views counted since the last time.
///
/// # Errors
/// When the database fails; those views are lost.
pub async fn write_views(app: &App) -> Result<()> {
    let views = app.service::<Views>().take();
    if views.is_empty() { Ok(()) } else { app.run(&app.system(), Write(views)).await }
}

/// The worker that writes views until `stop` comes, and then once more.
pub async fn count_views(app: App, mut stop: tokio::sync::watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
        if let Err(error) = write_views(&app).await {
            tracing::error!(%error, "views could not be counted");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crawlers_are_known_by_their_name() {
        assert!(is_crawler("Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)"));
        assert!(is_crawler("Mozilla/5.0 (compatible; Googlebot/2.1)"));
        assert!(is_crawler(""));
        assert!(!is_crawler("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
    }

    #[test]
    fn only_people_count() {
        let views = Views::default();
        let topic = TopicId::new(1);
        views.seen(topic, Some("Mozilla/5.0 (Macintosh) Safari/605"));
        views.seen(topic, Some("Googlebot"));
        views.seen(topic, None);
        assert_eq!(views.take().get(&topic), Some(&1));
        assert!(views.take().is_empty());
    }
}
