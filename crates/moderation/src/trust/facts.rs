//! What members have done, gathered for many at once: eight statements, however many there are.

use crate::store::trust::{self as rows, BaseRow};
use madang_conversation::day_of;
use madang_kernel::{MemberId, Result, Role, Timestamp, db::Connection};
use madang_screen::trust::{Facts, Lately, Level, Regular};
use std::{collections::BTreeMap, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// What one member has done, and how the level they have came about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) facts: Facts,
    /// Since when the member has the level, if it has ever changed.
    pub(crate) reached_at: Option<Timestamp>,
    /// Whether a manager has set the level.
    pub(crate) locked: bool,
    /// The level that is written down, whatever the role says.
    pub(crate) trust: u8,
    pub(crate) is_staff: bool,
}

/// A count as the rules take it.
fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(if number < 0 { 0 } else { u32::MAX })
}

impl Known {
    fn of(row: &BaseRow, now: Timestamp) -> Known {
        let trust = u8::try_from(row.trust).unwrap_or(0);
        let days = |since: Timestamp| count((now.millis() - since.millis()) / DAY.as_millis() as i64);
        let facts = Facts {
            topics_entered: count(row.topics),
            posts_read: count(row.posts),
            minutes_read: count(row.millis / 60_000),
            days_visited: count(row.days_visited),
            now: Level::from_number(if row.locked { u8::try_from(row.earned).unwrap_or(0) } else { trust }),
            regular_for: row.reached_at.map_or(0, days),
            ..Facts::default()
        };
        Known { facts, reached_at: row.reached_at, locked: row.locked, trust, is_staff: row.role != Role::Member }
    }
}

/// What is known of these members by what is kept in one row each: reading, and days. Enough for level 1.
pub(crate) async fn of_newcomers(
    conn: &mut impl Connection,
    members: &[MemberId],
    now: Timestamp,
) -> Result<BTreeMap<MemberId, Known>> {
    let rows = rows::base(conn, &ids(members)?).await?;
    Ok(rows.iter().map(|row| (row.member, Known::of(row, now))).collect())
}

pub(crate) fn ids(members: &[MemberId]) -> Result<String> {
    let ids: Vec<i64> = members.iter().map(|member| member.number()).collect();
    Ok(serde_json::to_string(&ids)?)
}

/// Everything that is known of these members.
pub(crate) async fn of_members(
    conn: &mut impl Connection,
    members: &[MemberId],
    now: Timestamp,
    regular: &Regular,
) -> Result<BTreeMap<MemberId, Known>> {
    let mut known = of_newcomers(conn, members, now).await?;
    let ids = ids(members)?;
    let since = now - DAY * regular.days;
    let (topics, posts) = rows::totals(conn).await?;
    for one in known.values_mut() {
        one.facts.lately = Lately { topics_of_all: count(topics), posts_of_all: count(posts), ..Lately::default() };
    }
    let mut facts = Gathered(known);
    for (member, all, lately) in rows::given(conn, &ids, since).await? {
        facts.add(member, |facts| (facts.likes_given, facts.lately.likes_given) = (count(all), count(lately)));
    }
    for (member, all, lately, days, givers) in rows::received(conn, &ids, since).await? {
        facts.add(member, |facts| {
            facts.likes_received = count(all);
            facts.lately.likes_received = count(lately);
            facts.lately.days_liked = count(days);
            facts.lately.members_liking = count(givers);
        });
    }
    for (member, all, lately) in rows::replied(conn, &ids, since).await? {
        facts.add(member, |facts| {
            (facts.topics_replied_to, facts.lately.topics_replied_to) = (count(all), count(lately));
        });
    }
    for (member, what, number) in rows::since_day(conn, &ids, day_of(since)).await? {
        facts.add(member, |facts| match what.as_str() {
            "visits" => facts.lately.days_visited = count(number),
            "topics" => facts.lately.topics_viewed = count(number),
            _ => facts.lately.posts_read = count(number),
        });
    }
    for (member, posts, flaggers) in rows::flagged(conn, &ids, since).await? {
        facts.add(member, |facts| {
            (facts.lately.flagged_posts, facts.lately.flagged_by) = (count(posts), count(flaggers));
        });
    }
    for (member, number) in rows::penalties(conn, &ids, now - DAY * regular.penalty_days).await? {
        facts.add(member, |facts| facts.lately.penalties = count(number));
    }
    Ok(facts.0)
}

/// Facts on their way together.
struct Gathered(BTreeMap<MemberId, Known>);

impl Gathered {
    fn add(&mut self, member: MemberId, change: impl FnOnce(&mut Facts)) {
        if let Some(known) = self.0.get_mut(&member) {
            change(&mut known.facts);
        }
    }
}
