//! Madang's own line format: one JSON object a line. `docs/import-jsonl.md` describes it.

mod files;
mod line;
mod marks;
mod members;
mod object;
mod places;
mod posts;
mod text;

use crate::{
    Progress, Report,
    batch::{Batch, ROWS},
    known::Known,
    settle,
    tags::Tags,
};
use files::Files;
use line::Line;
use madang_i18n::Lang;
use madang_kernel::{App, Error, Id, MemberId, PostId, Result, TopicId};
use object::{Object, Outcome, Times};
use posts::Threads;
use serde_json::Value;
use std::{
    collections::HashSet,
    fs::File,
    io::{BufRead, BufReader, Error as IoError, ErrorKind, Read},
    path::{Component, Path, PathBuf},
    time::Duration,
};

/// The longest line, in bytes.
const LONGEST: usize = 4 << 20;

/// Gives the bytes of a file by its path relative to the lines.
type Attachment<'a> = Box<dyn Fn(&str) -> std::io::Result<Vec<u8>> + Send + Sync + 'a>;

/// What one file of lines is called, where its other files lie, and its text.
pub struct Source<'a> {
    /// For the report.
    pub name: String,
    /// How many lines it has, for the progress bar.
    pub count: u64,
    /// Gives the bytes of a file by its path relative to the lines.
    pub attachment: Attachment<'a>,
    /// The lines.
    pub lines: Box<dyn Read + Send + 'a>,
}

impl Source<'static> {
    /// A file on disk.
    ///
    /// # Errors
    /// One sentence when it cannot be read.
    pub fn open(path: &Path) -> std::result::Result<Source<'static>, String> {
        let worded = |error: IoError| format!("{} cannot be read: {error}.", path.display());
        let count = count_lines(File::open(path).map_err(worded)?).map_err(worded)?;
        let folder: PathBuf = path.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(Source {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            count,
            attachment: Box::new(move |relative| read_within(&folder, relative)),
            lines: Box::new(File::open(path).map_err(worded)?),
        })
    }
}

impl<'a> Source<'a> {
    /// Lines in memory.
    pub fn bytes(name: &str, lines: std::borrow::Cow<'a, [u8]>, attachment: Attachment<'a>) -> Source<'a> {
        let count = lines.iter().filter(|byte| **byte == b'\n').count() as u64;
        Source { name: name.to_owned(), count, attachment, lines: Box::new(std::io::Cursor::new(lines)) }
    }
}

fn count_lines(file: File) -> std::io::Result<u64> {
    let mut reader = BufReader::with_capacity(1 << 18, file);
    let mut count = 0;
    loop {
        let part = reader.fill_buf()?;
        if part.is_empty() {
            return Ok(count);
        }
        count += part.iter().filter(|byte| **byte == b'\n').count() as u64;
        let length = part.len();
        reader.consume(length);
    }
}

/// Links may not lead out of the folder either.
fn read_within(folder: &Path, relative: &str) -> std::io::Result<Vec<u8>> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = folder.join(relative).canonicalize()?;
    if !path.starts_with(folder.canonicalize()?) {
        return Err(IoError::from(ErrorKind::PermissionDenied));
    }
    std::fs::read(path)
}

/// Whether a path stays in its folder, as far as it is written.
fn is_within(relative: &str) -> bool {
    !relative.contains('\\') && Path::new(relative).components().all(|part| matches!(part, Component::Normal(_)))
}

/// An import under way.
struct Run<'a> {
    app: &'a App,
    known: Known,
    report: Report,
    progress: &'a Progress,
    times: Times,
    /// The community's main language.
    language: Lang,
    /// Where the line that is being taken stands.
    file: String,
    line: u64,
    /// Types and fields that were told to be unknown.
    unknown: HashSet<(&'static str, String)>,
    files: Files,
    tags: Tags,
    threads: Threads,
}

