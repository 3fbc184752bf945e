//! The team's workbench with very much to do: its queues, moderation's, and giving questions out.

mod assign;
mod seed;

use crate::{
    generate::{Size, generate},
    process::Meter,
    program::{Done, Store},
    report::Report,
    run::{Load, Place, Server, Wrk, open, told},
};

/// Connections of staff: few, because the wait is what counts.
const WORKING: usize = 2;
/// Members of the community.
const MEMBERS: usize = 50_000;
/// Topics for each open question that is wanted: some are discussions, some duplicates.
const TOPICS_FOR_EACH: f64 = 1.6;

/// How much there is to do.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Choices {
    /// Open questions without an answer.
    #[arg(long, default_value_t = 50_000)]
    open: usize,
    /// Agents on duty.
    #[arg(long, default_value_t = 200)]
    agents: usize,
    /// Posts with open flags.
    #[arg(long, default_value_t = 5_000)]
    flagged: usize,
    /// Posts that the checks hold.
    #[arg(long, default_value_t = 2_000)]
    held: usize,
    /// Seconds of each load.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
}

/// Measures the workbench, on a community made for it each time: giving out changes it.
///
/// # Errors
/// One sentence.
pub(crate) async fn run(place: &Place, choices: &Choices) -> Done {
    let store = Store::new(&place.data, place.server.as_deref(), "desk");
    store.empty().await?;
    let topics = (choices.open as f64 * TOPICS_FOR_EACH) as usize;
    let size = Size { members: MEMBERS, topics, posts: topics, articles: 20, seed: 1 };
    eprintln!("Generating {topics} topics in {} …", store.folder.display());
    let facts = generate(&place.program, &store, size).await?;
    let db = open(&store).await?;
    let staff = seed::fill(&db, *choices).await.map_err(|error| error.to_string())?;
    seed::tidy(&db).await?;
    let mut report = Report::new(&place.program, &db, &facts).await;
    report.tell(
        "open questions; agents; flagged posts; held posts",
        format!("{}; {}; {}; {}", staff.open, choices.agents, staff.flagged, staff.held),
    );
    pages(place, &store, choices, (&facts.access.agent, &staff.moderator), &mut report).await?;
    assign::measure(&db, &mut report).await.map_err(|error| error.to_string())?;
    db.close().await;
    println!("{report}");
    let path = place.data.join(if store.is_postgres() { "report-desk-postgres.md" } else { "report-desk-sqlite.md" });
    std::fs::write(&path, report.to_string()).map_err(|error| format!("{}: {error}", path.display()))
}

/// The first page of each queue, with the counts of all.
async fn pages(
    place: &Place,
    store: &Store,
    choices: &Choices,
    (agent, moderator): (&str, &str),
    report: &mut Report,
) -> Done {
    let db = open(store).await?;
    let server = Server::madang(&place.program, store).await?;
    let meter = Meter::of(server.pid()).with_database(&db).await;
    let wrk = Wrk { folder: store.folder.clone(), threads: 1 };
    let queues = [
        "unanswered",
        "breaching",
        "returned",
        "mine",
        "unverified",
        "flagged",
        "newcomers",
        "hot",
        "snoozed",
        "unanswered&language=ja&assignee=nobody",
        "unanswered&priority=urgent",
    ];
    let desk = queues.iter().map(|queue| (format!("desk queue {queue}"), format!("/desk?queue={queue}"), agent));
    let moderation = [
        ("moderation queue".to_owned(), "/moderation".to_owned(), moderator),
        ("held posts".to_owned(), "/moderation/held".to_owned(), moderator),
    ];
    for (name, path, session) in desk.chain(moderation) {
        let cookie = format!("madang_session={session}");
        let headers = [("cookie", cookie.as_str())];
        let paths = [path];
        let load = Load {
            address: &server.address,
            paths: &paths,
            headers: &headers,
            connections: WORKING,
            seconds: choices.seconds,
        };
        let outcome = wrk.measure(&meter, &load)?;
        if outcome.errors > 0 {
            return Err(format!("{} answers with errors.", paths[0]));
        }
        let text = format!("p50 {:.1} ms, {}", outcome.p50, told(&outcome));
        report.add(&format!("{name}, {WORKING} at a time"), "p50 < 20 ms", text, outcome.p50 < 20.0);
    }
    drop(server);
    db.close().await;
    Ok(())
}
