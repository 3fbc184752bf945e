//! Members, tags and files found by name.

use super::*;
use madang_conversation::{KeptFile, insert_file};
use madang_kernel::FileId;

/// What sending a file would do.
struct Upload {
    member: MemberId,
    file: KeptFile,
}

impl Command for Upload {
    type Output = FileId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<FileId> {
        insert_file(cx, self.member, &self.file).await
    }
}

fn file(name: &str) -> KeptFile {
    KeptFile {
        hash: "00".into(),
        name: name.into(),
        media_type: "application/pdf".into(),
        extension: "pdf".into(),
        bytes: 3_600_000,
        size: None,
        variants: vec![],
    }
}

impl Community<'_> {
    /// Names of a kind that the API finds.
    async fn names(&self, client: &Client, kind: &str, query: &str) -> Vec<String> {
        let json = client.api("GET", &format!("/api/v1/search?{query}"), Value::Null).await.expect_ok().json();
        json[kind].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
    }

    /// A reply with a file of this name.
    async fn reply_with(&self, client: &Client, topic: TopicId, name: &str) -> PostId {
        let kept = file(name);
        let id = self.site.do_as_system(Upload { member: client.id(), file: kept.clone() }).await;
        let text = format!("여기 있어요: {}", kept.markdown(id));
        let body = RenderedBody::plain(&Body::parse(&text).unwrap(), "test");
        let added = self.site.app.run(&self.actor(client), Reply { topic, body }).await.unwrap();
        self.settle().await;
        added.post
    }
}

#[tokio::test]
async fn members_and_tags_are_found_by_the_beginning_of_any_word() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let park = site.member("Minji Park").await;
        c.reply(&park, c.refund.topic, "저도요.").await;
        let tagged = Start {
            space: c.space,
            author: c.asker.id(),
            title: "Sensors at home",
            text: "Which ones?",
            tags: "smart-home,田中さくら",
        };
        site.do_as_system(tagged).await;
        c.settle().await;
        for query in ["q=park", "q=minji", "q=MINJI pa", "q=minji-park"] {
            assert_eq!(c.names(&c.visitor, "members", query).await, ["Minji Park"], "{query}");
        }
        for query in ["q=home", "q=smart home", "q=smart-ho"] {
            assert_eq!(c.names(&c.visitor, "tags", query).await, ["smart-home"], "{query}");
        }
        assert_eq!(c.names(&c.visitor, "tags", "q=さく").await, ["田中さくら"]);
        assert_eq!(c.names(&c.visitor, "members", "q=민지").await, ["민지"]);
        for query in ["q=ome", "q=p", "q=%22park%22", "q=park&space=help", "q=-park"] {
            assert!(c.names(&c.visitor, "members", query).await.is_empty(), "{query}");
            assert!(c.names(&c.visitor, "tags", query).await.is_empty(), "{query}");
        }
        let page = c.visitor.get("/search?q=park").await.expect_ok();
        assert!(page.says("href=\"/m/") && page.says("<b>Minji Park</b>"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn names_follow_what_changes() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let manager = site.staff("Garam", Role::Manager).await;
        let form = [("name", "카드-결제"), ("description", ""), ("synonyms", "신용카드")];
        let listed = c.visitor.api("GET", "/api/v1/tags?q=결제", Value::Null).await.expect_ok().json();
        let id = listed["items"][0]["id"].as_str().unwrap();
        assert_eq!(manager.post(&format!("/admin/tags/{id}"), &form).await.status, 303);
        c.settle().await;
        assert!(c.names(&c.visitor, "tags", "q=카드").await == ["카드-결제"]);
        assert!(c.names(&c.visitor, "tags", "q=결제").await == ["카드-결제"]);
        assert!(c.names(&c.visitor, "tags", "q=신용").await == ["카드-결제"]);
    })
    .await;
}

