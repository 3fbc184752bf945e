//! A Zendesk export becomes a knowledge base, questions and tickets.

use crate::{
    lines::picture,
    support::{everything, later, plan, survives_being_killed},
};
use madang_kernel::{App, Role, sql};
use madang_testkit::{Site, on_both};
use madang_transfer::{Progress, Report, zendesk};
use serde_json::{Value, json};
use std::{fs, path::Path};
use tempfile::TempDir;

pub(crate) fn export(folder: &Path) -> zendesk::Export {
    zendesk::Export {
        folder: folder.to_owned(),
        source: "acme".into(),
        hosts: vec!["old.acme.example".into()],
        with_emails: false,
        with_tickets: true,
        access: None,
    }
}

pub(crate) async fn import(app: &App, folder: &Path) -> Report {
    zendesk::import(app, &export(folder), &Progress::hidden()).await.unwrap()
}

pub(crate) fn counts(report: &Report, kind: &str) -> [u64; 3] {
    [report.count_taken(kind), report.count_known(kind), report.count_skipped(kind)]
}

pub(crate) fn write(folder: &Path, name: &str, content: &Value) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content.to_string()).unwrap();
}

pub(crate) fn article(id: u64, locale: &str, title: &str, body: &str) -> Value {
    json!({
        "id": id, "html_url": format!("https://help.acme.example/hc/{locale}/articles/{id}"), "author_id": 1,
        "section_id": 20, "title": title, "locale": locale, "source_locale": "ja", "draft": false, "outdated": false,
        "user_segment_id": null, "label_names": [], "vote_sum": 3, "vote_count": 5, "position": 0,
        "comments_disabled": false, "promoted": false, "created_at": "2021-03-04T05:06:07Z",
        "edited_at": "2022-03-04T05:06:07Z", "body": body,
    })
}

pub(crate) fn with(mut value: Value, field: &str, to: impl Into<Value>) -> Value {
    value[field] = to.into();
    value
}

const BODY: &str = r##"<h2 id="h_01A">準備</h2><p class="alert alert-warning">電源を<b>切って</b>ください。</p>
<p>See <a href="https://help.acme.example/hc/ja/articles/101-old#h_02B">step two</a>,
<a href="/hc/en-us/articles/101">the English one</a>, <a href="#h_01A">above</a>, <a href="/hc/ja/sections/20-x">the section</a>,
<a href="https://old.acme.example/hc/ja/community/posts/500">a question</a>,
<a href="/hc/ja/articles/999">gone</a> and <a href="https://other.example/hc/ja/articles/101">elsewhere</a>.</p>
<p><iframe src="//www.youtube-nocookie.com/embed/abcdefghijk"></iframe></p>
<p><img src="/hc/article_attachments/900/leaf.png" alt="leaf"><img src="/hc/article_attachments/901/lost.png" alt="lost"></p>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><pre class="lang-sh">ls -l</pre>
<script>alert(1)</script><a href="javascript:alert(1)" onclick="x()">bad</a>"##;

