//! Measures how well the index finds: reads documents and questions with known answers, prints recall and mean
//! reciprocal rank at ten.
//!
//! ```text
//! cargo run -p madang-find --example evaluate -- DOCUMENTS.jsonl QUESTIONS.jsonl [search|similar|counted] [DICTIONARIES]
//! ```
//! Documents are lines of `{"id", "title", "text"}`, questions `{"id", "text", "relevant": [ids], "exclude"?: id}`.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

use madang_dictionaries::Dictionaries;
use madang_find::index::{Document, Index, Kind, Op, Query};
use madang_language::detect_language;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [documents, questions, rest @ ..] = arguments.as_slice() else {
        return Err("usage: evaluate DOCUMENTS.jsonl QUESTIONS.jsonl [search|similar|counted] [DICTIONARIES]".into());
    };
    let folder = tempfile::tempdir()?;
    let dictionaries = rest.get(1).map(|folder| Dictionaries::open(Path::new(folder))).unwrap_or_default();
    let index = Index::open(folder.path(), 50_000_000, dictionaries)?.into_index();
    let names = fill(&index, documents)?;
    let mode = match rest.first().map(String::as_str) {
        Some("similar") => Mode::Similar,
        Some("counted") => Mode::Counted,
        _ => Mode::Search,
    };
    ask(&index, &names, questions, mode)
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Search,
    Similar,
    /// Searching, and once more with counts for every filter: for what counting costs.
    Counted,
}

/// Indexes all documents; gives the number each id stands for.
fn fill(index: &Index, path: &str) -> Result<HashMap<String, i64>, Box<dyn Error>> {
    let started = Instant::now();
    let mut names = HashMap::new();
    let mut ops = Vec::new();
    for (number, line) in (1..).zip(lines(path)?) {
        let line = line?;
        let (title, body) = (text(&line, "title"), text(&line, "text"));
        names.insert(text(&line, "id"), number);
        ops.push(Op::Put(Box::new(document(number, title, body))));
    }
    index.apply(&ops, 1)?;
    println!("{} documents in {:.1} s", names.len(), started.elapsed().as_secs_f64());
    Ok(names)
}

fn document(number: i64, title: String, body: String) -> Document {
    let language = detect_language(&format!("{title} {body}"));
    Document {
        id: number,
        topic: number,
        kind: Kind::Opening,
        topic_kind: "question".to_owned(),
        space: 1,
        author: 1,
        title,
        body,
        tags: Vec::new(),
        created_ms: number,
        votes: 0,
        solved: false,
        accepted: false,
        verified: false,
        stepped_back: false,
        language,
        product: None,
        version: None,
    }
}

fn ask(index: &Index, names: &HashMap<String, i64>, path: &str, mode: Mode) -> Result<(), Box<dyn Error>> {
    let (mut asked, mut recall, mut reciprocal) = (0_u32, 0.0, 0.0);
    let (mut times, mut times_counted): (Vec<Duration>, Vec<Duration>) = Default::default();
    let (similar, counted) = (mode == Mode::Similar, mode == Mode::Counted);
    for line in lines(path)? {
        let line = line?;
        let question = text(&line, "text");
        let exclude = line["exclude"].as_str().and_then(|id| names.get(id)).copied();
        let relevant: HashSet<i64> = line["relevant"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|id| names.get(id.as_str()?).copied())
            .collect();
        let started = Instant::now();
        let hits = if similar {
            index.similar(&question, "", None, 11, exclude)?
        } else {
            index.search(&Query { text: question, limit: 11, ..Query::default() })?.hits
        };
        times.push(started.elapsed());
        if counted {
            let started = Instant::now();
            index.search(&Query { text: text(&line, "text"), limit: 11, facets_at: Some(0), ..Query::default() })?;
            times_counted.push(started.elapsed());
        }
        let place =
            hits.iter().filter(|hit| Some(hit.topic) != exclude).take(10).position(|hit| relevant.contains(&hit.topic));
        asked += 1;
        if let Some(place) = place {
            recall += 1.0;
            reciprocal += 1.0 / (place as f64 + 1.0);
        }
    }
    times.sort_unstable();
    times_counted.sort_unstable();
    if counted {
        println!("with counts p50 {:.2} ms, p99 {:.2} ms", at(&times_counted, 50), at(&times_counted, 99));
    }
    let asked = f64::from(asked);
    println!(
        "R@10 {:.3}  MRR@10 {:.3}  of {asked} questions; p50 {:.2} ms, p99 {:.2} ms",
        recall / asked,
        reciprocal / asked,
        at(&times, 50),
        at(&times, 99)
    );
    Ok(())
}

/// How long a share of them took at most, in milliseconds.
fn at(times: &[Duration], share: usize) -> f64 {
    times.get(times.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1000.0
}

fn lines(path: &str) -> Result<impl Iterator<Item = Result<Value, Box<dyn Error>>>, Box<dyn Error>> {
    let file = BufReader::new(File::open(path)?);
    Ok(file.lines().map(|line| Ok(serde_json::from_str(&line?)?)))
}

fn text(line: &Value, key: &str) -> String {
    line[key].as_str().unwrap_or_default().to_owned()
}
