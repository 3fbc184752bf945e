//! Spaces that a writer of Korean left out: 비밀번호재설정이안돼요 is read as 비밀번호 재설정이 안 돼요.

use madang_language::{Kind, runs, words};
use tantivy::{Searcher, Term};

use super::Result;
use super::schema::Fields;

/// Shorter stretches are words, in syllables: of a text without any space, and of one where there are some.
const SHORTEST_ALONE: usize = 5;
const SHORTEST_AMONG_SPACES: usize = 9;
/// Shorter stretches are not told from misspelt words, in syllables.
const SHORTEST_UNSPACED: usize = 3;
/// Longer ones are not language.
const LONGEST: usize = 40;
/// The longest part that is looked up, particles included.
const LONGEST_PART: usize = 7;
/// Words of a post, about: what the share of posts with a word is divided by for the word's own probability.
const WORDS_A_POST: f64 = 10.0;
/// What a syllable costs that is in no word, in natural logarithms of a probability.
const STRAY: f64 = 16.0;

/// A text in normal form with the spaces put back into long stretches of Hangul, where the index knows their words;
/// `None` when there is nothing to put back.
pub(super) fn spaced(searcher: &Searcher, fields: &Fields, normal: &str) -> Result<Option<String>> {
    let mut text = String::new();
    let mut taken = 0;
    let shortest = if normal.trim().contains(char::is_whitespace) { SHORTEST_AMONG_SPACES } else { SHORTEST_ALONE };
    for run in runs(normal).filter(|run| run.kind == Kind::Hangul) {
        let syllables: Vec<usize> = run.text.char_indices().map(|(at, _)| at).chain([run.text.len()]).collect();
        if !(shortest..=LONGEST).contains(&(syllables.len() - 1)) {
            continue;
        }
        let parts = Divider { searcher, fields, text: run.text, ends: &syllables }.likeliest()?;
        if parts.len() < 2 {
            continue;
        }
        text.push_str(&normal[taken..run.start]);
        text.push_str(&parts.join(" "));
        taken = run.start + run.text.len();
    }
    text.push_str(&normal[taken..]);
    Ok((taken > 0).then_some(text))
}

/// Whether a stretch of Hangul is nothing but words that the index knows, written together: 안돼요 is 안 돼요.
pub(super) fn is_unspaced(searcher: &Searcher, fields: &Fields, run: &str) -> Result<bool> {
    let syllables: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    if !(SHORTEST_UNSPACED..=LONGEST).contains(&(syllables.len() - 1)) {
        return Ok(false);
    }
    let divider = Divider { searcher, fields, text: run, ends: &syllables };
    let parts = divider.likeliest()?;
    for part in &parts {
        if divider.cost(part)?.is_none() {
            return Ok(false);
        }
    }
    Ok(parts.len() > 1)
}

struct Divider<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    text: &'a str,
    /// Where each syllable begins, and the end.
    ends: &'a [usize],
}

impl<'a> Divider<'a> {
    /// The division into parts whose words are likeliest together (Viterbi over single words' probabilities). Each part
    /// is a word that the index knows, with its particles; the rest stays single syllables.
    fn likeliest(&self) -> Result<Vec<&'a str>> {
        let count = self.ends.len() - 1;
        let mut best = vec![(0.0, 0); count + 1];
        for end in 1..=count {
            best[end] = (best[end - 1].0 + STRAY, end - 1);
            for start in end.saturating_sub(LONGEST_PART)..end {
                let Some(cost) = self.cost(&self.text[self.ends[start]..self.ends[end]])? else { continue };
                if best[start].0 + cost < best[end].0 {
                    best[end] = (best[start].0 + cost, start);
                }
            }
        }
        let mut parts = Vec::new();
        let mut end = count;
        while end > 0 {
            let start = best[end].1;
            parts.push(&self.text[self.ends[start]..self.ends[end]]);
            end = start;
        }
        parts.reverse();
        Ok(parts)
    }

    /// How unlikely a part is, as a negative natural logarithm; `None` for what is no word here.
    fn cost(&self, part: &str) -> Result<Option<f64>> {
        let mut word = None;
        words(part, |token| word = Some(Term::from_field_text(self.fields.words, token.text)));
        let Some(word) = word else { return Ok(None) };
        let posts = self.searcher.doc_freq(&word)?;
        let all = self.searcher.num_docs().max(1) as f64 * WORDS_A_POST;
        Ok((posts > 0).then(|| (all / posts as f64).ln()))
    }
}
