//! Lines in Madang's own format become a community.

use crate::support::{everything, later, plan, survives_being_killed};
use madang_kernel::{App, sql};
use madang_testkit::{Site, on_both};
use madang_transfer::{Progress, Report, jsonl};
use std::{borrow::Cow, path::Path, time::Duration};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const BASE: &str = r#"{"type":"member","key":"u1","name":"김하늘","joined":"2026-01-01T00:00:00Z"}
{"type":"member","key":"u2","name":"Aoi","role":"agent"}
{"type":"space","key":"help","kind":"questions","name":"Help"}
{"type":"topic","key":"t1","kind":"question","space":"help","author":"u1","title":"Brown tips","body":"Why?","created":"2026-02-01T00:00:00Z"}
{"type":"answer","key":"a1","topic":"t1","author":"u2","body":"Too much salt.","created":"2026-02-02T00:00:00Z"}
"#;

pub(crate) fn picture() -> Vec<u8> {
    std::fs::read(Path::new(REPOSITORY).join("demo/pictures/avatar-serin.png")).unwrap()
}

fn source<'a>(name: &str, lines: impl Into<Cow<'a, [u8]>>) -> jsonl::Source<'a> {
    let attachment = |path: &str| match path {
        "pictures/leaf.png" => Ok(picture()),
        "huge.png" => Ok(vec![0; (20 << 20) + 1]),
        "program" => Ok(b"\x7fELF\x02\x01\x01\x00\x00\x00".to_vec()),
        _ => Err(std::io::Error::from(std::io::ErrorKind::NotFound)),
    };
    jsonl::Source::bytes(name, lines.into(), Box::new(attachment))
}

async fn import(app: &App, lines: &str) -> Report {
    let sources = vec![source("old.jsonl", lines.as_bytes())];
    jsonl::import(app, "old", sources, Duration::ZERO, &Progress::hidden()).await.unwrap()
}

/// Imports the base and then one line, and gives what was told of it.
async fn told(site: &Site, line: &str) -> String {
    import(&site.app, BASE).await;
    import(&site.app, line).await.problems().join("\n")
}

/// The example at the end of the format's description.
fn example() -> String {
    let text = std::fs::read_to_string(Path::new(REPOSITORY).join("docs/import-jsonl.md")).unwrap();
    text.rsplit("```json\n").next().unwrap().split("```").next().unwrap().to_owned()
}

fn demonstration() -> Vec<jsonl::Source<'static>> {
    ["community.jsonl", "ko.jsonl", "ja.jsonl", "en.jsonl", "activity.jsonl"]
        .map(|name| jsonl::Source::open(&Path::new(REPOSITORY).join("demo").join(name)).unwrap())
        .into()
}

async fn number(app: &App, statement: &'static madang_kernel::db::Sql) -> i64 {
    app.db().read().await.unwrap().q(statement).value().await.unwrap()
}

#[tokio::test]
async fn the_example_of_the_description_is_taken_whole_and_only_once() {
    on_both(plan, async |site| {
        later(site);
        let report = import(&site.app, &example()).await;
        assert_eq!((report.all_skipped(), report.problems()), (0, &[][..]), "{report}");
        assert_eq!(report.all_taken(), 19, "{report}");
        let before = everything(&site.app).await;
        let report = import(&site.app, &example()).await;
        assert_eq!((report.all_taken(), report.all_skipped()), (0, 0), "{report}");
        assert_eq!(everything(&site.app).await, before);
    })
    .await;
}

