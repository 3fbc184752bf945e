//! What is asked for in an address, and what it means.

use crate::{
    index::{Age, Kind, Order, Query},
    names::{FILE, MEMBER, TAG},
};
use jiff::{civil::Date, tz::TimeZone};
use madang_conversation::{SpaceList, tag_key};
use madang_http::Cursor;
use madang_kernel::{Actor, Permission, Result, SpaceId, Timestamp, db::Connection};
use madang_language::Language;
use madang_people::find_handles;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// Topics on a page.
pub(crate) const PAGE: usize = 20;
/// The most topics that one request to the API gets.
const MOST: usize = 50;
/// The last page: whoever looks further asks something else.
const LAST_PAGE: usize = 50;
/// Characters of a query that are read.
const LONGEST: usize = 400;

/// A search as its address has it. What cannot be read is left out.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct SearchInput {
    /// Words, `"a phrase"`, `-excluded`.
    pub(crate) q: String,
    /// The id or the name in addresses of a space.
    pub(crate) space: String,
    /// `solved` or `unsolved`.
    pub(crate) state: String,
    /// Tags, with commas between them; all of them are wanted.
    pub(crate) tag: String,
    /// The id of a product, or of one of its versions.
    pub(crate) product: String,
    /// The language that posts are written in: `ko`, `ja` or `en`.
    pub(crate) language: String,
    /// The handle of the author.
    pub(crate) author: String,
    /// `week`, `month`, `year` or `older`: written within the last 7, 30 or 365 days, or before.
    pub(crate) date: String,
    /// From this day or moment on, such as `2026-07-01` or RFC 3339.
    pub(crate) from: String,
    /// Up to this day, or before this moment.
    pub(crate) to: String,
    /// `question`, `discussion` or another kind of topic; `opening`, `answer` or `comment` for a kind of post; `member`,
    /// `tag` or `file` for names alone.
    pub(crate) kind: String,
    /// `relevance` (the default), `newest` or `votes`.
    pub(crate) order: String,
    /// `true` to look for the words as they are: no other is put in the place of one that occurs nowhere.
    pub(crate) verbatim: String,
    /// `true` to count what each value of each filter would leave.
    pub(crate) counts: bool,
    /// The number of the page, from 1; only on the page.
    #[param(ignore)]
    pub(crate) page: String,
    /// After this place, from `next` of the page before.
    #[param(value_type = Option<String>)]
    pub(crate) after: Option<Cursor>,
    /// How many, at most 50; 20 by default.
    pub(crate) limit: Option<usize>,
}