/// A help centre, a community and tickets, in several layouts.
fn sample() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(
        at,
        "categories.json",
        &json!({ "categories": [{ "id": 10, "name": "使い方", "locale": "ja", "position": 1 }], "next_page": null }),
    );
    write(
        at,
        "category-names.json",
        &json!({ "translations": [{ "id": 1, "source_id": 10, "source_type": "Category", "locale": "en-us", "title": "Using it" }] }),
    );
    write(
        at,
        "sections.json",
        &json!({ "sections": [
        { "id": 20, "category_id": 10, "name": "はじめに", "locale": "ja", "position": 1 },
        { "id": 21, "category_id": 10, "parent_section_id": 20, "name": "Deep", "locale": "en-us", "position": 2 },
    ] }),
    );
    write(
        at,
        "ja/articles/100.json",
        &json!({ "article": with(article(100, "ja", "電源を入れる", BODY), "label_names", json!(["電源", "setup"])) }),
    );
    write(
        at,
        "ja/articles/101.json",
        &json!({ "article": article(101, "ja", "二つ目", "<h3 id='h_02B'>Step 2</h3><p>x</p>") }),
    );
    let mut translated = article(101, "en-us", "The second", "<p>In English.</p>");
    translated["outdated"] = true.into();
    write(at, "en/articles.json", &json!({ "articles": [translated] }));
    write(
        at,
        "translations.json",
        &json!({ "translations": [
        { "id": 2, "source_id": 100, "source_type": "Article", "locale": "ko", "title": "전원 켜기", "body": "<p>켜세요.</p>",
          "draft": true, "outdated": false, "created_by_id": 1, "created_at": "2021-04-04T05:06:07Z" },
        { "id": 3, "source_id": 101, "source_type": "Article", "locale": "ja", "title": "二つ目", "body": "", "created_at": "2021-04-04T05:06:07Z" },
    ] }),
    );
    write(
        at,
        "inside.json",
        &json!({ "articles": [
        with(with(article(102, "ja", "wordforcustomers", "<p>a</p>"), "user_segment_id", 31), "section_id", 21),
        with(with(article(103, "ja", "wordforagents", "<p>b</p>"), "user_segment_id", 39), "label_names", json!(["secret"])),
    ] }),
    );
    write(
        at,
        "segments.json",
        &json!({ "user_segments": [{ "id": 31, "name": "Customers", "user_type": "signed_in_users" }] }),
    );
    write(
        at,
        "users.json",
        &json!({ "users": [
        { "id": 1, "name": "Ann Agent", "role": "agent", "email": "ann@acme.example", "verified": true },
        { "id": 2, "name": "Ben Buyer", "role": "end-user", "organization_id": 70, "email": "ben@b.example", "verified": true },
        { "id": 3, "name": "Cho Customer", "role": "end-user", "locale": "ko" },
    ] }),
    );
    write(at, "organizations.json", &json!({ "organizations": [{ "id": 70, "name": "Buyers Ltd" }] }));
    write(
        at,
        "articles/100/comments.json",
        &json!({ "comments": [
        { "id": 600, "body": "<p>Thanks</p>", "author_id": 3, "source_id": 100, "source_type": "Article", "locale": "ja", "vote_sum": 1, "created_at": "2021-05-04T05:06:07Z" },
    ] }),
    );
    write(
        at,
        "community.json",
        &json!({
            "topics": [{ "id": 40, "name": "Tips", "position": 0 }],
            "posts": [{ "id": 500, "title": "How do I clean it?", "details": "<p>It is <i>dirty</i>.</p>", "author_id": 3,
                "topic_id": 40, "status": "answered", "vote_sum": 2, "created_at": "2021-06-04T05:06:07Z" }],
            "votes": [
                { "id": 800, "user_id": 1, "value": 1, "item_id": 500, "item_type": "Post", "created_at": "2021-06-05T05:06:07Z" },
                { "id": 801, "user_id": 77, "value": 1, "item_id": 500, "item_type": "Post", "created_at": "2021-06-05T05:06:07Z" },
                { "id": 802, "user_id": 3, "value": -1, "item_id": 100, "item_type": "Article", "created_at": "2021-06-05T05:06:07Z" },
            ],
        }),
    );
    write(
        at,
        "community/posts/500/comments.json",
        &json!({ "comments": [
        { "id": 610, "body": "<p>With water.</p>", "author_id": 1, "official": true, "created_at": "2021-06-06T05:06:07Z" },
        { "id": 611, "body": "<p>Great!</p>", "author_id": 3, "official": false, "created_at": "2021-06-07T05:06:07Z" },
    ] }),
    );
    write(
        at,
        "tickets.json",
        &json!({ "tickets": [
        { "id": 35, "subject": "wordinaticket broke", "description": "It <broke>.\n\n# today", "requester_id": 2, "status": "pending",
          "priority": "high", "tags": ["churn_risk"], "via": { "channel": "email" }, "created_at": "2021-07-04T05:06:07Z" },
        { "subject": "A ticket without an id", "description": "x", "requester_id": 88, "created_at": "2021-07-04T05:06:07Z" },
    ] }),
    );
    write(
        at,
        "tickets/35/comments.json",
        &json!({ "comments": [
        { "id": 620, "author_id": 2, "body": "It <broke>.\n\n# today", "html_body": "<p>It</p>", "public": true, "created_at": "2021-07-04T05:06:07Z" },
        { "id": 621, "author_id": 1, "body": "", "html_body": "<p>He is <b>angry</b>.</p>", "public": false, "created_at": "2021-07-04T06:06:07Z" },
    ] }),
    );
    write(
        at,
        "audits.json",
        &json!({ "audits": [{ "id": 1, "ticket_id": 35, "author_id": 2, "created_at": "2021-07-05T05:06:07Z",
        "events": [{ "id": 622, "type": "Comment", "body": "Any news?", "public": true }, { "id": 9, "type": "Change" }] }] }),
    );
    folder
}

