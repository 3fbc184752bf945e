//! Walking the term dictionary letter by letter: Hangul syllables are taken apart on the way, so that a wrong or
//! missing letter is a small difference (비밀번호 and 비밀변호 differ in one of eleven letters), and a half-typed
//! syllable is a beginning (비밀버 begins 비밀번호).

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use madang_language::{jamo, letters};
use tantivy_fst::Automaton;

/// From this many letters on, two may be wrong.
const LONG_WORD: usize = 9;

static ONE_WRONG: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO_WRONG: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// Matches words whose letters are almost those of a given word.
pub(super) fn almost(word: &str) -> Letters<DFA> {
    let builder = if is_long(word) { &TWO_WRONG } else { &ONE_WRONG };
    Letters(builder.build_dfa(&jamo(word)))
}

/// Whether two letters of a word may be wrong.
pub(super) fn is_long(word: &str) -> bool {
    jamo(word).chars().count() >= LONG_WORD
}

/// Matches words whose letters begin with given ones.
pub(super) fn beginning(letters: &str) -> Letters<Prefix> {
    Letters(Prefix(letters.as_bytes().to_vec()))
}

impl Letters<DFA> {
    /// How many letters of a word are wrong; `None` when too many.
    pub(super) fn distance(&self, word: &str) -> Option<u8> {
        match self.0.eval(jamo(word)) {
            Distance::Exact(distance) => Some(distance),
            Distance::AtLeast(_) => None,
        }
    }
}

/// An automaton over the bytes of letters.
pub(super) trait Steps {
    fn start(&self) -> u32;
    fn step(&self, state: u32, byte: u8) -> u32;
    fn is_dead(&self, state: u32) -> bool;
    fn is_match(&self, state: u32) -> bool;
}

impl Steps for DFA {
    fn start(&self) -> u32 {
        self.initial_state()
    }

    fn step(&self, state: u32, byte: u8) -> u32 {
        self.transition(state, byte)
    }

    fn is_dead(&self, state: u32) -> bool {
        state == SINK_STATE
    }

    fn is_match(&self, state: u32) -> bool {
        matches!(self.distance(state), Distance::Exact(_))
    }
}

/// Accepts what begins with these bytes; a state is the number of bytes that fit.
pub(super) struct Prefix(Vec<u8>);

const DEAD: u32 = u32::MAX;

impl Steps for Prefix {
    fn start(&self) -> u32 {
        0
    }

    fn step(&self, state: u32, byte: u8) -> u32 {
        match self.0.get(state as usize) {
            _ if state == DEAD => DEAD,
            None => state,
            Some(wanted) if *wanted == byte => state + 1,
            Some(_) => DEAD,
        }
    }

    fn is_dead(&self, state: u32) -> bool {
        state == DEAD
    }

    fn is_match(&self, state: u32) -> bool {
        state as usize == self.0.len()
    }
}

/// Runs an automaton over letters along the bytes of composed words.
pub(super) struct Letters<A>(A);

/// The inner state, and the bytes of a character that is not complete.
#[derive(Clone, Copy)]
pub(super) struct State {
    inner: u32,
    pending: [u8; 2],
    length: u8,
}

impl<A: Steps> Letters<A> {
    fn steps(&self, state: u32, bytes: &[u8]) -> u32 {
        bytes.iter().fold(state, |state, byte| self.0.step(state, *byte))
    }

    /// Goes on by a whole character of three bytes, by its letters if it is a syllable.
    fn character(&self, state: u32, bytes: [u8; 3]) -> u32 {
        match std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            Some(syllable @ '가'..='힣') => {
                let mut buffer = [0; 4];
                letters(syllable)
                    .fold(state, |state, letter| self.steps(state, letter.encode_utf8(&mut buffer).as_bytes()))
            }
            _ => self.steps(state, &bytes),
        }
    }
}

impl<A: Steps> Automaton for Letters<A> {
    type State = State;

    fn start(&self) -> State {
        State { inner: self.0.start(), pending: [0; 2], length: 0 }
    }

    fn is_match(&self, state: &State) -> bool {
        state.length == 0 && self.0.is_match(state.inner)
    }

    fn can_match(&self, state: &State) -> bool {
        !self.0.is_dead(state.inner)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        match (state.length, byte) {
            // The first bytes of all characters from U+A000 to U+DFFF, where the syllables are.
            (0, 0xea..=0xed) => State { pending: [byte, 0], length: 1, ..*state },
            (0, _) => State { inner: self.0.step(state.inner, byte), ..*state },
            (1, _) => State { pending: [state.pending[0], byte], length: 2, ..*state },
            _ => {
                let [first, second] = state.pending;
                State { inner: self.character(state.inner, [first, second, byte]), pending: [0; 2], length: 0 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches<A: Steps>(automaton: &Letters<A>, word: &str) -> bool {
        let end = word.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        automaton.is_match(&end)
    }

    #[test]
    fn one_wrong_letter_of_a_syllable_is_one_error() {
        assert!(matches(&almost("비밀버노"), "비밀번호"));
        assert!(matches(&almost("환뷸"), "환불"));
        assert!(!matches(&almost("환갑"), "환불"));
        assert_eq!(almost("환뷸").distance("환불"), Some(1));
    }

    #[test]
    fn exchanged_latin_letters_are_one_error() {
        assert!(matches(&almost("pasword"), "password"));
        assert!(matches(&almost("recieve"), "receive"));
        assert!(!matches(&almost("cat"), "dog"));
    }

    #[test]
    fn unfinished_syllables_are_beginnings() {
        for typed in ["비", "비밀", "비밀버", "비밀번"] {
            assert!(matches(&beginning(&jamo(typed)), "비밀번호"), "{typed}");
        }
        assert!(!matches(&beginning(&jamo("빌")), "비밀번호"));
        assert!(matches(&beginning("pass"), "password"));
        assert!(matches(&beginning("パス"), "パスワード"));
    }

    proptest! {
        #[test]
        fn letters_of_words_are_walked_as_if_taken_apart(word in "[가-힣a-zァ-ヺ一-龠\u{1100}-\u{1112}]{0,8}", typed in "[가-힣a-z]{1,6}") {
            let automaton = beginning(&jamo(&typed));
            prop_assert_eq!(matches(&automaton, &word), jamo(&word).starts_with(&jamo(&typed)));
            let automaton = almost(&typed);
            prop_assert_eq!(matches(&automaton, &word), automaton.distance(&word).is_some());
        }
    }
}
