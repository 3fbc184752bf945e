//! Many rows at once, for importers and generators. Nothing is announced and nothing is counted while rows come in:
//! when all are there, [`recount`] sets every counter from what it counts, and the importer announces each topic.

mod count;
mod write;

pub use count::recount;
pub use write::{
    add_verified, bookmarks, claim_files, follows, me_toos, posts, products, reactions, revisions, settle, spaces,
    synonyms, tags, tags_by_name, topics, versions, votes,
};

use crate::{PostKind, SpaceKind, TopicState};
use madang_kernel::{
    GroupId, MemberId, PostId, Posting, ProductId, SpaceId, TagId, Timestamp, TopicId, VersionId, Visibility,
};

/// A space.
#[derive(Clone, Debug)]
pub struct SpaceRow {
    /// Its id.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// What it is for.
    pub kind: SpaceKind,
    /// Its place among the others.
    pub position: i64,
    /// The name of its icon.
    pub icon: String,
    /// Its name in each language.
    pub names: crate::Localized,
    /// Its description in each language.
    pub descriptions: crate::Localized,
    /// Who sees it.
    pub visibility: Visibility,
    /// Who starts topics in it.
    pub posting: Posting,
    /// Its groups.
    pub groups: Vec<GroupId>,
}

/// A product.
#[derive(Clone, Debug)]
pub struct ProductRow {
    /// Its id.
    pub id: ProductId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its place among the others.
    pub position: i64,
}

/// A version of a product.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// Its id.
    pub id: VersionId,
    /// Its product.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// Its place: later versions have higher ones.
    pub position: i64,
    /// When it came out.
    pub released_at: Option<Timestamp>,
    /// When its support ends.
    pub end_of_life_at: Option<Timestamp>,
}

/// A tag.
#[derive(Clone, Debug)]
pub struct TagRow {
    /// Its id.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct TopicRow {
    /// Its id.
    pub id: TopicId,
    /// Its kind, such as [`crate::QUESTION`].
    pub kind: &'static str,
    /// Its space.
    pub space: SpaceId,
    /// Who started it.
    pub author: MemberId,
    /// Its title.
    pub title: crate::Title,
    /// The language of its text.
    pub language: String,
    /// The beginning of its text.
    pub excerpt: String,
    /// Its tags: their ids, and their names as shown.
    pub tags: Vec<(TagId, String)>,
    /// The product that it is about.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
    /// Its opening post.
    pub opening: PostId,
    /// When it was started.
    pub created_at: Timestamp,
    /// Its state.
    pub state: TopicState,
    /// The accepted answer.
    pub accepted: Option<PostId>,
    /// Whether one of its answers is verified.
    pub verified: bool,
    /// How often it was read in the system that it comes from.
    pub views: i64,
    /// No new replies.
    pub locked: bool,
    /// First in its space.
    pub pinned: bool,
    /// Only staff see it.
    pub hidden: bool,
}

/// A post.
#[derive(Clone, Debug)]
pub struct PostRow {
    /// Its id.
    pub id: PostId,
    /// Its topic.
    pub topic: TopicId,
    /// What it is in the topic.
    pub kind: PostKind,
    /// The post that a comment is about.
    pub parent: Option<PostId>,
    /// Who wrote it.
    pub author: MemberId,
    /// The language of its text.
    pub language: String,
    /// Its text as shown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last edited, and by whom.
    pub edited: Option<(Timestamp, MemberId)>,
    /// How many versions it has.
    pub revisions: i64,
    /// The sum of the votes in the system that it comes from whose voters are not known.
    pub score: i64,
    /// Only staff see it.
    pub hidden: bool,
}

/// One version of a post that has several.
#[derive(Clone, Debug)]
pub struct RevisionRow {
    /// The post.
    pub post: PostId,
    /// 1 for the text as first posted.
    pub number: i64,
    /// Who wrote this version.
    pub author: MemberId,
    /// When.
    pub at: Timestamp,
    /// The topic's title in this version.
    pub title: Option<String>,
    /// The text of this version.
    pub markdown: String,
    /// Why.
    pub note: String,
}
