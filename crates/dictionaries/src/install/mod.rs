//! Installing a dictionary.

mod compiled;
mod files;
mod morphology;
mod source;
#[cfg(test)]
mod tests;

use crate::{Error, Language, Manifest, Result, morphemes, morphemes::segmenter};
use lindera_dictionary::{
    builder::DictionaryBuilder,
    dictionary::{metadata::Metadata, schema::Schema},
    space_penalty::{SpacePenaltyConfig, SpacePenaltyRule},
};
use madang_language::normalise;
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

/// The columns of an entry; the first four are those that every dictionary of this form has.
const COLUMNS: [&str; 6] = ["surface", "left_context_id", "right_context_id", "cost", "part_of_speech", "tokens"];
/// Words of the dictionary that are tried when it is built.
const TRIED: usize = 200;

/// A dictionary as its authors made it.
struct Raw {
    language: Language,
    /// Which characters belong together, in the form of MeCab's `char.def`.
    characters: String,
    /// What words are that it does not know, by the category of their characters.
    unknown: Vec<Entry>,
    entries: Vec<Entry>,
    matrix: Matrix,
}

/// One word, or one category of unknown ones.
struct Entry {
    surface: String,
    left: u16,
    right: u16,
    cost: i16,
    /// Part of speech and whatever else is said of the word.
    features: Vec<String>,
}

/// What it costs that one word follows another, by the right side of the first and the left side of the second.
struct Matrix {
    rights: usize,
    lefts: usize,
    /// `costs[left * rights + right]`.
    costs: Vec<i16>,
}

/// Installs the dictionary that a wheel, a Debian package, an archive or a folder holds into `folder`, in place of the
/// one for the same language. A program that has the earlier one open keeps it until it opens the folder again.
///
/// # Errors
/// When the source holds no dictionary that is known, is damaged, or the folder cannot be written; what was installed
/// before stays as it was.
pub fn install(folder: &Path, source: &Path) -> Result<Manifest> {
    let raw = read(source)?;
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    let work = tempfile::Builder::new().prefix(".building-").tempdir_in(folder);
    let work = work.map_err(|error| Error::io(folder, error))?;
    let (plain, built) = (work.path().join("plain"), work.path().join("built"));
    fs::create_dir(&plain).map_err(|error| Error::io(&plain, error))?;
    let sample = write(&raw, &plain)?;
    build(raw.language, &plain, &built)?;
    check(&built, raw.language, &sample)?;
    let name = source.file_name().unwrap_or(source.as_os_str()).to_string_lossy().into_owned();
    let manifest = Manifest::of(&built, raw.language, name, raw.entries.len())?;
    manifest.write(&built)?;
    replace(&folder.join(raw.language.code()), &built, work.path())?;
    Ok(manifest)
}

fn read(path: &Path) -> Result<Raw> {
    let files = files::read(path)?;
    match files.has("sys.dic") {
        true => compiled::read(&files),
        false => source::read(&files),
    }
}

/// Puts what was built in the place of what was there, which stays until then.
fn replace(place: &Path, built: &Path, work: &Path) -> Result<()> {
    let before = work.join("before");
    if place.exists() {
        fs::rename(place, &before).map_err(|error| Error::io(place, error))?;
    }
    fs::rename(built, place).map_err(|error| {
        // Nothing is lost: the earlier one goes back.
        let _ = fs::rename(&before, place);
        Error::io(place, error)
    })
}

/// Writes what is kept of a dictionary for the builder to read; gives some of its words.
fn write(raw: &Raw, folder: &Path) -> Result<Vec<String>> {
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| Error::io(&path, error))
    };
    put("char.def", &raw.characters)?;
    rows(&folder.join("unk.def"), raw.language, &raw.unknown, |entry| Some(entry.surface.clone()))?;
    let words = rows(&folder.join("words.csv"), raw.language, &raw.entries, |entry| {
        Some(normalise(&entry.surface)).filter(|word| !word.is_empty() && !word.contains(char::is_whitespace))
    })?;
    write_matrix(&folder.join("matrix.def"), &raw.matrix)?;
    let step = (words.len() / TRIED).max(1);
    Ok(words.into_iter().step_by(step).collect())
}

/// Writes entries as lines; gives the words among them that are indexed as they are written.
fn rows(
    path: &Path,
    language: Language,
    entries: &[Entry],
    surface: impl Fn(&Entry) -> Option<String>,
) -> Result<Vec<String>> {
    let failed = |error: csv::Error| Error::io(path, error.into());
    let mut writer = csv::WriterBuilder::new().from_path(path).map_err(failed)?;
    let mut words = Vec::new();
    for entry in entries {
        let Some(word) = surface(entry) else { continue };
        let (tag, tokens) = morphology::of(language, &word, &entry.features);
        let numbers = [entry.left.to_string(), entry.right.to_string(), entry.cost.to_string()];
        writer.write_record([&word, &numbers[0], &numbers[1], &numbers[2], tag, &*tokens]).map_err(failed)?;
        if tokens == morphemes::AS_WRITTEN {
            words.push(word);
        }
    }
    writer.flush().map_err(|error| Error::io(path, error))?;
    Ok(words)
}

fn write_matrix(path: &Path, matrix: &Matrix) -> Result<()> {
    let written = || -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        writeln!(file, "{} {}", matrix.rights, matrix.lefts)?;
        for (left, costs) in matrix.costs.chunks(matrix.rights).enumerate() {
            for (right, cost) in costs.iter().enumerate() {
                writeln!(file, "{right} {left} {cost}")?;
            }
        }
        file.flush()
    };
    written().map_err(|error| Error::io(path, error))
}

fn build(language: Language, from: &Path, to: &Path) -> Result<()> {
    let columns = |names: &[&str]| Schema::new(names.iter().map(|name| (*name).to_owned()).collect());
    let mut metadata = Metadata {
        name: format!("madang-{}", language.code()),
        flexible_csv: false,
        dictionary_schema: columns(&COLUMNS),
        user_dictionary_schema: columns(&COLUMNS[..1]),
        ..Metadata::default()
    };
    if language == Language::Korean {
        metadata.space_penalty = Some(korean_spaces());
    }
    let built = DictionaryBuilder::new(metadata).build_dictionary(from, to);
    built.map_err(|error| Error::Build(error.to_string()))
}

/// What it costs that a particle or an ending follows a space: the `left-space-penalty-factor` of mecab-ko-dic's
/// `dicrc`, by parts of speech instead of by their numbers.
fn korean_spaces() -> SpacePenaltyConfig {
    let endings = ["EC", "EF", "EP", "ETM", "ETN", "VCP", "XSA", "XSN", "XSV"];
    let particles = ["JC", "JKB", "JKC", "JKG", "JKO", "JKQ", "JKS", "JKV", "JX"];
    SpacePenaltyConfig::new(vec![SpacePenaltyRule::new(endings, 3000), SpacePenaltyRule::new(particles, 6000)])
}

/// Looks some of the dictionary's own words up in it: most of them must be known.
fn check(built: &Path, language: Language, sample: &[String]) -> Result<()> {
    let segmenter = segmenter(built, language)?;
    let known = sample
        .iter()
        .filter(|word| segmenter.segment(word.as_str().into()).is_ok_and(|found| found.iter().any(is_known)))
        .count();
    if sample.is_empty() || known * 2 < sample.len() {
        return Err(Error::Useless { asked: sample.len(), known });
    }
    Ok(())
}

fn is_known(token: &lindera::token::Token<'_>) -> bool {
    !token.word_id.is_unknown()
}
