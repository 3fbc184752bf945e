//! Japanese by its rules: grammar left out, long vowels, okurigana, widths, older characters.

mod support;

use support::{check_grams, check_marks, check_same, check_words};

#[test]
fn grammar_is_left_out() {
    check_words(&[
        ("object", "パスワードを変更", "パスワード 変更"),
        ("topic", "画面は", "画面"),
        ("possession", "製品の保証", "製品 保証"),
        ("about", "返品について", "返品"),
        ("polite", "届きました", "届"),
        ("place", "設定で", "設定"),
        ("from and until", "東京から大阪まで", "東京 大阪"),
        ("request", "教えてください", "教え"),
        ("question", "返金できますか", "返金"),
        ("negation", "起動しません", "起動"),
        ("only grammar", "それは", ""),
    ]);
    check_grams(&[
        ("pairs of hiragana say nothing", "について", ""),
        ("a character beside hiragana", "寺の", "寺の"),
        ("katakana", "メール", "メー ール"),
        ("Han", "東京都", "東京 京都"),
        ("one character", "寺", "寺"),
        ("one hiragana", "に", "に"),
    ]);
}

#[test]
fn a_final_long_vowel_may_be_missing() {
    check_same(&[
        ("server", &["サーバー", "サーバ"]),
        ("computer", &["コンピューター", "コンピュータ"]),
        ("user", &["ユーザー", "ユーザ"]),
        ("browser", &["ブラウザー", "ブラウザ"]),
        ("folder", &["フォルダー", "フォルダ"]),
        ("printer", &["プリンター", "プリンタ"]),
        ("driver with a particle", &["ドライバーを", "ドライバを"]),
    ]);
    check_words(&[
        ("short words keep it", "キー", "キー"),
        ("short words keep it", "コピー", "コピー"),
        ("inside it stays", "メール", "メール"),
    ]);
}

#[test]
fn okurigana_may_be_left_out() {
    check_words(&[
        ("moving", "引っ越し", "引っ越し 引越"),
        ("moving", "引越し", "引越し 引越"),
        ("moving", "引越", "引越"),
        ("cancelling", "取り消し", "取り消し 取消"),
        ("cancelling", "取消し", "取消し 取消"),
        ("applying", "申し込み", "申し込み 申込"),
        ("applying", "申込", "申込"),
        ("receiving", "受け取り", "受け取り 受取"),
        ("procedure", "手続き", "手続き 手続"),
        ("one character keeps its ending", "忘れ", "忘れ"),
    ]);
}

#[test]
fn widths_and_compositions_are_unified() {
    check_same(&[
        ("half-width kana", &["パスワード", "ﾊﾟｽﾜｰﾄﾞ"]),
        ("half-width kana with voice", &["ガギグゲゴ", "ｶﾞｷﾞｸﾞｹﾞｺﾞ"]),
        ("decomposed voice", &["ガイド", "カ\u{3099}イト\u{3099}"]),
        ("full-width letters", &["ABC123", "ＡＢＣ１２３"]),
        ("squared word", &["キロ", "㌔"]),
        ("squared company", &["株式会社", "㍿"]),
        ("variation selectors go", &["葛城", "葛\u{e0100}城"]),
        ("full-width digit before a counter", &["3個", "３個"]),
        ("soft hyphens go", &["東京", "東\u{ad}京"]),
    ]);
}

#[test]
fn older_characters_are_todays() {
    check_same(&[
        ("country", &["国立", "國立"]),
        ("school", &["学校", "學校"]),
        ("library", &["図書館", "圖書館"]),
        ("surname", &["渡辺", "渡邊"]),
        ("railway", &["鉄道", "鐵道"]),
        ("broad", &["広島", "廣島"]),
        ("dragon", &["竜馬", "龍馬"]),
        ("Korea in Korean texts", &["韓国", "韓國"]),
    ]);
}

#[test]
fn middle_dots_and_spaces_divide() {
    check_same(&[
        ("middle dot", &["メール アドレス", "メール・アドレス", "ﾒｰﾙ･ｱﾄﾞﾚｽ"]),
        ("brackets", &["設定 画面", "設定（画面）", "「設定」画面"]),
        ("wave dash", &["東京 大阪", "東京〜大阪", "東京～大阪"]),
    ]);
    check_grams(&[
        ("one word", "メールアドレス", "メー ール ルア アド ドレ レス"),
        ("middle dot", "メール・アドレス", "メー ール アド ドレ レス"),
    ]);
}

#[test]
fn counters_stand_apart_from_their_numbers() {
    check_words(&[
        ("pieces", "3個", "3 個"),
        ("yen", "1,980円", "1 1980 980 円"),
        ("version", "第2版", "第 2 版"),
        ("time", "10時30分", "10 時 30 分"),
    ]);
}

#[test]
fn japanese_marks_stand_on_the_word() {
    check_marks(&[
        ("particles are left out", "パスワードを忘れた", "パスワードは", "パスワード"),
        ("half-width kana are marked whole", "ﾊﾟｽﾜｰﾄﾞを忘れた", "パスワード", "ﾊﾟｽﾜｰﾄﾞ"),
        ("long vowel missing in the query", "サーバーが落ちる", "サーバ", "サーバー"),
        ("long vowel missing in the text", "サーバが落ちる", "サーバー", "サーバ"),
        ("okurigana missing in the query", "引っ越しの手続き", "引越", "引っ越し"),
        ("okurigana missing in the text", "引越のお知らせ", "引っ越し", "引越"),
        ("older characters", "國立圖書館", "国立", "國立"),
        ("two words", "東大寺にある仏像", "東大寺の仏像", "東大寺|仏像"),
        ("one character", "この寺について", "寺", "寺"),
        ("squared word", "10㌔まで", "キロ", "㌔"),
        ("grammar is not marked", "それについて", "について", ""),
        ("decomposed voice", "カ\u{3099}イト\u{3099}を読む", "ガイド", "カ\u{3099}イト\u{3099}"),
    ]);
}
