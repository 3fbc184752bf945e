//! Reading the dump: each file holds one `<row …/>` a line.

use quick_xml::{Reader, events::Event};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

/// The attributes of a row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its line in the file, from 1.
    pub(super) line: u64,
    values: Vec<(String, String)>,
}

impl Row {
    /// An attribute that is there and not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// An attribute that must be there.
    pub(super) fn need(&self, name: &str) -> Result<&str, String> {
        self.get(name).ok_or_else(|| format!("{name} is missing"))
    }

    /// A number, 0 where it is missing.
    pub(super) fn number(&self, name: &str) -> i64 {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or(0)
    }

    /// A time that must be there.
    pub(super) fn time(&self, name: &str) -> Result<madang_kernel::Timestamp, String> {
        let text = self.need(name)?;
        madang_kernel::Timestamp::parse(text).ok_or_else(|| format!("{name} is not a time: {text}"))
    }
}

/// One file of the dump, row by row.
pub(super) struct Rows {
    path: PathBuf,
    reader: BufReader<File>,
    line: u64,
    closed: bool,
}

/// What comes next in a file.
pub(super) enum Next {
    /// A row.
    Row(Row),
    /// Something that is not a row: its line and what is wrong.
    Broken(u64, String),
    /// The end; whether the file was whole.
    End { whole: bool, line: u64 },
}

impl Rows {
    /// Opens a file; `None` where there is none.
    ///
    /// # Errors
    /// One sentence when it is there but cannot be read.
    pub(super) fn open(folder: &Path, name: &str) -> Result<Option<Rows>, String> {
        let path = folder.join(name);
        match File::open(&path) {
            Ok(file) => {
                Ok(Some(Rows { path, reader: BufReader::with_capacity(1 << 16, file), line: 0, closed: false }))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{} cannot be read: {error}.", path.display())),
        }
    }

    /// What comes next.
    ///
    /// # Errors
    /// One sentence when the file can no longer be read.
    pub(super) fn next(&mut self) -> Result<Next, String> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = self.reader.read_until(b'\n', &mut bytes);
            let read = read.map_err(|error| format!("{} line {}: {error}.", self.path.display(), self.line + 1))?;
            if read == 0 {
                return Ok(Next::End { whole: self.closed, line: self.line });
            }
            self.line += 1;
            let Ok(text) = std::str::from_utf8(&bytes) else {
                return Ok(Next::Broken(self.line, "not UTF-8".into()));
            };
            let text = text.trim().trim_start_matches('\u{feff}');
            self.closed |= text.starts_with("</");
            if text.starts_with("<row") {
                return Ok(match parse(text, self.line) {
                    Ok(row) => Next::Row(row),
                    Err(what) => Next::Broken(self.line, what),
                });
            }
            if !text.is_empty() && !text.starts_with("<?") && !is_frame(text) {
                return Ok(Next::Broken(self.line, "this is not a row".into()));
            }
        }
    }

    /// How many rows a file holds, for the progress bar; none where there is no file.
    ///
    /// # Errors
    /// One sentence when it is there but cannot be read.
    pub(super) fn count(folder: &Path, name: &str) -> Result<u64, String> {
        let Some(mut rows) = Rows::open(folder, name)? else { return Ok(0) };
        let (mut count, mut line) = (0, Vec::new());
        loop {
            let read = rows.reader.read_until(b'\n', &mut line);
            match read.map_err(|error| format!("{} cannot be read: {error}.", rows.path.display()))? {
                0 => return Ok(count),
                _ => count += u64::from(line.trim_ascii_start().starts_with(b"<row")),
            }
            line.clear();
        }
    }
}

/// `<posts>` or `</posts>`.
fn is_frame(text: &str) -> bool {
    let name = text.trim_start_matches("</").trim_start_matches('<').trim_end_matches('>');
    text.starts_with('<') && text.ends_with('>') && name.chars().all(|c| c.is_ascii_alphabetic())
}

fn parse(text: &str, line: u64) -> Result<Row, String> {
    let mut reader = Reader::from_str(text);
    let wrong = |error: &dyn std::fmt::Display| format!("not valid XML: {error}");
    match reader.read_event() {
        Ok(Event::Empty(tag)) => {
            let mut values = Vec::new();
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|error| wrong(&error))?;
                let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| wrong(&error))?;
                values.push((attribute.key.as_ref().to_owned(), value.into_owned()));
            }
            Ok(Row { line, values })
        }
        Ok(_) => Err("the row does not end".into()),
        Err(error) => Err(wrong(&error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_its_attributes() {
        let row = parse(r#"<row Id="7" Body="&lt;p&gt;a &amp;amp; b&#xA;c&lt;/p&gt;" Tags="" />"#, 3).unwrap();
        assert_eq!(row.get("Body"), Some("<p>a &amp; b\nc</p>"));
        assert_eq!((row.number("Id"), row.get("Tags"), row.line), (7, None, 3));
    }

    #[test]
    fn a_broken_row_is_told() {
        assert!(parse(r#"<row Id="7" Body="x"#, 1).is_err());
        assert!(parse(r#"<row Id="7">"#, 1).is_err());
        assert!(parse(r#"<row Id="7" Body="&nosuch;"/>"#, 1).is_err());
    }
}
