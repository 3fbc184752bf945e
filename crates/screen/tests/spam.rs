//! What the score makes of texts and circumstances.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use madang_language::Language;
use madang_screen::spam::{Circumstances, Feature, HOLD_FROM, Recent, Score, Shingles, Text, hosts, score};
use madang_screen::{Decision, Learner, Tokens};
use proptest::prelude::*;
use std::collections::HashSet;

const ALL: &[Language] = &[Language::Korean, Language::Japanese, Language::English];

/// Somebody who signed up five minutes ago and writes for the first time.
fn newcomer(body: &str) -> Circumstances<'static> {
    Circumstances {
        posts_before: Some(0),
        since_sign_up: Some(300),
        unseen_hosts: hosts(body).len(),
        languages: ALL,
        ..Circumstances::default()
    }
}

fn of_newcomer(body: &str) -> Score {
    score(Text { title: "", body }, &newcomer(body), None)
}

fn value(score: &Score, feature: Feature) -> f64 {
    score.reasons.iter().find(|reason| reason.feature == feature).map_or(0.0, |reason| reason.value)
}

/// Spam as it is seen in forums, written for this test.
const SPAM: &[&str] = &[
    "무직자 대출, 소액 대출 당일 지급! 신용불량자도 가능합니다. 카톡 상담 주세요 010-1234-5678 https://loan.example/?code=1",
    "온라인 카지노 꽁머니 3만원!! 먹튀 검증 완료, 지금 바로 신청하세요 https://casino.example 텔레그램 @casino99",
    "재택 부업으로 월 수익 500만원! 고수익 알바 모집합니다. 선착순 마감 임박, 카톡 문의 abc123",
    "정품 비아그라 최저가 판매, 무료 증정 이벤트!! 카톡 id viva77 https://bit.ly/3abcde",
    "주식 리딩방 무료 리딩, 급등주 종목 추천해 드립니다. 오픈카톡 https://open.kakao.com/o/abcdef",
    "誰でも稼げる副業で稼ぐ方法を教えます！今すぐ登録、LINE追加はこちら https://lin.ee/abcdef",
    "オンラインカジノの入金不要ボーナスを無料プレゼント！！期間限定 https://casino.example/jp",
    "即日融資、審査なし、ブラックでも借りられます。詳しくはこちら https://loan.example 090-1234-5678",
    "スーパーコピー 時計 格安販売 http://copy.example http://copy2.example お申し込みはこちら",
    "MAKE MONEY FROM HOME!!! Work from home, no risk, guaranteed income. Click here: https://cash.example/now",
    "Buy followers and SEO services, first page of Google. Special offer, order now! WhatsApp me +1 202 555 0100 https://seo.example",
    "Online casino bonus, free spins, no deposit bonus! Sign up now https://bit.ly/xyz123 $$$ $$$",
    "Buy viagra and cialis without prescription, lowest price, order now at http://pills.example",
    "I was scammed until I met a recovery expert who can recover your funds. Contact me on WhatsApp +44 7700 900123 today",
];

/// What customers write on their first day, in words that spam uses too.
const HONEST: &[&str] = &[
    "프린터가 무선으로 연결되지 않습니다. 펌웨어를 2.1로 올린 뒤부터 그렇습니다. 매뉴얼(https://docs.example.com/wifi)대로 해 봤는데도 안 됩니다!!",
    "대출 계산기 화면에서 이자가 다르게 나와요. 스크린샷 첨부합니다. 고객센터 1588-0000에 물어봐도 모른다고 하네요ㅠㅠ",
    "카톡으로 알림이 오지 않아요. 설정에서 켰는데 왜 그럴까요?",
    "무료 요금제에서 유료로 바꾸면 첫 달은 무료인가요? 환불 규정도 알려 주세요.",
    "パスワードを忘れました。再設定のメールが届きません。迷惑メールフォルダも確認しましたが、ありませんでした。",
    "LINEと連携できません。エラーコードは E-102 です。公式の手順 https://help.example.com/line を試しました。",
    "副業でこのサービスを使っていますが、請求書の宛名を変更できますか？",
    "HELP! The APP CRASHES every time when I open SETTINGS on my phone. Please help, I need this for work tomorrow!!!",
    "Is there a free trial? I clicked the link in your newsletter but it says the offer has expired. https://example.com/trial",
    "How can I make the export faster? It takes ten minutes for 4,000 rows. See https://gist.github.com/x/1 and https://pastebin.com/2 for the logs.",
    "감사합니다!",
    "ありがとうございます😊",
    "Thanks, that worked!",
    "+1",
    "https://example.com/issue/12",
];

