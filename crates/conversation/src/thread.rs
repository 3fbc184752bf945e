//! One topic with its posts, as its page and the API show it.

use crate::{
    PostHead, PostKind, Rights, TopicHead,
    list::{html_lang, person, standing},
    reaction_counts,
    rights::Standing,
    store::thread::{self as rows, CommentRow, PostRow, Reading, TopicPageRow},
};
use madang_http::Cursor;
use madang_kernel::{Actor, Error, Permission, PostId, Result, Timestamp, TopicId, db::Connection, words};
use madang_people::Byline;
use madang_ui::Markup;

/// How many answers a page shows.
pub const ANSWERS: usize = 20;
/// How many comments are shown below a post before somebody asks for all.
pub const COMMENTS: usize = 10;

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

/// The topic with a page of its answers and their comments; three statements.
///
/// # Errors
/// [`Error::NotFound`] when the actor does not see the topic.
pub async fn thread(conn: &mut impl Connection, actor: &Actor, id: TopicId, query: ThreadQuery) -> Result<Thread> {
    let row = rows::topic(conn, id, actor.id()).await?;
    let summary = Summary::of(&row);
    let topic = head(row);
    if !topic.seen_by(actor) {
        return Err(Error::NotFound);
    }
    let reading = reading(actor, &topic, query);
    let found = match query.sort {
        Sort::Votes => rows::posts_by_votes(conn, &reading).await?,
        Sort::Newest => rows::posts_newest(conn, &reading).await?,
        Sort::Oldest => rows::posts_oldest(conn, &reading).await?,
    };
    let (opening, answers, next) = arrange(found, &topic, query)?;
    let parents: Vec<PostId> = std::iter::once(opening.id).chain(answers.iter().map(|row| row.id)).collect();
    let comments = rows::comments(conn, &reading, &parents, COMMENTS as i64, query.comments_of).await?;
    let make = |row: PostRow| view(actor, &topic, row, &comments, query);
    Ok(Thread {
        opening: make(opening),
        answers: answers.into_iter().map(make).collect(),
        next,
        sort: query.sort,
        excerpt: summary.excerpt,
        score: summary.score,
        views: summary.views,
        me_toos: summary.me_toos,
        follows: summary.follows,
        has_me_too: summary.has_me_too,
        may_reply: topic.may_write(actor).is_ok(),
        may_moderate: actor.can(Permission::Moderate, topic.space),
        topic,
    })
}

struct Summary {
    excerpt: String,
    score: i64,
    views: i64,
    me_toos: i64,
    follows: bool,
    has_me_too: bool,
}

impl Summary {
    fn of(row: &TopicPageRow) -> Summary {
        Summary {
            excerpt: row.excerpt.clone(),
            score: row.score,
            views: row.views,
            me_toos: row.me_toos,
            follows: row.follows,
            has_me_too: row.has_me_too,
        }
    }
}

fn head(row: TopicPageRow) -> TopicHead {
    TopicHead {
        id: row.id,
        kind: row.kind,
        space: row.space,
        author: row.author,
        title: row.title,
        slug: row.slug,
        language: row.language,
        tags: row.tags,
        product: row.product,
        version: row.version,
        opening: row.opening,
        created_at: row.created_at,
        active_at: row.active_at,
        state: row.state,
        accepted: row.accepted,
        verified: row.verified,
        answers: row.answers,
        locked: row.locked,
        pinned: row.pinned,
        hidden: row.hidden,
        deleted: row.deleted,
    }
}

fn reading(actor: &Actor, topic: &TopicHead, query: ThreadQuery) -> Reading {
    let start = match query.sort {
        Sort::Votes | Sort::Newest => Cursor::start(),
        Sort::Oldest => Cursor::after(i64::MIN, i64::MIN),
    };
    Reading {
        topic: topic.id,
        viewer: actor.id(),
        moderates: actor.can(Permission::Moderate, topic.space),
        opening: topic.opening,
        accepted: topic.accepted,
        also: [topic.accepted.filter(|_| query.after.is_none()), query.focus],
        after: query.after.unwrap_or(start),
        limit: ANSWERS as i64 + 1,
    }
}

