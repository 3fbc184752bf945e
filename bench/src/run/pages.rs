//! Pages under load: as visitors see them, beside the bare server, and as members see them.

use super::{
    sample::Sample,
    server::Server,
    wrk::{Load, Outcome, Wrk},
};
use crate::{http, process::Meter, program::Done, report::Report};
use std::time::Instant;

/// Connections under load.
const CONNECTIONS: usize = 32;
/// Connections that search: few, because the wait is what counts.
const SEARCHING: usize = 2;
/// Connections of agents who work: likewise.
const WORKING: usize = 2;
/// Drafts that are made.
const CAPTURED: usize = 100;

/// A server to be loaded.
pub(crate) struct Pages<'a> {
    pub(crate) wrk: &'a Wrk,
    pub(crate) server: &'a Server,
    pub(crate) meter: Meter,
    /// The session of the member who reads.
    pub(crate) session: &'a str,
    /// Seconds of each load.
    pub(crate) seconds: u64,
}

/// The pages of a member: the name, the target for the processor in milliseconds, what came out.
pub(crate) struct Table(Vec<(&'static str, f64, Outcome)>);

impl Pages<'_> {
    /// Question page, list and home for visitors, each in turn with the bare server; then question pages that nobody
    /// has asked for before.
    pub(crate) async fn anonymous(&self, sample: &Sample, rounds: usize, report: &mut Report) -> Done {
        let bare = Server::bare().await?;
        let bare_meter = Meter::of(bare.pid());
        let question = sample.questions[..1].to_vec();
        for (name, paths) in
            [("question", question), ("list", vec![sample.list.clone()]), ("home", vec!["/".to_owned()])]
        {
            let (bytes, same) = self.bytes_of(&paths[0]).await?;
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..rounds.max(1) {
                theirs.push(self.wrk.measure(&bare_meter, &self.load(&bare.address, &[format!("/{same}")], &[]))?);
                ours.push(self.wrk.measure(&self.meter, &self.load(&self.server.address, &paths, &[]))?);
            }
            let (ours, theirs) = (middle(ours), middle(theirs));
            let ratio = ours.rate() / theirs.rate();
            let text = format!("{ratio:.2} ({:.0}/s of {:.0}/s, {bytes} bytes)", ours.rate(), theirs.rate());
            report.add(&format!("{name}, visitor: share of the bare server's rate"), "≥ 0.6", text, ratio >= 0.6);
            report.tell(&format!("{name}, visitor"), format!("{}; bare {:.3} ms", told(&ours), theirs.server_ms()));
        }
        let uncached = self.load(&self.server.address, &sample.all_questions, &[]);
        let outcome = self.wrk.measure_at_once(&self.meter, &uncached)?;
        let asked = outcome.requests.min(sample.all_questions.len() as u64);
        report.tell("question, visitor, every request another page", format!("{} ({asked} pages)", told(&outcome)));
        Ok(())
    }

    /// Question page, article, list and home for a member: none of them is kept ready.
    pub(crate) async fn signed_in(&self, sample: &Sample) -> Done<Table> {
        let cookie = format!("madang_session={}", self.session);
        let headers = [("cookie", cookie.as_str())];
        let mut table = Vec::new();
        let pages = [
            ("question", 0.3, sample.questions.clone()),
            ("article", 0.3, sample.articles.clone()),
            ("list", 0.4, vec![sample.list.clone()]),
            ("home", 0.4, vec!["/".to_owned()]),
        ];
        for (name, target, paths) in pages {
            self.expect(&paths, &headers).await?;
            let load = self.load(&self.server.address, &paths, &headers);
            table.push((name, target, self.wrk.measure(&self.meter, &load)?));
        }
        Ok(Table(table))
    }

    /// What the agent whose session this is works with: the review queue, the desk, and pages on which a thread becomes a draft.
    pub(crate) async fn desk(&self, session: &str, sample: &Sample, report: &mut Report) -> Done {
        let cookie = format!("madang_session={session}");
        let headers = [("cookie", cookie.as_str())];
        let queues = ["?whose=all", "", "?whose=all&kind=article", "?whose=nobody"];
        let queues: Vec<String> = queues.iter().map(|query| format!("/reviews{query}")).collect();
        let desk = ["unanswered", "breaching", "unverified", "mine", "unanswered&language=ko&assignee=nobody"];
        let desk: Vec<String> = desk.iter().map(|queue| format!("/desk?queue={queue}")).collect();
        for (name, most, paths) in [
            ("review queue", 20.0, &queues),
            ("desk queue", 20.0, &desk),
            ("capture page with its draft", 50.0, &sample.captures),
        ] {
            self.expect(paths, &headers).await?;
            let load = Load { connections: WORKING, ..self.load(&self.server.address, paths, &headers) };
            let outcome = self.wrk.measure(&self.meter, &load)?;
            let text = format!("p50 {:.1} ms, {}", outcome.p50, told(&outcome));
            report.add(&format!("{name}, {WORKING} at a time"), &format!("p50 < {most} ms"), text, outcome.p50 < most);
        }
        self.capture(&headers, sample, report).await
    }

    /// Drafts that are made and kept, one after the other.
    async fn capture(&self, headers: &[(&str, &str)], sample: &Sample, report: &mut Report) -> Done {
        let mut client = http::Client::connect(&self.server.address).await?;
        let mut times: Vec<f64> = Vec::new();
        for post in sample.to_capture.iter().take(CAPTURED) {
            let body = serde_json::json!({ "post": post.to_string(), "collection": "guides-0" }).to_string();
            let began = Instant::now();
            let answer = client.post("/api/v1/knowledge/captures", headers, body).await?;
            times.push(began.elapsed().as_secs_f64() * 1000.0);
            if answer.status != 201 {
                return Err(format!("A capture answers {}: {}", answer.status, String::from_utf8_lossy(&answer.body)));
            }
        }
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(0.0);
        let text = format!("p50 {:.1} ms, p99 {:.1} ms of {}", at(0.5), at(0.99), times.len());
        report.add("draft of a solved question, made and kept", "p50 < 50 ms", text, at(0.5) < 50.0);
        Ok(())
    }

    /// Searches and suggestions, all different.
    pub(crate) async fn search(&self, sample: &Sample, report: &mut Report) -> Done {
        for (name, paths) in [("search", &sample.searches), ("suggestions", &sample.suggestions)] {
            self.expect(paths, &[]).await?;
            let load = Load { connections: SEARCHING, ..self.load(&self.server.address, paths, &[]) };
            let outcome = self.wrk.measure(&self.meter, &load)?;
            let text = format!("p50 {:.1} ms, {}", outcome.p50, told(&outcome));
            report.add(&format!("{name}, {SEARCHING} at a time"), "p50 < 10 ms", text, outcome.p50 < 10.0);
        }
        Ok(())
    }

    fn load<'l>(&self, address: &'l str, paths: &'l [String], headers: &'l [(&'l str, &'l str)]) -> Load<'l> {
        Load { address, paths, headers, connections: CONNECTIONS, seconds: self.seconds }
    }

    /// The bytes of a page, and how long a body the bare server needs to send as many.
    async fn bytes_of(&self, path: &str) -> Done<(usize, usize)> {
        self.expect(&[path.to_owned()], &[]).await?;
        let bytes = http::get(&self.server.address, path, &[]).await?.bytes();
        // What the bare server's own head takes.
        Ok((bytes, bytes.saturating_sub(130)))
    }

    /// Redirects would be fast, so that pages must be pages.
    async fn expect(&self, paths: &[String], headers: &[(&str, &str)]) -> Done {
        for path in paths.iter().take(3) {
            let answer = http::get(&self.server.address, path, headers).await?;
            if answer.status != 200 {
                return Err(format!("{path} answers {}.", answer.status));
            }
        }
        if paths.is_empty() { Err("The community is too small to be measured.".into()) } else { Ok(()) }
    }
}

