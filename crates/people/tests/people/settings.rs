//! Profile, picture, account.

use crate::kit::{PASSWORD, account, is_signed_in, last_mail, mails, signed_in};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

#[tokio::test]
async fn a_profile_is_edited_and_shown() {
    on_both(Plan::yard, async |site| {
        let member = site.member("민지").await.speaking("ko");
        let form = [
            ("name", "김민지"),
            ("headline", "베란다에서 <b>토마토</b>를 키워요"),
            ("company", "모아리"),
            ("job_title", "農家"),
            ("interests", "토마토、상추, 토마토"),
            ("about", "안녕하세요 **반가워요** <script>alert(1)</script>"),
        ];
        assert_eq!(member.post("/settings/profile", &form).await.status, 303);
        let page = member.get("/settings").await.expect_ok();
        assert!(page.says("저장했어요.") && page.says("value=\"토마토, 상추\""), "{}", page.text);
        let profile = site.visitor().get("/api/v1/members/민지").await.expect_ok().json();
        assert_eq!(profile["name"], "김민지");
        assert_eq!(profile["headline"], "베란다에서 <b>토마토</b>를 키워요");
        let html = profile["about_html"].as_str().unwrap();
        assert!(html.contains("<strong>반가워요</strong>") && !html.contains("<script"), "{html}");
        assert_eq!(profile.get("email"), None);
    })
    .await;
}

