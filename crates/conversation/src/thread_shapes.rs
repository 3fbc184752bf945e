//! What a thread is to templates and the API: its parts, and the links between them.

use crate::{
    ARTICLE, PostKind, QUESTION, Rights, TopicHead, TopicState,
    list::{html_lang, person, standing},
};
use madang_http::Cursor;
use madang_i18n::Number;
use madang_kernel::{PostId, Timestamp, words};
use madang_people::Byline;
use madang_ui::Markup;

words! {
    /// The order of answers; the accepted one is first in each.
    pub enum Sort {
        /// The most votes first.
        Votes = "votes",
        /// The newest first.
        Newest = "newest",
        /// The oldest first.
        Oldest = "oldest",
    }
}

/// Which part of a topic is wanted.
#[derive(Clone, Copy, Debug)]
pub struct ThreadQuery {
    /// The order of the answers.
    pub sort: Sort,
    /// After this answer.
    pub after: Option<Cursor>,
    /// An answer or comment that must be there, whatever the page.
    pub focus: Option<PostId>,
    /// A post of which all comments are wanted.
    pub comments_of: Option<PostId>,
}

impl Default for ThreadQuery {
    fn default() -> ThreadQuery {
        ThreadQuery { sort: Sort::Votes, after: None, focus: None, comments_of: None }
    }
}

/// A topic and a page of its answers.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The topic.
    pub topic: TopicHead,
    /// The beginning of the opening post, as plain text.
    pub excerpt: String,
    /// Sum of the votes on the opening post.
    pub score: i64,
    /// Number of views.
    pub views: i64,
    /// How many others have the same question.
    pub me_toos: i64,
    /// Whether the viewer follows the topic.
    pub follows: bool,
    /// Whether the viewer has the same question.
    pub has_me_too: bool,
    /// Whether the viewer may answer.
    pub may_reply: bool,
    /// Whether the viewer may lock, pin, hide and move.
    pub may_moderate: bool,
    /// Whether the viewer may move it, as a hero of the space too.
    pub may_move: bool,
    /// How many minutes a member waits between two posts, and until when, in slow mode.
    pub slow: Option<(i64, Option<Timestamp>)>,
    /// What grew out of it and stands above it.
    pub leads: Vec<crate::Lead>,
    /// What moderators did to it, the earliest first.
    pub notices: Vec<crate::Notice>,
    /// Whether the viewer may review what the topic says, and set its state.
    pub may_review: bool,
    /// The opening post.
    pub opening: PostView,
    /// The answers of this page, the accepted one first.
    pub answers: Vec<PostView>,
    /// Where the next page of answers begins.
    pub next: Option<Cursor>,
    /// The order of the answers.
    pub sort: Sort,
}

/// An opening post or an answer.
#[derive(Clone, Debug)]
pub struct PostView {
    /// The post.
    pub id: PostId,
    /// Opening or answer.
    pub kind: PostKind,
    /// Who wrote it.
    pub author: Byline,
    /// `ko`, `ja`, `en` or `other`.
    pub language: String,
    /// The rendered text.
    pub html: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last edited.
    pub edited_at: Option<Timestamp>,
    /// How many versions it has.
    pub revisions: i64,
    /// Sum of the votes.
    pub score: i64,
    /// The viewer's vote: 1, -1 or 0.
    pub vote: i64,
    /// Whether the viewer has bookmarked it.
    pub bookmarked: bool,
    /// The reactions.
    pub reactions: Vec<ReactionView>,
    /// The names of the topic's tags, on the opening post.
    pub tags: Vec<String>,
    /// Whether a moderator hid it.
    pub hidden: bool,
    /// Why.
    pub hidden_reason: String,
    /// Whether it was removed.
    pub deleted: bool,
    /// Whether it is the accepted answer.
    pub accepted: bool,
    /// Whether the viewer came for it.
    pub focused: bool,
    /// What the viewer may do with it.
    pub rights: Rights,
    /// Its first comments.
    pub comments: Vec<CommentView>,
    /// How many comments it has.
    pub comments_total: i64,
}

/// A comment.
#[derive(Clone, Debug)]
pub struct CommentView {
    /// The comment.
    pub id: PostId,
    /// Who wrote it.
    pub author: Byline,
    /// `ko`, `ja`, `en` or `other`.
    pub language: String,
    /// The rendered text.
    pub html: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last edited.
    pub edited_at: Option<Timestamp>,
    /// How many versions it has.
    pub revisions: i64,
    /// Sum of the votes.
    pub score: i64,
    /// The viewer's vote: 1, -1 or 0.
    pub vote: i64,
    /// Whether a moderator hid it.
    pub hidden: bool,
    /// Why.
    pub hidden_reason: String,
    /// Whether it was removed.
    pub deleted: bool,
    /// Whether the viewer came for it.
    pub focused: bool,
    /// What the viewer may do with it.
    pub rights: Rights,
}

/// One kind of reaction to a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReactionView {
    /// The emoji.
    pub emoji: String,
    /// How many members reacted so.
    pub count: i64,
    /// Whether the viewer is one of them.
    pub mine: bool,
}

impl Thread {
    /// The topic's address.
    pub fn url(&self) -> String {
        self.topic.url()
    }