/// Brings files of lines in, in their order. Every time in them is moved later by `shift`, which only the demonstration
/// community uses.
///
/// # Errors
/// [`Error::Internal`] when a file can no longer be read or the database fails; what was brought before stays.
pub async fn import(
    app: &App,
    source: &str,
    files: Vec<Source<'_>>,
    shift: Duration,
    progress: &Progress,
) -> Result<Report> {
    let known = Known::load(app.db(), source).await?;
    let mut run = Run {
        app,
        files: Files::load(app, source).await?,
        threads: Threads::load(app, source).await?,
        known,
        report: Report::default(),
        progress,
        times: Times { now: app.now(), shift },
        language: Lang::En,
        file: String::new(),
        line: 0,
        unknown: HashSet::new(),
        tags: Tags::default(),
    };
    let rows = files.iter().map(|file| file.count).sum();
    progress.expect(rows);
    for file in files {
        Box::pin(run.file(file)).await?;
    }
    settle::settle(app, &mut run.known, &mut run.report, progress, &Default::default()).await?;
    crate::recount(app).await?;
    run.report.ended(rows, progress.end());
    Ok(run.report)
}

/// Lines of one type that stand together.
struct Lines {
    kind: String,
    lines: Vec<(u64, Object)>,
}

impl Run<'_> {
    async fn file(&mut self, source: Source<'_>) -> Result<()> {
        self.progress.at(&source.name);
        (self.file, self.line) = (source.name, 0);
        let mut reader = BufReader::with_capacity(1 << 16, source.lines);
        let mut waiting = Lines { kind: String::new(), lines: Vec::new() };
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes);
            if read.map_err(|error| self.unreadable(&error))? == 0 {
                break;
            }
            self.line += 1;
            if bytes.len() > LONGEST {
                if bytes.last() != Some(&b'\n') {
                    skip_rest(&mut reader).map_err(|error| self.unreadable(&error))?;
                }
                self.skip("line", "longer than 4 MiB");
                continue;
            }
            let Some((kind, object)) = self.object(&bytes) else { continue };
            if kind != waiting.kind || waiting.lines.len() == ROWS {
                self.take(std::mem::replace(&mut waiting, Lines { kind, lines: Vec::new() }), &source.attachment)
                    .await?;
            }
            waiting.lines.push((self.line, object));
        }
        self.take(waiting, &source.attachment).await
    }

    fn unreadable(&self, error: &IoError) -> Error {
        Error::internal(format!("{} cannot be read after line {}: {error}.", self.file, self.line))
    }

    fn object(&mut self, bytes: &[u8]) -> Option<(String, Object)> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.skip("line", "not UTF-8");
            return None;
        };
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return None;
        }
        match serde_json::from_str(text) {
            Ok(Value::Object(mut fields)) => match fields.remove("type") {
                Some(Value::String(kind)) if !kind.is_empty() => Some((kind, Object::new(fields, self.times))),
                _ => {
                    self.skip("line", "no type");
                    None
                }
            },
            Ok(_) => {
                self.skip("line", "not an object");
                None
            }
            Err(error) => {
                let what = error.to_string();
                // There is but one line in what was parsed.
                self.skip("line", &format!("not valid JSON: {}", what.replace(" at line 1 column", " at column")));
                None
            }
        }
    }

    async fn take(&mut self, waiting: Lines, attachment: &Attachment<'_>) -> Result<()> {
        self.progress.step(waiting.lines.len() as u64);
        let last = self.line;
        let Lines { kind, lines } = waiting;
        let taken = match kind.as_str() {
            "" => Ok(()),
            "community" => self.communities(lines).await,
            "file" => self.take_files(lines, attachment).await,
            "member" => self.members(lines).await,
            "group" => self.groups(lines).await,
            "space" => self.spaces(lines).await,
            "product" => self.products(lines).await,
            "tag" => self.take_tags(lines).await,
            "topic" => self.topics(lines).await,
            "answer" => self.answers(lines).await,
            "comment" => self.comments(lines).await,
            "vote" => self.votes(lines).await,
            "reaction" => self.reactions(lines).await,
            "me_too" => self.me_toos(lines).await,
            "follow" => self.follows(lines).await,
            "bookmark" => self.bookmarks(lines).await,
            other => {
                for (line, _) in lines {
                    self.line = line;
                    self.skip("line", &format!("unknown type \"{other}\""));
                }
                Ok(())
            }
        };
        self.line = last;
        taken
    }

    /// The lines of one type; a wrong one is skipped and told.
    fn read<T: Line>(&mut self, lines: Vec<(u64, Object)>) -> Vec<(u64, T)> {
        let mut read = Vec::with_capacity(lines.len());
        for (line, mut object) in lines {
            self.line = line;
            let key = object.key_for_report();
            match T::read(&mut object) {
                Ok(value) => {
                    self.note_unknown(T::KIND, object);
                    read.push((line, value));
                }
                Err(why) => self.skip(T::KIND, &named(T::KIND, &key, &why)),
            }
        }
        read
    }

    fn note_unknown(&mut self, kind: &'static str, object: Object) {
        for field in object.rest() {
            if self.unknown.insert((kind, field.clone())) {
                let (file, line) = (&self.file, self.line);
                self.report.note(format!("{kind}: unknown field \"{field}\" ignored (first in {file} line {line})"));
            }
        }
    }

    /// Leaves out the line that is being taken.
    fn skip(&mut self, kind: &'static str, why: &str) {
        self.report.skipped(kind, "told below");
        self.tell(why);
    }

    /// Tells something about the line that is being taken.
    fn tell(&mut self, what: &str) {
        let place = self.place();
        self.report.problem(&place, what);
    }

    /// Where the line that is being taken stands.
    fn place(&self) -> String {
        format!("{} line {}", self.file, self.line)
    }

    /// The id of a thing that a field refers to.
    fn find<T>(&self, kind: &'static str, field: &str, key: &str) -> Outcome<Id<T>> {
        self.known.get(kind, key).ok_or_else(|| unknown(field, key))
    }

    fn member(&self, field: &str, key: &str) -> Outcome<MemberId> {
        self.find("member", field, key)
    }

    /// The post behind `topic:KEY`, `answer:KEY` or `comment:KEY`, of the types that are allowed.
    fn post(&self, on: &str, allowed: &[&str]) -> Outcome<PostId> {
        let (kind, key) = on.split_once(':').ok_or_else(|| format!("on \"{on}\" is not TYPE:KEY"))?;
        if !allowed.contains(&kind) {
            return Err(format!("on \"{on}\" is not one of {}", allowed.join(", ")));
        }
        let found = if kind == "comment" { self.known.get("comment", key) } else { self.known.get("post", on) };
        found.ok_or_else(|| unknown("on", on))
    }

    fn topic(&self, field: &str, key: &str) -> Outcome<TopicId> {
        self.find("topic", field, key)
    }

    async fn write(&mut self, batch: Batch) -> Result<crate::batch::Written> {
        batch.write(self.app, &mut self.known).await
    }
}

fn skip_rest(reader: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let part = reader.fill_buf()?;
        if part.is_empty() {
            return Ok(());
        }
        let end = part.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(part.len(), |end| end + 1);
        reader.consume(length);
        if end.is_some() {
            return Ok(());
        }
    }
}

fn unknown(field: &str, key: &str) -> String {
    format!("{field} \"{key}\" is not known")
}

/// A problem with what it concerns before it.
fn named(kind: &str, key: &str, what: &str) -> String {
    if key.is_empty() { format!("{kind}: {what}") } else { format!("{kind} \"{key}\": {what}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_only_taken_from_below_the_lines() {
        for good in ["a.png", "pictures/a.png", "그림/잎.png"] {
            assert!(is_within(good), "{good}");
        }
        for bad in ["../a.png", "/etc/passwd", "pictures/../../a", "a\\..\\b", "./a"] {
            assert!(!is_within(bad), "{bad}");
        }
    }
}
