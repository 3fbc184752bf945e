//! A topic: one thread of any kind, as its rules and its address need it.

use madang_kernel::{
    Actor, Error, MemberId, Permission, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, row, text,
    words,
};
use unicode_normalization::UnicodeNormalization;

/// The kind of a topic that asks for an answer.
pub const QUESTION: &str = "question";
/// The kind of a topic that is talked about.
pub const DISCUSSION: &str = "discussion";
/// The kind of a topic that is a published article of the knowledge base; its replies are comments on it.
pub const ARTICLE: &str = "article";
/// The kind of a topic that holds a support ticket: staff only, a source of articles.
pub const TICKET: &str = "ticket";
/// The kinds of what the company publishes.
pub const PUBLICATIONS: [&str; 7] =
    ["announcement", "release_note", "blog_entry", "tip", "story", "walkthrough", "media"];

/// Whether the text of such a topic belongs to its domain's own workflow: it is not edited as a post.
pub fn is_managed(kind: &str) -> bool {
    kind == ARTICLE || PUBLICATIONS.contains(&kind)
}

/// The most characters of a title.
pub const TITLE_MAX: usize = 200;
const TITLE_MIN: usize = 3;
/// The most tags of a topic.
pub const TAGS_MAX: usize = 5;
/// The most characters of a tag.
pub const TAG_MAX: usize = 35;

words! {
    /// The state of a topic. That a question is answered follows from its answers and is not kept.
    pub enum TopicState {
        /// Nothing special.
        Open = "open",
        /// The asker is asked for more.
        NeedsInformation = "needs_information",
        /// An answer was accepted.
        Solved = "solved",
        /// The same was asked before.
        Duplicate = "duplicate",
        /// It does not belong here.
        OffTopic = "off_topic",
        /// Kept for reading, no longer kept up.
        Archived = "archived",
    }
}

/// The title of a topic: one line of 3 to 200 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// Takes what a member typed.
    ///
    /// # Errors
    /// `too-short` or `too-long`.
    pub fn parse(typed: &str) -> std::result::Result<Title, &'static str> {
        let line = text::line(typed);
        match line.chars().count() {
            0..TITLE_MIN => Err("too-short"),
            TITLE_MIN..=TITLE_MAX => Ok(Title(line)),
            _ => Err("too-long"),
        }
    }

    /// Takes a title from another system, which had other rules: too long is cut, empty becomes `…`.
    pub fn imported(title: &str) -> Title {
        let line = text::line(title);
        Title(if line.is_empty() { "…".to_owned() } else { text::cut(&line, TITLE_MAX - 1) })
    }

    /// The title.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The names of a topic's tags: at most five, each once, without leading `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagNames(Vec<String>);

impl TagNames {
    /// Takes what a member typed, parted by commas or line breaks.
    ///
    /// # Errors
    /// `too-many`, or `too-long` for a single tag.
    pub fn parse(typed: &str) -> std::result::Result<TagNames, &'static str> {
        TagNames::of(typed.split([',', '、', '，', '\n']))
    }

    /// From separate names.
    ///
    /// # Errors
    /// `too-many`, or `too-long` for a single tag.
    pub fn of<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> std::result::Result<TagNames, &'static str> {
        let tags = TagNames::imported(names);
        if tags.0.iter().any(|name| name.chars().count() > TAG_MAX) {
            return Err("too-long");
        }
        if tags.0.len() > TAGS_MAX { Err("too-many") } else { Ok(tags) }
    }

    /// From another system, which had other limits.
    pub fn imported<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> TagNames {
        let mut kept: Vec<String> = Vec::new();
        for name in names {
            let name =
                text::line(name.as_ref()).trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join("-");
            if !name.is_empty() && !kept.iter().any(|known| tag_key(known) == tag_key(&name)) {
                kept.push(name);
            }
        }
        TagNames(kept)
    }

    /// The names.
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

