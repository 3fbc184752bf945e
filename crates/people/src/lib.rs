//! People: accounts and how one gets into them, profiles, groups, roles, API tokens, and the mail that all this sends.

mod create;
mod member;
mod names;
mod password;
mod profile;
mod query;
mod store;

pub use create::{NewMember, create_member};
pub use member::{Affiliation, Byline, Member, State};
pub use names::{Email, Handle, Name};
pub use password::{Password, PasswordHash};
pub use profile::{Profile, Typed as TypedProfile, split_interests};
pub use query::{bylines, find_handles, member_by_handle};

use madang_kernel::db::Migration;

/// This crate's tables.
pub const MIGRATIONS: &[Migration] = &[Migration { name: "people/0001", text: include_str!("../migrations/0001.sql") }];
