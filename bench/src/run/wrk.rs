//! Load by wrk, and what it cost.

use crate::{
    process::{Meter, Spent},
    program::Done,
};
use std::{fs, path::PathBuf, process::Command};

/// How wrk is driven.
#[derive(Clone, Debug)]
pub(crate) struct Wrk {
    /// Where its scripts are written.
    pub(crate) folder: PathBuf,
    /// Its threads.
    pub(crate) threads: usize,
}

/// What is asked for, and how.
#[derive(Clone, Debug)]
pub(crate) struct Load<'a> {
    /// Host and port.
    pub(crate) address: &'a str,
    /// One after the other, and from the beginning again.
    pub(crate) paths: &'a [String],
    /// Further lines of each request's head.
    pub(crate) headers: &'a [(&'a str, &'a str)],
    /// Open connections, each with one request at a time.
    pub(crate) connections: usize,
    /// How long.
    pub(crate) seconds: u64,
}

/// How it went.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    /// Answered requests.
    pub(crate) requests: u64,
    /// In so many seconds.
    pub(crate) seconds: f64,
    /// Half of the answers came within so many milliseconds.
    pub(crate) p50: f64,
    /// And nearly all within these.
    pub(crate) p99: f64,
    /// Broken connections, time-outs, and answers that are no success.
    pub(crate) errors: u64,
    /// Processor time.
    pub(crate) spent: Spent,
}

impl Outcome {
    /// Requests per second.
    pub(crate) fn rate(&self) -> f64 {
        self.requests as f64 / self.seconds.max(0.001)
    }

    /// Milliseconds of the server's processor per request.
    pub(crate) fn server_ms(&self) -> f64 {
        self.spent.server.as_secs_f64() * 1000.0 / self.requests.max(1) as f64
    }

    /// Milliseconds of PostgreSQL's processor per request.
    pub(crate) fn postgres_ms(&self) -> f64 {
        self.spent.postgres.as_secs_f64() * 1000.0 / self.requests.max(1) as f64
    }
}

impl Wrk {
    /// Runs a load, after a second of the same that does not count.
    ///
    /// # Errors
    /// One sentence: wrk is missing, or a request failed.
    pub(crate) fn measure(&self, meter: &Meter, load: &Load<'_>) -> Done<Outcome> {
        self.run(&Load { seconds: 1, ..load.clone() })?;
        self.measure_at_once(meter, load)
    }

    /// Runs a load without warming up.
    ///
    /// # Errors
    /// Likewise.
    pub(crate) fn measure_at_once(&self, meter: &Meter, load: &Load<'_>) -> Done<Outcome> {
        let before = meter.read();
        let mut outcome = self.run(load)?;
        outcome.spent = meter.read().since(before);
        if outcome.errors > 0 {
            let first = load.paths.first().map_or("", String::as_str);
            return Err(format!("{} of {} requests like {first} failed.", outcome.errors, outcome.requests));
        }
        Ok(outcome)
    }

    fn run(&self, load: &Load<'_>) -> Done<Outcome> {
        let (script, paths) = (self.folder.join("load.lua"), self.folder.join("paths.txt"));
        let written = fs::write(&paths, load.paths.join("\n"))
            .and_then(|()| fs::write(&script, lua(load, &paths.to_string_lossy())));
        written.map_err(|error| format!("{}: {error}", self.folder.display()))?;
        let first = load.paths.first().map_or("/", String::as_str);
        let output = Command::new("wrk")
            .arg(format!("-t{}", self.threads.min(load.connections)))
            .arg(format!("-c{}", load.connections))
            .arg(format!("-d{}s", load.seconds))
            .args(["--timeout", "20s", "-s"])
            .arg(&script)
            .arg(format!("http://{}{first}", load.address))
            .output()
            .map_err(|error| format!("wrk could not be started (apt-get install wrk): {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        parse(&text).ok_or_else(|| format!("wrk: {}{}", text, String::from_utf8_lossy(&output.stderr)))
    }
}

/// One path needs no script for its requests: wrk then sends the same bytes again and again.
fn lua(load: &Load<'_>, paths: &str) -> String {
    let mut text = String::new();
    for (name, value) in load.headers {
        text.push_str(&format!("wrk.headers[{name:?}] = {value:?}\n"));
    }
    if load.paths.len() > 1 {
        text.push_str("local threads = 0\nfunction setup(thread)\n  thread:set(\"place\", threads)\n  threads = threads + 1\nend\n");
        text.push_str(&format!(
            "function init(args)\n  requests = {{}}\n  for path in io.lines({paths:?}) do\n    \
             requests[#requests + 1] = wrk.format(\"GET\", path)\n  end\n  at = place * 7919\nend\n"
        ));
        text.push_str("function request()\n  at = at + 1\n  return requests[at % #requests + 1]\nend\n");
    }
    text.push_str(
        "function done(summary, latency)\n  local e = summary.errors\n  \
         io.write(string.format(\"RESULT %d %d %d %d %d\\n\", summary.requests, summary.duration, latency:percentile(50), \
         latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))\nend\n",
    );
    text
}

fn parse(text: &str) -> Option<Outcome> {
    let line = text.lines().find_map(|line| line.strip_prefix("RESULT "))?;
    let numbers: Vec<u64> = line.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [requests, micros, p50, p99, errors] = numbers[..] else { return None };
    Some(Outcome {
        requests,
        seconds: micros as f64 / 1e6,
        p50: p50 as f64 / 1000.0,
        p99: p99 as f64 / 1000.0,
        errors,
        spent: Spent::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_line_is_read() {
        let outcome = parse("Running\nRESULT 3000 2000000 1500 7250 0\n").unwrap();
        assert_eq!((outcome.rate(), outcome.p50, outcome.p99), (1500.0, 1.5, 7.25));
        assert!(parse("unable to connect").is_none());
    }
}