impl SearchInput {
    /// Whether anything is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && !self.is_narrowed()
    }

    /// Whether more than words is asked for.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.conditions().into_iter().any(|(_, value)| !value.trim().is_empty())
    }

    /// What narrows a search, by the names that addresses have for it.
    pub(crate) fn conditions(&self) -> [(&'static str, &str); 10] {
        [
            ("kind", &self.kind),
            ("space", &self.space),
            ("state", &self.state),
            ("tag", &self.tag),
            ("product", &self.product),
            ("author", &self.author),
            ("date", &self.date),
            ("from", &self.from),
            ("to", &self.to),
            ("language", &self.language),
        ]
    }

    /// What is asked for of a condition.
    pub(crate) fn condition(&self, name: &str) -> &str {
        self.conditions().into_iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.trim())
    }

    /// Which names alone are wanted: `member`, `tag` or `file`.
    pub(crate) fn named(&self) -> Option<&'static str> {
        [MEMBER, TAG, FILE].into_iter().find(|kind| *kind == self.kind)
    }

    /// The same without the kind.
    pub(crate) fn of_any_kind(&self) -> SearchInput {
        SearchInput { kind: String::new(), ..self.clone() }
    }

    /// The words that names are looked for by: none where marks say that only text is meant.
    pub(crate) fn name(&self) -> &str {
        let text = self.q.trim();
        let marked = text.contains(['"', '“', '”']) || text.split_whitespace().any(|word| word.starts_with('-'));
        if marked { "" } else { text }
    }

    /// Whether the words are to be taken as they are.
    pub(crate) fn is_verbatim(&self) -> bool {
        matches!(self.verbatim.as_str(), "true" | "1")
    }

    /// The number of the page.
    pub(crate) fn page(&self) -> usize {
        self.page.parse().unwrap_or(1).clamp(1, LAST_PAGE)
    }

    /// What the index is asked; `None` when nothing can fit, such as for a space that the actor does not see.
    pub(crate) async fn query(
        &self,
        conn: &mut impl Connection,
        actor: &Actor,
        spaces: &SpaceList,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<Option<Query>> {
        let Some(space) = self.space(actor, spaces) else { return Ok(None) };
        let Some((product, version)) = self.product(spaces) else { return Ok(None) };
        let Some(author) = self.author(conn).await? else { return Ok(None) };
        let limit = self.limit();
        let (after_ms, before_ms) = match self.age() {
            Some(age) => age.range(now.millis()),
            None => (moment(&self.from, zone, false), moment(&self.to, zone, true)),
        };
        Ok(Some(Query {
            text: self.q.chars().take(LONGEST).collect(),
            visible_spaces: None,
            space: space.map(|space| space.number()),
            kind: match self.kind.as_str() {
                "opening" => Some(Kind::Opening),
                "answer" => Some(Kind::Answer),
                "comment" => Some(Kind::Comment),
                _ => None,
            },
            topic_kind: Some(self.kind.trim().to_owned())
                .filter(|kind| !matches!(kind.as_str(), "" | "opening" | "answer" | "comment")),
            solved: match self.state.as_str() {
                "solved" => Some(true),
                "unsolved" => Some(false),
                _ => None,
            },
            tags: self.tags().map(tag_key).collect(),
            author,
            after_ms,
            before_ms,
            language: match self.language.as_str() {
                "ko" => Some(Language::Korean),
                "ja" => Some(Language::Japanese),
                "en" => Some(Language::English),
                _ => None,
            },
            product,
            version,
            order: match self.order.as_str() {
                "newest" => Order::Newest,
                "votes" => Order::Votes,
                _ => Order::Relevance,
            },
            verbatim: self.is_verbatim(),
            facets_at: self.counts.then_some(now.millis()),
            offset: self.offset(),
            limit,
        }))
    }

    /// How many are before those that are asked for.
    pub(crate) fn offset(&self) -> usize {
        match self.after {
            Some(cursor) => usize::try_from(cursor.key).unwrap_or(0).min(PAGE * LAST_PAGE),
            None => (self.page() - 1) * PAGE,
        }
    }

    /// How many are asked for.
    pub(crate) fn limit(&self) -> usize {
        self.limit.unwrap_or(PAGE).clamp(1, MOST)
    }

    fn age(&self) -> Option<Age> {
        match self.date.as_str() {
            "week" => Some(Age::Week),
            "month" => Some(Age::Month),
            "year" => Some(Age::Year),
            "older" => Some(Age::Older),
            _ => None,
        }
    }

    /// The address of the same search with another page, or with other words.
    pub(crate) fn url(&self, q: &str, page: usize) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let verbatim = if q == self.q { self.verbatim.as_str() } else { "" };
        let fields = std::iter::once(("q", q)).chain(self.conditions());
        address(fields.chain([("order", &*self.order), ("verbatim", verbatim), ("page", &*page)]))
    }

    /// The address of the same search with other conditions; an empty one takes a condition away.
    pub(crate) fn with(&self, others: &[(&str, &str)]) -> String {
        let fields = std::iter::once(("q", &*self.q)).chain(self.conditions());
        let all = fields.chain([("order", &*self.order), ("verbatim", &*self.verbatim)]);
        address(all.map(|(name, value)| {
            let other = others.iter().find(|(changed, _)| *changed == name);
            (name, other.map_or(value, |(_, value)| value))
        }))
    }

    /// The address of the same search for the words as they are.
    pub(crate) fn as_it_is(&self) -> String {
        self.with(&[("verbatim", "true")])
    }

    /// The address of a search for the same words in everything.
    pub(crate) fn everywhere(&self) -> String {
        SearchInput::default().url(&self.q, 1)
    }

    /// The address of the form in which the words become a question.
    pub(crate) fn ask_url(&self) -> String {
        format!("/ask?title={}", utf8_percent_encode(self.q.trim(), NON_ALPHANUMERIC))
    }

    pub(crate) fn tags(&self) -> impl Iterator<Item = &str> {
        self.tag.split([',', '、', '，']).map(str::trim).filter(|tag| !tag.is_empty())
    }

    fn space(&self, actor: &Actor, spaces: &SpaceList) -> Option<Option<SpaceId>> {
        let name = self.space.trim();
        if name.is_empty() {
            return Some(None);
        }
        let by_id = || spaces.get(name.parse().ok()?);
        let space = spaces.by_slug(name).or_else(by_id)?;
        actor.can(Permission::Read, space.id).then_some(Some(space.id))
    }

    /// The product and the version that are wanted; `None` for one that there is not.
    fn product(&self, spaces: &SpaceList) -> Option<(Option<i64>, Option<i64>)> {
        let wanted = self.product.trim();
        if wanted.is_empty() {
            return Some((None, None));
        }
        spaces.products().iter().find_map(|product| {
            if product.id.to_string() == wanted {
                return Some((Some(product.id.number()), None));
            }
            let version = product.versions.iter().find(|version| version.id.to_string() == wanted)?;
            Some((None, Some(version.id.number())))
        })
    }

    async fn author(&self, conn: &mut impl Connection) -> Result<Option<Option<i64>>> {
        let handle = self.author.trim().trim_start_matches('@');
        if handle.is_empty() {
            return Ok(Some(None));
        }
        let found = find_handles(conn, &[handle.to_owned()]).await?;
        Ok(found.first().map(|(_, member)| Some(member.number())))
    }
}

