//! How much a new text looks like spam: a sum of named features, turned into a probability by the logistic function. Every
//! score comes with its reasons, so that a page can say in words why something waits.
//!
//! The features are those that the literature on comment and forum spam agrees upon: links and their hosts (Mishne, Carmel,
//! Lempel: *Blocking blog spam with language model disagreement*, 2005), repetition (Broder: *On the resemblance and containment
//! of documents*, 1997), the sender's age and speed (Discourse's `newuser_*` and `rate_limit_*` settings), and what filters of mail
//! count (SpamAssassin's rules for shouting, phones, obfuscation). The weights are set by hand and measured; figures in
//! `docs/moderation.md`.

mod content;
mod phrases;
mod shingles;

pub use content::hosts;
pub use shingles::Shingles;

use crate::learner::Opinion;
use madang_language::{Language, detect_language};
use serde::{Deserialize, Serialize};

/// From this probability on a text is held, unless a community sets something else.
pub const HOLD_FROM: f64 = 0.9;
/// The sum of a text that has no feature at all: one in 150 such texts is spam.
const BIAS: f64 = -5.0;
/// How much of a text is looked at, in characters.
const MOST_READ: usize = 20_000;

/// A new text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text<'a> {
    /// Its title, or nothing.
    pub title: &'a str,
    /// Its body, in Markdown.
    pub body: &'a str,
}

/// An earlier text, for comparison.
#[derive(Debug, Clone)]
pub struct Recent {
    /// What it consists of.
    pub shingles: Shingles,
    /// Whether the same member wrote it.
    pub own: bool,
}

/// What is known about the writer and the place. What is not known is left at its default and counts for nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// How many posts of the member have been let stand so far.
    pub posts_before: Option<u32>,
    /// Seconds since the member signed up.
    pub since_sign_up: Option<u64>,
    /// Seconds since the member's last post.
    pub since_last_post: Option<u64>,
    /// How many other accounts signed up or wrote from the same address lately.
    pub others_at_address: u32,
    /// Texts of the last days by anybody, those of the same member marked.
    pub recent: &'a [Recent],
    /// How many of the hosts that [`hosts`] gives nobody with standing here has linked to before.
    pub unseen_hosts: usize,
    /// The languages that the community speaks; empty for any.
    pub languages: &'a [Language],
    /// Whether any word of the text is among what the community talks about (names of tags, products, spaces).
    pub on_topic: Option<bool>,
}

/// What can count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Logarithm of one more than the links, at most of 12.
    Links,
    /// The share of the text that is links, 0 to 1.
    LinkShare,
    /// Hosts that nobody has linked to before, at most 4.
    UnseenHosts,
    /// Links that hide where they lead (shorteners, bare numbers, other alphabets), at most 3.
    HiddenHosts,
    /// A link with hardly a word beside it: 1.
    BareLink,
    /// The largest share of the text that a recent text holds too, from one half on: 0 to 1.
    Repeated,
    /// Logarithm of one more than the recent texts that hold at least half of this one.
    RepeatedOften,
    /// How soon after sign-up: 1 at once, a third after five minutes.
    SoonAfterSignUp,
    /// How soon after the last post: 1 at once, a third after 15 seconds.
    SoonAfterPost,
    /// Capital letters beyond half of those that could be: 0 to 1.
    Shouting,
    /// Rows of exclamation marks and signs of money, at most 5.
    Excitement,
    /// Different phrases that offer something (money, credit, gambling, pills, dates, followers), at most 6.
    Offers,
    /// Telephone numbers and names at messengers, at most 3.
    Contacts,
    /// An offer and a way to who makes it: 1 with a link, 2 with a telephone number or messenger.
    OfferWithContact,
    /// Words in which letters of two alphabets look alike, at most 5.
    Lookalikes,
    /// Invisible characters inside words, at most 5.
    Invisible,
    /// Words spelt out with spaces or signs between their letters, at most 3.
    SpelledOut,
    /// A text of some length in a language that is not spoken here: 1.
    OtherLanguage,
    /// The share of emoji beyond a tenth: 0 to 1.
    Emoji,
    /// The member's first post: 1.
    FirstPost,
    /// Logarithm of one more than the other accounts at the same address.
    SameAddress,
    /// Nothing of what the community talks about: 1.
    OffTopic,
    /// Logarithm of one more than the member's posts that were let stand, at most of 101.
    Standing,
    /// What the learner thinks, from −0.6 (as honest texts) to 1 (as spam).
    Learned,
}

