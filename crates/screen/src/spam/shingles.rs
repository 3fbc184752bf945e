//! What a text consists of, in a form in which two texts are quickly compared.

use crate::learner::hash;
use madang_language::{grams, normalise};
use serde::{Deserialize, Serialize};

/// How many words or pairs of characters go into one shingle (Broder 1997 uses several words; three bear small changes).
const WIDTH: usize = 3;
/// How many shingles of a text are kept: those with the smallest hashes, a sample that is the same for the same text.
const KEPT: usize = 256;
/// Texts of fewer are like any other: "감사합니다!" is no repetition.
const FEWEST: usize = 8;

/// The hashes of a text's shingles, at most 256, in order. They take at most 1 KB; keep those of the last days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shingles(Vec<u32>);

impl Shingles {
    /// Those of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut window: Vec<u32> = Vec::with_capacity(WIDTH);
        let mut all = Vec::new();
        grams(&normalise(super::head(text)), |token| {
            if window.len() == WIDTH {
                window.remove(0);
            }
            window.push(hash(token.text));
            if window.len() == WIDTH {
                all.push(window.iter().fold(0_u32, |sum, next| sum.rotate_left(9).wrapping_mul(0x9e37_79b1) ^ next));
            }
        });
        all.sort_unstable();
        all.dedup();
        all.truncate(KEPT);
        Self(all)
    }

    /// The smallest hash, which texts that are nearly the same mostly share (Broder's sketch); nothing of a text that is too short to be
    /// compared.
    #[must_use]
    pub fn least(&self) -> Option<u32> {
        self.0.first().copied().filter(|_| self.0.len() >= FEWEST)
    }

    /// The share of this text that the other one holds too, 0 to 1.
    #[must_use]
    pub fn share_in(&self, other: &Self) -> f64 {
        // Of a longer text only the small hashes are kept: beyond the last of them nothing is known.
        let known = if other.0.len() == KEPT { other.0.last().copied().unwrap_or(u32::MAX) } else { u32::MAX };
        let comparable = self.0.partition_point(|shingle| *shingle <= known);
        if comparable < FEWEST {
            return 0.0;
        }
        let shared = self.0[..comparable].iter().filter(|shingle| other.0.binary_search(shingle).is_ok()).count();
        shared as f64 / comparable as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str) -> f64 {
        Shingles::of(a).share_in(&Shingles::of(b))
    }

    #[test]
    fn the_same_text_with_small_changes_is_recognised() {
        let text = "지금 가입하시면 첫 달 무료 혜택과 함께 사은품을 드립니다. 아래 주소로 들어오셔서 신청하세요.";
        assert!((share(text, text) - 1.0).abs() < 1e-9);
        assert!(share(text, &format!("안녕하세요. {text} 감사합니다.")) > 0.9);
        assert!(
            share(text, "프린터가 무선으로 연결되지 않습니다. 펌웨어를 올린 뒤부터 그렇습니다. 어떻게 하나요?") < 0.1
        );
    }

    #[test]
    fn thanks_are_no_repetition() {
        assert_eq!(share("감사합니다!", "감사합니다!"), 0.0);
        assert_eq!(share("Thank you very much", "Thank you very much"), 0.0);
        assert_eq!(share("", ""), 0.0);
    }

    #[test]
    fn a_part_of_a_long_text_is_found_in_it() {
        let words: Vec<String> = (0..2_000).map(|number| format!("word{number}")).collect();
        let (whole, part) = (words.join(" "), words[500..900].join(" "));
        assert!(share(&part, &whole) > 0.9, "{}", share(&part, &whole));
    }
}
