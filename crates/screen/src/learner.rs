//! What moderators of a community decided, remembered as counts of words, and what follows for a new text.
//!
//! Each word and each pair of neighbouring words (as [`madang_language::words`] gives them: without particles and endings, stemmed)
//! is counted once a text. A new text is judged by the words that tell most, combined as Gary Robinson proposed (*A statistical
//! approach to the spam problem*, Linux Journal 107, 2003) and SpamBayes proved: Fisher's method for spam and for honesty apart, so
//! that a text which looks like both, or like nothing, stays undecided.
//!
//! Where spam comes in a language in which few honest texts were decided on, every word of that language looks like spam. So the texts are
//! also counted by language, and the learner speaks against a text only as surely as it knows honest ones in the same language.
//!
//! Counts add up, so the order of decisions does not matter, and taking one back undoes it exactly.

use crate::spam::{head, hosts};
use madang_language::{ANALYSER_VERSION, Language, detect_language, normalise, words};
use std::collections::BTreeMap;

/// With fewer decisions of either kind the learner says nothing.
pub const NEUTRAL_BELOW: u32 = 20;
/// With so many decisions of the rarer kind the learner is believed half as much as it ever will be.
pub const HALF_EXPERIENCED: u32 = 40;
/// What stands before the language in the token that counts a text's language. No word and no host has it.
const LANGUAGE: &str = "lang:";
/// How much an unknown word is believed to be undecided, in texts (Robinson's s).
const STRENGTH: f64 = 1.5;
/// What an unknown word is believed to say (Robinson's x).
const UNKNOWN: f64 = 0.5;
/// Words that say less, either way, are left out.
const LEAST_TELLING: f64 = 0.1;
/// At most so many words of a text count: those that tell most.
const MOST_WORDS: usize = 60;
/// How many words are named as reasons.
const NAMED: usize = 6;
/// What speaks for a text may weigh this much of what speaks against it: links and offers stay suspicious in friendly words.
const HONEST_SHARE: f64 = 0.6;
/// Fewer telling words decide nothing.
const FEWEST_WORDS: usize = 3;

/// What a moderator decided about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It was spam.
    Spam,
    /// It was let stand.
    Honest,
}

/// In how many texts of either kind something was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Spam.
    pub spam: u32,
    /// Honest texts.
    pub honest: u32,
}

impl Counts {
    fn get(self, decision: Decision) -> u32 {
        match decision {
            Decision::Spam => self.spam,
            Decision::Honest => self.honest,
        }
    }

    fn of(&mut self, decision: Decision) -> &mut u32 {
        match decision {
            Decision::Spam => &mut self.spam,
            Decision::Honest => &mut self.honest,
        }
    }
}

/// The words of a text as the learner counts them, each once, in order of their numbers; among them one that says its language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens(Vec<(u32, String)>);

impl Tokens {
    /// Those of a text: its words, pairs of neighbouring words, and the hosts that it links to.
    #[must_use]
    pub fn of(title: &str, body: &str) -> Self {
        let mut tokens = BTreeMap::new();
        let mut add = |token: String| {
            tokens.entry(hash(&token)).or_insert(token);
        };
        for part in [title, head(body)] {
            let mut before = String::new();
            words(&normalise(part), |word| {
                if !before.is_empty() {
                    add(format!("{before} {}", word.text));
                }
                word.text.clone_into(&mut before);
                add(before.clone());
            });
        }
        for host in hosts(body) {
            add(format!("host:{host}"));
        }
        if !tokens.is_empty() {
            let language = language_of(title, body);
            let token = format!("{LANGUAGE}{}", language.as_str());
            tokens.entry(hash(&token)).or_insert(token);
        }
        Self(tokens.into_iter().collect())
    }

    /// The token that says the language.
    fn language(&self) -> Option<u32> {
        self.0.iter().find(|(_, token)| token.starts_with(LANGUAGE)).map(|(number, _)| *number)
    }

    /// How many there are.
    fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// The numbers of the words, in order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().map(|(number, _)| *number)
    }
}

/// The language of a text's beginning, with the title where that says more.
fn language_of(title: &str, body: &str) -> Language {
    detect_language(&format!("{title}\n{}", head(body)))
}

/// The number of a word (FNV-1a). It is stored: it must never change.
pub(crate) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// How much was learned altogether.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Texts.
    pub texts: Counts,
    /// Their words, each once a text. Long texts hold more of every word: counts are compared by their share of these.
    pub words: Counts,
}

