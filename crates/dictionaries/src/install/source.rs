//! Dictionaries in the form in which their authors publish them: MeCab's CSV and definition files.

use super::{Entry, Matrix, Raw, files::Files};
use crate::{Error, Language, Result};
use encoding_rs::EUC_JP;
use std::{borrow::Cow, str::FromStr};

/// Columns before the features: the word, its sides and its cost.
const COLUMNS: usize = 4;

pub(super) fn read(files: &Files) -> Result<Raw> {
    let characters = decode("char.def", files.get("char.def")?)?.into_owned();
    let language = language_of(characters.lines().filter_map(|line| line.split_whitespace().next()))?;
    let unknown = entries("unk.def", files.get("unk.def")?)?;
    let mut all = Vec::new();
    for (name, bytes) in files.ending("csv") {
        all.extend(entries(name, bytes)?);
    }
    Ok(Raw { language, characters, unknown, entries: all, matrix: matrix(files.get("matrix.def")?)? })
}

/// The language that has a category of its own for its letters.
pub(super) fn language_of<'a>(categories: impl Iterator<Item = &'a str>) -> Result<Language> {
    let categories: Vec<&str> = categories.collect();
    if categories.contains(&"HANGUL") {
        Ok(Language::Korean)
    } else if categories.contains(&"HIRAGANA") {
        Ok(Language::Japanese)
    } else {
        Err(Error::Unknown(format!("its letters are {}", categories.join(", "))))
    }
}

fn decode<'a>(name: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let (text, _, failed) = EUC_JP.decode(bytes);
    if failed { Err(Error::Damaged(format!("{name} is neither UTF-8 nor EUC-JP"))) } else { Ok(text) }
}

fn entries(name: &str, bytes: &[u8]) -> Result<Vec<Entry>> {
    let text = decode(name, bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut entries = Vec::new();
    for (line, record) in (1..).zip(reader.records()) {
        let record = record.map_err(|error| Error::Damaged(format!("{name}: {error}")))?;
        let missing = || Error::Damaged(format!("line {line} of {name} is not an entry"));
        let column = |at: usize| record.get(at).map(str::trim).ok_or_else(missing);
        entries.push(Entry {
            surface: column(0)?.to_owned(),
            left: number(column(1)?).ok_or_else(missing)?,
            right: number(column(2)?).ok_or_else(missing)?,
            cost: number(column(3)?).ok_or_else(missing)?,
            features: record.iter().skip(COLUMNS).map(str::to_owned).collect(),
        });
    }
    Ok(entries)
}

fn matrix(bytes: &[u8]) -> Result<Matrix> {
    let broken = |line: usize| Error::Damaged(format!("line {line} of matrix.def is not understood"));
    let text = decode("matrix.def", bytes)?;
    let mut lines = (1..).zip(text.lines());
    let sizes: Option<(usize, usize)> = lines.next().and_then(|(_, line)| {
        let mut sizes = line.split_whitespace().map(number);
        Some((sizes.next()??, sizes.next()??))
    });
    let (rights, lefts) = sizes.filter(|(rights, lefts)| rights * lefts <= bytes.len()).ok_or_else(|| broken(1))?;
    let mut costs = vec![0; rights * lefts];
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let mut numbers = line.split_whitespace().map(number::<i32>);
        let mut next = || numbers.next().flatten().ok_or_else(|| broken(at));
        let (right, left, cost) = (next()?, next()?, next()?);
        let place = usize::try_from(left).ok().zip(usize::try_from(right).ok());
        let cell =
            place.filter(|(_, right)| *right < rights).and_then(|(left, right)| costs.get_mut(left * rights + right));
        *cell.ok_or_else(|| broken(at))? = i16::try_from(cost).map_err(|_| broken(at))?;
    }
    Ok(Matrix { rights, lefts, costs })
}

fn number<N: FromStr>(text: &str) -> Option<N> {
    text.parse().ok()
}
