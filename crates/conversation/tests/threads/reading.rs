use crate::*;
use madang_testkit::{Plan, on_both};

async fn vote(client: &Client, post: PostId, value: i64) {
    client.api("PUT", &format!("/api/v1/posts/{post}/vote"), json!({ "value": value })).await.expect_ok();
}

fn answer_ids(topic: &Value) -> Vec<String> {
    topic["answers"].as_array().unwrap().iter().map(|answer| text(&answer["id"])).collect()
}

#[tokio::test]
async fn answers_are_sorted_and_paged_without_gaps() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (minji, taro) = (site.member("민지").await, site.member("taro").await);
        let begun = begin(&minji, "많은 답").await;
        let mut posts = Vec::new();
        for n in 0..45 {
            posts.push(reply(&minji, begun.topic, &format!("{n}번째 답")).await);
        }
        vote(&taro, posts[30], 1).await;
        vote(&taro, posts[2], -1).await;
        for sort in ["votes", "newest", "oldest"] {
            let mut seen = Vec::new();
            let mut after = String::new();
            loop {
                let path = format!("/api/v1/topics/{}?sort={sort}&after={after}", begun.topic);
                let page = taro.api("GET", &path, Value::Null).await.expect_ok().json();
                let rows = answer_ids(&page);
                assert!(rows.len() <= 20);
                seen.extend(rows);
                match next(&page) {
                    Some(cursor) => after = cursor.to_string(),
                    None => break,
                }
            }
            let mut want: Vec<String> = posts.iter().map(PostId::to_string).collect();
            match sort {
                "newest" => want.reverse(),
                "votes" => {
                    let best = want.remove(30);
                    let worst = want.remove(2);
                    want.insert(0, best);
                    want.push(worst);
                }
                _ => {}
            }
            assert_eq!(seen, want, "{sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_post_shows_it_on_whichever_page_it_is() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "긴 이야기").await;
        let mut last = None;
        for n in 0..25 {
            last = Some(reply(&minji, begun.topic, &format!("{n}번째")).await);
        }
        let last = last.unwrap();
        let remark = comment(&minji, last, "끝의 댓글").await;
        assert!(!minji.get(&begun.url).await.says("끝의 댓글"));
        let lead = minji.get(&format!("/p/{remark}")).await;
        assert_eq!(lead.status, 303);
        let target = lead.location().to_owned();
        assert!(target.ends_with(&format!("#p{remark}")));
        let page = minji.get(target.split('#').next().unwrap()).await.expect_ok();
        assert!(page.says("끝의 댓글") && page.says(&format!("id=\"p{last}\"")));
        let opening = minji.get(&format!("/p/{}", begun.post)).await;
        assert_eq!(minji.get(opening.location()).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn the_accepted_answer_stands_first_in_every_order() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "질문 같은 글").await;
        let first = reply(&minji, begun.topic, "하나").await;
        let second = reply(&minji, begun.topic, "둘").await;
        let third = reply(&minji, begun.topic, "셋").await;
        site.do_as_system(Settle { topic: begun.topic, accepted: second }).await;
        for (sort, rest) in [("oldest", [first, third]), ("newest", [third, first]), ("votes", [first, third])] {
            let path = format!("/api/v1/topics/{}?sort={sort}", begun.topic);
            let page = minji.api("GET", &path, Value::Null).await.json();
            let want = [second, rest[0], rest[1]].map(|post| post.to_string());
            assert_eq!(answer_ids(&page), want, "{sort}");
            assert_eq!(page["answers"][0]["accepted"], true);
        }
    })
    .await;
}

/// What the domain of a kind does when an answer is accepted.
struct Settle {
    topic: TopicId,
    accepted: PostId,
}

impl madang_kernel::Command for Settle {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut madang_kernel::Cx<'_>) -> madang_kernel::Result<()> {
        let state = madang_conversation::TopicState::Solved;
        madang_conversation::set_state(cx, self.topic, state, Some(self.accepted), false).await
    }
}

#[tokio::test]
async fn a_long_row_of_comments_is_folded_and_can_be_seen_whole() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await.speaking("en");
        let begun = begin(&minji, "댓글이 많은 글").await;
        for n in 0..13 {
            comment(&minji, begun.post, &format!("{n}번 댓글")).await;
        }
        let page = minji.get(&begun.url).await;
        assert!(page.says("9번 댓글") && !page.says("10번 댓글") && page.says("Show 3 more comments"));
        let page = minji.get(&format!("{}?comments={}", begun.url, begun.post)).await;
        assert!(page.says("12번 댓글"));
    })
    .await;
}

#[tokio::test]
async fn old_and_shortened_addresses_lead_to_the_true_one() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let minji = site.member("민지").await;
        let begun = begin(&minji, "주소가 있는 글").await;
        for path in [format!("/d/{}", begun.topic), format!("/d/{}/예전-제목", begun.topic)] {
            let answer = minji.get(&path).await;
            assert_eq!(answer.status, 308, "{path}");
            assert_eq!(minji.get(answer.location()).await.status, 200);
        }
        assert_eq!(minji.get("/d/1234/x").await.status, 404);
        assert_eq!(minji.get("/p/1234").await.status, 404);
    })
    .await;
}