/// The opening post, the answers in order, and where the next page begins. What stands first besides the page's own
/// answers does not count among them.
fn arrange(
    found: Vec<PostRow>,
    topic: &TopicHead,
    query: ThreadQuery,
) -> Result<(PostRow, Vec<PostRow>, Option<Cursor>)> {
    let (mut openings, mut answers): (Vec<_>, Vec<_>) = found.into_iter().partition(|row| row.id == topic.opening);
    let opening = openings.pop().ok_or(Error::NotFound)?;
    let rank = |row: &PostRow| match query.sort {
        Sort::Votes => (-row.score, row.id.number()),
        Sort::Newest => (-row.id.number(), 0),
        Sort::Oldest => (row.id.number(), 0),
    };
    answers.sort_by_key(rank);
    let place = |row: &PostRow| match query.sort {
        Sort::Votes => Cursor::after(row.score, row.id.number()),
        Sort::Newest | Sort::Oldest => Cursor::after(row.id.number(), row.id.number()),
    };
    let accepted = answers.iter().position(|row| Some(row.id) == topic.accepted).map(|at| answers.remove(at));
    let mut next = None;
    if answers.len() > ANSWERS {
        let kept: Vec<PostRow> = answers.drain(ANSWERS..).collect();
        next = answers.last().map(place);
        // The answer that the viewer came for stays, at the end of the page.
        answers.extend(kept.into_iter().filter(|row| row.wanted));
    }
    if let Some(accepted) = accepted {
        answers.insert(0, accepted);
    }
    Ok((opening, answers, next))
}

fn view(actor: &Actor, topic: &TopicHead, row: PostRow, comments: &[CommentRow], query: ThreadQuery) -> PostView {
    let accepted = topic.accepted == Some(row.id);
    let standing = Standing {
        kind: row.kind,
        author: row.author.id,
        hidden: row.hidden,
        removed: removed_by(row.deleted_at, row.deleted_by, row.author.id),
        accepted,
    };
    let (own, comments_total) = own_comments(comments, row.id, query);
    let mine: Vec<&str> = row.own_reactions.split(',').collect();
    let reactions = reaction_counts(&row.reactions)
        .into_iter()
        .map(|(emoji, count)| ReactionView { mine: mine.contains(&emoji.as_str()), emoji, count })
        .collect();
    PostView {
        rights: Rights::of(actor, topic, standing),
        comments_total,
        comments: own.into_iter().map(|comment| comment_view(actor, topic, comment, query.focus)).collect(),
        reactions,
        tags: if row.kind == PostKind::Opening { topic.tag_names() } else { Vec::new() },
        accepted,
        focused: query.focus == Some(row.id),
        id: row.id,
        kind: row.kind,
        author: row.author,
        language: row.language,
        html: row.html,
        created_at: row.created_at,
        edited_at: row.edited_at,
        revisions: row.revisions,
        score: row.score,
        vote: row.vote,
        bookmarked: row.bookmarked,
        hidden: row.hidden,
        hidden_reason: row.hidden_reason,
        deleted: row.deleted_at.is_some(),
    }
}

/// The comments of a post that are shown, and how many there are.
fn own_comments(comments: &[CommentRow], post: PostId, query: ThreadQuery) -> (Vec<&CommentRow>, i64) {
    let own = || comments.iter().filter(|comment| comment.parent == post);
    let whole = query.comments_of == Some(post);
    let shown: Vec<&CommentRow> =
        own().filter(|comment| whole || comment.nth <= COMMENTS as i64 || query.focus == Some(comment.id)).collect();
    let total = own().map(|comment| comment.total).max().unwrap_or(0);
    let total = total.max(shown.len() as i64);
    (shown, total)
}

fn comment_view(actor: &Actor, topic: &TopicHead, row: &CommentRow, focus: Option<PostId>) -> CommentView {
    let standing = Standing {
        kind: PostKind::Comment,
        author: row.author.id,
        hidden: row.hidden,
        removed: removed_by(row.deleted_at, row.deleted_by, row.author.id),
        accepted: false,
    };
    CommentView {
        id: row.id,
        author: row.author.clone(),
        language: row.language.clone(),
        html: row.html.clone(),
        created_at: row.created_at,
        edited_at: row.edited_at,
        revisions: row.revisions,
        score: row.score,
        vote: row.vote,
        hidden: row.hidden,
        hidden_reason: row.hidden_reason.clone(),
        deleted: row.deleted_at.is_some(),
        focused: focus == Some(row.id),
        rights: Rights::of(actor, topic, standing),
    }
}

/// Imported removals do not say by whom; then it was the author.
fn removed_by(
    at: Option<Timestamp>,
    by: Option<madang_kernel::MemberId>,
    author: madang_kernel::MemberId,
) -> Option<madang_kernel::MemberId> {
    at.map(|_| by.unwrap_or(author))
}

impl Rights {
    /// The rights of an actor on a post that was found by [`crate::find_post`].
    pub fn on(actor: &Actor, topic: &TopicHead, post: &PostHead) -> Rights {
        let standing = Standing {
            kind: post.kind,
            author: post.author,
            hidden: post.hidden,
            removed: removed_by(post.deleted_at, post.deleted_by, post.author),
            accepted: topic.accepted == Some(post.id),
        };
        Rights::of(actor, topic, standing)
    }
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

    /// The `lang` attribute of the title.
    pub fn lang(&self) -> &str {
        html_lang(&self.topic.language)
    }
}

impl PostView {
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
