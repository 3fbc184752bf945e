//! All rules of a community, ready to be asked.

use super::boundary::Words;
use super::fold::{Bare, Folded, bare, is_solid};
use super::pattern::{MASK, Needle, parse};
use super::{Action, Hit, Rule, RuleLanguage, Verdict};
use crate::text::{addresses, code, overlap};
use aho_corasick::{AhoCorasick, MatchKind};
use madang_language::{Language, detect_language};
use std::cell::OnceCell;
use std::ops::Range;

/// How often a replacement may bring forth what is replaced again, before it is hidden.
const ROUNDS: usize = 4;
/// The most signs that a loose rule bears between two letters.
const WIDEST_GAP: usize = 3;

/// Rules made ready: one search over the text finds the candidates of all of them (Aho-Corasick), then each is looked at for
/// whether it is a word there. 1,000 rules cost a text of 2 KB well under a millisecond; see `docs/moderation.md`.
#[derive(Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    exact: Finder,
    loose: Finder,
}

#[derive(Debug, Default)]
struct Finder {
    search: Option<AhoCorasick>,
    needles: Vec<(usize, Needle)>,
}

impl Finder {
    fn new(needles: Vec<(usize, Needle)>, look_for: impl Fn(&Needle) -> String) -> Self {
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(needles.iter().map(|(_, needle)| look_for(needle)))
            .ok()
            .filter(|_| !needles.is_empty());
        Self { search, needles }
    }

    fn candidates<'f, 't>(
        &'f self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, &'f Needle, Range<usize>)> + use<'f, 't> {
        self.search.iter().flat_map(move |search| search.find_overlapping_iter(text)).map(|found| {
            let (rule, needle) = &self.needles[found.pattern().as_usize()];
            (*rule, needle, found.range())
        })
    }
}

/// What is worked out of a text only when a rule asks for it.
struct Lazy<'t> {
    text: &'t str,
    skipped: OnceCell<Vec<Range<usize>>>,
    language: OnceCell<Language>,
}

impl Rules {
    /// Makes rules ready. Rules that are switched off or whose pattern cannot be used (see [`super::check_pattern`]) hit nothing.
    #[must_use]
    pub fn new(rules: &[Rule]) -> Self {
        let (mut exact, mut loose) = (Vec::new(), Vec::new());
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.enabled) {
            for needle in parse(&rule.pattern).unwrap_or_default() {
                let apart = rule.loose && !bare(&needle.folded).is_empty();
                let list = if apart { &mut loose } else { &mut exact };
                list.push((index, needle));
            }
        }
        Self {
            rules: rules.to_vec(),
            exact: Finder::new(exact, |needle| needle.folded.clone()),
            loose: Finder::new(loose, |needle| bare(&needle.folded)),
        }
    }

    /// What the rules say of a text in Markdown: hits, the strictest action, the text after replacing.
    #[must_use]
    pub fn check(&self, text: &str) -> Verdict {
        let hits = self.find(text);
        let action = hits.iter().map(|hit| &hit.action).max().cloned();
        let replaces = hits.iter().any(|hit| matches!(hit.action, Action::Replace(_)));
        let replaced = replaces.then(|| self.replace(text)).filter(|replaced| replaced != text);
        Verdict { action, hits, replaced }
    }

    /// Every place that a rule hits, in order of the text; of places of one rule that overlap, the longest that comes first.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit> {
        if self.exact.needles.is_empty() && self.loose.needles.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let words = Words::new(text, &folded);
        let lazy = Lazy { text, skipped: OnceCell::new(), language: OnceCell::new() };
        let mut found = Vec::new();
        for (rule, needle, bytes) in self.exact.candidates(&folded.text) {
            let place = folded.index(bytes.start)..folded.index(bytes.end);
            self.consider(rule, needle, &place, &words, &lazy, &mut found);
        }
        if !self.loose.needles.is_empty() {
            let bare = Bare::new(&folded);
            for (rule, needle, bytes) in self.loose.candidates(&bare.text) {
                let places = &bare.places[bare.index(bytes.start)..bare.index(bytes.end)];
                let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
                if is_evenly_apart(places, &folded.chars, needle) {
                    self.consider(rule, needle, &(*first..last + 1), &words, &lazy, &mut found);
                }
            }
        }
        each_once(found).into_iter().map(|(rule, needle, range)| self.hit(rule, needle, range)).collect()
    }

    /// The text with every word of a replacing rule replaced. Doing it again changes nothing: what a replacement brings back is
    /// hidden behind `███`.
    #[must_use]
    pub fn replace(&self, text: &str) -> String {
        let mask = String::from_iter([MASK; 3]);
        let mut text = text.to_owned();
        for round in 0.. {
            let hits = self.find(&text);
            let mut replaced = String::with_capacity(text.len());
            let mut kept = 0;
            for hit in &hits {
                let Action::Replace(with) = &hit.action else { continue };
                if hit.range.start < kept {
                    continue;
                }
                replaced.push_str(&text[kept..hit.range.start]);
                replaced.push_str(if round < ROUNDS { with } else { &mask });
                kept = hit.range.end;
            }
            if kept == 0 {
                break;
            }
            replaced.push_str(&text[kept..]);
            text = replaced;
        }
        text
    }

    fn consider<'n>(
        &self,
        rule: usize,
        needle: &'n Needle,
        place: &Range<usize>,
        words: &Words<'_>,
        lazy: &Lazy<'_>,
        found: &mut Vec<(usize, &'n Needle, Range<usize>)>,
    ) {
        if place.is_empty() || !words.is_word(place, needle) {
            return;
        }
        let range = words.range(place);
        let skipped = !self.rules[rule].everywhere && lazy.skipped().iter().any(|part| overlap(part, &range));
        if !skipped && lazy.speaks(self.rules[rule].language, &range) {
            found.push((rule, needle, range));
        }
    }

    fn hit(&self, rule: usize, needle: &Needle, range: Range<usize>) -> Hit {
        let rule = &self.rules[rule];
        Hit { rule: rule.id, pattern: needle.written.clone(), action: rule.action.clone(), range }
    }
}

