//! Text in Korean, Japanese and English: normal form, search tokens, language detection, highlighting and URL slugs.
//!
//! Everything here works without dictionaries on disk. A text is first [`Normalised`] (NFKC, lower case, with a map
//! back to the original), then cut into [`runs`] of one script, and each run is analysed by the rules of its script,
//! never by a guess about the language of the whole text.
//!
//! Two token streams come out of it: [`grams`], which is tolerant (character pairs of Hangul, kana and Han), and
//! [`words`], which is precise (whole words without particles and endings). A search index holds both.

mod detect;
mod endings;
mod english;
mod han;
mod highlight;
mod japanese;
mod keyboard;
mod korean;
mod normal;
mod passage;
mod personal;
mod script;
mod slug;
mod tokens;

pub use detect::{Language, detect_language};
pub use endings::{is_suffix_of, strip_suffix};
pub use highlight::{Highlighter, highlight};
pub use japanese::word_boundaries;
pub use keyboard::{hangul_to_qwerty, qwerty_to_hangul};
pub use korean::{carry_final, chosung, initials, is_hangul_syllable, jamo, letters};
pub use normal::{Normalised, normalise};
pub use passage::Segment;
pub use personal::{Personal, cover_personal, find_personal};
pub use script::{Kind, Run, runs};
pub use slug::{SLUG_LENGTH, slug};
pub use tokens::{LONGEST_TOKEN, Token, grams, hiragana_grams, hiragana_terms, in_hiragana, words};

/// Version of the rules that make tokens. Stored with every search index: an index made by another version is rebuilt.
pub const ANALYSER_VERSION: u32 = 4;