impl Table {
    /// Puts the figures into the report; the targets for the processor are for SQLite.
    pub(crate) fn tell(&self, on_sqlite: bool, report: &mut Report) {
        for (name, target, outcome) in &self.0 {
            let wanted = format!("≤ {target} ms");
            let met = outcome.server_ms() <= *target;
            report.add_if(on_sqlite, &format!("{name}, member: processor time"), &wanted, told(outcome), met);
            let spread = outcome.p99 / outcome.p50.max(0.001);
            let text = format!("{spread:.1} × (p50 {:.1} ms, p99 {:.1} ms)", outcome.p50, outcome.p99);
            report.add(
                &format!("{name}, member: p99 to median at {CONNECTIONS} connections"),
                "≤ 5 ×",
                text,
                spread <= 5.0,
            );
        }
    }

    /// Puts the article's page beside the question's, by the time of all processes and by the wait.
    pub(crate) fn compare_article(&self, report: &mut Report) {
        let of = |wanted: &str| self.0.iter().find(|(name, ..)| *name == wanted).map(|(.., outcome)| outcome);
        let (Some(question), Some(article)) = (of("question"), of("article")) else { return };
        let spent = |outcome: &Outcome| outcome.server_ms() + outcome.postgres_ms();
        let ratio = spent(article) / spent(question).max(0.001);
        let text = format!("{ratio:.2} × ({:.3} ms, {:.3} ms)", spent(article), spent(question));
        report.add("article, member: processor time beside the question's", "≤ 1 ×", text, ratio <= 1.0);
        let ratio = article.p50 / question.p50.max(0.001);
        let text = format!("{ratio:.2} × (p50 {:.1} ms, {:.1} ms)", article.p50, question.p50);
        report.add("article, member: median beside the question's", "≤ 1 ×", text, ratio <= 1.0);
    }

    /// Compares with the same pages of a smaller community, by the time of all processes.
    pub(crate) fn compare(&self, small: &Table, few: usize, many: usize, report: &mut Report) {
        for ((name, _, large), (_, _, small)) in self.0.iter().zip(&small.0) {
            let (one, two) = (small.server_ms() + small.postgres_ms(), large.server_ms() + large.postgres_ms());
            let ratio = two / one.max(0.001);
            let text = format!("{ratio:.2} × ({one:.3} ms, {two:.3} ms)");
            report.add(&format!("{name}, member: from {few} to {many} posts"), "≤ 1.3 ×", text, ratio <= 1.3);
        }
    }
}

/// A load's figures in words.
pub(crate) fn told(outcome: &Outcome) -> String {
    let spent = outcome.postgres_ms();
    let postgres = if spent > 0.0 { format!(" and PostgreSQL {spent:.3} ms") } else { String::new() };
    format!("{:.3} ms{postgres} a request, {:.0}/s, p99 {:.1} ms", outcome.server_ms(), outcome.rate(), outcome.p99)
}

/// The one in the middle by rate.
fn middle(mut outcomes: Vec<Outcome>) -> Outcome {
    outcomes.sort_by(|one, two| one.rate().total_cmp(&two.rate()));
    outcomes.swap_remove(outcomes.len() / 2)
}
