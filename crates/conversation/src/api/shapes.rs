//! What the API gives. Ids are short text, times RFC 3339.

use crate::{
    CommentView, PostHead, PostKind, PostView, Rights, Space, SpaceList, Thread, TopicHead, TopicRow, post_url,
    standing,
};
use madang_http::Cursor;
use madang_kernel::{MemberId, PostId, SpaceId, Timestamp, TopicId};
use madang_people::Byline;
use serde::Serialize;
use utoipa::ToSchema;

/// A member beside something that they wrote.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PostAuthor {
    #[schema(value_type = String)]
    id: MemberId,
    /// The name in addresses and mentions.
    handle: String,
    /// The name as shown.
    name: String,
    /// The address of the picture.
    picture: Option<String>,
    /// `member`, `agent`, `moderator`, `manager` or `administrator`.
    role: &'static str,
    /// `customer`, `employee`, `partner`, `vendor`, `mentor`, `expert`, `author` or `host`.
    affiliation: &'static str,
}

impl PostAuthor {
    pub(crate) fn of(byline: &Byline) -> PostAuthor {
        PostAuthor {
            id: byline.id,
            handle: byline.handle.clone(),
            name: byline.name.clone(),
            picture: byline.picture.clone(),
            role: byline.role.as_str(),
            affiliation: byline.affiliation.as_str(),
        }
    }
}

/// A space.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct SpaceItem {
    #[schema(value_type = String)]
    id: SpaceId,
    /// The name in addresses.
    slug: String,
    /// `questions` or `discussions`.
    kind: &'static str,
    /// In each language.
    name: crate::Localized,
    /// In each language.
    description: crate::Localized,
    icon: String,
    /// `everyone`, `members`, `groups` or `staff`.
    visibility: &'static str,
    /// Who starts topics: `members`, `groups` or `staff`.
    posting: &'static str,
    archived: bool,
    /// How many topics it has.
    topics: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    active_at: Option<Timestamp>,
}

impl SpaceItem {
    pub(crate) fn of(space: &Space, counts: &[(SpaceId, i64, Option<Timestamp>)]) -> SpaceItem {
        let count = counts.iter().find(|(id, ..)| *id == space.id);
        SpaceItem {
            id: space.id,
            slug: space.slug.clone(),
            kind: space.kind.as_str(),
            name: space.name.clone(),
            description: space.description.clone(),
            icon: space.icon.clone(),
            visibility: space.visibility().as_str(),
            posting: space.posting().as_str(),
            archived: space.rule.archived,
            topics: count.map_or(0, |(_, topics, _)| *topics),
            active_at: count.and_then(|(_, _, at)| *at),
        }
    }
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct TopicItem {
    #[schema(value_type = String)]
    id: TopicId,
    /// `question`, `discussion`, or the word of another kind.
    kind: String,
    /// The path of its page.
    url: String,
    title: String,
    /// `ko`, `ja`, `en` or `other`.
    language: String,
    /// The beginning of its text.
    excerpt: String,
    /// The name in addresses of its space.
    space: String,
    /// `answered`, or one of `open`, `solved`, `needs_information`, `duplicate`, `off_topic`, `archived`; empty for an open
    /// topic that asks nothing.
    state: &'static str,
    /// The accepted answer.
    #[schema(value_type = Option<String>)]
    accepted: Option<PostId>,
    /// Whether staff confirmed an answer.
    verified: bool,
    tags: Vec<String>,
    author: PostAuthor,
    answers: i64,
    /// Sum of the votes on its opening post.
    score: i64,
    views: i64,
    /// How many others have the same question.
    me_toos: i64,
    locked: bool,
    pinned: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    active_at: Timestamp,
}

impl TopicItem {
    pub(crate) fn of(row: TopicRow, spaces: &SpaceList) -> TopicItem {
        TopicItem {
            url: row.url(),
            state: row.standing(),
            tags: row.tag_names(),
            space: slug_of(spaces, row.space),
            author: PostAuthor::of(&row.author),
            id: row.id,
            kind: row.kind,
            title: row.title,
            language: row.language,
            excerpt: row.excerpt,
            accepted: row.accepted,
            verified: row.verified,
            answers: row.answers,
            score: row.score,
            views: row.views,
            me_toos: row.me_toos,
            locked: row.locked,
            pinned: row.pinned,
            created_at: row.created_at,
            active_at: row.active_at,
        }
    }
}

fn slug_of(spaces: &SpaceList, id: SpaceId) -> String {
    spaces.get(id).map(|space| space.slug.clone()).unwrap_or_default()
}

/// A page of topics.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct TopicPage {
    pub(crate) items: Vec<TopicItem>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub(crate) next: Option<Cursor>,
}

/// A topic with its opening post and a page of its answers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct TopicDetail {
    #[schema(value_type = String)]
    id: TopicId,
    kind: String,
    url: String,
    title: String,
    language: String,
    /// The name in addresses of its space.
    space: String,
    state: &'static str,
    #[schema(value_type = Option<String>)]
    accepted: Option<PostId>,
    verified: bool,
    tags: Vec<String>,
    /// The product that it is about.
    product: Option<String>,
    /// The product's version.
    version: Option<String>,
    answers_total: i64,
    score: i64,
    views: i64,
    me_toos: i64,
    locked: bool,
    pinned: bool,
    /// Whether it waits until a moderator has let it stand.
    waiting: bool,
    hidden: bool,
    deleted: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    active_at: Timestamp,
    opening: PostItem,
    /// A page of answers, the accepted one first.
    answers: Vec<PostItem>,
    /// What to send as `after` for the next page of answers; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

