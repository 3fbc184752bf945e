//! How much spam the score holds, and how many honest texts by mistake; and how long word rules take.
//!
//! ```text
//! cargo run --release -p madang-screen --example evaluate -- spam=FOLDER posts=FILE.jsonl …
//! cargo run --release -p madang-screen --example evaluate -- speed
//! ```
//!
//! A set is `NAME=PATH` or `NAME=PATH#LABEL`; sets whose name begins with `spam` are spam, all others are honest. A path is a file or a
//! folder: e-mails, `.json` and `.jsonl` (every object with a `body`, `cooked`, `content` or `text`), `.xml` of Stack Exchange,
//! `.tsv` (text, label). Every text is judged as somebody's first post, ten minutes after sign-up, with hosts that nobody
//! knows; then again by a learner that was told what every other text is. With `curve`, also by learners of one community each that were
//! told of 20 to 200 texts of either kind; with `-v`, texts that are judged wrongly are shown.

mod curve;
mod mail;
mod read;
mod speed;

use madang_screen::spam::{Circumstances, HOLD_FROM, Score, Text, hosts, score};
use madang_screen::{Decision, Learner, Tokens};
use read::Post;

struct Set {
    name: String,
    spam: bool,
    posts: Vec<Post>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "speed") {
        speed::measure();
        return;
    }
    let verbose = arguments.iter().any(|argument| argument == "-v");
    let sets: Vec<Set> = arguments.iter().filter_map(|argument| argument.split_once('=')).map(set).collect();
    let learner = taught(&sets);
    let counts = learner.totals().texts;
    println!(
        "hold from {HOLD_FROM}; learned {} spam, {} honest, {} words, {} bytes",
        counts.spam,
        counts.honest,
        learner.words(),
        learner.to_bytes().len()
    );
    println!("| texts | number | text alone | as a newcomer's first post | after learning |");
    println!("|---|---:|---:|---:|---:|");
    for set in &sets {
        let alone = share(&set.posts, |post| judge(post, &Circumstances::default(), None));
        let first = share(&set.posts, |post| judge(post, &newcomer(post), None));
        let tested: Vec<Post> = set.posts.iter().skip(1).step_by(2).cloned().collect();
        let learned = share(&tested, |post| judge(post, &newcomer(post), Some(&learner)));
        println!("| {} | {} | {alone} | {first} | {learned} |", set.name, set.posts.len());
        if verbose {
            show_wrong(set);
        }
    }
    if arguments.iter().any(|argument| argument == "curve") {
        curve::measure(&sets);
    }
}

fn set((name, path): (&str, &str)) -> Set {
    let (path, label) = path.split_once('#').map_or((path, None), |(path, label)| (path, Some(label)));
    Set { name: name.to_owned(), spam: name.starts_with("spam"), posts: read::posts(path.as_ref(), label) }
}

/// A learner that was told of every first of two texts.
fn taught(sets: &[Set]) -> Learner {
    let mut learner = Learner::default();
    for set in sets {
        let decision = if set.spam { Decision::Spam } else { Decision::Honest };
        for post in set.posts.iter().step_by(2) {
            learner.learn(&Tokens::of(&post.title, &post.body), decision);
        }
    }
    learner
}

fn newcomer(post: &Post) -> Circumstances<'static> {
    Circumstances {
        posts_before: Some(0),
        since_sign_up: Some(600),
        unseen_hosts: hosts(&post.body).len(),
        ..Circumstances::default()
    }
}

fn judge(post: &Post, circumstances: &Circumstances<'_>, learner: Option<&Learner>) -> Score {
    let opinion = learner.and_then(|learner| learner.opinion(&Tokens::of(&post.title, &post.body)));
    score(Text { title: &post.title, body: &post.body }, circumstances, opinion.as_ref())
}

fn share(posts: &[Post], judge: impl Fn(&Post) -> Score) -> String {
    held(&posts.iter().collect::<Vec<_>>(), judge)
}

/// The share and number of texts that are held.
fn held(posts: &[&Post], judge: impl Fn(&Post) -> Score) -> String {
    let held = posts.iter().filter(|post| judge(post).holds(HOLD_FROM)).count();
    format!("{:.2} % ({held})", held as f64 * 100.0 / posts.len().max(1) as f64)
}

fn show_wrong(set: &Set) {
    for post in &set.posts {
        let score = judge(post, &newcomer(post), None);
        if score.holds(HOLD_FROM) != set.spam {
            let reasons: Vec<String> = score
                .reasons
                .iter()
                .map(|reason| format!("{} {:.1}", reason.feature.code(), reason.contribution))
                .collect();
            let start: String = post.body.chars().take(160).collect();
            println!(
                "  {:.2} [{}] {} — {}",
                score.probability,
                reasons.join(", "),
                post.title,
                start.replace('\n', " ")
            );
        }
    }
}
