//! Japanese questions, and how customers ask for them.

use crate::support::{Fixture, check};
use madang_find::index::Query;

#[test]
fn japanese_is_found_whatever_stands_around_its_words() {
    check(&[
        ("particles", "パスワードを忘れました", &["パスワード", "パスワードが", "パスワード 忘れた"], &["返金"]),
        ("polite endings", "商品が届きません", &["商品 届く", "届かない商品", "商品が届きました"], &["会員"]),
        ("to do", "設定を変更しました", &["設定変更", "設定の変更", "変更する"], &["印刷"]),
        ("question", "返品できますか", &["返品", "返品について", "返品したい"], &["領収書"]),
        ("compound written apart", "会員登録の方法", &["会員 登録", "会員登録方法"], &["退職"]),
        ("Han of one character", "寺の地図", &["寺", "地図"], &["神社"]),
        ("person's name", "田中さんの回答", &["田中", "田中さん"], &["鈴木"]),
        ("place inside another word", "東京都の天気", &["東京", "東京都"], &["大阪"]),
    ]);
}

#[test]
fn japanese_spellings_are_found_by_one_another() {
    check(&[
        ("final long vowel in the text", "サーバーが落ちました", &["サーバ", "サーバー", "ｻｰﾊﾞｰ"], &["電池"]),
        ("final long vowel in the query", "プリンタの設定", &["プリンター", "プリンタ"], &["画像"]),
        ("long vowel inside", "インターフェースの変更", &["インタフェース", "インターフェイス"], &["料金"]),
        ("half-width kana", "ﾒﾓﾘが足りない", &["メモリ", "メモリー"], &["時計"]),
        ("middle dot", "メール・アドレスを登録", &["メールアドレス", "メール アドレス"], &["電話"]),
        ("okurigana left out in the query", "引っ越しの手続き", &["引越し", "引越", "引っ越し"], &["結婚"]),
        ("okurigana left out in the text", "取消の期限", &["取り消し", "取消し", "取消"], &["予約"]),
        ("okurigana left out in both", "申込み窓口", &["申し込み", "申込"], &["診断"]),
        ("older characters in the text", "國立圖書館", &["国立図書館", "図書館", "國立"], &["美術館"]),
        ("older characters in the query", "渡辺さんの質問", &["渡邊"], &["佐藤"]),
        ("full-width letters", "ＵＳＢケーブル", &["USB", "usbケーブル"], &["HDMI"]),
        ("squared word", "㍿マダン", &["株式会社マダン", "株式会社"], &["学校"]),
        ("full-width digits", "３個セット", &["3個", "3個セット"], &["単品"]),
        ("variation selector", "葛\u{e0100}城市", &["葛城"], &["奈良"]),
        ("decomposed voice", "カ\u{3099}イト\u{3099}ブック", &["ガイド", "ガイドブック"], &["辞書"]),
    ]);
}

#[test]
fn japanese_slips_are_found() {
    check(&[
        ("hiragana for katakana", "パスワードの再設定", &["ぱすわーど", "ぱすわーどを"], &[]),
        ("hiragana for katakana in a clause", "ログインの画面", &["ろぐいんができない"], &[]),
        ("hiragana for katakana before Han", "カメラ画面", &["かめらの画面"], &[]),
        ("voice mark left out", "ダウンロードの失敗", &["タウンロード"], &[]),
        ("one kana wrong", "アカウントの削除", &["アカウソト"], &[]),
    ]);
}

#[test]
fn words_in_hiragana_alone_are_found() {
    check(&[
        ("a short one", "ねこのえさが届きません", &["ねこ", "えさ", "ねこ えさ"], &["いぬ"]),
        ("a disaster", "つなみの警報が鳴りません", &["つなみ"], &["じしん"]),
        ("an adjective", "わかりやすい説明がほしい", &["わかりやすい", "わかりやすい 説明"], &["むずかしい"]),
        ("an adverb", "ゆっくり話す音声", &["ゆっくり"], &["すばやく"]),
        ("with a long vowel", "らーめんの作り方", &["らーめん"], &["うどん"]),
    ]);
}

#[test]
fn japanese_numbers_and_signs_are_found() {
    check(&[
        ("price", "1,980円の商品", &["1980円", "1,980円"], &["無料"]),
        ("version", "バージョン2.4.1で発生", &["2.4.1", "v2.4.1"], &["9.9.9"]),
        ("code of an error", "エラーコード 0x80070057", &["0x80070057", "エラー 0x80070057"], &["0x1"]),
        (
            "Latin before katakana",
            "LINEスタンプの購入",
            &["LINE", "スタンプ", "LINEスタンプ", "lineスタンプ"],
            &["切手"],
        ),
        ("Latin behind Han", "無料Wi-Fiの接続", &["wifi", "Wi-Fi", "無料wifi"], &["有線"]),
        ("brackets", "「設定」画面（管理者）", &["設定画面", "管理者"], &["顧客"]),
    ]);
}

#[test]
fn hiragana_that_is_written_so_is_not_turned_into_katakana() {
    let fixture = Fixture::of(["もくもく会の予定", "パスワードの変更", "モクモクと煙が出る"]);
    let corrected = |query: &str| {
        let query = Query { text: query.to_owned(), ..Query::default() };
        fixture.index.search(&query).unwrap().corrected
    };
    assert_eq!(corrected("もくもく会"), None);
    assert_eq!(corrected("ぱすわーど").as_deref(), Some("パスワード"));
}
