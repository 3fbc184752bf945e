//! Writing lines of the import format.

use serde_json::{Value, json};
use std::io::{self, Write};

/// Titles are cut to so many characters.
const TITLE: usize = 120;

/// Where the lines go. What cannot be written is said at the end.
pub(crate) struct Lines {
    to: Box<dyn Write>,
    failed: Option<io::Error>,
}

impl Lines {
    pub(crate) fn to(to: Box<dyn Write>) -> Lines {
        Lines { to, failed: None }
    }

    /// Writes one line of a type.
    pub(crate) fn put(&mut self, kind: &str, fields: Value) {
        let mut line = json!({ "type": kind });
        if let (Some(line), Value::Object(fields)) = (line.as_object_mut(), fields) {
            line.extend(fields.into_iter().filter(|(_, value)| !value.is_null()));
        }
        if self.failed.is_none() {
            self.failed = writeln!(self.to, "{line}").err();
        }
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.to.flush(),
        }
    }
}

/// A line that says less is a greeting, in characters.
const SAYS_SOMETHING: usize = 8;

/// A title from a text: its first line that says something, up to the end of its first sentence, cut where it is too long.
pub(crate) fn title(text: &str) -> String {
    let says =
        |line: &&str, least: usize| line.chars().filter(|character| character.is_alphanumeric()).count() >= least;
    let mut lines = text.lines().map(str::trim);
    let line = lines.clone().find(|line| says(line, SAYS_SOMETHING)).or_else(|| lines.find(|line| says(line, 1)));
    let line = line.unwrap_or(text.trim());
    let sentence = line.find(['。', '？', '！']).map_or(line, |at| match line[at..].chars().next() {
        Some('。') | None => &line[..at],
        Some(sign) => &line[..at + sign.len_utf8()],
    });
    let sentence = if sentence.chars().any(char::is_alphanumeric) { sentence } else { line };
    match sentence.char_indices().nth(TITLE) {
        Some((cut, _)) => format!("{}…", sentence[..cut].trim_end()),
        None => sentence.to_owned(),
    }
}

/// Converting into memory.
#[cfg(test)]
pub(crate) mod tests_support {
    use super::Lines;
    use serde_json::Value;
    use std::{
        io::{self, Write},
        sync::{Arc, Mutex},
    };

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What was written, and what the conversion said.
    pub(crate) fn collect<T>(convert: impl FnOnce(&mut Lines) -> T) -> (Vec<Value>, T) {
        let memory = Memory::default();
        let mut lines = Lines::to(Box::new(memory.clone()));
        let said = convert(&mut lines);
        lines.finish().unwrap();
        let text = String::from_utf8(memory.0.lock().unwrap().clone()).unwrap();
        (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_first_sentences() {
        assert_eq!(title("\n どうしますか？ 続きです。"), "どうしますか？");
        assert_eq!(title("終わりです。次"), "終わりです");
        assert_eq!(title("今日は\n型クラスについて質問です"), "型クラスについて質問です");
        assert_eq!(title("!!\nHow do I?"), "How do I?");
        assert_eq!(title(&"가".repeat(200)).chars().count(), TITLE + 1);
    }
}
