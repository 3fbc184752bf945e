//! The conversation: spaces, topics and posts of every kind, and all that members do with them.
//!
//! A kind's own facts live in its own domain; this crate knows a topic's kind only as a word.

pub mod bulk;
mod find;
mod list;
mod post;
mod reply;
mod rights;
mod space;
mod start;
mod store;
mod thread;
mod topic;

pub use find::{find_post, set_state, topic_head};
pub use list::{Order, PAGE, TopicFilter, html_lang, person, pinned_topics, standing, topics, topics_by_ids};
pub use post::{BODY_MAX, Body, NewPost, PostKind, RenderedBody, profile_url, reaction_counts};
pub use reply::{Added, Comment, Reply, add_post};
pub use rights::Rights;
pub use space::{Localized, Product, ProductVersion, Space, SpaceKind, SpaceList, Spaces, SpacesWatcher};
pub use start::{NewTopic, StartDiscussion, Started, start_topic};
pub use store::{lists::TopicRow, posts::PostHead};
pub use thread::{ANSWERS, CommentView, PostView, ReactionView, Sort, Thread, ThreadQuery, thread};
pub use topic::{
    DISCUSSION, QUESTION, TAG_MAX, TAGS_MAX, TITLE_MAX, TagNames, Title, TopicHead, TopicState, post_url, tag_key,
    topic_url,
};

/// The tables of the conversation.
pub const MIGRATIONS: &[madang_kernel::db::Migration] =
    &[madang_kernel::db::Migration { name: "conversation/0001", text: include_str!("../migrations/0001.sql") }];