fn address<'a>(fields: impl Iterator<Item = (&'static str, &'a str)>) -> String {
    let given = fields.filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        given.map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))).collect();
    format!("/search?{}", pairs.join("&"))
}

/// A moment, or the beginning (or the end) of a day.
fn moment(text: &str, zone: &TimeZone, end: bool) -> Option<i64> {
    let text = text.trim();
    let Ok(day) = text.parse::<Date>() else { return Timestamp::parse(text).map(Timestamp::millis) };
    if text.contains(['T', ':']) {
        return Timestamp::parse(text).map(Timestamp::millis);
    }
    let day = if end { day.tomorrow().ok()? } else { day };
    let midnight = day.to_zoned(zone.clone()).ok()?;
    Some(midnight.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    #[test]
    fn days_are_whole_in_the_readers_zone() {
        let seoul = TimeZone::get("Asia/Seoul").unwrap();
        let start = moment("2026-07-01", &seoul, false).unwrap();
        assert_eq!(Timestamp::from_millis(start).to_string(), "2026-06-30T15:00:00.000Z");
        assert_eq!(moment("2026-07-01", &seoul, true), Some(start + DAY));
        assert_eq!(moment("2026-06-30T15:00:00Z", &seoul, false), Some(start));
        assert_eq!(moment("soon", &seoul, false), None);
        assert_eq!(moment("", &seoul, true), None);
    }

    #[test]
    fn an_address_holds_what_is_asked_for() {
        let input = SearchInput { state: "solved".into(), tag: "c++".into(), page: "3".into(), ..Default::default() };
        assert_eq!(input.url("환불", 1), "/search?q=%ED%99%98%EB%B6%88&state=solved&tag=c%2B%2B");
        assert!(input.url("a&b", 2).ends_with("tag=c%2B%2B&page=2"));
        assert_eq!(input.page(), 3);
        assert_eq!(SearchInput { page: "9999".into(), ..Default::default() }.page(), LAST_PAGE);
    }
}
