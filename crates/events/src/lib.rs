//! Every fact that can happen in a community. Domains never import one another: they meet here.

pub mod conversation;
pub mod desk;
pub mod freshness;
pub mod knowledge;
pub mod messages;
pub mod moderation;
pub mod people;
pub mod publishing;
pub mod questions;

/// Gives an event its kind and what it concerns.
macro_rules! event {
    ($name:ident, $kind:literal, |$event:ident| $about:expr) => {
        impl madang_kernel::Event for $name {
            const KIND: &'static str = $kind;
            fn about(&self) -> madang_kernel::outbox::About {
                let $event = self;
                $about
            }
        }
    };
}
pub(crate) use event;
