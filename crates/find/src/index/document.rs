//! What is put into the index.

use madang_language::Language;

/// What a post is within its topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The topic's opening post; it carries the title.
    Opening,
    /// An answer or reply.
    Answer,
    /// A comment below another post.
    Comment,
}

/// One post as the index sees it. Facts of the topic (space, tags, solved, …) are repeated with each of its posts, so
/// that every post can be found by them.
#[derive(Debug, Clone)]
pub struct Document {
    /// The post's id.
    pub id: i64,
    /// The topic's id.
    pub topic: i64,
    /// What the post is within its topic.
    pub kind: Kind,
    /// The topic's kind, such as `question`; any word.
    pub topic_kind: String,
    /// The space the topic is in: who may read it is decided by this.
    pub space: i64,
    /// The member who wrote it.
    pub author: i64,
    /// The topic's title for its opening post, empty for others.
    pub title: String,
    /// The text without markup.
    pub body: String,
    /// The topic's tags.
    pub tags: Vec<String>,
    /// When it was written, in milliseconds UTC.
    pub created_ms: i64,
    /// Votes for the post.
    pub votes: i64,
    /// The topic's question is solved.
    pub solved: bool,
    /// This answer was accepted.
    pub accepted: bool,
    /// Staff confirmed this post.
    pub verified: bool,
    /// Duplicate, archived, wrong or outdated: found, but behind others.
    pub stepped_back: bool,
    /// The language it is written in.
    pub language: Language,
    /// The product it is about.
    pub product: Option<i64>,
    /// The product's version it is about.
    pub version: Option<i64>,
}

/// One change to the index.
#[derive(Debug, Clone)]
pub enum Op {
    /// Adds a post, or replaces it.
    Put(Box<Document>),
    /// Takes a post out, by its id.
    Remove(i64),
    /// Takes a whole topic out, by its id.
    RemoveTopic(i64),
}
