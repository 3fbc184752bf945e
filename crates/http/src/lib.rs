//! What every page and API adapter shares: the table of routes with who may use each, input that fails clearly, and
//! pages of lists by keyset.

pub mod atom;
pub mod banner;
mod embedding;
mod input;
mod page;
mod policy;
mod routes;
pub mod unread;

pub use embedding::{BadOrigin, Embedding, Origin};
pub use input::{Form, Json, Path, Query};
pub use page::{Cursor, Listed};
pub use policy::content_policy;
pub use routes::{Access, Route, Routes};
