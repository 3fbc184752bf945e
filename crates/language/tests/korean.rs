//! Korean by its rules: particles, endings, compounds, loanwords, counters, letters.

mod support;

use support::{check_grams, check_marks, check_same, check_words};

#[test]
fn particles_leave_their_noun() {
    check_words(&[
        ("object after a vowel", "비밀번호를", "비밀번호"),
        ("object after a consonant", "계정을", "계정"),
        ("subject after a vowel", "카메라가", "카메라"),
        ("subject after a consonant, which may belong to the noun", "화면이 떡볶이", "화면 화면이 떡볶 떡볶이"),
        ("topic after a vowel", "배터리는", "배터리"),
        ("topic after a consonant", "제품은", "제품"),
        ("possession", "제품의", "제품"),
        ("place", "설정에서", "설정"),
        ("direction after a vowel", "서버로", "서버"),
        ("direction after ㄹ", "메일로", "메일"),
        ("direction after a consonant", "화면으로", "화면"),
        ("company after a vowel", "마우스와", "마우스"),
        ("company after a consonant", "키보드랑", "키보드"),
        ("to a person", "상담원에게", "상담원"),
        ("to a person, spoken", "상담원한테", "상담원"),
        ("honoured giver", "고객님께서", "고객님"),
        ("from the beginning", "처음부터", "처음"),
        ("until", "내일까지", "내일"),
        ("comparison", "이전보다", "이전"),
        ("likeness", "사진처럼", "사진"),
        ("even", "로그인조차", "로그인"),
        ("every", "버튼마다", "버튼"),
        ("none but", "와이파이밖에", "와이파이"),
        ("or after a vowel", "카드나", "카드"),
        ("or after a consonant", "현금이나", "현금"),
        ("at least", "이메일이라도", "이메일"),
        ("called", "마당이라는", "마당"),
    ]);
}

#[test]
fn particles_upon_particles_leave_their_noun() {
    check_words(&[
        ("one syllable before particles", "앱에서는", "앱에서는 앱"),
        ("place and topic", "모바일에서는", "모바일"),
        ("place and possession", "화면에서의", "화면"),
        ("place and only", "크롬에서만", "크롬"),
        ("origin", "고객으로부터", "고객"),
        ("origin after a vowel", "서버로부터", "서버"),
        ("to and also", "친구에게도", "친구"),
        ("until and also", "결제까지도", "결제"),
        ("in and not", "목록에는", "목록"),
        ("only with", "비밀번호만으로", "비밀번호"),
        ("means and topic", "카드로는", "카드"),
        ("but", "무료지만", "무료"),
    ]);
}

#[test]
fn what_only_looks_like_a_particle_stays() {
    check_words(&[
        ("이 follows a final consonant only", "와이파이", "와이파이"),
        ("이 follows a final consonant only", "마이페이지 사이즈차이", "마이페이지 사이즈차이"),
        ("과 follows a final consonant only", "부가효과", "부가효과"),
        ("가 follows a vowel only", "만족도평가", "만족도평가"),
        ("로 follows a vowel or ㄹ", "접속경로", "접속경로"),
        ("two syllables stay", "회의 문의 속도 광고 사이 결과", "회의 문의 속도 광고 사이 결과"),
        ("two syllables stay", "나는 너도", "나는 너도"),
        ("one syllable stays", "이 그 저 앱", "이 그 저 앱"),
        ("a noun of one syllable is known without its particle too", "앱을 앱은 앱이", "앱을 앱 앱은 앱 앱이 앱"),
        ("a noun of one syllable with a long particle", "폰에서 칩으로", "폰에서 폰 칩으로 칩"),
    ]);
}

#[test]
fn endings_of_to_do_leave_their_noun() {
    check_words(&[
        ("polite, formal", "설치합니다", "설치"),
        ("polite", "설치해요", "설치"),
        ("past", "설치했어요", "설치"),
        ("past, formal", "설치했습니다", "설치"),
        ("background", "설치했는데", "설치"),
        ("background, polite", "설치했는데요", "설치"),
        ("cause", "설치해서", "설치"),
        ("cause", "설치하니까", "설치"),
        ("must", "설치해야", "설치"),
        ("although", "설치해도", "설치"),
        ("but", "설치했지만", "설치"),
        ("condition", "설치하면", "설치"),
        ("intention", "설치하려면", "설치"),
        ("purpose", "설치하려고", "설치"),
        ("while", "설치하면서", "설치"),
        ("and", "설치하고", "설치"),
        ("negation", "설치하지 마세요", "설치 마세"),
        ("or", "설치하거나", "설치"),
        ("as soon as", "설치하자마자", "설치"),
        ("so that", "설치하도록", "설치"),
        ("noun", "설치하기", "설치"),
        ("noun", "설치함", "설치"),
        ("attribute", "설치한 설치할 설치하는 설치했던", "설치 설치 설치 설치"),
        ("question", "설치하나요 설치할까요 설치했나요", "설치 설치 설치"),
        ("written question", "설치하는가", "설치"),
        ("wish without space", "설치하고싶어요", "설치"),
        ("may without space", "설치할수", "설치"),
        ("request", "설치해주세요", "설치"),
        ("before a helping verb", "설치해 봤어요", "설치 봤어"),
        ("trial", "설치해보세요 설치해봤는데", "설치 설치"),
        ("contrast", "설치했더니", "설치"),
    ]);
}

