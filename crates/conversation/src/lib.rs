//! The conversation: spaces, topics and posts of every kind, and all that members do with them.
//!
//! A kind's own facts live in its own domain; this crate knows a topic's kind only as a word.

// Templates of this crate are also those of others, where this name is the only one that leads here.
extern crate self as madang_conversation;

mod admin;
mod admin_heroes;
mod admin_products;
mod admin_spaces;
mod admin_tags;
mod api;
mod approve;
mod around;
mod back;
mod bookmark;
mod brand;
mod browse;
pub mod bulk;
mod core;
mod counts;
mod diff;
mod directory;
mod discussion;
mod draft;
mod edit;
mod find;
mod follow;
mod forms;
mod gate;
mod home;
mod leads;
mod list;
mod live;
mod many;
mod me_too;
mod merge;
mod moderate;
mod notices;
mod post;
mod preview;
mod profile;
mod react;
mod reading;
mod remove;
mod reply;
mod rights;
mod slow;
mod space;
mod split;
mod start;
mod store;
mod tags;
mod team;
mod thread;
mod thread_shapes;
mod topic;
mod upload;
mod view_count;
mod vote;
mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use admin_heroes::{EndHero, MakeHero};
pub use admin_products::{DeleteProduct, DeleteVersion, SaveProduct, SaveVersion};
pub use admin_spaces::{MoveSpace, SaveSpace, order_spaces, save_space};
pub use admin_tags::{DeleteTag, EditTag, MergeTag};
pub use approve::{Decide, DecideMany, WAITING, WaitingPost, hold_posts, waiting_posts};
pub use bookmark::Bookmark;
pub use brand::{BRAND, Brand, Logo, SaveBrand, brand, keep_logo};
pub use counts::{Counts, TRUSTED_FROM};
pub use diff::{DiffLine, Piece, diff};
pub use draft::{Draft, DraftKey, DropDraft, SaveDraft, draft, drop_draft};
pub use edit::{Edit, TopicEdit, Withhold, revise_topic};
pub use find::{find_post, set_state, topic_head};
pub use follow::{Follow, Subject, SubjectKind, is_followed};
pub use gate::{Answer, Gate, Gatekeeper, NewText, Verdict};
pub use leads::{Lead, leads_first, set_leads};
pub use list::{Order, PAGE, TopicFilter, html_lang, person, pinned_topics, standing, topics, topics_by_ids};
pub use live::{Live, LiveWatcher};
pub use madang_i18n::Localized;
pub use many::{set_states, set_versions};
pub use me_too::{MeToo, MeToos};
pub use merge::{Merge, OpeningAs};
pub use moderate::{Hide, Move, Switch, SwitchTopic, move_topic, show_topic};
pub use notices::{Notice, NoticeKind};
pub use post::{BODY_MAX, Body, NewPost, PostKind, RenderedBody, profile_url, reaction_counts};
pub use react::{React, Reaction, ReactionCount, reaction_name};
pub use reading::{READING_DAYS, Reading, day_of, forget_reading, keep_reading, write_reading};
pub use remove::{Remove, Restore, withdraw_topic};
pub use reply::{Added, Comment, Memory, Posted, Repeats, Reply, add_post};
pub use rights::Rights;
pub use slow::SlowDown;
pub use space::{Product, ProductVersion, Space, SpaceKind, SpaceList, Spaces, SpacesWatcher};
pub use split::{SPLIT_MAX, Split};
pub use start::{NewTopic, StartDiscussion, Started, start_topic};
pub use store::{lists::TopicRow, members::MemberCounts, posts::PostHead};
pub use tags::{Named, Tag, TagOrder, complete_tag, find_tag, tag_named, tags};
pub use team::{Back, PassedOn, TeamBack, passed_on, team_back};
pub use thread::{ANSWERS, COMMENTS, thread};
pub use thread_shapes::{CommentView, PostView, ReactionView, Sort, Thread, ThreadParams, ThreadQuery};
pub use topic::{
    ARTICLE, DISCUSSION, PUBLICATIONS, QUESTION, TAG_MAX, TAGS_MAX, TICKET, TITLE_MAX, TagNames, Title, TopicHead,
    TopicState, is_managed, post_url, tag_key, topic_url,
};
pub use upload::{AddFile, KeptFile, Variant, claim_files, file_url, files_in, insert_file, keep_content};
pub use view_count::{Views, count_views, is_crawler, write_views};
pub use vote::{Standing, Vote};
pub use words::Words;

/// The tables of the conversation.
pub const MIGRATIONS: &[madang_kernel::db::Migration] = &[
    madang_kernel::db::Migration { name: "conversation/0001", text: include_str!("../migrations/0001.sql") },
    madang_kernel::db::Migration { name: "conversation/0002", text: include_str!("../migrations/0002.sql") },
    madang_kernel::db::Migration { name: "conversation/0003", text: include_str!("../migrations/0003.sql") },
    madang_kernel::db::Migration { name: "conversation/0004", text: include_str!("../migrations/0004.sql") },
    madang_kernel::db::Migration { name: "conversation/0005", text: include_str!("../migrations/0005.sql") },
    madang_kernel::db::Migration { name: "conversation/0006", text: include_str!("../migrations/0006.sql") },
    madang_kernel::db::Migration { name: "conversation/0007", text: include_str!("../migrations/0007.sql") },
    madang_kernel::db::Migration { name: "conversation/0008", text: include_str!("../migrations/0008.sql") },
    madang_kernel::db::Migration { name: "conversation/0009", text: include_str!("../migrations/0009.sql") },
    madang_kernel::db::Migration { name: "conversation/0010", text: include_str!("../migrations/0010.sql") },
];

/// What this crate serves.
pub fn routes() -> madang_http::Routes {
    core::routes().merge(around::routes())
}

/// What OpenAPI says of this crate's part of the API.
pub fn api() -> utoipa::openapi::OpenApi {
    use utoipa::OpenApi as _;
    let mut api = api::Api::openapi();
    api.merge(around::Api::openapi());
    api
}

/// What staff did, in words, where the action is one of this crate's.
pub fn deed(lang: madang_i18n::Lang, action: &str) -> Option<&'static str> {
    words::Words::by_code(lang, &format!("deed-{action}"))
}
