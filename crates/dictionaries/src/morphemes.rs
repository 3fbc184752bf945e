//! Cutting text into the words of a dictionary.

use crate::{Language, manifest};
use lindera::{
    dictionary::load_fs_dictionary,
    mode::{Mode, Penalty},
    segmenter::Segmenter,
    token::Token,
    worker::SegmentWorker,
};
use madang_language::{Kind, LONGEST_TOKEN, Run, runs};
use std::{borrow::Cow, fmt, path::Path};

/// The place of the words to index among an entry's details.
const TOKENS: usize = 1;
/// An entry whose word to index is the word as it is written.
pub(crate) const AS_WRITTEN: &str = "*";
/// An entry that says nothing: particles, endings, signs.
pub(crate) const NOTHING: &str = "-";
/// Stands between the words of an entry.
pub(crate) const BETWEEN: char = ' ';

/// The dictionaries that are open; cheap to clone, and empty by default.
#[derive(Clone, Default)]
pub struct Dictionaries {
    korean: Option<Segmenter>,
    japanese: Option<Segmenter>,
    fingerprint: String,
}

impl Dictionaries {
    /// Opens what is installed in a folder. What is missing is not there; what is damaged is reported to the log and
    /// treated as missing, so that search goes on without it.
    #[must_use]
    pub fn open(folder: &Path) -> Dictionaries {
        let mut prints = Vec::new();
        let mut of = |language: Language| match open_one(folder, language) {
            Ok(None) => None,
            Ok(Some((segmenter, print))) => {
                prints.push(format!("{}{print}", language.code()));
                Some(segmenter)
            }
            Err(error) => {
                tracing::warn!(language = language.name(), %error, "a dictionary cannot be used; install it again");
                None
            }
        };
        let (korean, japanese) = (of(Language::Korean), of(Language::Japanese));
        Dictionaries { korean, japanese, fingerprint: prints.join("-") }
    }

    /// Names the dictionaries that are open, so that an index can say by which ones it was made; empty without any.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Whether none is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.korean.is_none() && self.japanese.is_none()
    }

    /// Whether the one for a language is open.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        match language {
            Language::Korean => self.korean.is_some(),
            Language::Japanese => self.japanese.is_some(),
        }
    }

    /// Something that cuts any number of texts, one after another.
    #[must_use]
    pub fn morphemes(&self) -> Morphemes {
        Morphemes {
            korean: self.korean.as_ref().map(Segmenter::new_worker),
            japanese: self.japanese.as_ref().map(Segmenter::new_worker),
        }
    }
}

impl fmt::Debug for Dictionaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Dictionaries").field(&self.fingerprint).finish()
    }
}

fn open_one(folder: &Path, language: Language) -> crate::Result<Option<(Segmenter, String)>> {
    let folder = folder.join(language.code());
    let Some(manifest) = manifest::read(&folder)? else { return Ok(None) };
    manifest.check_sizes(&folder)?;
    Ok(Some((segmenter(&folder, language)?, manifest.fingerprint().to_owned())))
}

/// What cuts by the dictionary that was built in a folder.
pub(crate) fn segmenter(folder: &Path, language: Language) -> crate::Result<Segmenter> {
    let dictionary = load_fs_dictionary(folder).map_err(|error| crate::Error::Damaged(error.to_string()))?;
    let mode = match language {
        // Korean compounds carry their parts in the dictionary.
        Language::Korean => Mode::Normal,
        Language::Japanese => Mode::Decompose(Penalty::default()),
    };
    Ok(Segmenter::new(mode, dictionary, None))
}

/// Cuts texts into words by the dictionaries; keeps its memory from text to text.
#[derive(Default)]
pub struct Morphemes {
    korean: Option<SegmentWorker>,
    japanese: Option<SegmentWorker>,
}

impl Morphemes {
    /// Calls `each` with every content word of a text in normal form, in its dictionary form: Hangul by the Korean
    /// dictionary, kana and Han by the Japanese one. Words of other scripts, and those of a language without a
    /// dictionary, are passed over.
    pub fn each(&mut self, normal: &str, mut each: impl FnMut(&str)) {
        for (kind, worker) in [(Kind::Hangul, &mut self.korean), (Kind::Japanese, &mut self.japanese)] {
            let Some(worker) = worker else { continue };
            for passage in passages(normal, kind) {
                // The only failure is a dictionary that cannot be read any more: then its words are missing.
                let Ok(tokens) = worker.segment(passage) else { continue };
                for token in &tokens {
                    words_of(token, &mut each);
                }
            }
        }
    }
}

fn words_of(token: &Token<'_>, each: &mut impl FnMut(&str)) {
    let id = token.word_id.id() as usize;
    let mut details = match token.word_id.is_unknown() {
        true => token.dictionary.unknown_word_details_iter(id),
        false => token.dictionary.word_details_iter(id),
    };
    match details.nth(TOKENS) {
        Some(NOTHING) | None => {}
        Some(AS_WRITTEN) if is_word(&token.surface) => each(&without_long_vowel(&token.surface)),
        Some(AS_WRITTEN) => {}
        Some(words) => words.split(BETWEEN).for_each(each),
    }
}

/// Whether a word is of one of the scripts that dictionaries are asked about; signs and words of others are not.
pub(crate) fn is_word(surface: &str) -> bool {
    let whole = runs(surface).next().is_some_and(|run| run.kind != Kind::Word && run.text == surface);
    whole && surface.len() <= LONGEST_TOKEN
}

/// サーバー is サーバ.
pub(crate) fn without_long_vowel(word: &str) -> Cow<'_, str> {
    match word.strip_suffix('ー') {
        Some(shorter) if shorter.chars().nth(2).is_some() => Cow::Borrowed(shorter),
        _ => Cow::Borrowed(word),
    }
}

/// The parts of a text that a dictionary reads: from a word of its script to the last one before a word of the other,
/// with everything between them, since a dictionary weighs words by their neighbours.
fn passages(normal: &str, kind: Kind) -> Vec<&str> {
    let mut passages = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for Run { kind: found, text, start } in runs(normal) {
        if found == kind {
            let from = open.map_or(start, |(from, _)| from);
            open = Some((from, start + text.len()));
        } else if found != Kind::Word {
            passages.extend(open.take().map(|(from, to)| &normal[from..to]));
        }
    }
    passages.extend(open.map(|(from, to)| &normal[from..to]));
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_reaches_from_the_first_word_of_its_script_to_the_last() {
        assert_eq!(passages("a 가나 b 다 c", Kind::Hangul), ["가나 b 다"]);
        assert_eq!(passages("가 東京 나, 라", Kind::Hangul), ["가", "나, 라"]);
        assert_eq!(passages("가 東京タワー 5m の 나", Kind::Japanese), ["東京タワー 5m の"]);
        assert_eq!(passages("only words", Kind::Japanese), Vec::<&str>::new());
    }

    #[test]
    fn a_long_vowel_at_the_end_makes_no_difference() {
        assert_eq!(without_long_vowel("サーバー"), "サーバ");
        assert_eq!(without_long_vowel("キー"), "キー");
        assert_eq!(without_long_vowel("가"), "가");
    }

    #[test]
    fn without_dictionaries_there_are_no_words() {
        let mut found = 0;
        Dictionaries::default().morphemes().each("비밀번호 変更 password", |_| found += 1);
        assert_eq!(found, 0);
        assert!(Dictionaries::default().is_empty());
    }
}