/// The same with a picture beside it, and with files that are broken or hold nothing.
fn sample_with_files() -> TempDir {
    let folder = sample();
    fs::create_dir_all(folder.path().join("pictures/article_attachments/900")).unwrap();
    fs::write(folder.path().join("pictures/article_attachments/900/leaf.png"), picture()).unwrap();
    fs::write(folder.path().join("manual.pdf"), b"%PDF-1.4 nothing").unwrap();
    write(
        folder.path(),
        "files.json",
        &json!({ "article_attachments": [
        { "id": 902, "article_id": 100, "file_name": "manual.pdf", "inline": false, "content_url": "https://help.acme.example/hc/article_attachments/902" },
    ] }),
    );
    fs::write(folder.path().join("broken.json"), r#"{"articles":[{"id":1,"title":"half"#).unwrap();
    write(folder.path(), "triggers.json", &json!({ "triggers": [{ "title": "x" }] }));
    folder
}

async fn topic(site: &Site, key: &str) -> (String, String, String, bool, String) {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!(
        "SELECT t.title, t.language, p.markdown, t.hidden, s.slug FROM imported i JOIN topics t ON t.id = i.id \
         JOIN posts p ON p.id = t.opening JOIN spaces s ON s.id = t.space WHERE i.kind = 'topic' AND i.key = $1"
    ))
    .bind(key)
    .one()
    .await
    .unwrap()
}

async fn url(site: &Site, key: &str) -> String {
    let mut conn = site.app.db().read().await.unwrap();
    let (id, kind, slug): (madang_kernel::TopicId, String, String) = conn
        .q(sql!("SELECT t.id, t.kind, t.slug FROM imported i JOIN topics t ON t.id = i.id WHERE i.kind = 'topic' AND i.key = $1"))
        .bind(key)
        .one()
        .await
        .unwrap();
    madang_conversation::topic_url(&kind, id, &slug)
}

async fn announced(app: &App, kind: &str) -> Vec<Value> {
    let mut conn = app.db().read().await.unwrap();
    let rows: Vec<(String,)> =
        conn.q(sql!("SELECT payload FROM outbox WHERE kind = $1 ORDER BY seq")).bind(kind).all().await.unwrap();
    rows.iter().map(|(payload,)| serde_json::from_str(payload).unwrap()).collect()
}

#[tokio::test]
async fn every_thing_is_taken_or_counted_as_left_out() {
    on_both(plan, async |site| {
        let report = import(&site.app, sample_with_files().path()).await;
        for (kind, want) in [
            ("user", [3, 0, 0]),
            ("stand-in", [2, 0, 0]),
            ("category", [1, 0, 0]),
            ("section", [2, 0, 0]),
            ("split section", [1, 0, 0]),
            ("article", [5, 0, 0]),
            ("translation", [1, 0, 2]),
            ("article comment", [1, 0, 0]),
            ("community topic", [1, 0, 0]),
            ("community post", [1, 0, 0]),
            ("post comment", [2, 0, 0]),
            ("ticket", [2, 0, 0]),
            ("first comment", [1, 0, 0]),
            ("ticket comment", [2, 0, 0]),
            ("vote", [1, 0, 2]),
            ("label", [2, 0, 1]),
            ("file", [2, 0, 1]),
            ("page", [0, 0, 2]),
        ] {
            assert_eq!(counts(&report, kind), want, "{kind}\n{report}");
        }
        let text = report.to_string();
        assert!(text.contains("broken.json: not valid JSON: EOF"), "{text}");
        assert!(text.contains("triggers.json: holds \"triggers\""), "{text}");
        assert!(text.contains("article 100: links to /hc/ja/articles/999"), "{text}");
        assert!(text.contains("Flattened: 1 sections") && text.contains("Deep"), "{text}");
        assert!(text.contains("User segment 39 is not in the export"), "{text}");
        let missing: Vec<_> = report.missing_files().collect();
        let lost = ("article 100 \"電源を入れる\"", "https://help.acme.example/hc/article_attachments/901/lost.png");
        assert_eq!(missing, [lost]);
    })
    .await;
}