#[tokio::test]
async fn a_profile_that_is_too_long_keeps_what_was_typed() {
    on_both(Plan::yard, async |site| {
        let member = site.member("Ada").await.speaking("en");
        let headline = "long ".repeat(40);
        let answer =
            member.post("/settings/profile", &[("name", "  "), ("headline", &headline), ("about", "Kept")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says(headline.trim_end()) && answer.says("Kept") && answer.says("Please fill this in."));
        assert!(answer.says("This is too long."));
    })
    .await;
}

#[tokio::test]
async fn a_picture_is_cut_square_and_served() {
    on_both(Plan::yard, async |site| {
        let member = site.member("Ada").await.speaking("en");
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(400, 120).write_to(&mut png, image::ImageFormat::Png).unwrap();
        assert_eq!(member.upload("/settings/picture", "me.png", png.get_ref()).await.status, 303);
        let picture = member.get("/api/v1/me").await.json()["picture"].as_str().unwrap().to_owned();
        assert!(picture.starts_with("/avatars/"), "{picture}");
        let served = site.visitor().get(&picture).await.expect_ok();
        assert!(served.headers["content-type"].to_str().unwrap().starts_with("image/"));
        assert!(served.headers["cache-control"].to_str().unwrap().contains("immutable"));
        assert!(member.get("/settings").await.says(&picture));

        let answer = member.upload("/settings/picture", "me.png", b"<svg onload=alert(1)>").await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("Please choose a PNG, JPEG, WebP or GIF picture."), "{}", answer.text);
        member.post("/settings/picture/remove", &[]).await.expect_ok();
        assert!(member.get("/api/v1/me").await.json().get("picture").is_none());
        assert_eq!(site.visitor().get("/avatars/../../etc/passwd").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn handles_are_unique_in_every_script() {
    on_both(Plan::yard, async |site| {
        let (taro, other) = (site.member("たろう").await, site.member("Other").await.speaking("en"));
        for typed in ["たろう", "@たろう"] {
            let answer = other.post("/settings/handle", &[("handle", typed)]).await;
            assert_eq!(answer.status, 422);
            assert!(answer.says("Somebody has this handle already."), "{}", answer.text);
        }
        assert_eq!(other.post("/settings/handle", &[("handle", "관리자")]).await.status, 422);
        assert_eq!(other.post("/settings/handle", &[("handle", "a b")]).await.status, 422);
        assert_eq!(other.post("/settings/handle", &[("handle", "花子_2")]).await.status, 303);
        assert_eq!(taro.post("/settings/handle", &[("handle", "タロウ")]).await.status, 303);
        assert_eq!(site.visitor().get("/api/v1/members/ﾀﾛｳ").await.expect_ok().json()["handle"], "タロウ");
        assert_eq!(site.visitor().get("/api/v1/members/たろう").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn mentions_are_completed_by_handle_and_name() {
    on_both(Plan::yard, async |site| {
        let (minji, _taro) = (site.member("김민지").await, site.member("山田 太郎").await);
        let found = async |typed: &str| {
            let answer = minji.get(&format!("/members/complete?q={typed}")).await.expect_ok().json();
            answer.as_array().unwrap().iter().map(|m| m["handle"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("김").await, ["김민지"]);
        assert_eq!(found("山田").await, ["山田-太郎"]);
        assert!(found("").await.is_empty() && found("%25").await.is_empty());
        assert_ne!(site.visitor().get("/members/complete?q=김").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn the_password_is_changed_by_whoever_knows_it() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let (here, there) = (signed_in(site, "ken@example.com").await, signed_in(site, "ken@example.com").await);
        let wrong = [("password_current", "not this one at all"), ("password_new", "another password")];
        let answer = here.post("/settings/password", &wrong).await;
        assert_eq!(answer.status, 422);
        let right = [("password_current", PASSWORD), ("password_new", "another password")];
        assert_eq!(here.post("/settings/password", &right).await.status, 303);
        assert!(is_signed_in(&here).await && !is_signed_in(&there).await);
        let sign_in = [("email", "ken@example.com"), ("password", "another password")];
        assert_eq!(site.visitor().post("/sign-in", &sign_in).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_address_moves_once_its_reader_has_confirmed_it() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        account(site, "Ada", "ada@example.com", Role::Member).await;
        let ken = signed_in(site, "ken@example.com").await.speaking("en");
        let wrong = [("email", "new@example.com"), ("email_password", "not this one at all")];
        let answer = ken.post("/settings/email", &wrong).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("new@example.com"));
        assert_eq!(
            ken.post("/settings/email", &[("email", "new@example.com"), ("email_password", PASSWORD)]).await.status,
            303
        );
        let sent: Vec<String> = mails(site).await.into_iter().map(|mail| mail.to).collect();
        assert_eq!(sent, ["ken@example.com", "new@example.com"]);
        assert!(ken.get("/settings/account").await.says("ken@example.com"));
        ken.post(&last_mail(site).await.link(), &[]).await.expect_ok();
        assert!(ken.get("/settings/account").await.says("Your address is new@example.com."));

        // Somebody else's address tells nothing but to its reader.
        assert_eq!(
            ken.post("/settings/email", &[("email", "ada@example.com"), ("email_password", PASSWORD)]).await.status,
            303
        );
        assert_eq!(last_mail(site).await.link(), "/sign-in");
    })
    .await;
}

#[tokio::test]
async fn language_and_appearance_follow_the_member() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let ken = signed_in(site, "ken@example.com").await.speaking("en");
        assert!(ken.get("/settings/account").await.expect_ok().says(r#"name="told" value="on" checked"#));
        let form = [("language", "ja"), ("theme", "dark"), ("time_zone", "Asia/Tokyo")];
        assert_eq!(ken.post("/settings/preferences", &form).await.status, 303);
        assert_eq!(ken.post("/settings/mail", &[("news", "on")]).await.status, 303);
        let page = ken.get("/settings/account").await;
        assert!(page.says(r#"name="news" value="on" checked"#) && page.says(r#"name="told" value="on">"#));
        assert_eq!(ken.post("/settings/preferences", &form).await.status, 303);
        let page = ken.get("/settings/account").await;
        assert!(page.says("<html lang=\"ja\" data-theme=\"dark\">") && page.says("保存しました。"), "{}", page.text);
        let elsewhere = signed_in(site, "ken@example.com").await.speaking("en");
        assert!(elsewhere.get("/settings").await.says("<html lang=\"ja\" data-theme=\"dark\">"));
        assert_eq!(
            ken.post("/settings/preferences", &[("language", "ja"), ("time_zone", "Mars/Olympus")]).await.status,
            422
        );

        let visitor = site.visitor().speaking("en");
        let answer = visitor.post("/preferences", &[("lang", "ko"), ("theme", "dark"), ("back", "/sign-up")]).await;
        assert_eq!(answer.status, 303);
        assert!(visitor.get("/sign-up").await.says("<html lang=\"ko\" data-theme=\"dark\">"));
    })
    .await;
}
