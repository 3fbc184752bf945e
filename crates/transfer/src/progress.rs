//! How far an import has come: a bar on a terminal, with the rate and the time left.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over all rows that will be read.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar on standard error; nothing is drawn where that is not a terminal.
    pub fn visible() -> Progress {
        let bar = ProgressBar::new(0);
        let style = "{msg:16} {bar:30} {percent:>3} %  {human_pos} of {human_len} rows  {per_sec}  {eta} left";
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// No bar.
    pub fn hidden() -> Progress {
        Progress(ProgressBar::hidden())
    }

    /// So many rows more will be read.
    pub(crate) fn expect(&self, rows: u64) {
        self.0.inc_length(rows);
    }

    /// What is being done now.
    pub(crate) fn at(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }

    /// So many rows more are done.
    pub(crate) fn step(&self, rows: u64) {
        self.0.inc(rows);
    }

    /// Everything is done; how long it took.
    pub(crate) fn end(&self) -> std::time::Duration {
        let elapsed = self.0.elapsed();
        self.0.finish_and_clear();
        elapsed
    }
}
