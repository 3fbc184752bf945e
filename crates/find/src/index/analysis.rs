//! The token streams of `madang-language`, in the form the engine reads them.

use madang_dictionaries::{Dictionaries, Morphemes};
use madang_language::{Kind, LONGEST_TOKEN, chosung, grams, normalise, runs, words};
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
    /// The initial consonants of Hangul words.
    Initials,
}

impl Analysis {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Grams => "grams",
            Self::Words => "words",
            Self::Morphemes => "morphemes",
            Self::Initials => "initials",
        }
    }

    /// Calls `each` with every token of a text in normal form. `morphemes` is what cuts by the dictionaries.
    pub(super) fn tokens(self, morphemes: &mut Morphemes, normal: &str, mut each: impl FnMut(&str)) {
        match self {
            Self::Grams => grams(normal, |token| each(token.text)),
            Self::Words => words(normal, |token| each(token.text)),
            Self::Morphemes => morphemes.each(normal, each),
            Self::Initials => {
                for run in runs(normal).filter(|run| run.kind == Kind::Hangul && run.text.len() <= LONGEST_TOKEN) {
                    each(&chosung(run.text));
                }
            }
        }
    }
}

/// The engine's table of tokenizers, with all of ours.
pub(super) fn tokenizers(dictionaries: &Dictionaries) -> TokenizerManager {
    let manager = TokenizerManager::default();
    for analysis in [Analysis::Grams, Analysis::Words, Analysis::Morphemes, Analysis::Initials] {
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

/// The tokens of one text: all characters in one string, and where each token ends.
#[derive(Clone, Default)]
struct Tokens {
    text: String,
    ends: Vec<usize>,
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
        self.analysis.tokens(&mut self.morphemes, &normalise(text), |token| {
            tokens.text.push_str(token);
            tokens.ends.push(tokens.text.len());
        });
        Stream { tokens, next: 0, token: Token::default() }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(end) = self.tokens.ends.get(self.next).copied() else { return false };
        let start = self.next.checked_sub(1).map_or(0, |before| self.tokens.ends[before]);
        self.token.text.clear();
        self.token.text.push_str(&self.tokens.text[start..end]);
        self.token.position = self.next;
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
