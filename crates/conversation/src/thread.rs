//! One topic with its posts, as its page and the API show it.

use crate::{
    CommentView, PostHead, PostKind, PostView, ReactionView, Rights, Sort, Thread, ThreadQuery, TopicHead,
    reaction_counts,
    rights::Standing,
    store::thread::{self as rows, CommentRow, PostRow, Reading, TopicPageRow},
};
use madang_http::Cursor;
use madang_kernel::{Actor, Error, MemberId, Permission, PostId, Result, Timestamp, TopicId, db::Connection};

/// How many answers a page shows.
pub const ANSWERS: usize = 20;
/// How many comments are shown below a post before somebody asks for all.
pub const COMMENTS: usize = 10;

/// The topic with a page of its answers and their comments; three statements, and a fourth where moderators left a word.
///
/// # Errors
/// [`Error::NotFound`] when the actor does not see the topic, [`Error::Moved`] when it was merged into another.
pub async fn thread(conn: &mut impl Connection, actor: &Actor, id: TopicId, query: ThreadQuery) -> Result<Thread> {
    let row = rows::topic(conn, id, actor.id()).await?;
    let summary = Summary::of(&row);
    let topic = head(row);
    topic.still_there(actor)?;
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
    let leads = match &summary.leads {
        Some(kept) => crate::leads::of(conn, actor, kept, &topic.language).await?,
        None => Vec::new(),
    };
    let notices = match summary.noticed {
        true => crate::store::notices::of(conn, actor, topic.id).await?,
        false => Vec::new(),
    };
    let make = |row: PostRow| view(actor, &topic, row, &comments, query);
    Ok(Thread {
        leads,
        notices,
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
        may_move: actor.can(Permission::Tidy, topic.space),
        slow: summary.slow,
        may_review: actor.can(Permission::Triage, topic.space),
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
    leads: Option<String>,
    slow: Option<(i64, Option<Timestamp>)>,
    noticed: bool,
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
            leads: row.leads.clone(),
            slow: row.slow_minutes.map(|minutes| (minutes, row.slow_ends_at)),
            noticed: row.noticed,
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
        hidden_by: row.hidden_by,
        deleted: row.deleted,
        merged_into: row.merged_into,
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
        tidies: actor.can(Permission::Tidy, topic.space),
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
        // The page does not know; the command does.
        hidden_by: None,
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
        // The page does not know; the command does.
        hidden_by: None,
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
fn removed_by(at: Option<Timestamp>, by: Option<MemberId>, author: MemberId) -> Option<MemberId> {
    at.map(|_| by.unwrap_or(author))
}

impl Rights {
    /// The rights of an actor on a post that was found by [`crate::find_post`].
    pub fn on(actor: &Actor, topic: &TopicHead, post: &PostHead) -> Rights {
        let standing = Standing {
            kind: post.kind,
            author: post.author,
            hidden: post.hidden,
            hidden_by: post.hidden_by,
            removed: removed_by(post.deleted_at, post.deleted_by, post.author),
            accepted: topic.accepted == Some(post.id),
        };
        Rights::of(actor, topic, standing)
    }
}
