//! The fields of the index, and a document's way into them.

use madang_dictionaries::Dictionaries;
use madang_language::Language;
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

use super::analysis::Analysis;
use super::document::{Document, Kind};

/// Version of the fields. An index with other fields cannot serve.
pub(super) const SCHEMA_VERSION: u32 = 5;

/// Names of the columns that filters and orders read.
pub(super) mod column {
    pub(in super::super) const ID: &str = "id";
    pub(in super::super) const TOPIC: &str = "topic";
    pub(in super::super) const SPACE: &str = "space";
    pub(in super::super) const AUTHOR: &str = "author";
    pub(in super::super) const CREATED: &str = "created";
    pub(in super::super) const VOTES: &str = "votes";
    pub(in super::super) const STATE: &str = "state";
    pub(in super::super) const PRODUCT: &str = "product";
    pub(in super::super) const VERSION: &str = "version";
    pub(in super::super) const TAG: &str = "tag";
    pub(in super::super) const TOPIC_KIND: &str = "topic_kind";
}

/// The fields of the index, and the dictionaries that one of them is made by.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) id: Field,
    pub(super) topic: Field,
    pub(super) space: Field,
    pub(super) author: Field,
    pub(super) product: Field,
    pub(super) version: Field,
    pub(super) created: Field,
    pub(super) votes: Field,
    pub(super) state: Field,
    pub(super) tag: Field,
    /// The topic's kind: `question` or any other word.
    pub(super) topic_kind: Field,
    /// Title and body in pairs of characters.
    pub(super) grams: Field,
    /// Title and body in words.
    pub(super) words: Field,
    /// Title and body in words of the dictionaries; empty without them.
    pub(super) morphemes: Field,
    /// Title and body in twos and threes of hiragana.
    pub(super) kana: Field,
    /// The title alone, in pairs of characters.
    pub(super) title_grams: Field,
    /// The title alone, in words.
    pub(super) title_words: Field,
    /// Initial consonants of the title's Hangul words.
    pub(super) initials: Field,
    /// The title as it was written.
    pub(super) title: Field,
    pub(super) dictionaries: Dictionaries,
}

/// The schema and its fields.
pub(super) fn schema(dictionaries: Dictionaries) -> (Schema, Fields) {
    use IndexRecordOption::{Basic, WithFreqs, WithFreqsAndPositions};
    let mut builder = Schema::builder();
    let text = |analysis: Analysis, record: IndexRecordOption| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(analysis.name())
            .set_index_option(record)
            .set_fieldnorms(record != Basic);
        TextOptions::default().set_indexing_options(indexing)
    };
    let raw = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(Basic).set_fieldnorms(false);
    let whole = TextOptions::default().set_indexing_options(raw).set_fast("raw");
    let fields = Fields {
        id: builder.add_i64_field(column::ID, INDEXED | FAST),
        topic: builder.add_i64_field(column::TOPIC, INDEXED | FAST),
        space: builder.add_i64_field(column::SPACE, INDEXED | FAST),
        author: builder.add_i64_field(column::AUTHOR, INDEXED | FAST),
        product: builder.add_i64_field(column::PRODUCT, INDEXED | FAST),
        version: builder.add_i64_field(column::VERSION, INDEXED | FAST),
        created: builder.add_i64_field(column::CREATED, FAST),
        votes: builder.add_i64_field(column::VOTES, FAST),
        state: builder.add_i64_field(column::STATE, FAST),
        tag: builder.add_text_field(column::TAG, whole.clone()),
        topic_kind: builder.add_text_field(column::TOPIC_KIND, whole),
        grams: builder.add_text_field("grams", text(Analysis::Grams, WithFreqs)),
        words: builder.add_text_field("words", text(Analysis::Words, WithFreqsAndPositions)),
        morphemes: builder.add_text_field("morphemes", text(Analysis::Morphemes, WithFreqs)),
        kana: builder.add_text_field("kana", text(Analysis::Kana, Basic)),
        title_grams: builder.add_text_field("title_grams", text(Analysis::Grams, WithFreqs)),
        title_words: builder.add_text_field("title_words", text(Analysis::Words, WithFreqs)),
        initials: builder.add_text_field("initials", text(Analysis::Initials, Basic)),
        title: builder.add_text_field("title", TextOptions::from(STORED)),
        dictionaries,
    };
    (builder.build(), fields)
}

