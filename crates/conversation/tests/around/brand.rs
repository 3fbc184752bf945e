//! How the community presents itself.

use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};
use std::io::Cursor;

#[tokio::test]
async fn a_new_name_and_colour_show_on_every_page() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Yuna", Role::Manager).await.speaking("en");
        let input = json!({ "name": "초록 마당", "product": "Pot", "color": "#FEE500" });
        let saved = manager.api("PUT", "/api/v1/admin/brand", input).await.expect_ok().json();
        assert_eq!(saved["color"], "#fee500");
        let page = site.visitor().get("/tags").await.expect_ok();
        assert!(page.says("초록 마당") && page.says("fee500.css"), "{}", page.text);
        for (wrong, code) in [(json!({ "color": "red" }), "not-a-color"), (json!({ "name": " " }), "required")] {
            let answer = manager.api("PUT", "/api/v1/admin/brand", wrong).await;
            assert_eq!(answer.json()["errors"][0]["code"], code);
        }
        let member = site.member("민지").await;
        assert_eq!(member.api("PUT", "/api/v1/admin/brand", json!({ "name": "Mine" })).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_colour_can_be_looked_at_before_it_is_taken() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Yuna", Role::Manager).await.speaking("en");
        let fragment = manager.get("/admin/brand/preview?color=%23fee500").await.expect_ok();
        assert!(fragment.text.matches("<svg").count() == 2 && fragment.says("#fee500"), "{}", fragment.text);
        let page = manager.get("/admin/brand?color=%23fee500&name=Green").await.expect_ok();
        assert!(page.says("value=\"#fee500\"") && page.says("value=\"Green\""), "without JavaScript");
        assert!(!site.visitor().get("/tags").await.expect_ok().says("fee500"));
    })
    .await;
}

#[tokio::test]
async fn a_logo_is_cleaned_made_small_and_served_to_everyone() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Yuna", Role::Manager).await.speaking("en");
        let mut bytes = Vec::new();
        let image = image::RgbImage::from_pixel(900, 300, image::Rgb([10, 90, 70]));
        image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        let saved = manager.upload("/admin/brand", "logo.png", &bytes).await;
        assert_eq!(saved.location(), "/admin/brand");
        let hash = manager.api("GET", "/api/v1/admin/brand", Value::Null).await.json()["logo"]["hash"].clone();
        let url = format!("/brand/logo/{}", hash.as_str().unwrap());
        assert!(site.visitor().get("/tags").await.says(&url));
        let served = site.visitor().get(&url).await.expect_ok();
        assert!(served.headers["content-type"].to_str().unwrap().starts_with("image/"));
        assert!(served.text.len() < bytes.len() * 4, "it is no larger than it is shown");
        let other = format!("/brand/logo/{}", "0".repeat(64));
        assert_eq!(site.visitor().get(&other).await.status, 404);
        manager.api("DELETE", "/api/v1/admin/brand/logo", Value::Null).await.expect_ok();
        assert_eq!(site.visitor().get(&url).await.status, 404);
        let wrong = manager.upload("/admin/brand", "logo.png", b"no picture at all").await;
        assert_eq!(wrong.status, 422);
    })
    .await;
}
