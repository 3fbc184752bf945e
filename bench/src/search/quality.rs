//! How well an engine finds: questions with known answers.

use super::engines::Engine;
use crate::program::Done;
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

/// Places that are looked at.
pub(crate) const PLACES: usize = 10;

/// One document of a set.
pub(crate) struct Document {
    pub(crate) title: String,
    pub(crate) text: String,
}

/// One question of a set, with the numbers of the documents that answer it.
pub(crate) struct Question {
    pub(crate) text: String,
    relevant: HashSet<usize>,
    /// The question itself, where it is a document too.
    pub(crate) exclude: Option<usize>,
}

/// Documents and questions.
pub(crate) struct Set {
    pub(crate) documents: Vec<Document>,
    pub(crate) questions: Vec<Question>,
}

impl Set {
    /// Reads lines of `{"id", "title", "text"}` and of `{"id", "text", "relevant": [ids], "exclude"?: id}`.
    ///
    /// # Errors
    /// One sentence that names the file and the line.
    pub(crate) fn read(documents: &Path, questions: &Path) -> Done<Set> {
        let mut numbers = HashMap::new();
        let mut all = Vec::new();
        for line in lines(documents)? {
            numbers.insert(text(&line, "id"), all.len());
            all.push(Document { title: text(&line, "title"), text: text(&line, "text") });
        }
        let number = |id: &Value| numbers.get(id.as_str()?).copied();
        let question = |line: Value| Question {
            text: text(&line, "text"),
            relevant: line["relevant"].as_array().into_iter().flatten().filter_map(number).collect(),
            exclude: number(&line["exclude"]),
        };
        Ok(Set { documents: all, questions: lines(questions)?.into_iter().map(question).collect() })
    }
}

/// Shares of the questions, 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quality {
    /// A right document is among the first ten.
    pub(crate) recall: f64,
    /// The mean of one divided by the place of the first right document, as far as that is among the first ten.
    pub(crate) reciprocal: f64,
    /// A right document is among the first three.
    pub(crate) first_three: f64,
}

/// Asks an engine every question, each changed by `slip`.
///
/// # Errors
/// One sentence.
pub(crate) fn measure(engine: &dyn Engine, set: &Set, slip: impl Fn(&str) -> String) -> Done<Quality> {
    let mut quality = Quality::default();
    for question in &set.questions {
        let found = engine.find(&slip(&question.text), question.exclude)?;
        let place = found
            .iter()
            .filter(|document| Some(**document) != question.exclude)
            .take(PLACES)
            .position(|document| question.relevant.contains(document));
        if let Some(place) = place {
            quality.recall += 1.0;
            quality.reciprocal += 1.0 / (place + 1) as f64;
            quality.first_three += if place < 3 { 1.0 } else { 0.0 };
        }
    }
    let all = set.questions.len().max(1) as f64;
    Ok(Quality {
        recall: quality.recall / all,
        reciprocal: quality.reciprocal / all,
        first_three: quality.first_three / all,
    })
}

fn lines(path: &Path) -> Done<Vec<Value>> {
    let bad = |line: usize, error: String| format!("{}, line {line}: {error}", path.display());
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    (1..)
        .zip(BufReader::new(file).lines())
        .map(|(number, line)| {
            let line = line.map_err(|error| bad(number, error.to_string()))?;
            serde_json::from_str(&line).map_err(|error| bad(number, error.to_string()))
        })
        .collect()
}

fn text(line: &Value, key: &str) -> String {
    line[key].as_str().unwrap_or_default().to_owned()
}