impl TopicDetail {
    pub(crate) fn of(thread: Thread, spaces: &SpaceList) -> TopicDetail {
        let product = thread.topic.product.and_then(|id| spaces.product(id)).map(|product| product.name.clone());
        let version = thread.topic.version.and_then(|id| spaces.version(id)).map(|(_, version)| version.name.clone());
        TopicDetail {
            url: thread.url(),
            state: thread.standing(),
            tags: thread.topic.tag_names(),
            space: slug_of(spaces, thread.topic.space),
            product,
            version,
            opening: PostItem::of(&thread.opening),
            answers: thread.answers.iter().map(PostItem::of).collect(),
            next: thread.next,
            score: thread.score,
            views: thread.views,
            me_toos: thread.me_toos,
            id: thread.topic.id,
            kind: thread.topic.kind,
            title: thread.topic.title,
            language: thread.topic.language,
            accepted: thread.topic.accepted,
            verified: thread.topic.verified,
            answers_total: thread.topic.answers,
            locked: thread.topic.locked,
            pinned: thread.topic.pinned,
            waiting: thread.opening.waits(),
            hidden: thread.topic.hidden,
            deleted: thread.topic.deleted,
            created_at: thread.topic.created_at,
            active_at: thread.topic.active_at,
        }
    }
}

/// An opening post or an answer within its topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PostItem {
    #[schema(value_type = String)]
    id: PostId,
    /// `opening` or `answer`.
    kind: &'static str,
    url: String,
    author: PostAuthor,
    language: String,
    /// The text as sanitised HTML.
    html: String,
    score: i64,
    /// Your own vote: 1, -1 or 0.
    vote: i64,
    accepted: bool,
    revisions: i64,
    /// Whether it waits until a moderator has let it stand.
    waiting: bool,
    hidden: bool,
    deleted: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
    /// The first comments.
    comments: Vec<CommentItem>,
    comments_total: i64,
}

impl PostItem {
    fn of(post: &PostView) -> PostItem {
        PostItem {
            id: post.id,
            kind: post.kind.as_str(),
            url: post.url(),
            author: PostAuthor::of(&post.author),
            language: post.language.clone(),
            html: post.html.clone(),
            score: post.score,
            vote: post.vote,
            accepted: post.accepted,
            revisions: post.revisions,
            waiting: post.waits(),
            hidden: post.hidden,
            deleted: post.deleted,
            created_at: post.created_at,
            edited_at: post.edited_at,
            comments: post.comments.iter().map(CommentItem::of).collect(),
            comments_total: post.comments_total,
        }
    }
}

/// A comment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CommentItem {
    #[schema(value_type = String)]
    id: PostId,
    url: String,
    author: PostAuthor,
    language: String,
    html: String,
    score: i64,
    /// Whether it waits until a moderator has let it stand.
    waiting: bool,
    hidden: bool,
    deleted: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
}

impl CommentItem {
    pub(crate) fn of(comment: &CommentView) -> CommentItem {
        CommentItem {
            id: comment.id,
            url: post_url(comment.id),
            author: PostAuthor::of(&comment.author),
            language: comment.language.clone(),
            html: comment.html.clone(),
            score: comment.score,
            waiting: comment.waits(),
            hidden: comment.hidden,
            deleted: comment.deleted,
            created_at: comment.created_at,
            edited_at: comment.edited_at,
        }
    }
}

/// The comments of a post.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CommentList {
    pub(crate) items: Vec<CommentItem>,
}

/// One post by itself, with its source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PostDetail {
    #[schema(value_type = String)]
    id: PostId,
    #[schema(value_type = String)]
    topic: TopicId,
    /// The title of its topic.
    title: String,
    /// The state of its topic.
    state: &'static str,
    /// `opening`, `answer` or `comment`.
    kind: &'static str,
    /// The post that a comment is about.
    #[schema(value_type = Option<String>)]
    parent: Option<PostId>,
    #[schema(value_type = String)]
    author: MemberId,
    url: String,
    /// The text as it was typed.
    markdown: String,
    /// How many versions it has; send it as `expected` with an edit.
    revisions: i64,
    /// Whether it waits until a moderator has let it stand.
    waiting: bool,
    hidden: bool,
    hidden_reason: String,
    deleted: bool,
    /// Whether you may change it.
    may_edit: bool,
    /// Whether you may remove it.
    may_remove: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

impl PostDetail {
    pub(crate) fn of(post: PostHead, topic: &TopicHead, rights: Rights) -> PostDetail {
        PostDetail {
            id: post.id,
            topic: post.topic,
            title: topic.title.clone(),
            state: standing(&topic.kind, topic.state, topic.answers),
            kind: post.kind.as_str(),
            parent: post.parent,
            author: post.author,
            url: if post.kind == PostKind::Opening { topic.url() } else { post_url(post.id) },
            markdown: post.markdown,
            revisions: post.revisions,
            waiting: post.hidden && post.hidden_reason == crate::WAITING,
            hidden: post.hidden,
            hidden_reason: if post.hidden_reason == crate::WAITING { String::new() } else { post.hidden_reason },
            deleted: post.deleted_at.is_some(),
            may_edit: rights.edit,
            may_remove: rights.remove,
            created_at: post.created_at,
        }
    }
}

/// A version of a post.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct RevisionItem {
    pub(crate) number: i64,
    pub(crate) author: PostAuthor,
    #[schema(value_type = String, format = DateTime)]
    pub(crate) at: Timestamp,
    /// The topic's title then, for an opening post.
    pub(crate) title: Option<String>,
    /// The topic's tags then, for an opening post.
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) markdown: String,
    /// Why it was changed.
    pub(crate) note: String,
    /// Whether a moderator took it out of view: then only its author and moderators read it.
    pub(crate) withheld: bool,
}

/// The versions of a post, the newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct RevisionList {
    pub(crate) items: Vec<RevisionItem>,
}
