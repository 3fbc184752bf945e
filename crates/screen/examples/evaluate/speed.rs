//! How long a text of 2 KB takes.

use madang_screen::spam::{Circumstances, Text, score};
use madang_screen::{Action, Rule, RuleLanguage, Rules, Tokens};
use std::time::Instant;

const RULES: usize = 1_000;
const BYTES: usize = 2_048;
const TIMES: u32 = 500;
/// Ordinary sentences in three languages, so that many rules have candidates.
const SENTENCES: &[&str] = &[
    "프린터가 무선으로 연결되지 않습니다. 펌웨어를 올린 뒤부터 그렇습니다. ",
    "パスワードを忘れました。再設定のメールが届きません。 ",
    "How can I make the export faster? It takes ten minutes for four thousand rows. ",
];
const SYLLABLES: &[&str] =
    &["사", "기", "도", "박", "연", "결", "ばか", "死", "設定", "パス", "mail", "ex", "port", "in", "to", "ten"];

/// Prints the median of each.
pub(crate) fn measure() {
    let rules: Vec<Rule> = (0..RULES).map(rule).collect();
    let started = Instant::now();
    let rules = Rules::new(&rules);
    println!("make {RULES} rules ready: {:?}", started.elapsed());
    let text: String = SENTENCES.iter().cycle().take(60).copied().collect();
    let text = &text[..text.floor_char_boundary(BYTES)];
    println!("{} hits in {} bytes", rules.find(text).len(), text.len());
    median("word rules", || rules.find(text).len());
    median("score", || score(Text { title: "", body: text }, &Circumstances::default(), None).reasons.len());
    median("words of the learner", || Tokens::of("", text).numbers().count());
}

/// A pattern of two or three parts; every fourth one is loose.
fn rule(index: usize) -> Rule {
    let part = |place: usize| SYLLABLES[place % SYLLABLES.len()];
    let third = if index.is_multiple_of(3) { part(index / 7) } else { "" };
    Rule {
        id: index as i64,
        pattern: format!("{}{}{third}", part(index), part(index / SYLLABLES.len())),
        language: RuleLanguage::Any,
        action: Action::Flag,
        loose: index.is_multiple_of(4),
        everywhere: false,
        enabled: true,
    }
}

fn median(what: &str, mut run: impl FnMut() -> usize) {
    let mut times: Vec<_> = (0..TIMES)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(run());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{what}: {:?}, 99 of 100 under {:?}", times[times.len() / 2], times[times.len() * 99 / 100]);
}
