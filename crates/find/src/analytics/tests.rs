//! Counting searches, through HTTP.

use super::{Place, Recorder, mask::mask, recorder::Asked};
use crate::{
    forget_searches, store,
    store::analytics::{RawRow, Scope},
    tests::{community, plan},
    write_searches,
};
use madang_i18n::Lang;
use madang_kernel::{App, Role};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// Somebody with a browser, who is told apart from others by `name`.
fn browser(site: &Site, name: &str) -> Client {
    site.visitor().speaking("en").header("user-agent", &format!("{BROWSER} {name}"))
}

/// The same who comes from a page of this site.
fn from(site: &Site, name: &str, page: &str) -> Client {
    browser(site, name).header("referer", &format!("http://community.test{page}"))
}

async fn rows(app: &App) -> Vec<RawRow> {
    write_searches(app).await.unwrap();
    let scope = Scope { to: i64::MAX, ..Scope::default() };
    let start = (0, String::new(), String::new(), String::new());
    store::analytics::raw(&mut app.db().read().await.unwrap(), &scope, &start, 1_000).await.unwrap()
}

async fn row(app: &App, key: &str) -> RawRow {
    let rows = rows(app).await;
    rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no {key:?} in {rows:?}")).clone()
}

#[tokio::test]
async fn a_search_is_counted_once_for_whoever_makes_it() {
    on_both(plan, async |site| {
        community(site).await;
        let minji = browser(site, "minji");
        let page = minji.get("/search?q=환불").await.expect_ok();
        assert!(page.statements <= 8, "{} statements", page.statements);
        minji.get("/search?q=%20환불 ").await.expect_ok();
        minji.get("/search?q=환불&page=2").await.expect_ok();
        minji.get("/search?q=환불&state=solved&order=newest").await.expect_ok();
        from(site, "hana", "/search?q=%ED%99%98%EB%B6%88&page=2").get("/search?q=환불&tag=결제").await.expect_ok();
        minji.get("/search?tag=결제").await.expect_ok();
        browser(site, "hana").get("/search?q=환불").await.expect_ok();
        site.visitor().header("user-agent", "Googlebot/2.1").get("/search?q=환불").await.expect_ok();
        site.visitor().get("/search?q=환불").await.expect_ok();
        browser(site, "eager").header("sec-purpose", "prefetch").get("/search?q=환불").await.expect_ok();
        let counted = row(&site.app, "환불").await;
        assert_eq!((counted.searches, counted.empty, counted.results), (2, 0, 2));
        assert_eq!((&*counted.place, &*counted.language, &*counted.typed), ("page", "en", "환불"));
        assert_eq!(rows(&site.app).await.len(), 1);
        site.app.clock().advance(Duration::from_secs(3600));
        minji.get("/search?q=환불").await.expect_ok();
        minji.get("/search?q=qzxvqzxv").await.expect_ok();
        assert_eq!(row(&site.app, "환불").await.searches, 3);
        assert_eq!(row(&site.app, "qzxvqzxv").await.empty, 1);
    })
    .await;
}

#[tokio::test]
async fn the_first_click_of_a_search_is_counted_with_its_rank() {
    on_both(plan, async |site| {
        community(site).await;
        for (name, rank) in [("minji", "1"), ("hana", "4")] {
            let client = browser(site, name);
            client.get("/search?q=환불").await.expect_ok();
            for _ in 0..2 {
                let told = client.post("/search/clicked", &[("place", "page"), ("q", "환불"), ("rank", rank)]).await;
                assert_eq!(told.status, 204);
            }
        }
        let counted = row(&site.app, "환불").await;
        assert_eq!((counted.searches, counted.clicked, counted.ranks), (2, 2, 5));
        let client = browser(site, "sora");
        client.post("/search/clicked", &[("place", "suggestions"), ("q", "비밀"), ("rank", "2")]).await.expect_ok();
        client.post("/search/clicked", &[("place", "ask"), ("q", "How do I?"), ("rank", "nonsense")]).await;
        client.post("/search/clicked", &[("place", "api"), ("q", "환불"), ("rank", "1")]).await.expect_ok();
        let chosen = row(&site.app, "비밀").await;
        assert_eq!((&*chosen.place, chosen.searches, chosen.clicked, chosen.ranks), ("suggestions", 1, 1, 2));
        assert_eq!(rows(&site.app).await.len(), 2);
        let other = client.header("sec-fetch-site", "cross-site");
        assert_eq!(other.post("/search/clicked", &[("q", "환불")]).await.status, 409);
    })
    .await;
}