impl Totals {
    /// Counts a text more.
    pub fn add(&mut self, decision: Decision, tokens: &Tokens) {
        *self.texts.of(decision) = self.texts.get(decision).saturating_add(1);
        *self.words.of(decision) = self.words.get(decision).saturating_add(tokens.len());
    }

    /// Counts a text less.
    pub fn remove(&mut self, decision: Decision, tokens: &Tokens) {
        *self.texts.of(decision) = self.texts.get(decision).saturating_sub(1);
        *self.words.of(decision) = self.words.get(decision).saturating_sub(tokens.len());
    }
}

/// What the learner thinks of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// 0 (honest) to 1 (spam); 0.5 is undecided.
    pub spam: f64,
    /// How much the learner has seen: 0 to 1, one half after [`HALF_EXPERIENCED`] decisions of the rarer kind. For a text that looks
    /// like spam only honest texts in the same language count.
    pub experience: f64,
    /// The words that told most, the most telling first.
    pub words: Vec<TellingWord>,
}

impl Opinion {
    /// The opinion as a feature of the score: from −0.6 (honest) to 1 (spam), less with little experience.
    #[must_use]
    pub fn leaning(&self) -> f64 {
        let leaning = (2.0 * self.spam - 1.0) * self.experience;
        if leaning < 0.0 { leaning * HONEST_SHARE } else { leaning }
    }
}

/// A word and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct TellingWord {
    /// The word, without ending; a pair with a space between; a host as `host:example.com`.
    pub word: String,
    /// How probably a text with it is spam, 0 to 1.
    pub spam: f64,
}

/// What to think of a text: from what was learned altogether, and the counts of each of its words, however they are kept. `None` before
/// [`NEUTRAL_BELOW`] decisions of each kind.
#[must_use]
pub fn opinion(tokens: &Tokens, totals: Totals, count: impl Fn(u32) -> Counts) -> Option<Opinion> {
    let decisions = totals.texts.spam.min(totals.texts.honest);
    if decisions < NEUTRAL_BELOW {
        return None;
    }
    let mut telling: Vec<TellingWord> = tokens
        .0
        .iter()
        .filter(|(_, word)| !word.starts_with(LANGUAGE))
        .filter_map(|(number, word)| {
            Some(TellingWord { word: word.clone(), spam: probability(count(*number), totals.words)? })
        })
        .filter(|word| (word.spam - UNKNOWN).abs() >= LEAST_TELLING)
        .collect();
    telling.sort_by(|a, b| tells(b).total_cmp(&tells(a)).then_with(|| a.word.cmp(&b.word)));
    telling.truncate(MOST_WORDS);
    let spam = if telling.len() < FEWEST_WORDS { UNKNOWN } else { combine(&telling) };
    telling.truncate(NAMED);
    let known = tokens.language().map_or(0, |language| count(language).honest);
    let decisions = if spam > UNKNOWN { decisions.min(known) } else { decisions };
    let experience = f64::from(decisions) / f64::from(decisions + HALF_EXPERIENCED);
    Some(Opinion { spam, experience, words: telling })
}

fn tells(word: &TellingWord) -> f64 {
    (word.spam - UNKNOWN).abs()
}

/// How probably a text with this word is spam; `None` for a word never seen. Words of both kinds of texts count as if there were as
/// many of one as of the other.
fn probability(word: Counts, words: Counts) -> Option<f64> {
    let seen = f64::from(word.spam) + f64::from(word.honest);
    if seen == 0.0 {
        return None;
    }
    let spam = f64::from(word.spam) / f64::from(words.spam.max(1));
    let honest = f64::from(word.honest) / f64::from(words.honest.max(1));
    Some((STRENGTH * UNKNOWN + seen * spam / (spam + honest)) / (STRENGTH + seen))
}

/// Fisher's method twice: how unlikely these words are if they came by chance into an honest text, and into spam.
fn combine(words: &[TellingWord]) -> f64 {
    let logarithm =
        |of: fn(f64) -> f64| words.iter().map(|word| of(word.spam).max(f64::MIN_POSITIVE).ln()).sum::<f64>();
    let spam = 1.0 - chance(-2.0 * logarithm(|spam| 1.0 - spam), words.len());
    let honest = 1.0 - chance(-2.0 * logarithm(|spam| spam), words.len());
    (1.0 + spam - honest) / 2.0
}

