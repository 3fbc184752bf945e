//! Tickets that come in as e-mail.

use crate::testing::{people, plan, program, text};
use madang_kernel::{PostId, sql};
use madang_testkit::{Answer, Client, Site, on_both};

const PATH: &str = "/api/v1/desk/tickets/mail";
const PAGE: &str = "/desk/tickets";

fn mail(id: &str, from: &str, answers: &str, subject: &str, body: &str) -> String {
    let answers = if answers.is_empty() {
        String::new()
    } else {
        format!("References: <first@x>\r\nIn-Reply-To: <{answers}>\r\n")
    };
    format!(
        "From: {from}\r\nSubject: {subject}\r\nDate: Mon, 4 May 2026 12:00:00 +0900\r\nMessage-ID: <{id}>\r\n{answers}\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
}

fn first() -> String {
    let body = "밤이 되면 펌프에서 소리가 나요.\r\n\r\n-- \r\n김하늘 010-1234-5678";
    mail("first@x", "Haneul <haneul@customer.example>", "", "Re: 펌프 소리", body)
}

async fn send(client: &Client, raw: &str) -> Answer {
    client.post_bytes(PATH, "message/rfc822", raw.as_bytes()).await
}

async fn posts(site: &Site) -> Vec<(String, String)> {
    site.app.settle().await.unwrap();
    let mut conn = site.app.db().read().await.unwrap();
    let query = sql!(
        "SELECT p.kind, p.markdown FROM posts p JOIN topics t ON t.id = p.topic WHERE t.kind = 'ticket' ORDER BY p.id"
    );
    conn.q(query).all().await.unwrap()
}

#[tokio::test]
async fn a_thread_of_messages_becomes_one_ticket_whose_customer_asks_and_whose_team_answers() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let server = program(site, &people.agent, &["read", "write", "staff"]).await;
        let made = send(&server, &first()).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let more = "낮에도 나요.\r\n\r\n2026년 5월 4일 (월) 오후 1:00, 지원팀 <help@company.example>님이 작성:\r\n> 언제 나나요?";
        let more = send(&server, &mail("second@x", "haneul@customer.example", "first@x", "Re: 펌프 소리", more)).await.expect_ok();
        let solved = mail("third@x", "help@company.example", "second@x", "Re: 펌프 소리", "필터를 씻어 주세요.");
        let solved = send(&people.other, &solved).await.expect_ok();
        let topic = text(&made.json()["topic"]);
        for joined in [&more, &solved] {
            assert_eq!((joined.status.as_u16(), text(&joined.json()["topic"]), joined.json()["changed"].as_bool()), (200, topic.clone(), Some(true)));
        }
        let again = send(&server, &first()).await.expect_ok();
        assert_eq!((text(&again.json()["topic"]), again.json()["changed"].as_bool()), (topic.clone(), Some(false)));
        let posts = posts(site).await;
        let told: Vec<(&str, &str)> = posts.iter().map(|(kind, text)| (kind.as_str(), text.split("\n\n").next().unwrap())).collect();
        assert_eq!(told, [("opening", "밤이 되면 펌프에서 소리가 나요."), ("comment", "낮에도 나요."), ("answer", "필터를 씻어 주세요.")]);
        assert!(posts.iter().all(|(_, text)| text.contains("2026\\-05\\-04") && !text.contains('@') && !text.contains("010")), "{posts:?}");
        let page = people.agent.get(&text(&made.json()["url"])).await.expect_ok();
        assert!(page.says("펌프 소리") && !page.says("Re: 펌프"));
        assert!(!people.asker.get(&text(&made.json()["url"])).await.status.is_success());
    })
    .await;
}

