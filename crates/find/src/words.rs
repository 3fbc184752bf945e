//! What this crate says, in each language.

use madang_i18n::Lang;

/// The words in the page's language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) Lang);

#[allow(unreachable_pub, dead_code, reason = "generated for every crate alike")]
mod generated {
    use super::Words;
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
