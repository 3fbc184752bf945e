//! A Stack Exchange dump becomes a community.

use crate::support::{everything, fixture, plan, survives_being_killed};
use madang_kernel::{App, sql};
use madang_testkit::{Site, on_both};
use madang_transfer::{Progress, Report, stackexchange};
use std::{fs, path::Path};
use tempfile::TempDir;

fn dump(folder: &Path) -> stackexchange::Dump {
    stackexchange::Dump {
        folder: folder.to_owned(),
        source: "bikes".into(),
        space: "bikes".into(),
        site: Some("https://bikes.example".into()),
    }
}

async fn import(app: &App, folder: &Path) -> Report {
    stackexchange::import(app, &dump(folder), &Progress::hidden()).await.unwrap()
}

/// A copy of the fixture to break.
fn copy() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(fixture("dump")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

fn counts(report: &Report, kind: &str) -> [u64; 3] {
    [report.count_taken(kind), report.count_known(kind), report.count_skipped(kind)]
}

async fn told(app: &App, title: &str) -> serde_json::Value {
    let mut conn = app.db().read().await.unwrap();
    let payload: String = conn
        .q(sql!("SELECT o.payload FROM outbox o JOIN topics t ON t.id = o.topic WHERE o.kind = 'questions.imported' AND t.title = $1"))
        .bind(title)
        .value()
        .await
        .unwrap();
    serde_json::from_str(&payload).unwrap()
}

async fn post(app: &App, key: &str, kind: &str) -> (String, String, i64) {
    let mut conn = app.db().read().await.unwrap();
    conn.q(sql!("SELECT p.markdown, m.name, p.score FROM imported i JOIN posts p ON p.id = i.id JOIN members m ON m.id = p.author \
         WHERE i.key = $1 AND i.kind = $2"))
        .bind(key)
        .bind(kind)
        .one()
        .await
        .unwrap()
}

#[tokio::test]
async fn every_row_is_taken_or_counted_as_skipped() {
    on_both(plan, async |site| {
        let report = import(&site.app, &fixture("dump")).await;
        for (kind, want) in [
            ("member", [4, 0, 0]),
            ("stand-in", [2, 0, 0]),
            ("question", [6, 0, 0]),
            ("answer", [3, 0, 1]),
            ("comment", [2, 0, 1]),
            ("tag", [4, 0, 0]),
            ("tag text", [0, 0, 2]),
            ("post", [0, 0, 1]),
            ("accepted", [1, 0, 1]),
            ("duplicate", [1, 0, 0]),
            ("link", [0, 0, 1]),
            ("vote", [4, 0, 2]),
            ("bookmark", [1, 0, 0]),
            ("badge", [2, 0, 1]),
        ] {
            assert_eq!(counts(&report, kind), want, "{kind}\n{report}");
        }
        assert!(report.to_string().contains("Posts.xml line 11: its question is not there"), "{report}");
        assert!(report.to_string().contains("Posts.xml line 10: the accepted answer is not there"), "{report}");
    })
    .await;
}

#[tokio::test]
async fn a_thread_reads_as_in_the_source() {
    on_both(plan, async |site| {
        import(&site.app, &fixture("dump")).await;
        let (question, asker, score) = post(&site.app, "1", "post").await;
        assert_eq!((asker.as_str(), score), ("Ann", 2));
        assert_eq!(
            question,
            "My brakes **squeal**. See [this](/questions/5/squeal) and [help](https://bikes.example/help).\n\n\
             - pads\n- rims\n\n```\nif a < b:\n    stop()\n```"
        );
        assert_eq!(post(&site.app, "3", "post").await.1, "user23");
        assert_eq!(post(&site.app, "12", "post").await.1, "Former member");
        assert_eq!(post(&site.app, "1", "comment").await, ("1\\. Which pads? \\<b> is `<b>`".into(), "김하늘".into(), 1));
        assert_eq!(post(&site.app, "2", "comment").await.0, "@Ann thanks, see [brakes](/tags/brakes)");
        let mut conn = site.app.db().read().await.unwrap();
        let (views, answers, solved, tags, edited): (i64, i64, String, String, i64) = conn
            .q(sql!("SELECT t.views, t.answers, t.state, t.tags, p.edited_at FROM topics t JOIN posts p ON p.id = t.opening \
                 WHERE t.title = 'Why do my brakes squeal & howl?'"))
            .one()
            .await
            .unwrap();
        assert_eq!((views, answers, solved.as_str(), tags.as_str()), (42, 2, "solved", r#"["brakes","rim-brakes"]"#));
        assert_eq!(edited, 1_283_421_600_000);
        let brakes: (String, i64) =
            conn.q(sql!("SELECT description, topics FROM tags WHERE name = 'brakes'")).one().await.unwrap();
        assert_eq!(brakes, ("Anything that slows a bicycle down.".to_owned(), 2));
    })
    .await;
}

#[tokio::test]
async fn what_is_known_of_questions_is_announced() {
    on_both(plan, async |site| {
        import(&site.app, &fixture("dump")).await;
        let accepted = told(&site.app, "Why do my brakes squeal & howl?").await;
        assert_eq!(accepted["accepted_at"], "2010-09-04T00:00:00.000Z");
        assert!(accepted["accepted_by"].is_string());
        let duplicate = told(&site.app, "Squealing brakes").await;
        assert_eq!(duplicate["duplicate_of"], accepted["topic"]);
        assert_eq!(told(&site.app, "Race results").await["state_note"], "Closed as off topic in the former community.");
        let mut conn = site.app.db().read().await.unwrap();
        let states: Vec<(String, String, bool)> =
            conn.q(sql!("SELECT title, state, locked FROM topics ORDER BY id")).all().await.unwrap();
        let states: Vec<_> =
            states.iter().map(|(title, state, locked)| (title.as_str(), state.as_str(), *locked)).collect();
        assert_eq!(
            states,
            [
                ("Why do my brakes squeal & howl?", "solved", false),
                ("Squealing brakes", "duplicate", false),
                ("Race results", "off_topic", true),
                ("Best bicycle", "archived", true),
                ("Skipping chain", "open", false),
                ("An orphan", "open", false),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn members_keep_their_names_and_have_no_password() {
    on_both(plan, async |site| {
        import(&site.app, &fixture("dump")).await;
        let mut conn = site.app.db().read().await.unwrap();
        let members: Vec<(String, String, String, i64)> = conn
            .q(sql!("SELECT m.name, m.handle, m.about, CAST(coalesce(c.accepted, 0) AS BIGINT) FROM members m \
                 LEFT JOIN member_counts c ON c.member = m.id WHERE m.state = 'imported' AND m.password IS NULL ORDER BY m.handle_key"))
            .all()
            .await
            .unwrap();
        let members: Vec<_> =
            members.iter().map(|(name, handle, about, accepted)| (name.as_str(), handle.as_str(), about.as_str(), *accepted)).collect();
        assert_eq!(
            members,
            [
                ("Ann", "Ann", "I ride **steel**.", 0),
                ("Ann", "Ann2", "", 0),
                ("Community", "Community", "Not a person.", 0),
                ("Former member", "Former-member", "", 0),
                ("user23", "user23", "", 0),
                ("김하늘", "김하늘", "", 1),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    on_both(plan, async |site| {
        import(&site.app, &fixture("dump")).await;
        let before = everything(&site.app).await;
        let report = import(&site.app, &fixture("dump")).await;
        assert_eq!(report.all_taken(), 0, "{report}");
        assert_eq!(counts(&report, "vote"), [0, 4, 2]);
        assert_eq!(counts(&report, "accepted"), [0, 1, 0]);
        assert_eq!(counts(&report, "duplicate"), [0, 1, 0]);
        assert_eq!(everything(&site.app).await, before);
    })
    .await;
}

#[tokio::test]
async fn an_import_killed_anywhere_is_finished_by_running_it_again() {
    let dump = dump(&fixture("dump"));
    survives_being_killed(async |app| stackexchange::import(app, &dump, &Progress::hidden()).await.is_ok()).await;
}

#[tokio::test]
async fn a_partial_dump_brings_what_is_there() {
    on_both(plan, async |site| {
        let folder = copy();
        for name in ["Votes.xml", "PostLinks.xml", "Tags.xml", "Badges.xml", "Comments.xml", "PostHistory.xml"] {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        let report = import(&site.app, folder.path()).await;
        assert_eq!(counts(&report, "question"), [6, 0, 0], "{report}");
        assert_eq!((counts(&report, "tag"), counts(&report, "accepted")), ([3, 0, 0], [1, 0, 1]));
        assert_eq!(post(&site.app, "2", "post").await.2, 3, "the score is the post's own");
        assert!(report.to_string().contains("Votes.xml is not there; the rest was brought without it."), "{report}");
        // What was missing can follow.
        let report = import(&site.app, &fixture("dump")).await;
        assert_eq!((counts(&report, "question"), counts(&report, "comment")), ([0, 6, 0], [2, 0, 1]), "{report}");
    })
    .await;
}

#[tokio::test]
async fn broken_lines_and_a_cut_file_are_named_and_the_rest_is_taken() {
    on_both(plan, async |site| {
        let folder = copy();
        let path = folder.path().join("Posts.xml");
        let text = fs::read_to_string(&path).unwrap();
        let cut = text.find("Nobody knows").unwrap();
        let broken = text[..cut].replace("Body=\"&lt;p&gt;Buy new", "Body=\"<p>Buy &nothing; new");
        fs::write(&path, broken).unwrap();
        let report = import(&site.app, folder.path()).await;
        assert_eq!((counts(&report, "question"), counts(&report, "answer")), ([5, 0, 0], [1, 0, 1]), "{report}");
        let problems = report.problems().join("\n");
        assert!(problems.contains("Posts.xml line 5: not valid XML"), "{problems}");
        assert!(problems.contains("Posts.xml line 14: not valid XML"), "{problems}");
        assert!(problems.contains("Posts.xml line 14: the file ends too early; rows are missing"), "{problems}");
        // The whole file brings the rest.
        let report = import(&site.app, &fixture("dump")).await;
        assert_eq!((counts(&report, "question"), counts(&report, "answer")), ([1, 5, 0], [2, 1, 1]), "{report}");
    })
    .await;
}

#[tokio::test]
async fn a_folder_without_posts_is_refused_in_one_sentence() {
    on_both(plan, async |site| {
        let folder = copy();
        fs::remove_file(folder.path().join("Posts.xml")).unwrap();
        let refused = stackexchange::import(&site.app, &dump(folder.path()), &Progress::hidden()).await;
        let error = refused.err().unwrap().to_string();
        assert!(error.starts_with("Posts.xml is missing in "), "{error}");
        assert!(!everything(&site.app).await.contains("Community"));
    })
    .await;
}

#[tokio::test]
async fn old_addresses_lead_to_where_things_are_now() {
    on_both(plan, async |site| {
        import(&site.app, &fixture("dump")).await;
        let visitor = site.visitor();
        let leads = async |path: &str| {
            let answer = visitor.get(path).await;
            assert_eq!(answer.status, 308, "{path}");
            answer.location().to_owned()
        };
        assert!(leads("/questions/1").await.starts_with("/q/"));
        assert!(leads("/questions/1/old-slug").await.ends_with("/why-do-my-brakes-squeal-howl"));
        let post = leads("/a/2").await;
        assert!(post.starts_with("/p/"));
        assert_eq!(leads("/questions/1/old-slug/2").await, post);
        assert!(leads("/questions/1/old-slug/999").await.starts_with("/q/"));
        assert_eq!(leads("/questions/tagged/rim-brakes").await, "/tags/rim%2Dbrakes");
        assert_eq!(leads("/users/2").await, leads("/users/2/old-name").await);
        for path in ["/questions/999", "/a/999", "/users/999", "/questions/x/y"] {
            assert_eq!(visitor.get(path).await.status, 404, "{path}");
        }
        hidden_questions_stay_hidden(site).await;
    })
    .await;
}

async fn hidden_questions_stay_hidden(site: &Site) {
    let mut tx = site.app.db().write().await.unwrap();
    tx.q(sql!("UPDATE topics SET hidden = TRUE WHERE title = 'Race results'")).run().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(site.visitor().get("/questions/6").await.status, 404);
}