#[tokio::test]
async fn a_query_put_another_way_is_counted_with_what_followed() {
    on_both(plan, async |site| {
        community(site).await;
        let admin = site.staff("Admin", Role::Administrator).await;
        for name in ["minji", "hana"] {
            browser(site, name).get("/search?q=패스워드").await.expect_ok();
            from(site, name, "/search?q=%ED%8C%A8%EC%8A%A4%EC%9B%8C%EB%93%9C").get("/search?q=비밀번호").await;
        }
        let elsewhere = browser(site, "sora").header("referer", "http://other.test/search?q=somewhere");
        elsewhere.get("/search?q=환불").await.expect_ok();
        browser(site, "late").get("/search?q=버섯").await.expect_ok();
        site.app.clock().advance(Duration::from_secs(11 * 60));
        from(site, "late", "/search?q=%EB%B2%84%EC%84%AF").get("/search?q=펌프").await.expect_ok();
        write_searches(&site.app).await.unwrap();
        let list = admin.api("GET", "/api/v1/admin/search/queries?list=reworded", Value::Null).await.expect_ok().json();
        assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
        assert_eq!(list["items"][0]["query"], "패스워드");
        assert_eq!(list["items"][0]["reworded"], 2);
        assert_eq!(list["items"][0]["next"], json!([{ "query": "비밀번호", "times": 2 }]));
        let page = admin.get("/admin/search?list=reworded").await.expect_ok();
        assert!(page.says("패스워드") && page.says("/search?q=%EB%B9%84%EB%B0%80%EB%B2%88%ED%98%B8"));
    })
    .await;
}

#[tokio::test]
async fn nothing_personal_is_kept_of_a_query() {
    on_both(plan, async |site| {
        community(site).await;
        let client = browser(site, "minji");
        client.get("/search?q=minji@example.com 로그인").await.expect_ok();
        client.get("/search?q=090-1234-5678 に届かない").await.expect_ok();
        let referer = "/search?q=card%204111%201111%201111%201111";
        from(site, "minji", referer).get("/search?q=call me on %2B44 20 7946 0958").await.expect_ok();
        client.post("/search/clicked", &[("q", "minji@example.com 로그인"), ("rank", "1")]).await.expect_ok();
        let kept = format!("{:?}", rows(&site.app).await);
        for secret in ["minji", "example", "1234", "4111", "7946", "Firefox", "127.0.0.1"] {
            assert!(!kept.contains(secret), "{secret} in {kept}");
        }
        assert_eq!(row(&site.app, "‹e-mail› 로그인").await.clicked, 1);
        assert_eq!(row(&site.app, "card ‹number›").await.reworded, 1);
        let admin = site.staff("Admin", Role::Administrator).await.speaking("en");
        let page = admin.get("/admin/search").await.expect_ok();
        assert!(page.says("‹e-mail› 로그인") && !page.says("/search?q=%E2%80%B9"));
    })
    .await;
}

#[tokio::test]
async fn two_nodes_add_to_the_same_day() {
    on_both(plan, async |site| {
        let (db, clock) = (site.app.db().clone(), site.app.clock().clone());
        let other = App::builder(db).clock(clock).node(1).service(Recorder::default()).build().await.unwrap();
        let query = mask("환불").unwrap();
        for (app, person, took) in [(&site.app, 1, 20), (&other, 2, 700), (&site.app, 3, 5), (&other, 4, 1)] {
            let at = app.now();
            let asked = Asked { person: Some(person), at, place: Place::Page, language: Lang::Ko, query: &query };
            let recorder = app.service::<Recorder>();
            recorder.searched(&asked, 2, Duration::from_millis(took), None);
            recorder.clicked(&asked, 1);
            if person > 1 {
                write_searches(app).await.unwrap();
            }
        }
        let counted = row(&site.app, "환불").await;
        assert_eq!((counted.searches, counted.clicked, counted.results), (4, 4, 8));
        assert_eq!((counted.slow, counted.slowest), (1, 700));
    })
    .await;
}