/// The probability that chi-square with twice as many degrees of freedom as there are words is at least this large.
fn chance(chi_square: f64, words: usize) -> f64 {
    let half = chi_square / 2.0;
    let mut term = (-half).exp();
    let mut sum = term;
    for index in 1..words {
        term *= half / index as f64;
        sum += term;
    }
    sum.min(1.0)
}

/// The learner of a community, in memory. Kept as a blob ([`Learner::to_bytes`]); or as rows, one a word, that [`opinion`] is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learner {
    totals: Totals,
    words: BTreeMap<u32, Counts>,
}

const MAGIC: &[u8; 4] = b"MSL1";

impl Learner {
    /// Remembers a decision.
    pub fn learn(&mut self, tokens: &Tokens, decision: Decision) {
        self.totals.add(decision, tokens);
        for number in tokens.numbers() {
            let count = self.words.entry(number).or_default().of(decision);
            *count = count.saturating_add(1);
        }
    }

    /// Takes a decision back, exactly. `false`, and nothing changes, when it cannot have been learned.
    pub fn unlearn(&mut self, tokens: &Tokens, decision: Decision) -> bool {
        let known = |number| self.words.get(&number).is_some_and(|counts| counts.get(decision) > 0);
        if self.totals.texts.get(decision) == 0 || !tokens.numbers().all(known) {
            return false;
        }
        self.totals.remove(decision, tokens);
        for number in tokens.numbers() {
            if let Some(counts) = self.words.get_mut(&number) {
                *counts.of(decision) -= 1;
                if *counts == Counts::default() {
                    self.words.remove(&number);
                }
            }
        }
        true
    }

    /// How much it has learned.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// How many different words it knows.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// What it thinks of a text; see [`opinion`].
    #[must_use]
    pub fn opinion(&self, tokens: &Tokens) -> Option<Opinion> {
        opinion(tokens, self.totals, |number| self.words.get(&number).copied().unwrap_or_default())
    }

