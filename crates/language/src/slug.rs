//! Readable ends of addresses.

use unicode_normalization::char::is_combining_mark;

use crate::normalise;

/// The longest slug, in characters.
pub const SLUG_LENGTH: usize = 80;

/// A title as the readable end of an address: letters and digits of every language in lower case, hyphens between
/// words, at most [`SLUG_LENGTH`] characters, cut between words where that loses little. Never empty: a title without
/// letters and digits gives `-`.
#[must_use]
pub fn slug(title: &str) -> String {
    let normal = normalise(title);
    let mut slug = String::with_capacity(normal.len().min(SLUG_LENGTH * 4));
    let mut length = 0;
    let mut last_word_end = 0;
    for character in normal.chars() {
        let kept = character.is_alphanumeric() || (is_combining_mark(character) && !slug.is_empty());
        if !kept && (slug.is_empty() || slug.ends_with('-')) {
            continue;
        }
        if length == SLUG_LENGTH {
            // The last word is cut off whole, unless it makes up much of the slug.
            if kept && slug[last_word_end..].chars().count() <= SLUG_LENGTH / 2 {
                slug.truncate(last_word_end);
            }
            break;
        }
        if !kept {
            last_word_end = slug.len();
        }
        slug.push(if kept { character } else { '-' });
        length += 1;
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "-".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_keep_their_language() {
        assert_eq!(slug("비밀번호를 잊어버렸어요!"), "비밀번호를-잊어버렸어요");
        assert_eq!(slug("パスワードの　リセット（方法）"), "パスワードの-リセット-方法");
        assert_eq!(slug("  How do I reset \"it\"? "), "how-do-i-reset-it");
        assert_eq!(slug("C++ & Rust / 2026"), "c-rust-2026");
    }

    #[test]
    fn a_title_without_letters_is_a_hyphen() {
        assert_eq!(slug("???"), "-");
        assert_eq!(slug(""), "-");
    }

    #[test]
    fn long_titles_are_cut_between_words() {
        let cut = slug(&"word ".repeat(40));
        assert_eq!(cut, ["word"; 16].join("-"));
        assert_eq!(slug(&"가".repeat(200)).chars().count(), SLUG_LENGTH);
        assert_eq!(slug(&format!("{} 나", "가".repeat(80))), "가".repeat(80));
    }

    proptest! {
        #[test]
        fn slugs_are_short_stable_and_safe(title in any::<String>()) {
            let slug = slug(&title);
            prop_assert!(!slug.is_empty() && slug.chars().count() <= SLUG_LENGTH);
            prop_assert!(!slug.contains(['/', '?', '#', '%', ' ', '.', '\\', '<', '"']));
            prop_assert!(!slug.contains("--"));
        }
    }
}