#[test]
fn spam_of_newcomers_is_held_in_three_languages() {
    let through: Vec<_> =
        SPAM.iter().filter(|text| !of_newcomer(text).holds(HOLD_FROM)).map(|text| (text, of_newcomer(text))).collect();
    assert!(through.is_empty(), "{through:#?}");
}

#[test]
fn honest_newcomers_are_not_held() {
    let held: Vec<_> =
        HONEST.iter().filter(|text| of_newcomer(text).holds(HOLD_FROM)).map(|text| (text, of_newcomer(text))).collect();
    assert!(held.is_empty(), "{held:#?}");
}

#[test]
fn an_empty_text_by_anybody_is_nearly_certainly_none() {
    let score = score(Text::default(), &Circumstances::default(), None);
    assert!(score.probability < 0.01 && score.reasons.is_empty(), "{score:?}");
}

#[test]
fn a_score_is_the_sum_of_its_reasons() {
    let score = of_newcomer(SPAM[1]);
    let sum: f64 = score.reasons.iter().map(|reason| reason.contribution).sum();
    assert!((score.sum - (sum - 5.0)).abs() < 1e-9);
    assert!((score.probability - 1.0 / (1.0 + (-score.sum).exp())).abs() < 1e-12);
    for reason in &score.reasons {
        assert!((reason.contribution - reason.value * reason.feature.weight()).abs() < 1e-9);
    }
    assert!(score.reasons.windows(2).all(|two| two[0].contribution.abs() >= two[1].contribution.abs()));
}

#[test]
fn every_feature_has_a_code_of_its_own() {
    let codes: HashSet<_> = Feature::ALL.iter().map(|feature| feature.code()).collect();
    assert_eq!(codes.len(), Feature::ALL.len());
    for feature in Feature::ALL {
        assert_eq!(serde_json::to_value(feature).unwrap(), feature.code());
    }
}

#[test]
fn the_third_copy_of_a_text_is_held() {
    let text = "우리 매장이 새로 문을 열었습니다. 많은 방문 부탁드립니다. 위치는 역 앞 사거리이고 주차도 가능합니다.";
    let copy = |own| Recent { shingles: Shingles::of(text), own };
    let judged =
        |recent: &[Recent]| score(Text { title: "", body: text }, &Circumstances { recent, ..newcomer(text) }, None);
    assert!(!judged(&[]).holds(HOLD_FROM));
    assert!(!judged(&[copy(true)]).holds(HOLD_FROM));
    let third = judged(&[copy(true), copy(false)]);
    assert!(third.holds(HOLD_FROM), "{third:?}");
    assert!((value(&third, Feature::Repeated) - 1.0).abs() < 1e-9);
}

#[test]
fn standing_speaks_for_a_member() {
    let text = "Special offer for members here: order now at https://shop.example, limited time!";
    let known = Circumstances {
        posts_before: Some(50),
        since_sign_up: Some(86_400 * 300),
        languages: ALL,
        ..Circumstances::default()
    };
    let (new, old) = (of_newcomer(text), score(Text { title: "", body: text }, &known, None));
    assert!(old.sum < new.sum - 4.0, "{old:?}");
    assert!(value(&old, Feature::FirstPost) == 0.0 && value(&old, Feature::SoonAfterSignUp) == 0.0);
}