    /// All it knows, compactly: numbers as their differences, everything in as few bytes as it needs; about five bytes a word.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut put = |mut number: u32| {
            while number >= 0x80 {
                bytes.push((number & 0x7f) as u8 | 0x80);
                number >>= 7;
            }
            bytes.push(number as u8);
        };
        put(ANALYSER_VERSION);
        for counts in [self.totals.texts, self.totals.words] {
            put(counts.spam);
            put(counts.honest);
        }
        let mut before = 0;
        for (number, counts) in &self.words {
            put(number - before);
            put(counts.spam);
            put(counts.honest);
            before = *number;
        }
        bytes
    }

    /// The inverse of [`Learner::to_bytes`]. `None` for anything else, and for what was learned with another version of the rules
    /// that cut text into words: then the decisions have to be learned anew from the texts.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        if take(&mut rest)? != ANALYSER_VERSION {
            return None;
        }
        let mut counts = || Some(Counts { spam: take(&mut rest)?, honest: take(&mut rest)? });
        let totals = Totals { texts: counts()?, words: counts()? };
        let mut learner = Self { totals, words: BTreeMap::new() };
        let mut number = 0_u32;
        while !rest.is_empty() {
            number = number.checked_add(take(&mut rest)?)?;
            let counts = Counts { spam: take(&mut rest)?, honest: take(&mut rest)? };
            learner.words.insert(number, counts);
        }
        Some(learner)
    }
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let part = u32::from(byte & 0x7f);
        number |= part.checked_shl(shift).filter(|shifted| shifted >> shift == part)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Tokens {
        Tokens::of("", text)
    }

    fn taught() -> Learner {
        let mut learner = Learner::default();
        for number in 0..NEUTRAL_BELOW {
            learner.learn(&tokens(&format!("최저가 명품 시계 판매합니다 {number}")), Decision::Spam);
            learner.learn(&tokens(&format!("프린터가 무선으로 연결되지 않습니다 {number}")), Decision::Honest);
        }
        learner
    }

    #[test]
    fn it_says_nothing_until_it_has_seen_enough_of_each() {
        let mut learner = taught();
        assert!(learner.opinion(&tokens("시계")).is_some());
        assert!(learner.unlearn(&tokens("최저가 명품 시계 판매합니다 0"), Decision::Spam));
        assert_eq!(learner.opinion(&tokens("시계")), None);
    }

    #[test]
    fn words_of_decided_texts_speak_and_are_named() {
        let learner = taught();
        let spam = learner.opinion(&tokens("명품 시계를 최저가로 팝니다")).unwrap();
        assert!(spam.spam > 0.9 && (0.25..0.34).contains(&spam.leaning()), "{spam:?}");
        assert!(spam.words.iter().any(|word| word.word == "명품" && word.spam > 0.9), "{spam:?}");
        let honest = learner.opinion(&tokens("프린터는 무선 연결이 되지 않나요")).unwrap();
        assert!(honest.spam < 0.1 && (-0.2..-0.15).contains(&honest.leaning()), "{honest:?}");
    }

    #[test]
    fn a_language_in_which_nothing_honest_was_seen_is_no_proof() {
        let mut learner = Learner::default();
        for number in 0..200 {
            learner.learn(
                &tokens(&format!("You have won the lottery, write to us now to claim it {number}")),
                Decision::Spam,
            );
            learner.learn(&tokens(&format!("プリンターが無線に接続できません {number}")), Decision::Honest);
        }
        let honest = tokens("We have not written to the printer, but now it is claimed to have won");
        let opinion = learner.opinion(&honest).unwrap();
        assert!(opinion.spam > 0.9 && opinion.leaning() == 0.0, "{opinion:?}");
        for number in 0..HALF_EXPERIENCED {
            learner
                .learn(&tokens(&format!("The printer does not answer when I turn it on {number}")), Decision::Honest);
        }
        let spam = learner.opinion(&tokens("You have won the lottery, claim it now")).unwrap();
        assert!((0.4..0.51).contains(&spam.leaning()), "{spam:?}");
    }

    #[test]
    fn a_text_of_unknown_words_is_undecided() {
        let opinion = taught().opinion(&tokens("ありがとうございました")).unwrap();
        assert_eq!((opinion.spam, opinion.words.len()), (0.5, 0));
    }

    #[test]
    fn what_was_not_learned_cannot_be_taken_back() {
        let mut learner = taught();
        let before = learner.clone();
        assert!(!learner.unlearn(&tokens("전혀 다른 글"), Decision::Spam));
        assert!(!learner.unlearn(&tokens("프린터가 무선으로 연결되지 않습니다 0"), Decision::Spam));
        assert_eq!(learner, before);
    }

    #[test]
    fn only_its_own_bytes_are_read() {
        let bytes = taught().to_bytes();
        assert_eq!(Learner::from_bytes(&bytes), Some(taught()));
        assert_eq!(Learner::from_bytes(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Learner::from_bytes(b"MSL1"), None);
        assert_eq!(Learner::from_bytes(b""), None);
        assert!(bytes.len() < taught().words() * 8, "{} for {}", bytes.len(), taught().words());
    }

    #[test]
    fn numbers_of_words_never_change() {
        assert_eq!(hash(""), 0x811c_9dc5);
        assert_eq!(hash("foobar"), 0xbf9c_f968);
    }

    proptest! {
        #[test]
        fn the_order_of_decisions_does_not_matter_and_each_can_be_taken_back(
            texts in prop::collection::vec(("[a-d가-라ぁ-う ]{0,20}", any::<bool>()), 1..12), at in 0_usize..12
        ) {
            let decision = |spam: bool| if spam { Decision::Spam } else { Decision::Honest };
            let (mut forth, mut back) = (Learner::default(), Learner::default());
            for (text, spam) in &texts {
                forth.learn(&tokens(text), decision(*spam));
            }
            for (text, spam) in texts.iter().rev() {
                back.learn(&tokens(text), decision(*spam));
            }
            prop_assert_eq!(&forth, &back);
            prop_assert_eq!(Learner::from_bytes(&forth.to_bytes()), Some(forth.clone()));
            let (text, spam) = &texts[at % texts.len()];
            forth.learn(&tokens(text), decision(!spam));
            prop_assert!(forth.unlearn(&tokens(text), decision(!spam)));
            prop_assert_eq!(&forth, &back);
        }

        #[test]
        fn no_bytes_make_it_fail(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = Learner::from_bytes(&bytes);
            let _ = Learner::from_bytes(&[MAGIC.as_slice(), &bytes].concat());
        }
    }
}