impl Feature {
    /// Every feature, in the order of its weight's table.
    pub const ALL: [Self; 24] = [
        Self::Links,
        Self::LinkShare,
        Self::UnseenHosts,
        Self::HiddenHosts,
        Self::BareLink,
        Self::Repeated,
        Self::RepeatedOften,
        Self::SoonAfterSignUp,
        Self::SoonAfterPost,
        Self::Shouting,
        Self::Excitement,
        Self::Offers,
        Self::Contacts,
        Self::OfferWithContact,
        Self::Lookalikes,
        Self::Invisible,
        Self::SpelledOut,
        Self::OtherLanguage,
        Self::Emoji,
        Self::FirstPost,
        Self::SameAddress,
        Self::OffTopic,
        Self::Standing,
        Self::Learned,
    ];

    /// A stable name, for keys of the interface's words and for storing.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::LinkShare => "link_share",
            Self::UnseenHosts => "unseen_hosts",
            Self::HiddenHosts => "hidden_hosts",
            Self::BareLink => "bare_link",
            Self::Repeated => "repeated",
            Self::RepeatedOften => "repeated_often",
            Self::SoonAfterSignUp => "soon_after_sign_up",
            Self::SoonAfterPost => "soon_after_post",
            Self::Shouting => "shouting",
            Self::Excitement => "excitement",
            Self::Offers => "offers",
            Self::Contacts => "contacts",
            Self::OfferWithContact => "offer_with_contact",
            Self::Lookalikes => "lookalikes",
            Self::Invisible => "invisible",
            Self::SpelledOut => "spelled_out",
            Self::OtherLanguage => "other_language",
            Self::Emoji => "emoji",
            Self::FirstPost => "first_post",
            Self::SameAddress => "same_address",
            Self::OffTopic => "off_topic",
            Self::Standing => "standing",
            Self::Learned => "learned",
        }
    }

    /// What one of it adds to the sum.
    #[must_use]
    pub fn weight(self) -> f64 {
        match self {
            Self::Links => 0.3,
            Self::LinkShare => 1.0,
            Self::UnseenHosts => 0.4,
            Self::HiddenHosts => 1.0,
            Self::BareLink => 0.8,
            Self::Repeated => 3.0,
            Self::RepeatedOften => 3.1,
            Self::SoonAfterSignUp => 0.8,
            Self::SoonAfterPost => 0.8,
            Self::Shouting => 1.5,
            Self::Excitement => 0.3,
            Self::Offers => 2.2,
            Self::Contacts => 1.1,
            Self::OfferWithContact => 1.5,
            Self::Lookalikes => 1.2,
            Self::Invisible => 0.8,
            Self::SpelledOut => 1.0,
            Self::OtherLanguage => 1.2,
            Self::Emoji => 2.0,
            Self::FirstPost => 0.6,
            Self::SameAddress => 0.9,
            Self::OffTopic => 0.4,
            Self::Standing => -0.9,
            Self::Learned => 7.5,
        }
    }
}

/// One part of a score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reason {
    /// What counts.
    pub feature: Feature,
    /// How much of it there is, in the unit of the feature.
    pub value: f64,
    /// What it adds to the sum.
    pub contribution: f64,
}

/// What is thought of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// How probably it is spam, 0 to 1.
    pub probability: f64,
    /// The sum that the probability was made of: a constant and the contributions.
    pub sum: f64,
    /// Everything that counted, the most weighty first, either way.
    pub reasons: Vec<Reason>,
}

impl Score {
    /// Whether the text waits for a moderator.
    #[must_use]
    pub fn holds(&self, from: f64) -> bool {
        self.probability >= from
    }
}