/// What makes two spellings the same tag: NFKC and lower case.
pub fn tag_key(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

row! {
    /// A topic as commands need it.
    #[derive(Clone, Debug)]
    pub struct TopicHead {
        /// The topic.
        pub id: TopicId,
        /// Its kind, such as [`QUESTION`].
        pub kind: String,
        /// Its space.
        pub space: SpaceId,
        /// Who started it.
        pub author: MemberId,
        /// Its title.
        pub title: String,
        /// The readable end of its address.
        pub slug: String,
        /// `ko`, `ja`, `en` or `other`.
        pub language: String,
        /// The names of its tags, as a JSON array.
        pub tags: String,
        /// Its product.
        pub product: Option<ProductId>,
        /// The product's version.
        pub version: Option<VersionId>,
        /// Its opening post.
        pub opening: PostId,
        /// When it was started.
        pub created_at: Timestamp,
        /// When something was last posted in it.
        pub active_at: Timestamp,
        /// Its state.
        pub state: TopicState,
        /// The accepted answer.
        pub accepted: Option<PostId>,
        /// Whether staff confirmed an answer.
        pub verified: bool,
        /// How many answers can be seen by everyone who sees the topic.
        pub answers: i64,
        /// Whether only moderators may write in it.
        pub locked: bool,
        /// Whether it stays on top of its space.
        pub pinned: bool,
        /// Whether a moderator hid it.
        pub hidden: bool,
        /// By whom.
        pub hidden_by: Option<MemberId>,
        /// Whether it was removed.
        pub deleted: bool,
        /// The topic into which its posts went.
        pub merged_into: Option<TopicId>,
    }
}

impl TopicHead {
    /// Its address.
    pub fn url(&self) -> String {
        topic_url(&self.kind, self.id, &self.slug)
    }

    /// Whether its opening post is written, published and withdrawn in a domain of its own.
    pub fn has_workflow(&self) -> bool {
        is_managed(&self.kind)
    }

    /// The names of its tags.
    pub fn tag_names(&self) -> Vec<String> {
        read_tags(&self.tags)
    }

    /// Whether its posts are still in it.
    ///
    /// # Errors
    /// [`Error::Moved`] for whoever could see where they were, [`Error::NotFound`] for others and for the program itself.
    pub(crate) fn still_there(&self, actor: &Actor) -> Result<()> {
        let Some(into) = self.merged_into else { return Ok(()) };
        if actor.is_system() || !actor.can(Permission::Read, self.space) {
            return Err(Error::NotFound);
        }
        Err(Error::Moved { from: self.id.to_string(), to: into.to_string() })
    }

    /// Whether this actor sees the topic.
    pub fn seen_by(&self, actor: &Actor) -> bool {
        let away = self.hidden || self.deleted;
        actor.can(Permission::Read, self.space)
            && (!away || actor.is(self.author) || actor.can(Permission::Moderate, self.space) || self.hid_it(actor))
    }

    /// Whether a hero of the space hid the topic, and may show it again.
    fn hid_it(&self, actor: &Actor) -> bool {
        let by_this_one = self.hidden && self.hidden_by.is_some_and(|by| actor.is(by));
        by_this_one && !self.deleted && actor.can(Permission::Tidy, self.space)
    }

    /// Whether this actor may write in the topic.
    ///
    /// # Errors
    /// [`Error::SignIn`], [`Error::Forbidden`], or [`Error::Refused`] with `locked` or `removed`.
    pub fn may_write(&self, actor: &Actor) -> Result<()> {
        if !actor.can(Permission::Reply, self.space) {
            return Err(actor.refusal(Some(self.space)));
        }
        if self.deleted || self.hidden {
            return Err(Error::Refused("removed"));
        }
        if self.locked && !actor.can(Permission::Moderate, self.space) {
            return Err(Error::Refused("locked"));
        }
        Ok(())
    }
}

/// The tag names of the JSON array that a topic keeps.
pub(crate) fn read_tags(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The address of a topic of this kind.
pub fn topic_url(kind: &str, id: TopicId, slug: &str) -> String {
    let place = match kind {
        QUESTION => "q",
        ARTICLE => "a",
        _ if PUBLICATIONS.contains(&kind) => "n",
        _ => "d",
    };
    format!("/{place}/{id}/{slug}")
}

/// The address of a post within its topic's page; it leads there from anywhere.
pub fn post_url(id: PostId) -> String {
    format!("/p/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_one_line_of_reasonable_length() {
        assert_eq!(Title::parse(" 펌프\n소리 ").map(|title| title.0), Ok("펌프 소리".to_owned()));
        assert_eq!(Title::parse("ab"), Err("too-short"));
        assert_eq!(Title::parse(&"가".repeat(201)), Err("too-long"));
        assert_eq!(Title::imported(" ").as_str(), "…");
        assert_eq!(Title::imported(&"가".repeat(300)).as_str().chars().count(), TITLE_MAX);
    }

    #[test]
    fn tags_are_told_apart_by_their_key_and_kept_as_written() {
        let tags = TagNames::parse("#Wi Fi, wi-fi、 바질，ＷＩ－ＦＩ").expect("a list");
        assert_eq!(tags.names(), ["Wi-Fi", "바질"]);
        assert_eq!(TagNames::parse("a,b,c,d,e,f"), Err("too-many"));
        assert_eq!(TagNames::parse(&"x".repeat(36)), Err("too-long"));
    }

    #[test]
    fn addresses_follow_the_kind() {
        let id = TopicId::new(62);
        assert_eq!(topic_url(QUESTION, id, "물"), "/q/10/물");
        assert_eq!(topic_url(DISCUSSION, id, "물"), "/d/10/물");
        assert_eq!(topic_url(ARTICLE, id, "물"), "/a/10/물");
        assert_eq!(topic_url("release_note", id, "물"), "/n/10/물");
    }
}