#[tokio::test]
async fn names_of_one_kind_are_listed_alone() {
    on_both(plan, async |site| {
        let c = community(site).await;
        for number in 1..=23 {
            site.member(&format!("garden {number:02}")).await;
        }
        let first = c.visitor.api("GET", "/api/v1/search?q=garden&kind=member", Value::Null).await.expect_ok().json();
        assert_eq!((first["members"].as_array().unwrap().len(), &first["total"]), (20, &json!(23)));
        assert!(first["items"].as_array().unwrap().is_empty() && first["tags"].as_array().unwrap().is_empty());
        let next = format!("/api/v1/search?q=garden&kind=member&after={}", first["next"].as_str().unwrap());
        let second = c.visitor.api("GET", &next, Value::Null).await.expect_ok().json();
        assert_eq!((second["members"].as_array().unwrap().len(), second.get("next")), (3, None));
        let page = c.visitor.get("/search?q=garden&kind=member").await.expect_ok();
        assert!(page.says("Members: 23") && page.says("page=2") && page.says("garden 01"), "{}", page.text);
        let page = c.visitor.get("/search?q=garden").await.expect_ok();
        assert!(page.says("All Members (23)") && page.says("kind=member"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn files_are_found_only_where_their_post_is_seen() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let post = c.reply_with(&c.helper, c.refund.topic, "환불-설명서 2026.pdf").await;
        for query in ["q=환불", "q=설명", "q=2026", "q=설명서 2026", "q=pdf"] {
            assert_eq!(c.names(&c.visitor, "files", query).await, ["환불-설명서 2026.pdf"], "{query}");
        }
        let page = c.visitor.get("/search?q=설명서").await.expect_ok();
        assert!(page.says("3.4 MB") && page.says(&format!("/p/{post}")) && page.says("/files/"), "{}", page.text);
        assert_eq!(c.names(&c.visitor, "files", "q=설명서&kind=file").await.len(), 1);
        site.do_as_system(Upload { member: c.helper.id(), file: file("설명서 초안.pdf") }).await;
        c.settle().await;
        assert_eq!(c.names(&c.helper, "files", "q=설명서").await, ["환불-설명서 2026.pdf"]);
        site.do_as_system(Hide { post, reason: Some("spam".into()), tells: false }).await;
        c.settle().await;
        let gone = c.visitor.api("GET", "/api/v1/search?q=설명서&kind=file&counts=true", Value::Null).await.json();
        assert_eq!((&gone["total"], gone["files"].as_array().unwrap().len()), (&json!(0), 0));
        assert!(
            !gone["facets"]["kind"].as_array().unwrap().iter().any(|one| one["value"] == "file" && one["count"] != 0)
        );
        let inner = site.space_with("inner", SpaceKind::Questions, Visibility::Members, Posting::Members).await;
        c.reply_with(&c.helper, c.password.topic, "설명서.pdf").await;
        site.do_as_system(Move { topic: c.password.topic, to: inner, reason: String::new() }).await;
        c.settle().await;
        assert!(c.names(&c.visitor, "files", "q=설명서").await.is_empty());
        assert_eq!(c.names(&c.asker, "files", "q=설명서").await, ["설명서.pdf"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_was_edited_away_is_found_no_more() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let post = c.reply_with(&c.helper, c.refund.topic, "영수증.pdf").await;
        assert_eq!(c.names(&c.visitor, "files", "q=영수증").await.len(), 1);
        let edit = Edit { post, body: body("없앴어요."), topic: None, note: String::new(), expected: None };
        site.app.run(&c.actor(&c.helper), edit).await.unwrap();
        c.settle().await;
        assert!(c.names(&c.visitor, "files", "q=영수증").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn names_stand_first_where_they_fit_better_than_titles() {
    on_both(plan, async |site| {
        let c = community(site).await;
        let suggested = async |typed: &str| {
            c.visitor.api("GET", &format!("/api/v1/suggest?q={typed}"), Value::Null).await.expect_ok().json()
        };
        // A tag that is exactly what was typed, though a title begins so too.
        assert_eq!(suggested("환불").await["names_first"], true);
        // Its beginning, but a title begins so.
        assert_eq!(suggested("The").await["names_first"], false);
        assert_eq!(suggested("로그").await["names_first"], true);
        assert_eq!(suggested("ㅎㅂ").await["names_first"], false);
        assert_eq!(suggested("환부").await["tags"][0]["name"], "환불");
        assert_eq!(suggested("ghksqnf").await["corrected"], "환불");
        let options = c.visitor.get("/search/suggest?q=환불").await.expect_ok();
        let place = |what: &str| options.text.find(what).unwrap_or_else(|| panic!("{what}: {}", options.text));
        assert!(place("/tags/") < place("/q/"));
        let options = c.visitor.get("/search/suggest?q=비밀버노").await.expect_ok();
        assert!(options.says("Did you mean") && options.says(&c.password.url()), "{}", options.text);
    })
    .await;
}
