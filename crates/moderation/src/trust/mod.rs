//! Trust levels: what members have shown by reading and taking part, and what each level may do. The rules are those of
//! `madang_screen::trust`, pure; here are the facts they are about, the worker that applies them, and the pages.

pub(crate) mod api;
mod facts;
mod fields;
mod set;
mod settings;
mod told;
mod view;
mod web;
mod work_out;

pub(crate) use web::routes;

pub use set::SetTrust;
pub use settings::{SaveSettings, Settings, limits};
pub use told::TrustProjector;
pub use work_out::tick;
