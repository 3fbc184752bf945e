//! The token streams of `madang-language`, in the form the engine reads them.

use madang_language::{Kind, LONGEST_TOKEN, chosung, grams, normalise, runs, words};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// One way of making tokens; the name is stored with the fields that use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Analysis {
    /// Character pairs and stems: tolerant.
    Grams,
    /// Whole words: precise.
    Words,
    /// The initial consonants of Hangul words.
    Initials,
}

impl Analysis {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Grams => "grams",
            Self::Words => "words",
            Self::Initials => "initials",
        }
    }

    /// Calls `each` with every token of a text in normal form.
    pub(super) fn tokens(self, normal: &str, mut each: impl FnMut(&str)) {
        match self {
            Self::Grams => grams(normal, |token| each(token.text)),
            Self::Words => words(normal, |token| each(token.text)),
            Self::Initials => {
                for run in runs(normal).filter(|run| run.kind == Kind::Hangul && run.text.len() <= LONGEST_TOKEN) {
                    each(&chosung(run.text));
                }
            }
        }
    }
}

/// The engine's table of tokenizers, with all of ours.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for analysis in [Analysis::Grams, Analysis::Words, Analysis::Initials] {
        manager.register(analysis.name(), TextAnalyzer::from(Analyser { analysis, tokens: Tokens::default() }));
    }
    manager
}

/// Makes tokens; keeps its memory from text to text.
#[derive(Clone)]
struct Analyser {
    analysis: Analysis,
    tokens: Tokens,
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
        self.analysis.tokens(&normalise(text), |token| {
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