impl Lazy<'_> {
    /// Code and addresses.
    fn skipped(&self) -> &[Range<usize>] {
        self.skipped.get_or_init(|| {
            let mut skipped = code(self.text);
            skipped.extend(addresses(self.text));
            skipped
        })
    }

    /// Whether the text, or the line that the hit stands in, is of the rule's language.
    fn speaks(&self, language: RuleLanguage, hit: &Range<usize>) -> bool {
        let wanted = match language {
            RuleLanguage::Any => return true,
            RuleLanguage::Ko => Language::Korean,
            RuleLanguage::Ja => Language::Japanese,
            RuleLanguage::En => Language::English,
        };
        if *self.language.get_or_init(|| detect_language(self.text)) == wanted {
            return true;
        }
        let start = self.text[..hit.start].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[hit.end..].find('\n').map_or(self.text.len(), |end| hit.end + end);
        detect_language(&self.text[start..end]) == wanted
    }
}

/// Whether letters stand together, or apart in a way that only somebody does who spells a word out: a space where the pattern has
/// none means one between all letters, and no such letter before or behind; other signs may stand anywhere.
fn is_evenly_apart(places: &[usize], characters: &[char], needle: &Needle) -> bool {
    let divided = divided(needle);
    let gaps = || places.windows(2).map(|two| &characters[two[0] + 1..two[1]]);
    let spelled = gaps().enumerate().any(|(at, gap)| gap.contains(&' ') && !divided.contains(&at));
    let even = gaps().all(|gap| gap.len() <= WIDEST_GAP && (!spelled || !gap.is_empty()) && !parts(gap));
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return false };
    even && !(spelled
        && (is_lone_letter(characters[..*first].iter().rev()) || is_lone_letter(characters[last + 1..].iter())))
}

/// What stands between two words or sentences, and spells nothing out: he'll; "ですか？すぐに".
fn parts(gap: &[char]) -> bool {
    matches!(gap, ['\'' | '’']) || gap.iter().any(|sign| matches!(sign, '?' | '!'))
}

/// Between which letters the pattern itself has a space.
fn divided(needle: &Needle) -> Vec<usize> {
    let mut letters = 0_usize;
    let mut divided = Vec::new();
    for character in needle.folded.chars() {
        if is_solid(character) {
            letters += 1;
        } else if letters > 0 {
            divided.push(letters - 1);
        }
    }
    divided
}

/// Whether a single Latin letter comes next, spelling on: `s c a m s`.
fn is_lone_letter<'c>(mut next: impl Iterator<Item = &'c char>) -> bool {
    next.next() == Some(&' ')
        && next.next().is_some_and(char::is_ascii_lowercase)
        && next.next().is_none_or(|after| !after.is_alphanumeric())
}

/// Hits in order of the text, of overlapping ones of one rule only the first and longest.
fn each_once(mut found: Vec<(usize, &Needle, Range<usize>)>) -> Vec<(usize, &Needle, Range<usize>)> {
    found.sort_by(|(rule, _, a), (other, _, b)| rule.cmp(other).then(a.start.cmp(&b.start)).then(b.end.cmp(&a.end)));
    let mut last: Option<(usize, usize)> = None;
    found.retain(|(rule, _, range)| {
        let again = last.is_some_and(|(of, end)| of == *rule && range.start < end);
        if !again {
            last = Some((*rule, range.end));
        }
        !again
    });
    found.sort_by(|(rule, _, a), (other, _, b)| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(rule.cmp(other)));
    found
}
