//! What members read, and for how long: told by a script on the page, gathered in memory, written every few seconds. By this,
//! trust levels know who has looked around before writing.

pub(crate) mod web;

use crate::store::reading as rows;
use madang_kernel::{Actor, App, Command, Cx, MemberId, PostId, Result, Timestamp, TopicId};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How often what was read is written.
const EVERY: Duration = Duration::from_secs(10);
/// So many days it is known which posts a member has read; after that only how many.
pub const READING_DAYS: i64 = 100;
/// A page tells of no more posts at once.
pub(crate) const MOST_POSTS: usize = 100;
/// A page tells of its reading more often than this. What it claims beyond was not read.
const LONGEST: i64 = 180_000;
/// What is believed of the first page, of whose opening nothing is known, in milliseconds.
const FIRST: i64 = 60_000;
/// Rows of old reading that are forgotten in one statement.
const BATCH: i64 = 5_000;

/// The service that gathers.
#[derive(Default)]
pub struct Reading(Mutex<HashMap<MemberId, Reader>>);

/// What a member has read since it was last written.
#[derive(Default)]
struct Reader {
    /// When the member's pages last told something.
    heard: Timestamp,
    millis: i64,
    posts: BTreeSet<(PostId, TopicId)>,
}

impl Reading {
    /// A page of the member tells that it was read for so many milliseconds, and which posts were. No more time is believed than has
    /// passed since the last time, however many pages are open.
    pub(crate) fn heard(&self, member: MemberId, now: Timestamp, millis: i64, posts: &[(PostId, TopicId)]) {
        let mut readers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = readers.entry(member).or_default();
        let passed = if reader.heard == Timestamp::default() { FIRST } else { now.millis() - reader.heard.millis() };
        reader.millis += millis.clamp(0, passed.clamp(0, LONGEST));
        reader.heard = now;
        reader.posts.extend(posts);
    }

    /// What is to be written, in the order of members. Who was heard of lately stays known.
    fn take(&self, now: Timestamp) -> Vec<(MemberId, Reader)> {
        let mut readers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        readers.retain(|_, reader| {
            reader.millis > 0 || !reader.posts.is_empty() || now.millis() - reader.heard.millis() < LONGEST
        });
        let news = readers.iter_mut().filter(|(_, reader)| reader.millis > 0 || !reader.posts.is_empty());
        let mut taken: Vec<(MemberId, Reader)> = news
            .map(|(member, reader)| {
                let heard = reader.heard;
                (*member, std::mem::replace(reader, Reader { heard, ..Reader::default() }))
            })
            .collect();
        taken.sort_unstable_by_key(|(member, _)| *member);
        taken
    }
}

/// The day of a moment, in days since 1970 UTC.
pub fn day_of(at: Timestamp) -> i64 {
    at.millis().div_euclid(24 * 3600 * 1000)
}

/// Writes what members have read.
struct Write(Vec<(MemberId, Reader)>);

impl Command for Write {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (now, day) = (cx.now(), day_of(cx.now()));
        let pairs = |id: fn(&(PostId, TopicId)) -> i64| -> BTreeSet<(i64, i64)> {
            let of = |(member, reader): &(MemberId, Reader)| {
                reader.posts.iter().map(|post| (member.number(), id(post))).collect::<Vec<_>>()
            };
            self.0.iter().flat_map(of).collect()
        };
        let posts = rows::add_posts(cx, &pairs(|(post, _)| post.number()), day).await?;
        let topics = rows::add_topics(cx, &pairs(|(_, topic)| topic.number()), day).await?;
        let count = |of: &[MemberId], member| of.iter().filter(|one| **one == member).count() as i64;
        let sums: Vec<rows::Sum> = self
            .0
            .iter()
            .map(|(member, reader)| (*member, count(&topics, *member), count(&posts, *member), reader.millis))
            .collect();
        rows::add_sums(cx, &sums, now).await
    }
}

/// Writes what was read since the last time on this node.
///
/// # Errors
/// When the database fails; that much is lost then.
pub async fn write_reading(app: &App) -> Result<()> {
    let read = app.service::<Reading>().take(app.now());
    if read.is_empty() { Ok(()) } else { app.run(&app.system(), Write(read)).await }
}

/// The worker that writes what was read until `stop` comes, and then once more.
pub async fn keep_reading(app: App, mut stop: tokio::sync::watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
        if let Err(error) = write_reading(&app).await {
            tracing::error!(%error, "what was read could not be written");
        }
    }
}

/// Forgets which posts and topics were read more than [`READING_DAYS`] ago, in small steps.
struct Forget(i64);

impl Command for Forget {
    type Output = bool;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<bool> {
        let posts = rows::forget_posts(cx, self.0, BATCH).await?;
        let topics = rows::forget_topics(cx, self.0, BATCH).await?;
        Ok(posts.max(topics) >= BATCH as u64)
    }
}

/// Forgets what was read long ago; the wiring's worker calls it every hour.
///
/// # Errors
/// When the database fails.
pub async fn forget_reading(app: &App) -> Result<()> {
    let before = day_of(app.now()) - READING_DAYS;
    while app.run(&app.system(), Forget(before)).await? {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis((1_000_000 + seconds) * 1000)
    }

    #[test]
    fn no_more_time_is_believed_than_has_passed() {
        let (reading, member) = (Reading::default(), MemberId::new(1));
        let millis = |now: i64| reading.take(at(now)).first().map_or(0, |(_, reader)| reader.millis);
        reading.heard(member, at(0), 3_600_000, &[]);
        assert_eq!(millis(0), FIRST);
        reading.heard(member, at(20), 3_600_000, &[]);
        reading.heard(member, at(20), 3_600_000, &[]);
        assert_eq!(millis(20), 20_000, "two pages at once are one reader");
        reading.heard(member, at(50), 12_000, &[]);
        assert_eq!(millis(50), 12_000);
        reading.heard(member, at(40), 12_000, &[]);
        assert_eq!(millis(50), 0, "a clock that was set back");
    }

    #[test]
    fn whoever_went_away_is_forgotten() {
        let (reading, member) = (Reading::default(), MemberId::new(1));
        reading.heard(member, at(0), 5_000, &[(PostId::new(1), TopicId::new(2)), (PostId::new(1), TopicId::new(2))]);
        assert_eq!(reading.take(at(1))[0].1.posts.len(), 1);
        assert_eq!(reading.0.lock().unwrap().len(), 1);
        assert!(reading.take(at(600)).is_empty() && reading.0.lock().unwrap().is_empty());
    }
}