#[tokio::test]
async fn an_article_reads_as_in_the_source_and_links_to_where_things_are_now() {
    on_both(plan, async |site| {
        import(&site.app, sample_with_files().path()).await;
        let (title, language, text, hidden, space) = topic(site, "article:100:ja").await;
        assert_eq!(
            (title.as_str(), language.as_str(), hidden, space.as_str()),
            ("電源を入れる", "ja", false, "section-20")
        );
        let (second, english) = (url(site, "article:101:ja").await, url(site, "article:101:en-us").await);
        let question = url(site, "post:500").await;
        for part in [
            "## 準備",
            "> [!WARNING]\n> 電源を**切って**ください。",
            &format!("[step two]({second}#h-step-2)"),
            &format!("[the English one]({english})"),
            "[above](#h-準備)",
            &format!("[a question]({question})"),
            "[gone](https://help.acme.example/hc/ja/articles/999)",
            "[elsewhere](https://other.example/hc/ja/articles/101)",
            "<https://www.youtube-nocookie.com/embed/abcdefghijk>",
            "![leaf](/files/",
            "![lost](https://help.acme.example/hc/article_attachments/901/lost.png)",
            "| a | b |",
            "```sh\nls -l\n```",
            "- [manual.pdf](/files/",
        ] {
            assert!(text.contains(part), "{part}\n in {text}");
        }
        assert!(!text.contains("alert(1)") && !text.contains("onclick"), "{text}");
        let (_, _, _, hidden, _) = topic(site, "article:100:ko").await;
        assert!(hidden, "a draft is not shown");
    })
    .await;
}

