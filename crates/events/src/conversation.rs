//! What happens in spaces, topics and posts of every kind.

use crate::event;
use madang_kernel::{MemberId, PostId, SpaceId, TagId, TopicId, outbox::About};
use serde::{Deserialize, Serialize};

/// A space, a tag or a product was created or changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlaceChanged {
    /// The space, if it was one.
    pub space: Option<SpaceId>,
    /// The tag, if it was one.
    pub tag: Option<TagId>,
}
event!(PlaceChanged, "conversation.place-changed", |_e| About::site());

/// A topic was started, with its opening post.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TopicStarted {
    /// The topic.
    pub topic: TopicId,
    /// Its kind, such as `question`.
    pub kind: String,
    /// Its space.
    pub space: SpaceId,
    /// Its opening post.
    pub post: PostId,
    /// Who started it.
    pub author: MemberId,
}
event!(TopicStarted, "conversation.topic-started", |e| About { space: Some(e.space), ..About::post(e.topic, e.post) });

/// An answer or a comment was added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostAdded {
    /// Its topic.
    pub topic: TopicId,
    /// The topic's kind.
    pub topic_kind: String,
    /// The post.
    pub post: PostId,
    /// `answer` or `comment`.
    pub kind: String,
    /// The post that a comment is about.
    pub parent: Option<PostId>,
    /// Who wrote it.
    pub author: MemberId,
}
event!(PostAdded, "conversation.post-added", |e| About::post(e.topic, e.post));

/// A moderator has decided on a post that waited: it stands from now on, or was declined. Later decisions replace earlier ones.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WaitingDecided {
    /// Its topic.
    pub topic: TopicId,
    /// The post.
    pub post: PostId,
    /// Whether it stands.
    pub stands: bool,
}
event!(WaitingDecided, "conversation.waiting-decided", |e| About::topic(e.topic));

/// A post's text, or a topic's title or tags, was changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostEdited {
    /// Its topic.
    pub topic: TopicId,
    /// The post.
    pub post: PostId,
}
event!(PostEdited, "conversation.post-edited", |e| About::post(e.topic, e.post));

/// A post was hidden, deleted, or brought back. The opening post stands for its topic.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostVisibility {
    /// Its topic.
    pub topic: TopicId,
    /// The post.
    pub post: PostId,
    /// Whether it can be seen now.
    pub visible: bool,
}
event!(PostVisibility, "conversation.post-visibility", |e| About::post(e.topic, e.post));

/// A topic was moved, locked, pinned, or its state changed: what lists and search show of it is old.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TopicChanged {
    /// The topic.
    pub topic: TopicId,
}
event!(TopicChanged, "conversation.topic-changed", |e| About::topic(e.topic));

/// Posts went from one topic into another: some were split off, or all of it was merged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostsMoved {
    /// Where they were.
    pub from: TopicId,
    /// Where they are.
    pub to: TopicId,
    /// The kind of the topic where they are.
    pub kind: String,
    /// The posts, comments with what they are about.
    pub posts: Vec<PostId>,
    /// The one that changed what it is: the first of those that were split off, or the opening of what was merged.
    pub turned: PostId,
    /// Who wrote that one.
    pub author: MemberId,
    /// What it was: `opening` or `answer`.
    pub was: String,
    /// What it is: `opening`, `answer` or `comment`.
    pub now: String,
    /// Whether nothing is left where they were, and its address leads to where they are.
    pub merged: bool,
}
event!(PostsMoved, "conversation.posts-moved", |e| About::topic(e.to));

/// A member voted, changed the vote, or took it back (0).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Voted {
    /// The topic.
    pub topic: TopicId,
    /// The post.
    pub post: PostId,
    /// Whose post it is.
    pub author: MemberId,
    /// The vote now: 1, -1 or 0.
    pub value: i64,
    /// The vote before.
    pub before: i64,
}
event!(Voted, "conversation.voted", |e| About::topic(e.topic));

/// A member reacted to a post, or took the reaction back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reacted {
    /// The topic.
    pub topic: TopicId,
    /// The post.
    pub post: PostId,
    /// The emoji.
    pub emoji: String,
    /// Whether it stands now.
    pub on: bool,
}
event!(Reacted, "conversation.reacted", |e| About::topic(e.topic));

/// A member has the same question, or no longer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MeToo {
    /// The topic.
    pub topic: TopicId,
    /// Whether it stands now.
    pub on: bool,
}
event!(MeToo, "conversation.me-too", |e| About::topic(e.topic));

/// Members were named in a post for the first time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mentioned {
    /// The topic.
    pub topic: TopicId,
    /// The post.
    pub post: PostId,
    /// The members named.
    pub members: Vec<MemberId>,
}
event!(Mentioned, "conversation.mentioned", |_e| About::nothing());

/// The automatic checks found words in new tags of a topic that moderators ought to know of. The tags stand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TagsScreened {
    /// The topic's opening post.
    pub post: PostId,
    /// The words.
    pub words: Vec<String>,
}
event!(TagsScreened, "conversation.tags-screened", |_e| About::nothing());