#[tokio::test]
async fn a_message_that_is_sent_by_several_at_once_becomes_one_ticket() {
    on_both(plan, async |site| {
        let people = people(site).await;
        send(&people.agent, &mail("other@x", "a@x.example", "", "Other", "First of all.")).await.expect_ok();
        site.app.settle().await.unwrap();
        let raw = first();
        let answers = futures::future::join_all((0..6).map(|_| send(&people.agent, &raw))).await;
        assert!(answers.iter().all(|answer| answer.status.is_success()));
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        assert_eq!(posts(site).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn files_of_a_message_are_kept_and_what_is_left_out_is_named() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let raw = "From: a@x.example\r\nSubject: Files\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n\
            --m\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>It <b>hums</b>.</p><script>x()</script>\r\n\
            --m\r\nContent-Type: text/plain; name=pump.log\r\nContent-Disposition: attachment\r\n\r\nline 1\r\nline 2\r\n\
            --m\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
            --m\r\nContent-Type: image/png; name=broken.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--m--\r\n";
        let taken = send(&people.agent, raw).await;
        assert_eq!(taken.status, 201, "{}", taken.text);
        assert_eq!(taken.json()["files_left"], serde_json::json!(["logo.png", "broken.png"]));
        let posts = posts(site).await;
        assert!(posts[0].1.starts_with("It **hums**.") && posts[0].1.contains("/pump.log)"), "{posts:?}");
        assert!(posts[0].1.contains("broken\\.png") && !posts[0].1.contains("x()"));
        let again = send(&people.agent, raw).await.expect_ok();
        assert_eq!((again.status.as_u16(), again.json()["changed"].as_bool()), (200, Some(false)));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_message_of_somebody_is_not_taken_and_says_why() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let away = format!("Auto-Submitted: auto-replied\r\n{}", first());
        let away = send(&people.agent, &away).await.expect_ok();
        assert_eq!((away.json()["automatic"].as_bool(), away.json()["topic"].is_null()), (Some(true), true));
        for (raw, code) in [
            ("", "no-mail"),
            ("no header at all", "no-mail"),
            ("From: a@x.example\r\nSubject: Nothing\r\n\r\n \r\n", "empty-mail"),
        ] {
            let refused = send(&people.agent, raw).await;
            assert!(refused.status == 422 && refused.text.contains(code), "{raw}: {}", refused.text);
        }
        let about =
            people.agent.post_bytes(&format!("{PATH}?product=nothing"), "message/rfc822", first().as_bytes()).await;
        assert!(about.status == 422 && about.text.contains("product-unknown"));
        assert_eq!(posts(site).await.len(), 0);
        for outsider in [&people.asker, &site.visitor()] {
            assert!(outsider.post_bytes(PATH, "message/rfc822", first().as_bytes()).await.status.is_client_error());
        }
    })
    .await;
}

#[tokio::test]
async fn agents_bring_saved_messages_in_from_the_page_and_see_what_became_of_each() {
    on_both(plan, async |site| {
        let people = people(site).await;
        people.agent.get(PAGE).await.expect_ok();
        let brought = people.agent.upload(PAGE, "pump.eml", first().as_bytes()).await.expect_ok();
        assert!(brought.says("펌프 소리") && brought.says("New ticket") && brought.says("pump.eml"));
        assert!(people.agent.upload(PAGE, "pump.eml", first().as_bytes()).await.says("Was here already"));
        assert!(people.agent.upload(PAGE, "notes.txt", b"just notes").await.says("This is no e-mail."));
        assert_eq!(people.agent.upload(PAGE, "empty.eml", b"").await.status, 422);
        let listed = people.agent.get(PAGE).await.expect_ok();
        assert!(listed.says("펌프 소리") && listed.says("/knowledge/capture?topic="));
        assert_eq!(people.asker.get(PAGE).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn messages_of_a_thread_become_one_ticket_in_whatever_order_and_however_close_they_come() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let reply = |n: u8, answers: &str| {
            mail(&format!("reply{n}@x"), "help@company.example", answers, "Re: 펌프 소리", &format!("Reply {n}."))
        };
        send(&people.agent, &reply(1, "first@x")).await.expect_ok();
        site.app.settle().await.unwrap();
        let rest = [first(), reply(2, "first@x"), reply(3, "reply2@x"), reply(2, "first@x"), first()];
        let answers = futures::future::join_all(rest.iter().map(|raw| send(&people.other, raw))).await;
        assert!(
            answers.iter().all(|answer| answer.status == 200),
            "{:?}",
            answers.iter().map(|a| &a.text).collect::<Vec<_>>()
        );
        let posts = posts(site).await;
        let openings = posts.iter().filter(|(kind, _)| kind == "opening").count();
        assert_eq!((posts.len(), openings), (4, 1), "{posts:?}");
    })
    .await;
}

#[tokio::test]
async fn what_follows_a_removed_ticket_begins_a_new_one_and_what_was_removed_does_not_come_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let made = send(&people.agent, &first()).await;
        let old = text(&made.json()["topic"]);
        site.app.settle().await.unwrap();
        let mut conn = site.app.db().read().await.unwrap();
        let query = sql!("SELECT p.id FROM posts p JOIN topics t ON t.id = p.topic WHERE t.kind = 'ticket'");
        let (opening,): (PostId,) = conn.q(query).one().await.unwrap();
        drop(conn);
        let path = format!("/api/v1/posts/{opening}");
        people.manager.api("DELETE", &path, serde_json::Value::Null).await.expect_ok();
        assert!(!send(&people.agent, &first()).await.status.is_server_error());
        let more = mail("second@x", "haneul@customer.example", "first@x", "Re: 펌프 소리", "낮에도 나요.");
        let more = send(&people.agent, &more).await;
        assert_eq!(more.status, 201, "{}", more.text);
        assert_ne!(text(&more.json()["topic"]), old);
    })
    .await;
}
