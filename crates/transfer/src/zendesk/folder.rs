//! An export on disk: any layout of JSON files as the API gives them, with other files beside them.

use super::record::{Kind, LONG_AGO, Parent, Record};
use flate2::read::GzDecoder;
use madang_kernel::Timestamp;
use serde_json::{Deserializer, Map, Value};
use std::{
    collections::{BTreeSet, HashMap},
    fs::{self, File},
    io::{BufReader, Read},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// How deep folders are looked through.
const DEEPEST: usize = 30;
/// The most bytes that a compressed answer may have when it is unpacked.
const UNPACKED: u64 = 256 << 20;
/// What stands beside the things in an answer of the API.
const AROUND: [&str; 24] = [
    "next_page",
    "previous_page",
    "count",
    "meta",
    "links",
    "page",
    "page_count",
    "per_page",
    "sort_by",
    "sort_order",
    "facets",
    "end_of_stream",
    "end_time",
    "after_url",
    "before_url",
    "after_cursor",
    "before_cursor",
    "error",
    "description",
    "details",
    "upload",
    "has_more",
    "next",
    "previous",
];

/// A folder whose files are known.
pub(super) struct Folder {
    root: PathBuf,
    /// When things without any time are from.
    now: Timestamp,
    /// The JSON files that hold something, in the order of their names.
    pages: Vec<Page>,
    /// All other files, by their path below the folder.
    others: Vec<String>,
}

struct Page {
    path: String,
    kinds: BTreeSet<Kind>,
}

/// What a look at a file found wrong.
pub(super) struct Fault {
    pub(super) place: String,
    pub(super) what: String,
}

impl Folder {
    /// Looks through a folder. A thing without a time is from when its file was written, or from `now` where that was
    /// lost in copying. Every thing is shown to `look` once; what is wrong is told to `tell`. A file that is
    /// broken anywhere is left out whole.
    ///
    /// # Errors
    /// One sentence when the folder cannot be read.
    pub(super) fn open(
        root: &Path,
        now: Timestamp,
        look: &mut dyn FnMut(&Record),
        tell: &mut dyn FnMut(Fault),
    ) -> Result<Folder, String> {
        let mut files = Vec::new();
        list(root, root, 0, &mut files)?;
        files.sort_by_cached_key(|path| natural(path));
        let mut folder = Folder { root: root.to_owned(), now, pages: Vec::new(), others: Vec::new() };
        for path in files {
            if !is_page(&path) {
                folder.others.push(path);
                continue;
            }
            match read(root, &path, now) {
                Ok(content) => {
                    content.faults.into_iter().for_each(&mut *tell);
                    content.records.iter().for_each(&mut *look);
                    let kinds: BTreeSet<Kind> = content.records.iter().map(|record| record.kind).collect();
                    if !kinds.is_empty() {
                        folder.pages.push(Page { path, kinds });
                    }
                }
                Err(what) => tell(Fault { place: path, what }),
            }
        }
        Ok(folder)
    }

    /// The files that hold things of these kinds.
    pub(super) fn pages(&self, kinds: &[Kind]) -> Vec<String> {
        let holds = |page: &&Page| kinds.iter().any(|kind| page.kinds.contains(kind));
        self.pages.iter().filter(holds).map(|page| page.path.clone()).collect()
    }

    /// The things of these kinds in a file.
    ///
    /// # Errors
    /// One sentence when the file changed since it was looked at and can no longer be read.
    pub(super) fn records(&self, path: &str, kinds: &[Kind]) -> Result<Vec<Record>, String> {
        let content = read(&self.root, path, self.now).map_err(|what| format!("{path}: {what}."))?;
        Ok(content.records.into_iter().filter(|record| kinds.contains(&record.kind)).collect())
    }

    /// The bytes of a file beside the pages that fits one of these endings of a path, the longest first.
    pub(super) fn beside(&self, endings: &[String]) -> Option<std::io::Result<Vec<u8>>> {
        let found = endings.iter().find_map(|ending| {
            let mut fitting = self.others.iter().filter(|path| ends_with(path, ending));
            // A name alone that several files have says nothing.
            fitting.next().filter(|_| ending.contains('/') || fitting.next().is_none())
        })?;
        Some(read_within(&self.root, found))
    }
}

fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    [".json", ".ndjson", ".jsonl"].iter().any(|end| name.ends_with(end)) && !path.contains("attachments/")
}

