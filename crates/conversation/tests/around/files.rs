//! Files, and what a text will look like.

use crate::{begin, office, talk};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use serde_json::json;
use std::io::Cursor;

/// A picture of so many pixels a side.
fn picture(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = image::RgbImage::from_fn(side, side, |x, y| image::Rgb([x as u8, y as u8, 7]));
    image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

#[tokio::test]
async fn a_picture_is_seen_by_whoever_sees_the_topic_that_shows_it() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (writer, reader) = (site.member("민지").await, site.member("Haruto").await);
        let sent = writer.upload("/files", "화분 [1].png", &picture(400)).await;
        assert_eq!(sent.status, 201, "{}", sent.text);
        let file = sent.json();
        let (url, markdown) = (file["url"].as_str().unwrap(), file["markdown"].as_str().unwrap());
        assert_eq!(sent.location(), url);
        assert!(markdown.starts_with("![화분 1.png](/files/"), "{markdown}");
        assert_eq!(writer.get(url).await.status, 200, "the uploader sees it at once");
        assert_eq!(reader.get(url).await.status, 404, "nobody else does");
        begin(&writer, "talk", "My plant", markdown, "").await;
        let answer = site.visitor().get(url).await.expect_ok();
        assert_eq!(answer.headers["content-type"], "image/png");
        assert!(answer.headers["cache-control"].to_str().unwrap().starts_with("public"));
        let small = url.rsplit_once('/').unwrap().0.to_owned() + "/w320";
        let small = site.visitor().get(&small).await.expect_ok();
        assert_ne!(small.headers["etag"], answer.headers["etag"]);
        let tag = answer.headers["etag"].to_str().unwrap();
        assert_eq!(site.visitor().header("if-none-match", tag).get(url).await.status, 304);
    })
    .await;
}

#[tokio::test]
async fn a_file_in_a_closed_space_stays_there() {
    on_both(Plan::yard, async |site| {
        office(site).await;
        let (agent, reader) = (site.staff("Sora", Role::Agent).await, site.member("Haruto").await);
        let file = agent.upload("/api/v1/files", "plan.txt", b"Among ourselves").await.expect_ok().json();
        let url = file["url"].as_str().unwrap();
        begin(&agent, "office", "The plan", file["markdown"].as_str().unwrap(), "").await;
        assert_eq!(reader.get(url).await.status, 404);
        assert_eq!(site.visitor().get(url).await.status, 404);
        let answer = site.staff("Jun", Role::Agent).await.get(url).await.expect_ok();
        assert_eq!(answer.text, "Among ourselves");
        assert!(answer.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(answer.headers["accept-ranges"], "bytes");
        let part = agent.header("range", "bytes=6-").get(url).await;
        assert_eq!((part.status, part.text.as_str()), (206.try_into().unwrap(), "ourselves"));
        assert_eq!(part.headers["content-range"], "bytes 6-14/15");
        assert!(answer.headers["cache-control"].to_str().unwrap().starts_with("private"));
    })
    .await;
}

#[tokio::test]
async fn nobody_opens_the_file_of_another_by_naming_it() {
    on_both(Plan::yard, async |site| {
        talk(site).await;
        let (writer, thief) = (site.member("민지").await, site.member("Mallory").await);
        let file = writer.upload("/files", "secret.txt", b"not yet sent").await.expect_ok().json();
        let url = file["url"].as_str().unwrap();
        begin(&thief, "talk", "Look at this", &format!("[file]({url})"), "").await;
        assert_eq!(thief.get(url).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_named() {
    on_both(Plan::yard, async |site| {
        let writer = site.member("민지").await.speaking("en");
        let answer = writer.upload("/files", "setup.exe", b"MZ\x90\x00\x03\x00\x00\x00").await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.json()["detail"], "Files of this kind cannot be taken.");
        let answer = writer.upload("/api/v1/files", "setup.exe", b"MZ\x90\x00\x03\x00\x00\x00").await;
        assert_eq!(answer.json()["errors"], json!([{ "field": "file", "code": "file-kind-not-allowed" }]));
        assert_eq!(writer.upload("/files", "empty.txt", b"").await.status, 422);
        assert_eq!(writer.upload("/files", "large.txt", &vec![b'a'; (20 << 20) + 1]).await.status, 413);
        assert_eq!(site.visitor().upload("/files", "a.txt", b"a").await.status, 401);
        assert_eq!(writer.get("/files/zzzz/a.png").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_preview_is_what_would_be_posted() {
    on_both(Plan::yard, async |site| {
        let (writer, other) = (site.member("민지").await, site.member("Haruto").await);
        let body = "**굵게** <script>alert(1)</script>";
        let preview = writer.post("/preview", &[("body", body)]).await.expect_ok();
        assert!(preview.says("<strong>굵게</strong>") && !preview.says("<script"), "{}", preview.text);
        let html = other.api("POST", "/api/v1/preview", json!({ "body": body })).await.expect_ok().json();
        assert_eq!(html["html"].as_str(), Some(preview.text.as_str()));
        assert_eq!(writer.post("/preview", &[("body", " ")]).await.expect_ok().text, "");
        assert_eq!(site.visitor().post("/preview", &[("body", "x")]).await.status, 401);
    })
    .await;
}
