//! What is known of a writer when the gate is asked, and what is looked up about those who are not known yet.

use super::REMEMBERED;
use crate::{
    store::gate::{self, FactsRow},
    trust::limits,
};
use madang_kernel::{Cx, Id, MemberId, PostId, Result, Timestamp};
use madang_language::Language;
use madang_screen::{
    Limits, Opinion, Tokens, opinion,
    spam::{Circumstances, Recent, Shingles, hosts},
};
use std::{net::IpAddr, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 3600);
/// Within this time it is counted how fast somebody writes.
const LATELY: Duration = Duration::from_secs(600);
/// So many posts that stand, and so many days, make a writer known: nothing they write is scored. So does this trust level.
const KNOWN_POSTS: i64 = 20;
const KNOWN_DAYS: i64 = 7;
const KNOWN_LEVEL: u8 = 2;
/// So many days make nobody known, but no newcomer either.
const MONTH: i64 = 30;
/// How many texts of the last days a new one is compared with.
const COMPARED: i64 = 300;
/// The languages of the interface, which every community speaks.
const LANGUAGES: [Language; 3] = [Language::Korean, Language::Japanese, Language::English];

/// A writer.
pub(super) struct Facts {
    row: FactsRow,
    now: Timestamp,
    trust: u8,
}

impl Facts {
    /// Reads them; one statement.
    pub(super) async fn of(cx: &mut Cx<'_>, writer: MemberId, post: PostId) -> Result<Facts> {
        let now = cx.now();
        let day: PostId = Id::at(now - DAY, 0);
        let lately: PostId = Id::at(now - LATELY, 0);
        Ok(Facts { row: gate::facts(cx, writer, post, (day, lately)).await?, now, trust: cx.actor().trust() })
    }

    /// Posts that stand.
    pub(super) fn posts(&self) -> u32 {
        u32::try_from(self.row.posts).unwrap_or(0)
    }

    /// Whether the writer has been here for some time.
    pub(super) fn is_known(&self) -> bool {
        self.trust >= KNOWN_LEVEL || (self.row.posts >= KNOWN_POSTS && self.days() >= KNOWN_DAYS)
    }

    /// Since the writer signed up.
    pub(super) fn days(&self) -> i64 {
        (self.now.millis() - self.row.joined.millis()) / 86_400_000
    }

    /// What limits the writer: those who are known, or have been here for a month, are no newcomers, whatever was counted of them so far.
    pub(super) fn limits(&self, cx: &Cx<'_>) -> Option<Limits> {
        let level =
            if self.is_known() || self.days() >= MONTH { cx.actor().trust().max(1) } else { cx.actor().trust() };
        limits(cx.app(), &cx.actor().clone().at_trust(level))
    }

    /// Topics, or other posts, of the last 24 hours.
    pub(super) fn today(&self, topics: bool) -> u32 {
        u32::try_from(if topics { self.row.topics_today } else { self.row.others_today }).unwrap_or(u32::MAX)
    }

    /// Posts of the last ten minutes.
    pub(super) fn lately(&self) -> u32 {
        u32::try_from(self.row.lately).unwrap_or(u32::MAX)
    }

    /// Seconds since the last post.
    pub(super) fn since_last_post(&self) -> Option<u64> {
        self.row.last_post.map(|at| seconds(self.now, at))
    }

    /// The address from which the writer was here last.
    pub(super) fn address(&self) -> Option<&str> {
        self.row.address.as_deref().filter(|address| !address.is_empty())
    }
}

/// Whether an address tells who comes from where: those of private networks, and of a proxy before the server, are everybody's.
pub(super) fn is_public(address: &str) -> bool {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(v4)) => !(v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()),
        Ok(IpAddr::V6(v6)) => {
            !(v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local() || v6.is_unspecified())
        }
        Err(_) => false,
    }
}

fn seconds(now: Timestamp, then: Timestamp) -> u64 {
    u64::try_from((now.millis() - then.millis()).max(0) / 1000).unwrap_or_default()
}

/// What is looked up about a text of somebody who is not known yet.
pub(super) struct Around {
    recent: Vec<Recent>,
    others: u32,
    unseen_hosts: usize,
    /// What the learner thinks.
    pub(super) opinion: Option<Opinion>,
}

impl Around {
    /// Four statements at most. `address` is the hash of the writer's address.
    pub(super) async fn of(
        cx: &mut Cx<'_>,
        writer: MemberId,
        (title, body): (&str, &str),
        address: Option<&str>,
    ) -> Result<Around> {
        let since = cx.now() - REMEMBERED;
        let recent = gate::recent(cx, since, COMPARED).await?;
        let recent = recent
            .into_iter()
            .filter_map(|(author, shingles)| {
                let shingles: Shingles = serde_json::from_str(&shingles).ok()?;
                Some(Recent { shingles, own: author == writer })
            })
            .collect();
        let others = match address {
            Some(hash) => gate::others_at(cx, hash, writer, since).await?,
            None => 0,
        };
        let linked = hosts(body);
        let known = if linked.is_empty() { 0 } else { gate::count_known(cx, &linked).await? };
        let tokens = Tokens::of(title, body);
        let (totals, counts) = gate::learned(cx, &tokens).await?;
        let opinion = opinion(&tokens, totals, |word| counts.get(&word).copied().unwrap_or_default());
        Ok(Around {
            recent,
            others: u32::try_from(others).unwrap_or_default(),
            unseen_hosts: linked.len().saturating_sub(known),
            opinion,
        })
    }

    /// For the score.
    pub(super) fn circumstances<'a>(&'a self, facts: &Facts) -> Circumstances<'a> {
        Circumstances {
            posts_before: Some(facts.posts()),
            since_sign_up: Some(seconds(facts.now, facts.row.joined)),
            since_last_post: facts.since_last_post(),
            others_at_address: self.others,
            recent: &self.recent,
            unseen_hosts: self.unseen_hosts,
            languages: &LANGUAGES,
            on_topic: None,
        }
    }
}
