//! What the operator does about people, and what the community's managers do about members and groups.

pub(crate) mod groups;
pub(crate) mod members;
mod operator;

pub use groups::{AddToGroup, CreateGroup, EditGroup, Group, GroupText, RemoveFromGroup, RemoveGroup};
pub use members::{InviteToClaim, Restore, SetAffiliation, SetGroups, SetRole, SetTrusted, Suspend};
pub use operator::{CreateAdministrator, GiveRole, ResetPassword, grant_admin, set_password};
