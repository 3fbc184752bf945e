//! What the components show. A domain fills these from its rows.

use crate::{Face, Markup};

/// A member beside something that they wrote.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The member's id.
    pub id: i64,
    /// The handle in the address of the profile.
    pub handle: String,
    /// The name as shown.
    pub name: String,
    /// The address of the picture.
    pub picture: Option<String>,
    /// `customer` (not shown), `employee`, `partner`, `vendor`, `mentor`, `expert`, `author` or `host`.
    pub affiliation: String,
    /// `member` (not shown), `agent`, `moderator`, `manager` or `administrator`.
    pub role: String,
}

impl Person {
    /// The address of the profile.
    pub fn url(&self) -> String {
        format!("/m/{}", encode(&self.handle))
    }

    /// Whether the member works for the company's community.
    pub fn is_staff(&self) -> bool {
        !matches!(self.role.as_str(), "" | "member")
    }

    /// Whether the affiliation says more than that this is a customer.
    pub fn has_affiliation(&self) -> bool {
        !matches!(self.affiliation.as_str(), "" | "customer")
    }
}

impl Face for Person {
    fn id(&self) -> i64 {
        self.id
    }

    fn picture(&self) -> Option<&str> {
        self.picture.as_deref()
    }
}

/// A topic in a list.
#[derive(Clone, Debug, Default)]
pub struct TopicRow {
    /// The address of the topic.
    pub url: String,
    /// The title, or the title with marked words in a search result.
    pub title: Markup,
    /// The language of the title; empty when unknown.
    pub lang: String,
    /// A few words of the text, for search results and the home page.
    pub excerpt: Option<Markup>,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic` or `archived`; empty for topics
    /// that are no questions.
    pub state: String,
    /// Whether an agent has verified an answer.
    pub verified: bool,
    /// Whether the topic stays at the top of its list.
    pub pinned: bool,
    /// Whether the topic takes no more answers.
    pub locked: bool,
    /// Whether only staff can see the topic.
    pub hidden: bool,
    /// Number of answers.
    pub answers: i64,
    /// Sum of the votes.
    pub votes: i64,
    /// Number of views.
    pub views: i64,
    /// Where the topic is; `None` in a list of one space.
    pub space: Option<Link>,
    /// Who began it.
    pub author: Person,
    /// When it was begun or last answered, in milliseconds UTC.
    pub at: i64,
    /// Names of the tags.
    pub tags: Vec<String>,
}

impl TopicRow {
    /// A plain title as the row wants it.
    pub fn plain_title(title: &str) -> Markup {
        Markup(crate::markup::escape(title))
    }
}

/// A post: the opening, or an answer.
#[derive(Clone, Debug, Default)]
pub struct Post {
    /// The post's id as addresses show it; its place within the page is `#p{id}`.
    pub id: String,
    /// Who wrote it.
    pub author: Person,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// When it was last edited, in milliseconds UTC.
    pub edited_at: Option<i64>,
    /// The address of its history, when there is one to show.
    pub revisions_url: Option<String>,
    /// The language of the text; empty when unknown.
    pub lang: String,
    /// The text, rendered and sanitised.
    pub body: Markup,
    /// Names of the topic's tags, below the opening post.
    pub tags: Vec<String>,
    /// Whether only staff can see the post.
    pub hidden: bool,
    /// Whether the post was deleted and is shown to those who can restore it.
    pub deleted: bool,
    /// Whether the viewer came for this post.
    pub highlighted: bool,
}

/// A comment below a post.
#[derive(Clone, Debug, Default)]
pub struct Comment {
    /// The comment's id as addresses show it; its place within the page is `#p{id}`.
    pub id: String,
    /// Who wrote it.
    pub author: Person,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// When it was last edited, in milliseconds UTC.
    pub edited_at: Option<i64>,
    /// The language of the text; empty when unknown.
    pub lang: String,
    /// The text, rendered and sanitised.
    pub body: Markup,
    /// Whether only staff can see the comment.
    pub hidden: bool,
}

/// A word that leads somewhere.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

impl Link {
    /// A link.
    pub fn new(label: impl Into<String>, url: impl Into<String>) -> Link {
        Link { label: label.into(), url: url.into() }
    }
}

/// One of several views of a list.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// Whether this is the view shown.
    pub current: bool,
    /// How many entries it has.
    pub count: Option<i64>,
    /// Whether it was counted no further: there may be more.
    pub more: bool,
}

impl Tab {
    /// A view without a count.
    pub fn new(label: impl Into<String>, url: impl Into<String>, current: bool) -> Tab {
        Tab { label: label.into(), url: url.into(), current, ..Tab::default() }
    }

    /// With how many entries it has, which were counted up to `most`; none is not told.
    pub fn counted(self, count: i64, most: i64) -> Tab {
        Tab { count: (count > 0).then_some(count), more: count >= most, ..self }
    }
}

/// One entry of a choice in a form.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// What it means, below the label of a radio button.
    pub help: String,
}

impl Choice {
    /// An entry without an explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), help: String::new() }
    }
}

/// The neighbours of one stretch of a list.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// The address of the newer entries.
    pub newer: Option<String>,
    /// The address of the older entries.
    pub older: Option<String>,
}

/// One segment of a path, percent-encoded.
pub(crate) fn encode(segment: &str) -> percent_encoding::PercentEncode<'_> {
    percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC)
}
