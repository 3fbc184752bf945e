//! What an import took, what it left, and why.

use std::{collections::BTreeMap, fmt, time::Duration};

/// Problems are counted in full; so many are told one by one.
const TOLD: usize = 200;

/// The account of one import.
#[derive(Clone, Debug, Default)]
pub struct Report {
    kinds: BTreeMap<&'static str, Counts>,
    skipped: BTreeMap<String, u64>,
    told: Vec<String>,
    untold: u64,
    /// Files that could not be had, by what shows them.
    missing: BTreeMap<String, Vec<String>>,
    notes: Vec<String>,
    rows: u64,
    elapsed: Duration,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    taken: u64,
    known: u64,
    skipped: u64,
}

impl Report {
    /// Things of a kind were taken.
    pub(crate) fn taken(&mut self, kind: &'static str, count: u64) {
        if count > 0 {
            self.kinds.entry(kind).or_default().taken += count;
        }
    }

    /// Things of a kind were there already.
    pub(crate) fn known(&mut self, kind: &'static str, count: u64) {
        if count > 0 {
            self.kinds.entry(kind).or_default().known += count;
        }
    }

    /// One thing of a kind was left out, for a reason that many may share.
    pub(crate) fn skipped(&mut self, kind: &'static str, reason: &str) {
        self.kinds.entry(kind).or_default().skipped += 1;
        *self.skipped.entry(format!("{kind}: {reason}")).or_default() += 1;
    }

    /// Something is wrong at one place, such as `Posts.xml line 12`.
    pub(crate) fn problem(&mut self, place: &str, what: &str) {
        if self.told.len() < TOLD {
            self.told.push(format!("{place}: {what}"));
        } else {
            self.untold += 1;
        }
    }

    /// A file of something could not be had. All of them are told, because somebody has to find them.
    pub(crate) fn missing(&mut self, whose: &str, file: &str) {
        let files = self.missing.entry(whose.to_owned()).or_default();
        if !files.iter().any(|known| known == file) {
            files.push(file.to_owned());
        }
    }

    /// Something the reader should know about the whole.
    pub(crate) fn note(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.notes.contains(&what) {
            self.notes.push(what);
        }
    }

    /// The import is through: so many rows were in the source, and it took so long.
    pub(crate) fn ended(&mut self, rows: u64, elapsed: Duration) {
        (self.rows, self.elapsed) = (rows, elapsed);
    }

    /// How many of a kind were taken.
    pub fn count_taken(&self, kind: &str) -> u64 {
        self.kinds.get(kind).map_or(0, |counts| counts.taken)
    }

    /// How many of a kind were there already.
    pub fn count_known(&self, kind: &str) -> u64 {
        self.kinds.get(kind).map_or(0, |counts| counts.known)
    }

    /// How many of a kind were left out.
    pub fn count_skipped(&self, kind: &str) -> u64 {
        self.kinds.get(kind).map_or(0, |counts| counts.skipped)
    }

    /// Everything that was taken.
    pub fn all_taken(&self) -> u64 {
        self.kinds.values().map(|counts| counts.taken).sum()
    }

    /// Everything that was left out.
    pub fn all_skipped(&self) -> u64 {
        self.kinds.values().map(|counts| counts.skipped).sum()
    }

    /// The files that could not be had, each with what shows it.
    pub fn missing_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.missing.iter().flat_map(|(whose, files)| files.iter().map(move |file| (whose.as_str(), file.as_str())))
    }

    /// The problems that are told one by one, each with its place.
    pub fn problems(&self) -> &[String] {
        &self.told
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.elapsed.as_secs_f64().max(0.001);
        writeln!(f, "{} rows in {seconds:.1} s, {:.0} a second", self.rows, self.rows as f64 / seconds)?;
        writeln!(f, "{:<18}{:>10}{:>16}{:>12}", "", "taken", "already there", "skipped")?;
        for (kind, counts) in &self.kinds {
            writeln!(f, "{kind:<18}{:>10}{:>16}{:>12}", counts.taken, counts.known, counts.skipped)?;
        }
        for (reason, count) in &self.skipped {
            writeln!(f, "  skipped {count} × {reason}")?;
        }
        for problem in &self.told {
            writeln!(f, "  {problem}")?;
        }
        if self.untold > 0 {
            writeln!(f, "  and {} more", self.untold)?;
        }
        if !self.missing.is_empty() {
            writeln!(f, "Missing files:")?;
        }
        for (whose, files) in &self.missing {
            writeln!(f, "  {whose}: {}", files.join(", "))?;
        }
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_everything_and_tells_the_first_problems() {
        let mut report = Report::default();
        report.taken("answer", 3);
        report.known("answer", 1);
        for line in 1..=TOLD as u64 + 5 {
            report.skipped("answer", "its question is not there");
            report.problem(&format!("Posts.xml line {line}"), "its question is not there");
        }
        report.ended(400, Duration::from_secs(2));
        let text = report.to_string();
        assert!(text.starts_with("400 rows in 2.0 s, 200 a second\n"), "{text}");
        assert!(text.contains("skipped 205 × answer: its question is not there"), "{text}");
        assert!(text.contains("Posts.xml line 200: ") && !text.contains("Posts.xml line 201: "), "{text}");
        assert!(text.ends_with("  and 5 more\n"), "{text}");
        assert_eq!((report.count_taken("answer"), report.count_known("answer"), report.all_skipped()), (3, 1, 205));
    }
}
