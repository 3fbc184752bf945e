//! All SQL of this crate.

pub(crate) mod banners;
pub(crate) mod incidents;
pub(crate) mod items;
pub(crate) mod lists;
pub(crate) mod places;