#[tokio::test]
async fn queries_are_forgotten_when_their_time_is_over() {
    on_both(plan, async |site| {
        community(site).await;
        browser(site, "minji").get("/search?q=환불").await.expect_ok();
        assert_eq!(rows(&site.app).await.len(), 1);
        site.app.clock().advance(Duration::from_secs(179 * 86_400));
        forget_searches(&site.app).await.unwrap();
        assert_eq!(rows(&site.app).await.len(), 1);
        site.app.clock().advance(Duration::from_secs(86_400));
        forget_searches(&site.app).await.unwrap();
        assert!(rows(&site.app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_keeps_no_days_counts_nothing() {
    let silent = Recorder::keeping(0);
    let query = mask("환불").unwrap();
    let at = madang_kernel::Timestamp::from_millis(1_777_863_600_000);
    let asked = Asked { person: Some(1), at, place: Place::Page, language: Lang::Ko, query: &query };
    silent.searched(&asked, 1, Duration::ZERO, None);
    silent.clicked(&asked, 1);
    assert!(silent.take(at).queries.is_empty());
}

#[tokio::test]
async fn programs_are_counted_apart_and_tell_clicks_if_they_like() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let admin = site.staff("Admin", Role::Administrator).await;
        let get = async |path: &str| admin.api("GET", path, Value::Null).await.expect_ok().json();
        for _ in 0..3 {
            c.visitor.api("GET", "/api/v1/search?q=환불", Value::Null).await.expect_ok();
        }
        let click = json!({ "q": "환불", "rank": 2 });
        assert_eq!(c.visitor.api("POST", "/api/v1/search/clicked", click).await.status, 204);
        browser(site, "minji").get("/search?q=비밀번호").await.expect_ok();
        write_searches(&site.app).await.unwrap();
        let totals = get("/api/v1/admin/search/totals").await;
        assert_eq!((&totals["searches"], &totals["unclicked"]), (&json!(4), &json!(1)), "{totals}");
        assert_eq!(totals["days"].as_array().unwrap().len(), 30);
        assert_eq!(totals["days"][29]["searches"], 4);
        let totals = get("/api/v1/admin/search/totals?place=api&days=7").await;
        assert_eq!((&totals["searches"], &totals["unclicked"], &totals["rank"]), (&json!(3), &json!(2), &json!(2.0)));
        let list = get("/api/v1/admin/search/queries?list=unclicked").await;
        assert_eq!(list["items"][0]["query"], "비밀번호");
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(get("/api/v1/admin/search/queries?language=ko").await["items"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn managers_look_through_the_lists_and_take_them_along() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let manager = site.staff("Manager", Role::Manager).await.speaking("en");
        let empty = manager.get("/admin/search").await.expect_ok();
        assert!(empty.says("No searches in this period") && empty.says("posts can be found on this server"));
        for (name, query) in [("a", "환불"), ("b", "환불"), ("c", "=cmd()"), ("d", "zzzqqq, %22x%22"), ("e", "pump")]
        {
            browser(site, name).get(&format!("/search?q={query}")).await.expect_ok();
        }
        write_searches(&site.app).await.unwrap();
        let page = manager.get("/admin/search?days=7&list=empty").await.expect_ok();
        assert!(page.says("zzzqqq") && page.says("<svg viewBox=\"0 0 67 100\""), "{}", page.text);
        assert!(page.statements <= 7, "{} statements", page.statements);
        let file = manager.get("/admin/search/export?list=frequent").await.expect_ok();
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert!(file.text.starts_with("\u{feff}query,searches,"), "{}", file.text);
        assert!(file.says("환불,2,0,") && file.says("\"'=cmd()\",1,") && file.says("\"zzzqqq, \"\"x\"\"\",1,"));
        let all = manager.get("/api/v1/admin/search/export?days=7").await.expect_ok();
        assert_eq!(all.text.lines().count(), 5, "{}", all.text);
        assert!(all.says("2026-05-04,page,en,환불,2,0,0,0,"));
        let first = manager.api("GET", "/api/v1/admin/search/queries?limit=3", Value::Null).await.json();
        assert_eq!(first["items"][0]["query"], "환불");
        let after = format!("/api/v1/admin/search/queries?limit=3&after={}", first["next"].as_str().unwrap());
        let second = manager.api("GET", &after, Value::Null).await.json();
        assert_eq!((second["items"].as_array().unwrap().len(), &second["next"]), (1, &Value::Null));
        let agent = site.staff("Agent", Role::Agent).await;
        for path in ["/admin/search", "/admin/search/export", "/api/v1/admin/search/totals"] {
            assert_eq!(agent.get(path).await.status, 403, "{path}");
        }
        assert!(c.visitor.get("/admin/search").await.location().starts_with("/sign-in"));
    })
    .await;
}
