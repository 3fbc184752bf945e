//! Articles of a Zendesk in the knowledge base: their order and types, and what a later run does with those that were
//! changed there, here, or on both sides.

use crate::{
    support,
    zendesk::{article, counts, import, with, write},
};
use madang_kernel::Role;
use madang_testkit::{Client, Plan, Site, on_both};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// The importers with the knowledge base.
fn plan() -> Plan {
    support::plan()
        .with(madang_knowledge::MIGRATIONS, madang_knowledge::routes(), |builder, _| madang_knowledge::install(builder))
}

fn at(id: u64, title: &str, position: u64, body: &str) -> Value {
    with(article(id, "ja", title, body), "position", position)
}

fn sample() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sections = json!({ "sections": [
        { "id": 20, "name": "はじめに", "locale": "ja", "position": 1 },
        { "id": 21, "name": "よくある質問", "locale": "ja", "position": 2 },
    ] });
    write(folder.path(), "sections.json", &sections);
    let steps = "<ol><li>a</li><li>b</li><li>c</li></ol>";
    let labels = json!(["one", "two", "three", "four", "five", "six", "seven"]);
    let articles = json!({ "articles": [
        with(at(1, "三番目", 2, steps), "label_names", labels),
        at(2, "一番目はできますか？", 0, "<p>はい。</p>"),
        at(3, "二番目のエラー", 1, "<p>待つ。</p>"),
        with(at(4, "最初", 9, "<p>最初に。</p>"), "promoted", true),
        with(at(5, "料金", 0, "<p>無料。</p>"), "section_id", 21),
    ] });
    write(folder.path(), "articles.json", &articles);
    folder
}

/// Changes an article in Zendesk.
fn change(folder: &Path, title: &str, body: &str, when: &str) {
    let text = std::fs::read_to_string(folder.join("articles.json")).unwrap();
    let mut all: Value = serde_json::from_str(&text).unwrap();
    let one = &mut all["articles"][0];
    (one["title"], one["body"], one["edited_at"], one["updated_at"]) =
        (title.into(), body.into(), when.into(), when.into());
    write(folder, "articles.json", &all);
}

async fn get(client: &Client, path: &str) -> Value {
    client.api("GET", path, Value::Null).await.expect_ok().json()
}

/// The articles of a collection, as readers get them in their order: titles and types.
async fn listed(client: &Client, collection: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!("/api/v1/articles?collection={collection}&language=ja&limit=2{after}");
        let page = get(client, &path).await;
        let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
        all.extend(page["items"].as_array().unwrap().iter().map(|one| (text(one, "title"), text(one, "kind"))));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return all,
        }
    }
}

/// The one of the articles whose title has this in it.
async fn find(client: &Client, title: &str) -> Value {
    let all = get(client, "/api/v1/knowledge/articles").await;
    let one = all["items"].as_array().unwrap().iter().find(|one| one["title"].as_str().unwrap().contains(title));
    get(client, &format!("/api/v1/knowledge/articles/{}", one.unwrap()["id"].as_str().unwrap())).await
}

/// What readers see of it.
async fn read(client: &Client, work: &Value) -> Value {
    get(client, &format!("/api/v1/articles/{}", work["topic"].as_str().unwrap())).await
}

async fn write_here(agent: &Client, work: &Value, body: &str, publish: bool) {
    let path = format!("/api/v1/knowledge/articles/{}", work["id"].as_str().unwrap());
    let content = json!({ "base": work["head"], "kind": "how_to", "title": work["title"], "body": body, "tags": "" });
    let head = agent.api("PUT", &path, content).await.expect_ok().json()["head"].clone();
    for step in if publish { &["send", "publish"][..] } else { &[] } {
        let step = json!({ "step": step, "revision": head, "note": "" });
        agent.api("POST", &format!("{path}/steps"), step).await.expect_ok();
    }
    agent.app().settle().await.unwrap();
}

async fn run(site: &Site, folder: &Path) -> madang_transfer::Report {
    let report = import(&site.app, folder).await;
    site.app.settle().await.unwrap();
    report
}

#[tokio::test]
async fn articles_keep_their_order_and_have_the_type_that_they_speak_of() {
    on_both(plan, async |site| {
        let report = run(site, sample().path()).await;
        let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
            all.iter().map(|(title, kind)| ((*title).to_owned(), (*kind).to_owned())).collect()
        };
        let visitor = site.visitor();
        let wanted = [
            ("最初", "reference"),
            ("一番目はできますか？", "faq"),
            ("二番目のエラー", "troubleshooting"),
            ("三番目", "how_to"),
        ];
        assert_eq!(listed(&visitor, "section-20").await, pairs(&wanted));
        assert_eq!(listed(&visitor, "section-21").await, pairs(&[("料金", "faq")]));
        assert_eq!(counts(&report, "label"), [5, 0, 2]);
        assert!(report.problems().iter().any(|problem| problem.ends_with("labels that were left out: six, seven")));
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_there_is_written_anew_and_what_was_published_here_is_kept() {
    on_both(plan, async |site| {
        let folder = sample();
        run(site, folder.path()).await;
        let agent = site.staff("Yuna", Role::Manager).await;
        let before = read(&agent, &find(&agent, "三番目").await).await;
        change(folder.path(), "三番目（改）", "<p>新しい文。</p>", "2023-01-01T00:00:00Z");
        let report = run(site, folder.path()).await;
        assert_eq!(
            (counts(&report, "article"), counts(&report, "changed article")),
            ([0, 5, 0], [1, 0, 0]),
            "{report}"
        );
        let work = find(&agent, "三番目（改）").await;
        let after = read(&agent, &work).await;
        assert!(after.to_string().contains("新しい文。") && after["topic"] == before["topic"]);
        assert_eq!((&after["helped"], &work["head"]), (&before["helped"], &json!(2)), "readers are counted once");
        let report = run(site, folder.path()).await;
        assert_eq!((report.all_taken(), counts(&report, "changed article")), (0, [0, 0, 0]), "{report}");

        // What is staged here stays staged, and the newer text of there is read.
        write_here(&agent, &work, "ここで書いている。", false).await;
        change(folder.path(), "三番目（改）", "<p>もっと新しい文。</p>", "2023-02-01T00:00:00Z");
        assert_eq!(counts(&run(site, folder.path()).await, "changed article"), [1, 0, 0]);
        let work = find(&agent, "三番目（改）").await;
        assert!(work["markdown"].as_str().unwrap().contains("ここで書いている。"));
        assert!(read(&agent, &work).await.to_string().contains("もっと新しい文。"));

        // What was published here is kept, now and at every later run.
        write_here(&agent, &work, "ここで公開した。", true).await;
        change(folder.path(), "三番目（改）", "<p>一番新しい文。</p>", "2023-03-01T00:00:00Z");
        for _ in 0..2 {
            let report = run(site, folder.path()).await;
            assert_eq!(counts(&report, "changed article"), [0, 0, 1], "{report}");
            assert!(report.problems().iter().any(|problem| problem.contains("what is here was kept")), "{report}");
            assert!(read(&agent, &work).await.to_string().contains("ここで公開した。"));
        }
    })
    .await;
}