#[tokio::test]
async fn everything_of_the_example_is_where_it_belongs() {
    on_both(plan, async |site| {
        later(site);
        import(&site.app, &example()).await;
        let mut conn = site.app.db().read().await.unwrap();
        let (state, tags, score, me_toos, views): (String, String, i64, i64, i64) = conn
            .q(sql!("SELECT state, tags, score, me_toos, views FROM topics WHERE title = '바질 잎 끝이 갈색으로 변해요'"))
            .one()
            .await
            .unwrap();
        assert_eq!((state.as_str(), tags.as_str(), score, me_toos, views), ("solved", r#"["leaves"]"#, 1, 1, 42));
        let (shown, revisions): (String, i64) = conn
            .q(sql!("SELECT p.html, p.revisions FROM posts p JOIN topics t ON t.opening = p.id WHERE t.state = 'solved'"))
            .one()
            .await
            .unwrap();
        assert!(shown.contains("양액은 지난달에 갈았어요") && shown.contains("<img") && shown.contains("/files/"), "{shown}");
        assert!(shown.contains("width="), "the size of the picture is known: {shown}");
        assert_eq!(revisions, 2);
        let answer: String =
            conn.q(sql!("SELECT html FROM posts WHERE kind = 'answer'")).value().await.unwrap();
        assert!(answer.contains("href=\"/m/haneul\""), "{answer}");
        let file: (String, bool) = conn
            .q(sql!("SELECT m.handle, f.topic IS NOT NULL FROM files f JOIN members m ON m.id = f.member"))
            .one()
            .await
            .unwrap();
        assert_eq!(file, ("haneul".to_owned(), true));
        let duplicate: (String, String) = conn
            .q(sql!("SELECT t.state, o.payload FROM topics t JOIN outbox o ON o.topic = t.id AND o.kind = 'questions.imported' \
                 WHERE t.title = '잎 끝이 타들어 가요'"))
            .one()
            .await
            .unwrap();
        assert!(duplicate.0 == "duplicate" && !duplicate.1.contains("\"duplicate_of\":null"), "{duplicate:?}");
        drop(conn);
        assert_eq!(number(&site.app, sql!("SELECT accepted FROM member_counts WHERE accepted > 0")).await, 1);
        assert_eq!(number(&site.app, sql!("SELECT CAST(count(*) AS BIGINT) FROM tag_synonyms")).await, 2);
        assert_eq!(number(&site.app, sql!("SELECT CAST(count(*) AS BIGINT) FROM space_groups")).await, 1);
        assert_eq!(number(&site.app, sql!("SELECT CAST(count(*) AS BIGINT) FROM product_versions")).await, 2);
        let leads = site.visitor().get("/questions/t1").await;
        assert!(leads.status == 308 && leads.location().starts_with("/q/"), "{} {}", leads.status, leads.location());
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_community_is_taken_without_a_problem() {
    on_both(plan, async |site| {
        later(site);
        let hidden = Progress::hidden();
        let run = || jsonl::import(&site.app, "demo", demonstration(), Duration::from_secs(60), &hidden);
        let report = run().await.unwrap();
        assert_eq!((report.all_skipped(), report.problems()), (0, &[][..]), "{report}");
        assert!(!report.to_string().contains("ignored"), "{report}");
        let before = everything(&site.app).await;
        let report = run().await.unwrap();
        assert_eq!((report.all_taken(), report.all_skipped()), (0, 0), "{report}");
        assert_eq!(everything(&site.app).await, before);
        let named: madang_conversation::Brand = site.app.settings().get(madang_conversation::BRAND);
        assert!(named.logo.is_some() && named.name == "Moari");
        assert_eq!(
            number(&site.app, sql!("SELECT CAST(count(*) AS BIGINT) FROM members WHERE picture IS NOT NULL")).await,
            3
        );
    })
    .await;
}

#[tokio::test]
async fn an_import_killed_anywhere_is_finished_by_running_it_again() {
    let lines = format!(
        "{BASE}{}",
        r#"{"type":"answer","key":"a2","topic":"t1","author":"u2","body":"Less salt.","created":"2026-02-03T00:00:00Z","accepted":{"by":"u1"},"verdict":{"kind":"verified","by":"u2","at":"2026-02-04T00:00:00Z"}}
{"type":"vote","on":"answer:a2","member":"u1","value":1,"at":"2026-02-04T00:00:00Z"}
{"type":"follow","member":"u1","on":"topic:t1"}
"#
    );
    survives_being_killed(async |app| {
        let sources = vec![source("old.jsonl", lines.as_bytes())];
        jsonl::import(app, "old", sources, Duration::ZERO, &Progress::hidden()).await.is_ok()
    })
    .await;
}

async fn verified(app: &App) -> i64 {
    number(app, sql!("SELECT CAST(sum(verified) AS BIGINT) FROM member_counts")).await
}

#[tokio::test]
async fn what_comes_on_a_later_day_joins_what_is_here() {
    on_both(plan, async |site| {
        import(&site.app, BASE).await;
        let accepted = r#"{"type":"answer","key":"a2","topic":"t1","author":"u2","body":"Rinse it.","created":"2026-03-01T00:00:00Z","accepted":{"by":"u1","at":"2026-03-02T00:00:00Z"},"verdict":{"kind":"verified","by":"u2","at":"2026-03-03T00:00:00Z"}}"#;
        let report = import(&site.app, accepted).await;
        assert_eq!((report.count_taken("answer"), report.problems()), (1, &[][..]));
        let mut conn = site.app.db().read().await.unwrap();
        let topic: (String, bool, i64, i64) =
            conn.q(sql!("SELECT state, verified, answers, active_at FROM topics")).one().await.unwrap();
        assert_eq!(topic, ("solved".to_owned(), true, 2, 1_772_323_200_000));
        assert_eq!(verified(&site.app).await, 1);
        // A second accepted answer does not take its place.
        let other = r#"{"type":"answer","key":"a3","topic":"t1","author":"u2","body":"Move it.","created":"2026-03-05T00:00:00Z","accepted":{"by":"u1"}}"#;
        let report = import(&site.app, other).await;
        assert_eq!(report.problems(), ["old.jsonl line 1: another answer is accepted already; that one stays"]);
        assert_eq!(verified(&site.app).await, 1, "a verified answer is counted once");
    })
    .await;
}

#[tokio::test]
async fn lines_that_cannot_be_read_are_skipped_and_told() {
    on_both(plan, async |site| {
        let mut lines = BASE.as_bytes().to_vec();
        for bad in [&b"{\"type\":\"member\","[..], b"[1]", b"\"\xff\"", b"{\"key\":\"x\"}", b"{\"type\":\"poem\"}"] {
            lines.extend_from_slice(bad);
            lines.push(b'\n');
        }
        lines.extend_from_slice(format!("{{\"type\":\"tag\",\"name\":\"{}\"}}\n", "x".repeat(4 << 20)).as_bytes());
        lines.extend_from_slice(b"\n  \n{\"type\":\"tag\",\"name\":\"leaves\"}");
        let sources = vec![source("old.jsonl", lines)];
        let report = jsonl::import(&site.app, "old", sources, Duration::ZERO, &Progress::hidden()).await.unwrap();
        let problems = report.problems().join("\n");
        for told in [
            "old.jsonl line 6: not valid JSON: EOF while parsing a value at column",
            "old.jsonl line 7: not an object",
            "old.jsonl line 8: not UTF-8",
            "old.jsonl line 9: no type",
            "old.jsonl line 10: unknown type \"poem\"",
            "old.jsonl line 11: longer than 4 MiB",
        ] {
            assert!(problems.contains(told), "{told} is not in\n{problems}");
        }
        assert_eq!((report.count_taken("tag"), report.count_taken("answer")), (1, 1), "the rest is taken");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_value_and_an_unknown_reference_are_named() {
    on_both(plan, async |site| {
        for (line, problem) in [
            (r#"{"type":"member","key":"u3"}"#, r#"member "u3": name is missing"#),
            (r#"{"type":"member","key":"u3","name":"X","role":"king"}"#, r#"member "u3": role is the unknown word "king""#),
            (r#"{"type":"member","key":"u3","name":"X","email":"nobody"}"#, r#"member "u3": email "nobody" is not an address"#),
            (r#"{"type":"member","key":"u3","name":"X","joined":"2099-01-01T00:00:00Z"}"#, r#"joined is in the future"#),
            (r#"{"type":"group","key":"g","name":"G","members":["u9"]}"#, r#"group "g": members "u9" is not known"#),
            (r#"{"type":"space","key":"Big Room","kind":"questions","name":"X"}"#, r#"key is not 1 to 60 of a-z, 0-9 and -"#),
            (r#"{"type":"space","key":"s","kind":"discussions","name":"X","visibility":"groups"}"#, r#"space "s": groups is missing"#),
            (r#"{"type":"tag","name":"two words"}"#, r#"tag "two words": name holds spaces or commas"#),
            (r#"{"type":"topic","key":"t2","kind":"question","space":"genral","author":"u1","title":"T","body":"B","created":"2026-01-01T00:00:00Z"}"#, r#"topic "t2": space "genral" is not known"#),
            (r#"{"type":"topic","key":"t2","kind":"discussion","space":"help","author":"u1","title":"T","body":"B","created":"2026-01-01T00:00:00Z"}"#, r#"space "help" is for questions"#),
            (r#"{"type":"topic","key":"t2","kind":"question","space":"help","author":"u1","title":"T","body":"B","created":"2026-01-01T00:00:00Z","state":"duplicate"}"#, r#"duplicate_of is missing"#),
            (r#"{"type":"topic","key":"t2","kind":"question","space":"help","author":"u1","title":"T","body":"B","created":"2026-01-01T00:00:00Z","version":"3"}"#, r#"version needs its product"#),
            (r#"{"type":"topic","key":"t2","kind":"question","space":"help","author":"u1","title":"T","body":"B","created":"2026-01-01T00:00:00Z","edited":[{"at":"2025-12-01T00:00:00Z","by":"u1","body":"C"}]}"#, r#"edited: at is before created"#),
            (r#"{"type":"answer","key":"a9","topic":"t1","author":"u2","body":"B","created":"2026-02-01 10:22:01"}"#, r#"answer "a9": created has no time zone: "2026-02-01 10:22:01""#),
            (r#"{"type":"answer","key":"a9","topic":"t1","author":"u2","body":"B","created":"2026-01-01T00:00:00Z"}"#, r#"created is before the topic's"#),
            (r#"{"type":"answer","key":"a9","topic":"t1","author":"u2","body":"B","created":"2026-02-02T00:00:00Z","verdict":{"kind":"wrong","by":"u2","at":"2026-02-03T00:00:00Z"}}"#, r#"verdict: reason is missing"#),
            (r#"{"type":"comment","key":"c9","on":"comment:c1","author":"u2","body":"B","created":"2026-02-02T00:00:00Z"}"#, r#"on "comment:c1" is not one of topic, answer"#),
            (r#"{"type":"vote","on":"answer:a1","member":"u2","value":1}"#, r#"vote: nobody votes on their own post"#),
            (r#"{"type":"vote","on":"answer:a1","member":"u1","value":2}"#, r#"value is 2, not 1 or -1"#),
            (r#"{"type":"reaction","on":"answer:a1","member":"u1","emoji":"nice"}"#, r#"emoji "nice" is not one emoji"#),
            (r#"{"type":"me_too","topic":"t1","member":"u1"}"#, r#"me_too: the author has the problem anyway"#),
            (r#"{"type":"follow","member":"u1","on":"tag:nothing"}"#, r#"follow: on "tag:nothing" is not known"#),
            (r#"{"type":"bookmark","member":"u9","on":"answer:a1"}"#, r#"bookmark: member "u9" is not known"#),
            (r#"{"type":"file","key":"f","path":"../secret.png"}"#, r#"file "f": path "../secret.png" leaves the folder"#),
            (r#"{"type":"file","key":"f","path":"gone.png"}"#, r#"file "f": path "gone.png" cannot be read"#),
            (r#"{"type":"file","key":"f","path":"huge.png"}"#, r#"file "f": path "huge.png" is too large"#),
            (r#"{"type":"file","key":"f","path":"program"}"#, r#"file "f": path "program" is not allowed: file-kind-not-allowed"#),
        ] {
            let told = told(site, line).await;
            assert!(told.starts_with("old.jsonl line 1: ") && told.contains(problem), "{line}\n{told}");
        }
        assert_eq!(number(&site.app, sql!("SELECT CAST(count(*) AS BIGINT) FROM topics")).await, 1);
        assert_eq!(number(&site.app, sql!("SELECT CAST(count(*) AS BIGINT) FROM posts")).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_can_be_taken_with_a_default_is_taken_and_told() {
    on_both(plan, async |site| {
        let long = "x".repeat(61_000);
        let lines = format!(
            "{BASE}{}{{\"type\":\"comment\",\"key\":\"c1\",\"on\":\"topic:t1\",\"author\":\"u2\",\"body\":\"B\",\"created\":\"2026-02-02T00:00:00Z\",\"mood\":1}}\n\
             {{\"type\":\"answer\",\"key\":\"a2\",\"topic\":\"t1\",\"author\":\"u2\",\"body\":\"{long}\",\"created\":\"2026-02-02T00:00:00Z\"}}\n",
            r#"{"type":"member","key":"u3","name":"Kim","handle":"no spaces","time_zone":"Mars/Olympus"}
{"type":"member","key":"u4","name":"Kim","handle":"Aoi"}
{"type":"space","key":"talk","kind":"discussions","name":"Talk","icon":"unicorn"}
{"type":"topic","key":"t2","kind":"discussion","space":"talk","author":"u1","title":"Hello","body":"A ![missing](file:gone) picture","created":"2026-01-01T00:00:00Z","tags":["a","b","c","d","e","f"]}
"#
        );
        let report = import(&site.app, &lines).await;
        let text = report.to_string();
        for told in [
            "line 6: member \"u3\": the handle \"no spaces\" cannot be used; one is made from the name",
            "line 6: member \"u3\": the time zone \"Mars/Olympus\" is not known; this is UTC",
            "line 7: member \"u4\": the handle \"Aoi\" is taken; this is \"Aoi2\"",
            "line 8: space \"talk\": the icon \"unicorn\" is not known; this is \"messages-square\"",
            "line 9: topic \"t2\": the file \"gone\" is not there; its text stays",
            "line 9: topic \"t2\": not all of its 6 tags could be taken",
            "comment: unknown field \"mood\" ignored (first in old.jsonl line 10)",
            "line 11: answer \"a2\": body is longer than a post may be; its end was cut off",
        ] {
            assert!(text.contains(told), "{told} is not in\n{text}");
        }
        assert_eq!(report.all_skipped(), 0, "{text}");
        let mut conn = site.app.db().read().await.unwrap();
        let opening: String = conn
            .q(sql!("SELECT p.markdown FROM posts p JOIN topics t ON t.opening = p.id WHERE t.kind = 'discussion'"))
            .value()
            .await
            .unwrap();
        assert_eq!(opening, "A missing picture");
    })
    .await;
}

#[tokio::test]
async fn a_member_with_a_known_address_is_that_member() {
    on_both(plan, async |site| {
        let first = r#"{"type":"member","key":"x","name":"Haneul","email":"Haneul@example.com"}"#;
        import(&site.app, first).await;
        let other = format!(
            "{}\n{}",
            r#"{"type":"member","key":"y","name":"Someone else","email":"haneul@EXAMPLE.com","role":"admin"}"#,
            BASE.replace("\"author\":\"u1\"", "\"author\":\"y\"")
        );
        let report = import(&site.app, &other).await;
        assert_eq!((report.count_known("member"), report.count_taken("member")), (1, 2), "{report}");
        let mut conn = site.app.db().read().await.unwrap();
        let author: (String, String) =
            conn.q(sql!("SELECT m.name, m.role FROM topics t JOIN members m ON m.id = t.author")).one().await.unwrap();
        assert_eq!(author, ("Haneul".to_owned(), "member".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn an_imported_member_claims_the_account_by_mail() {
    on_both(plan, async |site| {
        import(&site.app, r#"{"type":"member","key":"x","name":"하늘","email":"haneul@example.com","language":"ko"}"#)
            .await;
        let visitor = site.visitor();
        let answer =
            visitor.post("/sign-in", &[("email", "haneul@example.com"), ("password", "anything at all")]).await;
        assert!(!answer.status.is_server_error() && answer.location() != "/", "nobody signs in without a password");
        visitor.post("/forgot", &[("email", "haneul@example.com")]).await;
        let mut conn = site.app.db().read().await.unwrap();
        let (recipient, message): (String, String) =
            conn.q(sql!("SELECT recipient, message FROM outgoing_mail")).one().await.unwrap();
        assert!(recipient.contains("haneul@example.com") && message.contains("/claim/"), "{recipient} {message}");
    })
    .await;
}

#[test]
fn a_file_that_is_not_there_ends_it_before_anything_is_written() {
    let error = jsonl::Source::open(Path::new("/nowhere/at-all.jsonl")).err().unwrap();
    assert!(error.starts_with("/nowhere/at-all.jsonl cannot be read: "), "{error}");
}
