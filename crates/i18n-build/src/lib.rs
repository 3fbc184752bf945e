//! Turns Fluent files into typed Rust when a crate is built.
//!
//! A crate with `locales/ko.ftl`, `ja.ftl` and `en.ftl` calls [`generate`] in its `build.rs` and includes the
//! result:
//!
//! ```text
//! mod words { include!(concat!(env!("OUT_DIR"), "/words.rs")); }
//! use words::Words;
//! ```
//!
//! Each message becomes a method of `madang_i18n::Lang`: `ask-title` is `lang.ask_title()`. A message without
//! arguments gives `&'static str`, one with arguments a `String`. An argument named `n`, `count` or `total`, beginning
//! with `n_`, or used in a plural, is a number and is written with thousands grouped; others are anything `Display`.
//!
//! What is understood: text, `{ $name }`, `{ "literal" }`, `{ JOSA($name, "을/를") }`, plural and number selects
//! (`[one]`, `[0]`), text selects (`[agent]`), attributes (`key.attribute` is `key_attribute()`).
//! A message that is missing, extra, twice there, or has other arguments in any language stops the build with
//! the file and the key.
//!
//! Messages whose key begins with `error-` or `refusal-` and that take no argument can be found by a stable code:
//! `lang.by_code("too_long")` and `lang.by_code("error.too-long")` both find `error-too-long`. The names of what staff did,
//! whose keys begin with `deed-`, are found by their whole key.

mod check;
mod emit;
mod message;

use std::{env, fs, path::Path};

/// File names of the languages, and their variants of `Lang`. The first is the reference for the others.
const LOCALES: [(&str, &str); 3] = [("ko", "Ko"), ("ja", "Ja"), ("en", "En")];

/// One language's file: its path as errors name it, and its text.
struct Source {
    path: String,
    text: String,
}

/// Which shape the generated methods take.
enum Shape<'a> {
    /// `trait Words`, implemented for `Lang`.
    Trait,
    /// Methods of a type of the crate whose field `0` is the `Lang`.
    Inherent(&'a str),
}

/// Writes `$OUT_DIR/words.rs` with a `trait Words` for `Lang` from the crate's `folder`.
///
/// Call it from `build.rs`. What is wrong in the files is reported to Cargo and stops the build.
pub fn generate(folder: &str) {
    run(folder, &Shape::Trait);
}

/// Like [`generate`], but writes `impl Type { … }` for a tuple struct of the crate that holds a `Lang`.
///
/// Such words can be used by other crates without importing a trait.
pub fn generate_inherent(folder: &str, type_name: &str) {
    run(folder, &Shape::Inherent(type_name));
}

fn run(folder: &str, shape: &Shape<'_>) {
    // Read while running: the value compiled in would be that of another checkout of a shared target folder.
    let root = env::var("CARGO_MANIFEST_DIR").expect("build.rs is run by Cargo");
    let out = env::var("OUT_DIR").expect("build.rs is run by Cargo");
    println!("cargo::rerun-if-changed={folder}");
    let result = read(Path::new(&root), folder).and_then(|sources| compile(&sources, shape));
    match result {
        Ok(code) => fs::write(Path::new(&out).join("words.rs"), code).expect("OUT_DIR can be written"),
        Err(errors) => errors.iter().for_each(|error| println!("cargo::error={error}")),
    }
}

fn read(root: &Path, folder: &str) -> Result<[Source; 3], Vec<String>> {
    let mut errors = Vec::new();
    let sources = LOCALES.map(|(locale, _)| {
        let path = format!("{folder}/{locale}.ftl");
        let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|error| {
            errors.push(format!("{path}: {error}"));
            String::new()
        });
        Source { path, text }
    });
    if errors.is_empty() { Ok(sources) } else { Err(errors) }
}

fn compile(sources: &[Source; 3], shape: &Shape<'_>) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let catalogs = sources.each_ref().map(|source| message::parse(source, &mut errors));
    check::compare(sources, &catalogs, &mut errors);
    if errors.is_empty() { Ok(emit::code(&catalogs, shape)) } else { Err(errors) }
}

#[cfg(test)]
mod tests;