#[test]
fn endings_of_to_become_leave_their_noun() {
    check_words(&[
        ("polite, formal", "연결됩니다", "연결"),
        ("polite", "연결돼요", "연결"),
        ("past", "연결됐어요", "연결"),
        ("past, long", "연결되었습니다", "연결"),
        ("background", "연결됐는데", "연결"),
        ("cause", "연결되어서", "연결"),
        ("must", "연결되어야", "연결"),
        ("condition", "연결되면", "연결"),
        ("negation", "연결되지 않아요", "연결 않아"),
        ("negation without space", "연결되지않아요", "연결"),
        ("question", "연결되나요", "연결"),
        ("attribute", "연결된 연결될 연결되는", "연결 연결 연결"),
        ("and", "연결되고", "연결"),
        ("whether", "연결되는지", "연결"),
    ]);
}

#[test]
fn honorific_endings_leave_their_noun() {
    check_words(&[
        ("request", "확인하세요", "확인"),
        ("formal request", "확인하십시오", "확인"),
        ("past", "확인하셨습니다", "확인"),
        ("past question", "확인하셨나요", "확인"),
        ("question", "확인하시나요", "확인"),
        ("condition", "확인하시면", "확인"),
        ("condition of a favour", "확인해주시면", "확인"),
        ("attribute", "확인하신 확인하실", "확인 확인"),
        ("announcement", "확인하겠습니다", "확인"),
    ]);
}

#[test]
fn to_be_leaves_its_noun() {
    check_words(&[
        ("formal", "오류입니다", "오류"),
        ("question", "오류인가요", "오류"),
        ("polite after a vowel", "오류예요", "오류"),
        ("polite after a consonant", "고장이에요", "고장"),
        ("past after a vowel", "오류였어요", "오류"),
        ("past after a consonant", "고장이었습니다", "고장"),
        ("background", "오류인데", "오류"),
        ("wonder", "고장일까요", "고장"),
    ]);
}

#[test]
fn verbs_lose_what_is_polite_about_them() {
    check_words(&[
        ("polite", "끊겨요", "끊겨"),
        ("past", "끊어졌어요", "끊어졌"),
        ("formal", "사라졌습니다", "사라졌"),
        ("surprise", "느려지네요", "느려지"),
        ("and", "바꾸고", "바꾸"),
        ("one syllable stays with its ending", "안 돼요", "안 돼요"),
    ]);
}

#[test]
fn compounds_share_their_pairs_with_their_parts() {
    check_grams(&[
        ("one word", "비밀번호변경", "비밀 밀번 번호 호변 변경"),
        ("two words", "비밀번호 변경", "비밀 밀번 번호 변경"),
        ("space put in", "비밀 번호", "비밀 번호"),
        ("membership", "회원가입", "회원 원가 가입"),
        ("membership in parts", "회원 가입", "회원 가입"),
        ("particle after a compound", "환불규정은", "환불 불규 규정"),
        ("lone syllables", "앱 켜", "앱 켜"),
        ("loanword in parts", "와이 파이", "와이 파이"),
        ("loanword", "와이파이를", "와이 이파 파이"),
    ]);
}

#[test]
fn counters_stand_apart_from_their_numbers() {
    check_words(&[
        ("money", "10만원", "10 만원"),
        ("hours", "2시간", "2 시간"),
        ("minutes and a particle", "30분에", "30 분에 분"),
        ("degree is no particle", "3도", "3 도"),
        ("year", "2026년 11월", "2026 년 11 월"),
        ("thousands", "1,000원", "1 1000 000 원"),
        ("full width", "３개", "3 개"),
        ("ordinal", "제2조", "제 2 조"),
    ]);
}

#[test]
fn letters_and_forms_of_code_are_unified() {
    check_same(&[
        ("conjoining letters are syllables", &["한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"]),
        ("laughter goes", &["환불은", "환불은ㅋㅋ", "환불은ㅠㅠ"]),
        ("circled company", &["(주)마당", "㈜마당"]),
        ("half width letters are letters", &["ㄱㄴ", "ﾡﾤ"]),
        ("invisible marks go", &["비밀번호", "비밀\u{200b}번호", "\u{feff}비밀번호"]),
    ]);
}

#[test]
fn korean_marks_stand_on_the_word() {
    check_marks(&[
        ("particle in the text", "비밀번호를 잊었어요", "비밀번호", "비밀번호"),
        ("particle in the query", "비밀번호 찾기", "비밀번호를", "비밀번호"),
        ("ending in both", "설치했는데 안 돼요", "설치하려면", "설치"),
        ("part of a compound", "새비밀번호 설정", "비밀번호", "비밀번호"),
        ("compound in the query", "비밀번호를 변경", "비밀번호변경", "비밀번호|변경"),
        ("loanword with a space in the text", "와이 파이 설정", "와이파이", "와이|파이"),
        ("one syllable among others says nothing", "이 앱은 안 열려요", "앱 안 열려요", "열려요"),
        ("one syllable alone", "앱을 지웠어요", "앱", "앱"),
        (
            "decomposed text",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} 입력",
            "한글",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}",
        ),
        ("to be", "오류입니다", "오류인가요", "오류"),
        ("quotes around", "'언젠가'의 표현", "언젠가", "언젠가"),
        ("nothing in common", "배송 조회", "환불", ""),
    ]);
}