/// Judges a text; `learned` is what the community's learner thinks of it ([`crate::opinion`]).
#[must_use]
pub fn score(text: Text<'_>, circumstances: &Circumstances<'_>, learned: Option<&Opinion>) -> Score {
    let body = head(text.body);
    let mut values = content::features(head(text.title), body);
    around(circumstances, &mut values);
    if let Some(language) = foreign(text, body, circumstances.languages) {
        values.push((Feature::OtherLanguage, language));
    }
    likeness(body, circumstances.recent, &mut values);
    if let Some(opinion) = learned {
        values.push((Feature::Learned, opinion.leaning()));
    }
    sum(&values)
}

/// As much of a text as is looked at.
pub(crate) fn head(text: &str) -> &str {
    text.char_indices().nth(MOST_READ).map_or(text, |(end, _)| &text[..end])
}

fn sum(values: &[(Feature, f64)]) -> Score {
    let mut reasons: Vec<Reason> = values
        .iter()
        .filter(|(_, value)| *value != 0.0)
        .map(|(feature, value)| Reason { feature: *feature, value: *value, contribution: value * feature.weight() })
        .collect();
    reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
    let sum = BIAS + reasons.iter().map(|reason| reason.contribution).sum::<f64>();
    Score { probability: 1.0 / (1.0 + (-sum).exp()), sum, reasons }
}

/// What the circumstances say, whatever the text is.
fn around(known: &Circumstances<'_>, values: &mut Vec<(Feature, f64)>) {
    let fading = |seconds: Option<u64>, third: f64| {
        // f64 is exact far beyond any age of an account.
        seconds.map_or(0.0, |seconds| (-(seconds as f64) / third).exp()).max(0.0)
    };
    let faint = |value: f64| if value < 0.01 { 0.0 } else { value };
    let posts = known.posts_before.unwrap_or_default();
    values.extend([
        (Feature::SoonAfterSignUp, faint(fading(known.since_sign_up, 300.0))),
        (Feature::SoonAfterPost, faint(fading(known.since_last_post, 15.0))),
        (Feature::FirstPost, f64::from(u8::from(known.posts_before == Some(0)))),
        (Feature::SameAddress, f64::from(known.others_at_address).ln_1p()),
        (Feature::UnseenHosts, known.unseen_hosts.min(4) as f64),
        (Feature::OffTopic, f64::from(u8::from(known.on_topic == Some(false)))),
        (Feature::Standing, f64::from(posts.min(100)).ln_1p()),
    ]);
}

/// Shorter texts say too little of their language.
const LETTERS_OF_A_LANGUAGE: usize = 40;

fn foreign(text: Text<'_>, body: &str, languages: &[Language]) -> Option<f64> {
    let prose = content::prose(body);
    let letters = prose.chars().filter(|character| character.is_alphabetic()).count();
    if languages.is_empty() || letters < LETTERS_OF_A_LANGUAGE {
        return None;
    }
    let language = detect_language(&prose);
    // A row of names in Latin letters is no sentence of English, but no other language either.
    let names = languages.contains(&Language::English) && language == Language::Other && prose.is_ascii();
    let titled = !text.title.is_empty() && languages.contains(&detect_language(text.title));
    (!languages.contains(&language) && !titled && !names).then_some(1.0)
}

/// From this share on a recent text is the same one again.
const ALIKE: f64 = 0.5;

fn likeness(body: &str, recent: &[Recent], values: &mut Vec<(Feature, f64)>) {
    if recent.is_empty() {
        return;
    }
    let shingles = Shingles::of(body);
    let alike = recent.iter().map(|other| shingles.share_in(&other.shingles)).filter(|share| *share >= ALIKE);
    let (mut most, mut often) = (0.0_f64, 0_u32);
    for share in alike {
        most = most.max(share);
        often += 1;
    }
    values.push((Feature::Repeated, most));
    values.push((Feature::RepeatedOften, f64::from(often).ln_1p()));
}
