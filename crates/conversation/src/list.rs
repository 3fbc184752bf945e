//! Lists of topics, of every kind, for pages, the API and feeds.

use crate::{
    QUESTION, SpaceList, TopicState,
    store::lists::{self, Scope, TopicRow},
    topic::read_tags,
    topic_url,
};
use madang_http::{Cursor, Listed};
use madang_i18n::Lang;
use madang_kernel::{Actor, MemberId, Permission, Result, SpaceId, TagId, Timestamp, TopicId, db::Connection, words};
use madang_people::Byline;
use madang_ui::{Link, Person};

/// How many topics a page shows.
pub const PAGE: usize = 30;

words! {
    /// The order of a list of topics.
    pub enum Order {
        /// The last active first.
        Active = "active",
        /// The newest first.
        Newest = "newest",
        /// The most votes first.
        Votes = "votes",
    }
}

/// Which topics are wanted. The first of `author`, `followed_by`, `tag`, `unanswered`, `state` that is given chooses the
/// order of its own index (the newest, or for a state and what is followed the last active first); without any of them
/// `order` does.
#[derive(Clone, Debug)]
pub struct TopicFilter {
    /// In this space only.
    pub space: Option<SpaceId>,
    /// Of this kind only.
    pub kind: Option<String>,
    /// In this state only.
    pub state: Option<TopicState>,
    /// Only open ones without an answer.
    pub unanswered: bool,
    /// With this tag only.
    pub tag: Option<TagId>,
    /// Started by this member only.
    pub author: Option<MemberId>,
    /// Followed by this member only.
    pub followed_by: Option<MemberId>,
    /// Without the pinned ones of the space, which the page shows above.
    pub without_pinned: bool,
    /// The order.
    pub order: Order,
    /// After this place in the list.
    pub after: Option<Cursor>,
    /// How many at most.
    pub limit: usize,
}

impl Default for TopicFilter {
    fn default() -> TopicFilter {
        TopicFilter {
            space: None,
            kind: None,
            state: None,
            unanswered: false,
            tag: None,
            author: None,
            followed_by: None,
            without_pinned: false,
            order: Order::Active,
            after: None,
            limit: PAGE,
        }
    }
}

/// The topics that the actor sees and wants; one statement.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] for a space that the actor does not see.
pub async fn topics(conn: &mut impl Connection, actor: &Actor, filter: &TopicFilter) -> Result<Listed<TopicRow>> {
    if let Some(space) = filter.space
        && !actor.can(Permission::Read, space)
    {
        return Err(madang_kernel::Error::NotFound);
    }
    let everything = filter.space.is_none()
        && filter.kind.is_none()
        && filter.author.is_none()
        && filter.followed_by.is_none()
        && filter.tag.is_none();
    let scope = Scope {
        spaces: if everything { actor.listed_spaces() } else { actor.visible_spaces() },
        kind: filter.kind.clone(),
        after: filter.after.unwrap_or_else(Cursor::start),
        limit: filter.limit as i64 + 1,
    };
    let by_activity = |row: &TopicRow| Cursor::after(row.active_at.millis(), row.id.number());
    let by_votes = |row: &TopicRow| Cursor::after(row.score, row.id.number());
    let by_age = |row: &TopicRow| Cursor::after(row.id.number(), row.id.number());
    let pinned_too = !filter.without_pinned;
    let limit = filter.limit;
    if let Some(author) = filter.author {
        return Ok(Listed::of(lists::by_author(conn, &scope, author).await?, limit, by_age));
    }
    if let Some(member) = filter.followed_by {
        return Ok(Listed::of(lists::followed(conn, &scope, member).await?, limit, by_activity));
    }
    if let Some(tag) = filter.tag {
        let rows = lists::tagged(conn, &scope, tag, filter.state, filter.unanswered).await?;
        return Ok(Listed::of(rows, limit, by_age));
    }
    let (rows, cursor): (Vec<TopicRow>, fn(&TopicRow) -> Cursor) = match (filter.space, filter.state, filter.order) {
        (None, ..) if filter.unanswered => (lists::unanswered(conn, &scope).await?, by_age),
        (Some(space), ..) if filter.unanswered => (lists::unanswered_in(conn, &scope, space).await?, by_age),
        (None, Some(state), _) => (lists::in_state(conn, &scope, state).await?, by_activity),
        (Some(space), Some(state), _) => (lists::in_state_in(conn, &scope, state, space).await?, by_activity),
        (None, None, Order::Active) => (lists::active(conn, &scope).await?, by_activity),
        (None, None, Order::Newest) => (lists::newest(conn, &scope).await?, by_age),
        (None, None, Order::Votes) => (lists::voted(conn, &scope).await?, by_votes),
        (Some(space), None, Order::Active) => (lists::active_in(conn, &scope, space, pinned_too).await?, by_activity),
        (Some(space), None, Order::Newest) => (lists::newest_in(conn, &scope, space, pinned_too).await?, by_age),
        (Some(space), None, Order::Votes) => (lists::voted_in(conn, &scope, space, pinned_too).await?, by_votes),
    };
    Ok(Listed::of(rows, limit, cursor))
}

