//! The token streams of `madang-language`, in the form the engine reads them.

use madang_dictionaries::{Dictionaries, Morphemes};
use madang_language::{Kind, LONGEST_TOKEN, chosung, grams, hiragana_grams, normalise, runs, words};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// One way of making tokens; the name is stored with the fields that use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Analysis {
    /// Character pairs and stems: tolerant.
    Grams,
    /// Whole words: precise.
    Words,
    /// Words of the dictionaries, where there are any.
    Morphemes,
    /// Twos and threes of hiragana, for words that are written in nothing else.
    Kana,
    /// The initial consonants of Hangul words.
    Initials,
}

impl Analysis {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Grams => "grams",
            Self::Words => "words",
            Self::Morphemes => "morphemes",
            Self::Kana => "kana",
            Self::Initials => "initials",
        }
    }

    /// Calls `each` with every token of a text in normal form, and whether it is another form of the one before.
    /// `morphemes` is what cuts by the dictionaries.
    pub(super) fn tokens(self, morphemes: &mut Morphemes, normal: &str, mut each: impl FnMut(&str, bool)) {
        match self {
            Self::Grams => grams(normal, |token| each(token.text, false)),
            Self::Words => {
                let mut last = None;
                words(normal, |token| {
                    each(token.text, last == Some(token.start));
                    last = Some(token.start);
                });
            }
            Self::Morphemes => morphemes.each(normal, |token| each(token, false)),
            Self::Kana => hiragana_grams(normal, |gram| each(gram, false)),
            Self::Initials => {
                for run in runs(normal).filter(|run| run.kind == Kind::Hangul && run.text.len() <= LONGEST_TOKEN) {
                    each(&chosung(run.text), false);
                }
            }
        }
    }
}

/// The engine's table of tokenizers, with all of ours.
pub(super) fn tokenizers(dictionaries: &Dictionaries) -> TokenizerManager {
    let manager = TokenizerManager::default();
    for analysis in [Analysis::Grams, Analysis::Words, Analysis::Morphemes, Analysis::Kana, Analysis::Initials] {
        manager.register(analysis.name(), TextAnalyzer::from(Analyser::new(analysis, dictionaries.clone())));
    }
    manager
}

/// Makes tokens; keeps its memory from text to text.
struct Analyser {
    analysis: Analysis,
    dictionaries: Dictionaries,
    morphemes: Morphemes,
    tokens: Tokens,
}

impl Analyser {
    fn new(analysis: Analysis, dictionaries: Dictionaries) -> Self {
        let morphemes = if analysis == Analysis::Morphemes { dictionaries.morphemes() } else { Morphemes::default() };
        Self { analysis, dictionaries, morphemes, tokens: Tokens::default() }
    }
}

impl Clone for Analyser {
    fn clone(&self) -> Self {
        Self::new(self.analysis, self.dictionaries.clone())
    }
}

/// The tokens of one text: all characters in one string, where each token ends, and its place among the words.
#[derive(Clone, Default)]
struct Tokens {
    text: String,
    ends: Vec<(usize, usize)>,
}

struct Stream<'a> {
    tokens: &'a Tokens,
    next: usize,
    token: Token,
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let tokens = &mut self.tokens;
        tokens.text.clear();
        tokens.ends.clear();
        let mut place = 0;
        self.analysis.tokens(&mut self.morphemes, &normalise(text), |token, same| {
            tokens.text.push_str(token);
            place += usize::from(!same && !tokens.ends.is_empty());
            tokens.ends.push((tokens.text.len(), place));
        });
        Stream { tokens, next: 0, token: Token::default() }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((end, place)) = self.tokens.ends.get(self.next).copied() else { return false };
        let start = self.next.checked_sub(1).map_or(0, |before| self.tokens.ends[before].0);
        self.token.text.clear();
        self.token.text.push_str(&self.tokens.text[start..end]);
        self.token.position = place;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