fn ends_with(path: &str, ending: &str) -> bool {
    path.strip_suffix(ending).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// Files below a folder, as paths with `/`. Links are not followed.
fn list(root: &Path, folder: &Path, depth: usize, files: &mut Vec<String>) -> Result<(), String> {
    let worded = |error: std::io::Error| format!("{} cannot be read: {error}.", folder.display());
    for entry in fs::read_dir(folder).map_err(worded)? {
        let entry = entry.map_err(worded)?;
        let (kind, path) = (entry.file_type().map_err(worded)?, entry.path());
        if kind.is_dir() && depth < DEEPEST {
            list(root, &path, depth + 1, files)?;
        } else if kind.is_file()
            && let Some(relative) = path.strip_prefix(root).ok().and_then(Path::to_str)
        {
            files.push(relative.replace('\\', "/"));
        }
    }
    Ok(())
}

/// Names with their numbers in order: `page.2` before `page.10`.
fn natural(path: &str) -> Vec<(String, u128)> {
    let mut parts: Vec<(String, u128)> = vec![(String::new(), 0)];
    let mut in_number = false;
    for c in path.chars() {
        let Some((word, number)) = parts.last_mut() else { continue };
        match c.to_digit(10) {
            Some(digit) => {
                *number = number.saturating_mul(10).saturating_add(u128::from(digit));
                in_number = true;
            }
            None if in_number => {
                parts.push((c.to_string(), 0));
                in_number = false;
            }
            None => word.push(c),
        }
    }
    parts
}

fn read_within(root: &Path, relative: &str) -> std::io::Result<Vec<u8>> {
    let path = root.join(relative).canonicalize()?;
    if !path.starts_with(root.canonicalize()?) {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    fs::read(path)
}

/// What a file holds.
#[derive(Default)]
struct Content {
    records: Vec<Record>,
    faults: Vec<Fault>,
}

fn read(root: &Path, path: &str, now: Timestamp) -> Result<Content, String> {
    let file = File::open(root.join(path)).map_err(|error| format!("it cannot be read: {error}"))?;
    let modified = file.metadata().and_then(|about| about.modified()).ok();
    let modified = modified.and_then(|at| Some(at.duration_since(UNIX_EPOCH).ok()?.as_millis() as i64));
    let modified = modified.filter(|at| (LONG_AGO.millis()..=now.millis()).contains(at)).unwrap_or(now.millis());
    let mut reading = Reading {
        root,
        modified,
        path,
        content: Content::default(),
        numbers: HashMap::new(),
        parent: Parent::in_path(path),
    };
    // One value, or one after the other as in a line-by-line export.
    for value in Deserializer::from_reader(BufReader::with_capacity(1 << 16, file)).into_iter::<Value>() {
        reading.document(value.map_err(|error| format!("not valid JSON: {error}; nothing of it was taken"))?);
    }
    Ok(reading.content)
}

struct Reading<'a> {
    root: &'a Path,
    path: &'a str,
    content: Content,
    /// How many things of each kind it held so far.
    numbers: HashMap<Kind, usize>,
    /// When things without a time are from, in milliseconds.
    modified: i64,
    /// What the path says that its things belong to.
    parent: Parent,
}

impl Reading<'_> {
    fn document(&mut self, value: Value) {
        match value {
            Value::Object(fields) => self.object(fields, &self.parent.clone()),
            Value::Array(list) => {
                for value in list {
                    match value {
                        Value::Object(fields) => self.object(fields, &self.parent.clone()),
                        _ => self.fault("a list of something that is no thing"),
                    }
                }
            }
            _ => self.fault("neither a thing nor a list of things"),
        }
    }

    fn object(&mut self, mut fields: Map<String, Value>, parent: &Parent) {
        if fields.contains_key("response") && fields.contains_key("path") {
            self.recorded(fields);
            return;
        }
        let is_bare = ["id", "url", "html_url", "result_type"].iter().any(|field| fields.contains_key(*field));
        if is_bare || (fields.contains_key("subject") && fields.contains_key("description")) {
            self.bare(fields, parent);
            return;
        }
        let parent = self.parent_of(&fields, parent);
        let names: Vec<String> = fields.keys().cloned().collect();
        let mut others = Vec::new();
        let mut found = false;
        for name in names {
            let Some(value) = fields.remove(&name) else { continue };
            match (Kind::named(&name), value) {
                (Some(kind), Value::Array(list)) => {
                    found = true;
                    list.into_iter().for_each(|value| self.push(kind, value, &parent));
                }
                (Some(kind), value @ Value::Object(_)) => {
                    found = true;
                    self.push(kind, value, &parent);
                }
                (_, Value::Array(list)) if name == "results" => {
                    found = true;
                    for value in list {
                        if let Value::Object(fields) = value {
                            self.bare(fields, &parent);
                        }
                    }
                }
                (_, Value::Array(_) | Value::Object(_)) if !AROUND.contains(&name.as_str()) => others.push(name),
                _ => {}
            }
        }
        if !found {
            let list: Vec<String> = others.iter().map(|name| format!("\"{name}\"")).collect();
            self.fault(&match list.as_slice() {
                [] => "there is nothing in it to take".to_owned(),
                list => format!("holds {}, which is not taken", list.join(", ")),
            });
        }
    }

    /// Pages of comments name what they belong to only in the address of the next page.
    fn parent_of(&self, fields: &Map<String, Value>, parent: &Parent) -> Parent {
        let links = fields.get("links").and_then(Value::as_object);
        let addresses = ["next_page", "previous_page"].iter().filter_map(|field| fields.get(*field)?.as_str());
        let linked = ["next", "prev"].iter().filter_map(|field| links?.get(*field)?.as_str());
        addresses.chain(linked).fold(parent.clone(), |parent, address| parent.or(|| Parent::in_path(address)))
    }

    fn push(&mut self, kind: Kind, value: Value, parent: &Parent) {
        match value {
            Value::Object(mut fields) => {
                if fields.get("created_at").is_none_or(Value::is_null) {
                    fields.insert("created_at".to_owned(), self.modified.into());
                }
                let number = self.numbers.entry(kind).or_default();
                *number += 1;
                let place = format!("{} ({} {number})", self.path, kind.told());
                self.content.records.push(Record { kind, place, parent: parent.clone(), fields });
            }
            _ => self.fault(&format!("a {} that is no thing", kind.told())),
        }
    }

    /// A thing without a name above it says by its own address what it is.
    fn bare(&mut self, mut fields: Map<String, Value>, parent: &Parent) {
        let address = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default();
        let named = address("url").split(['/', '.']).rev().find_map(Kind::named);
        let kind = named
            .or_else(|| Kind::named(address("result_type")))
            .or_else(|| address("html_url").contains("/articles/").then_some(Kind::Article))
            .or_else(|| (fields.contains_key("ticket_id") && fields.contains_key("events")).then_some(Kind::Audit))
            .or_else(|| (fields.contains_key("subject") && fields.contains_key("description")).then_some(Kind::Ticket))
            .or_else(|| (fields.contains_key("author_id") && fields.contains_key("body")).then_some(Kind::Comment));
        match kind {
            Some(kind) => {
                if kind == Kind::Article && !fields.contains_key("body") {
                    self.complete(&mut fields);
                }
                self.push(kind, Value::Object(fields), parent);
            }
            None => self.fault("a thing that does not say what it is"),
        }
    }

    /// Some exports keep an article's text as HTML beside its title and address, in a folder named after its section.
    fn complete(&self, fields: &mut Map<String, Value>) {
        let address = fields.get("html_url").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(body) =
            self.path.rsplit_once('.').and_then(|(stem, _)| read_within(self.root, &format!("{stem}.html")).ok())
        {
            fields.insert("body".to_owned(), String::from_utf8_lossy(&body).into_owned().into());
        }
        if !fields.contains_key("id")
            && let Parent::Article(id) = Parent::in_path(&address)
        {
            fields.insert("id".to_owned(), id.into());
        }
        if !fields.contains_key("locale")
            && let Some(locale) = address.split("/hc/").nth(1).and_then(|rest| rest.split('/').next())
            && locale != "articles"
        {
            fields.insert("locale".to_owned(), locale.into());
        }
        let folders: Vec<&str> = self.path.rsplit('/').skip(1).collect();
        let is_number = |name: &&&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
        let own = fields.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if !fields.contains_key("section_id")
            && let Some(section) = folders.iter().filter(is_number).find(|name| ***name != own)
        {
            fields.insert("section_id".to_owned(), (*section).to_owned().into());
        }
    }

    /// An answer that was recorded together with its request; it may be kept compressed, as hexadecimal digits.
    fn recorded(&mut self, mut fields: Map<String, Value>) {
        let path = fields.get("path").and_then(Value::as_str).unwrap_or_default();
        let parent = Parent::in_path(path).or(|| self.parent.clone());
        let response = match fields.remove("response") {
            Some(Value::Array(parts)) if parts.iter().all(Value::is_string) && !parts.is_empty() => {
                let digits: String = parts.iter().filter_map(Value::as_str).collect();
                match unpacked(&digits) {
                    Some(value) => value,
                    None => return self.fault("a recorded answer that cannot be unpacked"),
                }
            }
            Some(response) => response,
            None => return,
        };
        match response {
            Value::Object(fields) => self.object(fields, &parent),
            _ => self.fault("a recorded answer without anything in it"),
        }
    }

    /// Each fault of a file is told once.
    fn fault(&mut self, what: &str) {
        if !self.content.faults.iter().any(|fault| fault.what == what) {
            self.content.faults.push(Fault { place: self.path.to_owned(), what: what.to_owned() });
        }
    }
}

fn unpacked(digits: &str) -> Option<Value> {
    let pairs = digits.as_bytes().chunks(2);
    let bytes: Option<Vec<u8>> =
        pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    let mut text = String::new();
    GzDecoder::new(bytes?.as_slice()).take(UNPACKED).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_are_read_as_numbers() {
        let mut names = ["b.10.json", "b.9.json", "a/2", "a/11", "a"];
        names.sort_by_cached_key(|name| natural(name));
        assert_eq!(names, ["a", "a/2", "a/11", "b.9.json", "b.10.json"]);
    }

    #[test]
    fn a_file_fits_an_ending_only_at_a_slash() {
        assert!(ends_with("a/b/pic.png", "b/pic.png") && ends_with("pic.png", "pic.png"));
        assert!(!ends_with("a/topic.png", "pic.png"));
    }
}