    /// The code of what is shown as its state.
    pub fn standing(&self) -> &'static str {
        standing(&self.topic.kind, self.topic.state, self.topic.answers)
    }

    /// Whether staff can answer it with what they keep ready: the desk knows questions.
    pub fn has_saved_replies(&self) -> bool {
        self.topic.kind == QUESTION
    }

    /// Whether it is something that others rely on, and that is kept up to date: an article or a solved question.
    pub fn is_kept_fresh(&self) -> bool {
        let kept = match self.topic.kind.as_str() {
            ARTICLE => self.topic.state != TopicState::Archived,
            QUESTION => self.topic.state == TopicState::Solved,
            _ => false,
        };
        kept && !self.topic.hidden && !self.topic.deleted
    }

    /// Whether it is kept for reading only.
    pub fn is_archived(&self) -> bool {
        self.topic.state == TopicState::Archived
    }

    /// The `lang` attribute of the title.
    pub fn lang(&self) -> &str {
        html_lang(&self.topic.language)
    }
}

impl PostView {
    /// Whether it waits to be let through.
    pub fn waits(&self) -> bool {
        self.hidden && self.hidden_reason == crate::WAITING
    }

    /// The post as the component shows it.
    pub fn view(&self) -> madang_ui::Post {
        madang_ui::Post {
            id: self.id.to_string(),
            author: person(&self.author),
            at: self.created_at.millis(),
            edited_at: self.edited_at.map(Timestamp::millis),
            revisions_url: (self.revisions > 1).then(|| format!("/p/{}/revisions", self.id)),
            lang: html_lang(&self.language).to_owned(),
            body: Markup(self.html.clone()),
            tags: self.tags.clone(),
            hidden: self.hidden,
            deleted: self.deleted,
            highlighted: self.focused,
        }
    }
}

impl CommentView {
    /// Whether it waits to be let through.
    pub fn waits(&self) -> bool {
        self.hidden && self.hidden_reason == crate::WAITING
    }

    /// The comment as the component shows it.
    pub fn view(&self) -> madang_ui::Comment {
        madang_ui::Comment {
            id: self.id.to_string(),
            author: person(&self.author),
            at: self.created_at.millis(),
            edited_at: self.edited_at.map(Timestamp::millis),
            lang: html_lang(&self.language).to_owned(),
            body: Markup(self.html.clone()),
            hidden: self.hidden || self.deleted,
        }
    }
}

/// Which part of a topic a page's address asks for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct ThreadParams {
    /// The order, as in [`Sort`].
    pub sort: String,
    /// The cursor of the page before.
    pub after: String,
    /// An answer or comment to show.
    pub post: String,
    /// A post to show all comments of.
    pub comments: String,
}

impl ThreadParams {
    /// The query; what cannot be read is left out.
    pub fn query(&self, usual: Sort) -> ThreadQuery {
        ThreadQuery {
            sort: Sort::parse(&self.sort).unwrap_or(usual),
            after: Cursor::parse(&self.after),
            // A page further on is asked for by its place alone.
            focus: self.post.parse().ok().filter(|_| self.after.is_empty()),
            comments_of: self.comments.parse().ok(),
        }
    }
}

/// Links and keys that the shared templates need.
impl Thread {
    /// How many minutes a member waits between two posts, at a time in milliseconds.
    pub fn slow_minutes(&self, now_ms: impl Number) -> Option<i64> {
        let ((minutes, ends_at), now_ms) = (self.slow?, now_ms.number());
        ends_at.is_none_or(|end| end.millis() > now_ms).then_some(minutes)
    }

    /// The key of the draft of an answer.
    pub fn draft_key(&self) -> String {
        format!("answer-{}", self.topic.id)
    }

    /// The address of something that is done to the topic.
    pub fn action_url(&self, action: &str) -> String {
        format!("/topics/{}/{action}", self.topic.id)
    }

    /// The address of this page in another order.
    pub fn sorted_url(&self, sort: Sort) -> String {
        format!("{}?sort={sort}#answers", self.url())
    }

    /// The neighbours of this page of answers.
    pub fn pager(&self, first_page: bool) -> madang_ui::Pager {
        let newer = (!first_page).then(|| format!("{}?sort={}", self.url(), self.sort));
        let older = self.next.map(|next| format!("{}?sort={}&after={next}", self.url(), self.sort));
        madang_ui::Pager { newer, older }
    }

    /// Who took part, each once, the first twelve on this page.
    pub fn people(&self) -> Vec<madang_ui::Person> {
        let mut people: Vec<madang_ui::Person> = Vec::new();
        for post in std::iter::once(&self.opening).chain(&self.answers) {
            if people.len() < 12 && !people.iter().any(|known| known.id == post.author.id.number()) {
                people.push(person(&post.author));
            }
        }
        people
    }
}

impl PostView {
    /// Its address, which leads to it from anywhere.
    pub fn url(&self) -> String {
        crate::post_url(self.id)
    }

    /// How many comments are not shown.
    pub fn comments_left(&self) -> i64 {
        self.comments_total - self.comments.len() as i64
    }
}

impl CommentView {
    /// Where a moderator shows it again.
    pub fn show_url(&self) -> String {
        format!("/p/{}/show", self.id)
    }

    /// Where it is brought back.
    pub fn restore_url(&self) -> String {
        format!("/p/{}/restore", self.id)
    }
}
