//! Questions in several scripts, and emoji.

use crate::support::check;

#[test]
fn scripts_side_by_side_are_found_by_each_of_them() {
    check(&[
        ("Latin with a particle", "Wi-Fi가 자꾸 끊겨요", &["wifi", "와이파이 Wi-Fi", "Wi-Fi를"], &["LAN"]),
        ("model with a particle", "iPhone15에서 안 열려요", &["iPhone15", "iphone 15", "iphone에서"], &["Pixel"]),
        ("Latin and Hangul as one word", "PC방 요금제", &["PC방", "pc 방", "pc"], &["학원"]),
        ("Latin and katakana", "Excelファイルが開かない", &["excel", "ファイル", "Excel ファイル"], &["Word"]),
        ("Latin and Han", "USB接続の問題", &["USB", "接続", "usb接続"], &["無線"]),
        ("digit, letter and Hangul", "3D프린터 설정", &["3D프린터", "3d 프린터", "프린터"], &["스캐너"]),
        ("Han in brackets", "사과(謝過)의 뜻", &["사과", "謝過", "사과(謝過)"], &["감사"]),
        ("Korean and Japanese in one text", "도쿄 東京 여행", &["도쿄", "東京", "여행"], &["오사카"]),
        ("full-width Latin before half-width kana", "ＰＤＦﾌｧｲﾙの保存", &["PDF", "ファイル", "PDFファイル"], &["JPEG"]),
        ("Latin with to do", "commit했는데 push가 안 돼요", &["commit", "push", "commit하려면"], &["merge"]),
        ("unit behind a number in Korean", "무게는 3kg입니다", &["3kg", "3 kg", "무게"], &["길이"]),
        ("Cyrillic", "Привет мир", &["привет", "ПРИВЕТ"], &["пока"]),
        ("Greek with an accent", "Η Αθήνα", &["Αθηνα", "αθήνα"], &["Ρώμη"]),
    ]);
}

#[test]
fn emoji_neither_hide_nor_join_words() {
    check(&[
        ("before a word", "😀로그인 성공", &["로그인", "😀 로그인"], &["실패"]),
        ("joined emoji", "👩‍💻개발자 모임", &["개발자", "👩‍💻개발자"], &["디자이너"]),
        ("flag", "🇯🇵日本語の質問", &["日本語", "🇯🇵 日本語"], &["中国"]),
        ("heart with a selector", "I ❤️ this widget", &["widget", "❤️ widget"], &["gadget"]),
        ("between words", "배송🚚조회", &["배송 조회", "배송", "조회"], &["환율"]),
        ("keycap", "Press 7️⃣ now", &["7", "press 7"], &["8"]),
        ("zero-width space", "pass\u{200b}phrase rules", &["passphrase"], &["token"]),
        ("soft hyphen", "inter\u{ad}national call", &["international"], &["local"]),
        ("no-break space", "customer\u{a0}portal", &["customer portal", "portal"], &["desk"]),
    ]);
}

#[test]
fn names_with_versions_are_found_by_either() {
    check(&[
        ("version behind a name", "ghc8.6.3で発生します", &["ghc8.6.3", "ghc 8.6.3", "8.6.3"], &["8.6.5"]),
        ("version after a space", "iOS 17.2 업데이트", &["iOS17.2", "17.2", "ios 17.2"], &["16.9"]),
    ]);
}

#[test]
fn conditions_hold_in_every_script() {
    check(&[
        ("phrase", "카드 결제를 취소했어요", &["\"카드 결제\"", "\"결제를 취소\""], &["\"결제 카드\"", "카드 -취소"]),
        (
            "phrase with another particle",
            "와이파이를 연결했어요",
            &["\"와이파이 연결\"", "\"와이파이가 연결\""],
            &["\"연결 와이파이\""],
        ),
        ("phrase without spaces", "東京都の予定", &["\"東京都\"", "\"東京\""], &["予定 -東京"]),
        ("phrase of a code", "got E-21 twice", &["\"E-21\"", "\"got E-21\""], &["twice -E-21", "\"twice got\""]),
        ("excluded form of a word", "Installing drivers", &["drivers -printer"], &["drivers -installed"]),
        ("excluded particle", "배터리가 부풀었어요", &["부풀었어요 -화면"], &["부풀었어요 -배터리를"]),
        ("excluded width", "ﾊﾞｯﾃﾘｰ交換", &["交換 -画面"], &["交換 -バッテリー"]),
        ("phrase of signs alone is no condition", "wooden table", &["\"?!\" table"], &[]),
    ]);
}
