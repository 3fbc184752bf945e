//! The ground that everything stands on: the database behind one small door, commands as the only way to write, the
//! outbox of events, and the actor with the one rule of who may do what. Small, and it rarely changes.

pub mod actor;
pub mod app;
pub mod audit;
pub mod db;
pub mod error;
pub mod id;
pub mod limit;
pub mod outbox;
pub mod secret;
pub mod settings;
pub mod text;
pub mod time;
pub mod versions;

pub use actor::{Actor, Bar, Permission, Posting, Role, Scope, SpaceRule, SpaceRules, Visibility};
pub use app::{App, Command, Cx};
pub use audit::Deed;
pub use db::{Conn, Db, Tx};
pub use error::{Error, Fields, Result};
pub use id::{
    FileId, GroupId, Id, MemberId, MessageId, PostId, ProductId, SessionId, SpaceId, TagId, TokenId, TopicId, VersionId,
};
pub use outbox::{Event, Projector, Recorded, Watcher};
pub use time::{Clock, Timestamp};

#[doc(hidden)]
pub use inventory;
#[doc(hidden)]
pub use rusqlite;
pub use sqlx;

/// The kernel's own tables.
pub const MIGRATIONS: &[db::Migration] = &[
    db::Migration { name: "kernel/0001", text: include_str!("../migrations/0001.sql") },
    db::Migration { name: "kernel/0002", text: include_str!("../migrations/0002.sql") },
];