/// The pinned topics of a space; one statement.
///
/// # Errors
/// When the database fails.
pub async fn pinned_topics(conn: &mut impl Connection, actor: &Actor, space: SpaceId) -> Result<Vec<TopicRow>> {
    lists::pinned(conn, actor.visible_spaces(), space).await
}

/// Those of these topics that the actor sees, in the order asked for; one statement.
///
/// # Errors
/// When the database fails.
pub async fn topics_by_ids(conn: &mut impl Connection, actor: &Actor, ids: &[TopicId]) -> Result<Vec<TopicRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = lists::by_ids(conn, actor.visible_spaces(), ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

impl TopicRow {
    /// Its address.
    pub fn url(&self) -> String {
        topic_url(&self.kind, self.id, &self.slug)
    }

    /// The names of its tags.
    pub fn tag_names(&self) -> Vec<String> {
        read_tags(&self.tags)
    }

    /// The code of what is shown as its state; empty where the kind has none.
    pub fn standing(&self) -> &'static str {
        standing(&self.kind, self.state, self.answers)
    }

    /// The row as the list component shows it. `at` is when it was last active; see [`TopicRow::view_new`].
    pub fn view(&self, spaces: &SpaceList, lang: Lang) -> madang_ui::TopicRow {
        let space = spaces.get(self.space).map(|space| Link::new(space.name.get(lang), space.url()));
        madang_ui::TopicRow {
            url: self.url(),
            title: madang_ui::TopicRow::plain_title(&self.title),
            lang: html_lang(&self.language).to_owned(),
            excerpt: None,
            state: self.standing().to_owned(),
            verified: self.verified,
            pinned: self.pinned,
            locked: self.locked,
            hidden: self.hidden || self.deleted,
            answers: self.answers,
            votes: self.score,
            views: self.views,
            space,
            author: person(&self.author),
            at: self.active_at.millis(),
            tags: self.tag_names(),
        }
    }

    /// The row with the time at which it was started, for lists in that order.
    pub fn view_new(&self, spaces: &SpaceList, lang: Lang) -> madang_ui::TopicRow {
        madang_ui::TopicRow { at: self.created_at.millis(), ..self.view(spaces, lang) }
    }

    /// When it was started, for feeds and sitemaps.
    pub fn started(&self) -> Timestamp {
        self.created_at
    }
}

/// The code of what is shown as a topic's state; empty where the kind has none.
pub fn standing(kind: &str, state: TopicState, answers: i64) -> &'static str {
    match state {
        TopicState::Open if kind != QUESTION => "",
        TopicState::Open if answers > 0 => "answered",
        state => state.as_str(),
    }
}

/// The `lang` attribute of a text whose language is kept as `ko`, `ja`, `en` or `other`.
pub fn html_lang(kept: &str) -> &str {
    if kept == "other" { "" } else { kept }
}

/// A member as the components show one.
pub fn person(byline: &Byline) -> Person {
    Person {
        id: byline.id.number(),
        handle: byline.handle.clone(),
        name: byline.name.clone(),
        picture: byline.picture.clone(),
        affiliation: byline.affiliation.as_str().to_owned(),
        role: byline.role.as_str().to_owned(),
    }
}
