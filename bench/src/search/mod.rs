//! Measures search: how well it finds beside what others use, and what it costs.

mod engines;
mod quality;
mod slips;
mod speed;
mod visible;

use crate::{
    generate::Size,
    program::Done,
    report::Report,
    run::{MIB, Place},
};
use engines::{Asked, Default, Engine, Fts5, Madang, Postgres};
use madang_dictionaries::Dictionaries;
use quality::{Quality, Set, measure};
use std::{fs, path::PathBuf};
use tokio::runtime::Handle;

/// How search is measured.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Choices {
    /// A folder of sets, each a folder with docs.jsonl and queries.jsonl; without it only the cost is measured.
    #[arg(long)]
    sets: Option<PathBuf>,
    /// A folder in which dictionaries are installed; without it everything is measured without them only.
    #[arg(long)]
    dictionaries: Option<PathBuf>,
    /// Posts of the generated communities in which the cost is measured.
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000, 2_000_000])]
    posts: Vec<usize>,
}

/// One set of documents and questions.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct One {
    /// Lines of {"id", "title", "text"}.
    documents: PathBuf,
    /// Lines of {"id", "text", "relevant": [ids], "exclude"?: id}.
    questions: PathBuf,
    /// A folder in which dictionaries are installed.
    #[arg(long)]
    dictionaries: Option<PathBuf>,
    /// Ask as the form of a new question asks, instead of as the search page does.
    #[arg(long)]
    similar: bool,
}

/// Prints how well one set of questions is answered.
///
/// # Errors
/// One sentence.
pub(crate) fn evaluate(one: &One) -> Done {
    let set = Set::read(&one.documents, &one.questions)?;
    let asked = if one.similar { Asked::Similar } else { Asked::Search };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let madang = Madang::fill(folder.path(), &set, open(one.dictionaries.as_ref()), asked)?;
    println!("{}", words(measure(&madang, &set, str::to_owned)?));
    Ok(())
}

fn open(folder: Option<&PathBuf>) -> Dictionaries {
    folder.map(|folder| Dictionaries::open(folder)).unwrap_or_default()
}

fn words(quality: Quality) -> String {
    let Quality { recall, reciprocal, first_three } = quality;
    format!("R@10 {recall:.3}, MRR@10 {reciprocal:.3}, first three {first_three:.3}")
}

/// Measures everything and prints the tables.
///
/// # Errors
/// One sentence.
pub(crate) async fn run(place: &Place, choices: &Choices) -> Done {
    let mut tables = String::new();
    if let Some(sets) = choices.sets.clone() {
        let (dictionaries, server) = (open(choices.dictionaries.as_ref()), place.server.clone());
        let runtime = Handle::current();
        let compared =
            tokio::task::spawn_blocking(move || compare(&sets, &dictionaries, server.as_deref(), &runtime)).await;
        tables = compared.map_err(|error| error.to_string())??;
    }
    let mut report = Report::of_machine(&place.program);
    for posts in &choices.posts {
        let size = Size::standard().with_posts(*posts);
        speed::measure(place, size, choices.dictionaries.as_deref(), &mut report).await?;
    }
    let text = format!("{tables}\n{report}");
    println!("{text}");
    let path = place.data.join("report-search.md");
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A table of each set: Madang without and with dictionaries, with slips, and what others use.
fn compare(sets: &PathBuf, dictionaries: &Dictionaries, server: Option<&str>, runtime: &Handle) -> Done<String> {
    let listing = fs::read_dir(sets).map_err(|error| format!("{}: {error}", sets.display()))?;
    let mut folders: Vec<PathBuf> =
        listing.flatten().map(|entry| entry.path()).filter(|path| path.join("docs.jsonl").exists()).collect();
    folders.sort();
    let mut text = String::from("| set | engine | R@10 | MRR@10 | first three |\n|---|---|---|---|---|\n");
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let set = Set::read(&folder.join("docs.jsonl"), &folder.join("queries.jsonl"))?;
        let mut row = |engine: &str, quality: Quality| {
            let Quality { recall, reciprocal, first_three } = quality;
            let line = format!("| {name} | {engine} | {recall:.3} | {reciprocal:.3} | {first_three:.3} |\n");
            eprint!("{line}");
            text.push_str(&line);
        };
        for (with, dictionaries) in [("", Dictionaries::default()), (" with dictionaries", dictionaries.clone())] {
            if !with.is_empty() && dictionaries.is_empty() {
                continue;
            }
            ours(&set, &dictionaries, with, &mut row)?;
        }
        let mut other = |name: &str, engine: Done<Box<dyn Engine>>| -> Done {
            row(name, measure(&*engine?, &set, str::to_owned)?);
            Ok(())
        };
        other("Tantivy, default tokenizer, any word", Default::fill(&set).map(boxed))?;
        other("SQLite FTS5 unicode61, any word", Fts5::fill(&set, "unicode61").map(boxed))?;
        other("SQLite FTS5 trigram, any word", Fts5::fill(&set, "trigram").map(boxed))?;
        if let Some(server) = server {
            for configuration in ["simple", "english"] {
                let engine = Postgres::fill(server, runtime, &set, configuration).map(boxed);
                other(&format!("PostgreSQL {configuration}, all words"), engine)?;
            }
        }
    }
    Ok(text)
}

fn boxed<E: Engine + 'static>(engine: E) -> Box<dyn Engine> {
    Box::new(engine)
}

/// A way in which a question comes out wrong.
type Slip = (&'static str, fn(&str) -> String);

fn ours(set: &Set, dictionaries: &Dictionaries, with: &str, row: &mut impl FnMut(&str, Quality)) -> Done {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let madang = Madang::fill(folder.path(), set, dictionaries.clone(), Asked::Search)?;
    row(&format!("**Madang{with}**"), measure(&madang, set, str::to_owned)?);
    let slips: [Slip; 4] = [
        ("one wrong letter of Hangul", slips::wrong_letter),
        ("no spaces", slips::without_spaces),
        ("half and full width", slips::mixed_widths),
        ("hiragana for katakana", slips::hiragana),
    ];
    for (name, slip) in slips {
        // Only where it changes enough questions to say something, and words are not told apart by spaces alone.
        let changed = set.questions.iter().filter(|question| slip(&question.text) != question.text).count();
        let spaced_letters = name == "no spaces" && set.questions.iter().all(|question| question.text.is_ascii());
        if changed * 4 > set.questions.len() && !spaced_letters {
            row(&format!("Madang{with}, {name}"), measure(&madang, set, slip)?);
        }
    }
    row(&format!("Madang{with}, as similar questions"), measure(&madang.asked(Asked::Similar), set, str::to_owned)?);
    Ok(())
}

/// Bytes as mebibytes.
fn mib(bytes: u64) -> f64 {
    bytes as f64 / MIB
}