#[tokio::test]
async fn the_knowledge_base_is_told_of_every_article_and_collection() {
    on_both(plan, async |site| {
        import(&site.app, sample().path()).await;
        let articles = announced(&site.app, "knowledge.article-imported").await;
        assert_eq!(articles.len(), 6);
        for (place, told) in articles.iter().enumerate().filter(|(_, told)| !told["translation_of"].is_null()) {
            let original = articles.iter().position(|other| other["topic"] == told["translation_of"]);
            assert!(original.is_some_and(|original| original < place), "{articles:?}");
        }
        let original = articles.iter().find(|told| told["helped"] == 4).unwrap();
        assert_eq!((&original["did_not_help"], &original["translation_of"]), (&json!(1), &Value::Null));
        let behind: Vec<&Value> = articles.iter().filter(|told| told["behind"] == true).collect();
        assert!(behind.len() == 1 && !behind[0]["translation_of"].is_null() && behind[0]["helped"] == 0);
        let drafts: Vec<&Value> = articles.iter().filter(|told| told["draft"] == true).collect();
        assert!(drafts.len() == 1 && !drafts[0]["translation_of"].is_null());
        let collections = announced(&site.app, "knowledge.collection-imported").await;
        let inner = collections.iter().filter(|told| !told["parent"].is_null()).count();
        assert_eq!((collections.len(), inner), (4, 3));
        let mut conn = site.app.db().read().await.unwrap();
        let spaces: Vec<(String, String, String)> =
            conn.q(sql!("SELECT slug, kind, visibility FROM spaces ORDER BY slug")).all().await.unwrap();
        let spaces: Vec<(&str, &str, &str)> =
            spaces.iter().map(|(slug, kind, seen)| (slug.as_str(), kind.as_str(), seen.as_str())).collect();
        assert_eq!(
            spaces,
            [
                ("deep", "knowledge", "members"),
                ("section-20", "knowledge", "everyone"),
                ("section-20-staff", "knowledge", "staff"),
                ("tickets", "tickets", "staff"),
                ("tips", "questions", "everyone"),
                ("using-it", "knowledge", "everyone"),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn old_addresses_lead_to_where_things_are_now() {
    on_both(plan, async |site| {
        import(&site.app, sample_with_files().path()).await;
        later(site);
        let (visitor, agent) = (site.visitor(), site.staff("Agent", Role::Agent).await);
        let encoded = |url: String| percent_encoding::utf8_percent_encode(&url, percent_encoding::CONTROLS).to_string();
        let (second, english) = (url(site, "article:101:ja").await, url(site, "article:101:en-us").await);
        for (old, new) in [
            ("/hc/ja/articles/101-二つ目", encoded(second.clone())),
            ("/hc/en-us/articles/101", encoded(english)),
            ("/hc/de/articles/101", encoded(second)),
            ("/hc/community/posts/500-x", encoded(url(site, "post:500").await)),
            ("/hc/ja", "/help".to_owned()),
            ("/hc", "/help".to_owned()),
        ] {
            let answer = visitor.get(old).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (308, new.as_str()), "{old}");
        }
        assert!(visitor.get("/hc/ja/sections/20-x").await.location().ends_with("/section-20"));
        assert!(visitor.get("/hc/en-us/categories/10").await.location().ends_with("/using-it"));
        assert!(visitor.get("/hc/article_attachments/900/leaf.png").await.location().starts_with("/files/"));
        for closed in
            ["/hc/ja/articles/100x", "/hc/requests/35", "/agent/tickets/35", "/hc/ja/articles/103", "/hc/x/y/z"]
        {
            let answer = visitor.get(closed).await;
            let found = closed.contains("100x");
            assert_eq!(answer.status.as_u16() == 404, !found, "{closed} {}", answer.status);
        }
        let ticket = encoded(url(site, "ticket:35").await);
        assert_eq!(agent.get("/hc/en-us/requests/35").await.location(), ticket);
        assert_eq!(agent.get("/agent/tickets/35").await.location(), ticket);
    })
    .await;
}

#[tokio::test]
async fn a_ticket_is_for_staff_alone() {
    on_both(plan, async |site| {
        import(&site.app, sample().path()).await;
        later(site);
        let address = url(site, "ticket:35").await;
        let (agent, member) = (site.staff("Agent", Role::Agent).await.speaking("en"), site.member("Member").await);
        let page = agent.get(&address).await.expect_ok();
        for part in [
            "wordinaticket broke",
            "It &lt;broke&gt;.",
            "Internal note",
            "Any news?",
            "status pending",
            "churn_risk",
            "Ticket",
        ] {
            assert!(page.says(part), "{part}\n{}", page.text);
        }
        assert!(page.text.contains("noindex") && !page.text.contains("application/atom+xml"), "{}", page.text);
        assert!(!page.text.contains("/replies\""), "nothing can be written to somebody who is not here");
        assert_eq!(page.text.matches("It &lt;broke&gt;").count(), 1, "the first comment is the ticket itself");
        // The address itself says the title, and a page that is not there may repeat what was asked for.
        let short = address.rsplit_once('/').unwrap().0.to_owned() + "/x";
        for client in [&member, &site.visitor()] {
            for path in [short.as_str(), "/s/tickets", "/", "/tags", "/members", "/api/v1/topics", "/m/Ben-Buyer"] {
                let answer = client.get(path).await;
                let tells = ["wordinaticket", "churn_risk", "Ben Buyer"].iter().find(|word| answer.says(word));
                assert_eq!(tells, None, "{path}");
            }
            assert_eq!(client.get(&address).await.status.as_u16(), 404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_community_post_keeps_its_official_answer_and_its_votes() {
    on_both(plan, async |site| {
        import(&site.app, sample().path()).await;
        let mut conn = site.app.db().read().await.unwrap();
        let (state, verified, score, answers): (String, bool, i64, i64) = conn
            .q(sql!("SELECT state, verified, score, answers FROM topics WHERE kind = 'question'"))
            .one()
            .await
            .unwrap();
        assert_eq!((state.as_str(), verified, score, answers), ("solved", true, 2, 2));
        let told = announced(&site.app, "questions.imported").await;
        assert!(told.iter().any(|told| told["verdicts"][0]["verdict"] == "verified"), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    on_both(plan, async |site| {
        let folder = sample_with_files();
        import(&site.app, folder.path()).await;
        let whole = async || {
            let mut conn = site.app.db().read().await.unwrap();
            let spaces: Vec<(i64, String, String)> =
                conn.q(sql!("SELECT id, slug, names FROM spaces ORDER BY id")).all().await.unwrap();
            let events: i64 = conn
                .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind LIKE 'knowledge.%'"))
                .value()
                .await
                .unwrap();
            format!("{}{spaces:?}{events}", everything(&site.app).await)
        };
        let before = whole().await;
        let report = import(&site.app, folder.path()).await;
        assert_eq!(report.all_taken(), 0, "{report}");
        assert_eq!(whole().await, before);
    })
    .await;
}

#[tokio::test]
async fn an_import_killed_anywhere_is_finished_by_running_it_again() {
    let folder = sample();
    let export = export(folder.path());
    survives_being_killed(async |app| zendesk::import(app, &export, &Progress::hidden()).await.is_ok()).await;
}

#[tokio::test]
async fn hostile_html_is_shown_as_harmless_text() {
    on_both(plan, async |site| {
        let folder = tempfile::tempdir().unwrap();
        let bad = [
            "<img src=x onerror=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
            "<a href='https://a.example/\" onmouseover=\"alert(1)'>x</a>",
            "<iframe src=\"javascript:alert(1)\"></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "[x](javascript:alert(1)) <javascript:alert(1)> ![x](data:text/html,alert(1))",
            "<pre>```\n<img src=x onerror=alert(1)></pre><div class=\"note\"><script>alert(1)</script>[!NOTE]</div>",
            "<h2 id='\"><script>alert(1)</script>'>x</h2><a href='#\"><script>alert(1)</script>'>y</a>",
        ];
        let articles: Vec<Value> = bad.iter().zip(1..).map(|(body, id)| article(id, "en-us", body, body)).collect();
        write(folder.path(), "articles.json", &json!({ "articles": articles }));
        let report = import(&site.app, folder.path()).await;
        assert_eq!(report.count_taken("article"), bad.len() as u64, "{report}");
        let mut conn = site.app.db().read().await.unwrap();
        let pages: Vec<(String,)> = conn.q(sql!("SELECT html FROM posts")).all().await.unwrap();
        for (html,) in pages {
            let lower = html.to_lowercase();
            for sign in ["<script", "<svg", "<iframe", "<style", "<math", "<object"] {
                assert!(!lower.contains(sign), "{html}");
            }
            // What looks like an attribute may stand in text, where its brackets are escaped, but in no tag.
            let tags = lower.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
            for tag in tags {
                assert!(
                    !tag.contains("onerror=") && !tag.contains(" onmouseover=\"") && !tag.contains("\"javascript:"),
                    "{html}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn members_keep_their_addresses_only_where_that_is_asked_for() {
    on_both(plan, async |site| {
        let folder = sample();
        let with_emails = zendesk::Export { with_emails: true, ..export(folder.path()) };
        import(&site.app, folder.path()).await;
        let addresses = async || {
            let mut conn = site.app.db().read().await.unwrap();
            let rows: Vec<(String, String)> = conn
                .q(sql!("SELECT name, email FROM members WHERE email IS NOT NULL ORDER BY name"))
                .all()
                .await
                .unwrap();
            rows
        };
        assert!(addresses().await.is_empty());
        let other = zendesk::Export { source: "again".into(), ..with_emails };
        zendesk::import(&site.app, &other, &Progress::hidden()).await.unwrap();
        let kept = addresses().await;
        assert_eq!(kept.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Ann Agent", "Ben Buyer"]);
    })
    .await;
}

#[tokio::test]
async fn a_label_that_names_a_product_or_its_version_says_what_an_article_is_about() {
    on_both(plan, async |site| {
        let manager = site.staff("Mina", Role::Manager).await;
        let product = manager.api("POST", "/api/v1/admin/products", json!({ "name": "Leaf Pot" })).await.expect_ok().json();
        let path = format!("/api/v1/admin/products/{}/versions", product["id"].as_str().unwrap());
        for name in ["1.0", "2.0"] {
            manager.api("POST", &path, json!({ "name": name })).await.expect_ok();
        }
        let folder = sample();
        let labelled = |id, label: &str| with(article(id, "en-us", "Care", "<p>x</p>"), "label_names", json!(["care", label]));
        let articles = [labelled(301, "leaf-pot 2.0"), labelled(302, "LEAF POT"), labelled(303, "leaf pot 9")];
        write(folder.path(), "labelled.json", &json!({ "articles": articles }));
        import(&site.app, folder.path()).await;
        let mut conn = site.app.db().read().await.unwrap();
        let about: Vec<(Option<String>, Option<String>)> = conn
            .q(sql!(
                "SELECT p.name, v.name FROM imported i JOIN topics t ON t.id = i.id LEFT JOIN products p ON p.id = t.product \
                 LEFT JOIN product_versions v ON v.id = t.version WHERE i.kind = 'topic' \
                 AND i.key IN ('article:301', 'article:302', 'article:303') ORDER BY i.key"
            ))
            .all()
            .await
            .unwrap();
        let named = |version: Option<&str>| (Some("Leaf Pot".to_owned()), version.map(str::to_owned));
        assert_eq!(about, [named(Some("2.0")), named(None), (None, None)]);
    })
    .await;
}