#[test]
fn circumstances_count_as_described() {
    let known = Circumstances {
        posts_before: Some(0),
        since_sign_up: Some(0),
        since_last_post: Some(15),
        others_at_address: 3,
        unseen_hosts: 9,
        languages: &[Language::Korean],
        on_topic: Some(false),
        ..Circumstances::default()
    };
    let judged = score(
        Text { title: "Hello", body: "This is a text of some length that nobody in this place can read." },
        &known,
        None,
    );
    assert_eq!(value(&judged, Feature::SoonAfterSignUp), 1.0);
    assert!((value(&judged, Feature::SoonAfterPost) - 0.3679).abs() < 0.001);
    assert!((value(&judged, Feature::SameAddress) - 4.0_f64.ln()).abs() < 1e-9);
    assert_eq!(value(&judged, Feature::UnseenHosts), 4.0);
    assert_eq!(value(&judged, Feature::OffTopic), 1.0);
    assert_eq!(value(&judged, Feature::OtherLanguage), 1.0);
}

#[test]
fn a_language_is_not_guessed_from_code_and_links() {
    let code = "안 됩니다\n```\nfor each item in the list do something with it and return the value of it all\n```";
    let judged = score(
        Text { title: "", body: code },
        &Circumstances { languages: &[Language::Korean], ..Circumstances::default() },
        None,
    );
    assert_eq!(value(&judged, Feature::OtherLanguage), 0.0);
}

#[test]
fn what_moderators_decided_moves_the_score() {
    let mut learner = Learner::default();
    let spam = |number| format!("강남 최고의 피부 관리 시술 후기, 상담 예약 환영 {number}호점");
    let honest = |number| format!("앱을 업데이트한 뒤 로그인 화면이 {number}초 동안 멈춰요");
    let judged = |learner: &Learner, text: &str| {
        let tokens = Tokens::of("", text);
        score(Text { title: "", body: text }, &newcomer(text), learner.opinion(&tokens).as_ref())
    };
    assert!(!judged(&learner, &spam(400)).holds(HOLD_FROM));
    for number in 100..400 {
        learner.learn(&Tokens::of("", &spam(number)), Decision::Spam);
        learner.learn(&Tokens::of("", &honest(number)), Decision::Honest);
    }
    let caught = judged(&learner, &spam(400));
    assert!(caught.holds(HOLD_FROM) && caught.reasons[0].feature == Feature::Learned, "{caught:?}");
    assert!(judged(&learner, &honest(400)).sum < judged(&Learner::default(), &honest(400)).sum);
}

proptest! {
    #[test]
    fn no_text_makes_it_fail(title in any::<String>(), body in any::<String>(), unseen in any::<usize>(), others in any::<u32>(), since in any::<u64>()) {
        let recent = [Recent { shingles: Shingles::of(&title), own: false }, Recent { shingles: Shingles::of(&body), own: true }];
        let known = Circumstances {
            posts_before: Some(others),
            since_sign_up: Some(since),
            since_last_post: Some(since),
            others_at_address: others,
            recent: &recent,
            unseen_hosts: unseen,
            languages: ALL,
            on_topic: Some(true),
        };
        let score = score(Text { title: &title, body: &body }, &known, None);
        prop_assert!((0.0..=1.0).contains(&score.probability));
        prop_assert!(score.reasons.iter().all(|reason| reason.contribution.is_finite()));
    }

    #[test]
    fn odd_texts_give_finite_scores(body in "[A-Z!$а-яa-z0-9 .+`@/:\u{200b}\u{202e}😡-😤가-힣-]{0,120}(https://[a-z.]{1,9}/)?") {
        let score = of_newcomer(&body);
        prop_assert!((0.0..=1.0).contains(&score.probability));
    }
}