impl Fields {
    /// The field of titles and bodies that an analysis fills.
    pub(super) fn whole(&self, analysis: Analysis) -> Field {
        match analysis {
            Analysis::Grams => self.grams,
            Analysis::Words => self.words,
            Analysis::Morphemes => self.morphemes,
            Analysis::Kana => self.kana,
            Analysis::Initials => self.initials,
        }
    }

    /// The engine's form of a document.
    pub(super) fn document(&self, source: &Document) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        for (field, value) in [
            (self.id, source.id),
            (self.topic, source.topic),
            (self.space, source.space),
            (self.author, source.author),
            (self.created, source.created_ms),
            (self.votes, source.votes),
            (self.state, State::of(source).0),
        ] {
            document.add_i64(field, value);
        }
        for (field, value) in [(self.product, source.product), (self.version, source.version)] {
            if let Some(value) = value {
                document.add_i64(field, value);
            }
        }
        document.add_text(self.topic_kind, &source.topic_kind);
        for tag in &source.tags {
            document.add_text(self.tag, tag);
        }
        if source.kind == Kind::Opening {
            // A tag says what the topic is about, in whatever language its text is.
            for tag in &source.tags {
                for field in [self.grams, self.words, self.morphemes, self.kana] {
                    document.add_text(field, tag);
                }
            }
        }
        if !source.title.is_empty() {
            for field in [
                self.grams,
                self.words,
                self.morphemes,
                self.kana,
                self.title_grams,
                self.title_words,
                self.initials,
                self.title,
            ] {
                document.add_text(field, &source.title);
            }
        }
        for field in [self.grams, self.words, self.morphemes, self.kana] {
            document.add_text(field, &source.body);
        }
        document
    }
}

/// Everything small that filters and ranking ask about a document, in one number, so that one column is read for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State(pub(super) i64);

const KIND_BITS: i64 = 0b11;
const SOLVED: i64 = 1 << 2;
const TRUSTED: i64 = 1 << 3;
const LANGUAGE_SHIFT: u32 = 4;
const MERIT_SHIFT: u32 = 8;

impl State {
    fn of(document: &Document) -> Self {
        let flag = |set: bool, bit: i64| if set { bit } else { 0 };
        let trusted = document.accepted || document.verified;
        Self(
            kind_number(document.kind)
                | flag(document.solved, SOLVED)
                | flag(trusted, TRUSTED)
                | language_number(document.language) << LANGUAGE_SHIFT
                | merit(document) << MERIT_SHIFT,
        )
    }

    pub(super) fn is(self, kind: Kind) -> bool {
        self.0 & KIND_BITS == kind_number(kind)
    }

    pub(super) fn solved(self) -> bool {
        self.0 & SOLVED != 0
    }

    /// Accepted by the asker or verified by staff.
    pub(super) fn trusted(self) -> bool {
        self.0 & TRUSTED != 0
    }

    pub(super) fn language(self) -> i64 {
        self.0 >> LANGUAGE_SHIFT & 0b1111
    }

    /// The factor on a document's score: above 0, at most 1, so that ranking by text alone bounds ranking by both.
    pub(super) fn merit(self) -> f32 {
        // At most 100: exact in any float.
        (self.0 >> MERIT_SHIFT) as f32 / 100.0
    }
}

/// In hundredths. Among texts that fit equally well, the one people have vouched for comes first; a duplicate or
/// outdated one steps clearly back.
fn merit(document: &Document) -> i64 {
    let vouched = i64::from(document.accepted) * 6 + i64::from(document.verified) * 6;
    let solved = i64::from(document.solved && document.kind == Kind::Opening) * 4;
    let votes = document.votes.clamp(0, 6);
    let merit = (88 + vouched + solved + votes - i64::from(document.kind == Kind::Comment) * 6).min(100);
    if document.stepped_back { merit * 6 / 10 } else { merit }
}

fn kind_number(kind: Kind) -> i64 {
    match kind {
        Kind::Opening => 0,
        Kind::Answer => 1,
        Kind::Comment => 2,
    }
}

pub(super) fn language_number(language: Language) -> i64 {
    match language {
        Language::Other => 0,
        Language::Korean => 1,
        Language::Japanese => 2,
        Language::English => 3,
    }
}
