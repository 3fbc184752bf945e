//! Korean questions, and how customers ask for them.

use crate::support::{Fixture, check};
use madang_find::index::Query;

#[test]
fn korean_is_found_whatever_is_written_onto_its_words() {
    check(&[
        ("particle of the object", "비밀번호를 잊어버렸어요", &["비밀번호", "비밀번호가", "비밀번호는요"], &["환불"]),
        ("particle of the subject", "카메라가 안 켜져요", &["카메라", "카메라를", "카메라에서"], &["마이크"]),
        ("particle upon particle", "모바일에서는 보이지 않아요", &["모바일", "모바일에서도", "모바일만"], &["태블릿"]),
        (
            "ending of to do, past",
            "업데이트했는데 멈췄어요",
            &["업데이트", "업데이트하려면", "업데이트할 때"],
            &["초기화"],
        ),
        ("ending of to do, polite", "동기화했습니다", &["동기화", "동기화가 안돼요", "동기화하기"], &["백업"]),
        ("ending of to do, request", "영수증 발급해주세요", &["발급", "영수증을 발급하려면", "발급되나요"], &["세금"]),
        ("ending of to become", "연결되지 않아요", &["연결", "연결됩니까", "연결이 끊김"], &["충전"]),
        ("ending of to become, past", "결제됐는데 취소하고 싶어요", &["결제", "결제되었습니다", "취소"], &["적립"]),
        ("honorific", "상담원이 확인하셨습니다", &["확인", "상담원에게", "확인하시면"], &["예약"]),
        ("honorific request", "주소를 입력하십시오", &["입력", "주소 입력", "입력하세요"], &["삭제"]),
        ("to be", "화면 고장입니다", &["고장", "고장인가요", "고장이에요"], &["분실"]),
        ("polite negation in parts", "소리가 안 나요", &["소리", "소리가 안 나와요"], &["진동"]),
        ("polite negation together", "알림이 안와요", &["알림", "알림이 오지 않아요"], &["소식"]),
        ("spoken ending", "이거 어떻게 설정해요?", &["설정", "설정하는 법", "설정방법"], &["해지"]),
        ("laughter", "배송이 너무 느려요ㅠㅠ", &["배송", "배송이 느려요"], &["교환"]),
    ]);
}

#[test]
fn korean_words_of_one_and_two_syllables_are_found() {
    check(&[
        ("one syllable with a particle", "앱이 자꾸 꺼져요", &["앱", "앱을", "앱에서는"], &["웹"]),
        ("one syllable as the object", "펜을 잃어버렸어요", &["펜", "펜은"], &["자"]),
        ("one syllable with a place", "탭에서 보여요", &["탭", "탭을"], &["창"]),
        ("two syllables", "환불 언제 되나요", &["환불", "환불은", "환불이"], &["교환"]),
        ("two syllables like a particle", "회의 일정", &["회의", "회의를", "회의에서"], &["면담"]),
        ("two syllables that end like a particle", "광고 차단", &["광고", "광고가"], &["배너"]),
        ("two syllables with every particle", "계정을 계정은 계정이", &["계정", "계정으로", "계정마다"], &["통장"]),
        ("abbreviation", "와파 안 잡힘", &["와파"], &["블루투스"]),
    ]);
}

#[test]
fn korean_compounds_are_found_with_and_without_spaces() {
    check(&[
        (
            "space left out in the query",
            "비밀번호 변경 방법",
            &["비밀번호변경", "비밀번호변경방법", "비번 변경"],
            &["이름"],
        ),
        ("space left out in the text", "회원가입절차 안내", &["회원 가입", "가입 절차", "회원가입"], &["출석"]),
        ("space put in", "환불규정", &["환불 규정", "환불규정은"], &["약관"]),
        ("space in the loanword", "와이 파이 설정", &["와이파이", "와이파이를 설정"], &["블루투스"]),
        ("no space in the loanword", "블루투스를 켜요", &["블루 투스", "블루투스가"], &["모뎀"]),
        ("all spaces left out", "주문내역을 확인하는방법", &["주문 내역 확인", "주문내역확인방법"], &["장바구니"]),
        ("part in the middle", "새비밀문서함", &["비밀문서", "문서함"], &["편지"]),
        ("noun before a verb without space", "사진업로드해야하나요", &["사진 업로드", "업로드"], &["동영상"]),
        ("may without space", "예약변경할수있나요", &["예약 변경", "예약변경"], &["매장"]),
    ]);
}

#[test]
fn korean_without_any_space_is_read_as_the_words_that_it_holds() {
    let fixture = Fixture::of([
        "오늘 교회에 안 가면 안 될까",
        "하늘은 교실에서 안경 없이 보인다",
        "오늘은 비가 와요",
        "교회 앞에서 만나요",
        "늘은교 면안될",
    ]);
    assert_eq!(fixture.topics("오늘은교회안가면안될까").first(), Some(&1));
    assert_eq!(fixture.topics("교회앞에서만나요").first(), Some(&4));
    assert_eq!(fixture.topics("하늘은교실에서안보여").first(), Some(&2));
}

#[test]
fn korean_with_one_wrong_letter_is_found_before_what_only_shares_the_other_words() {
    let fixture = Fixture::of([
        "화장품 없어서 사야 돼",
        "우유가 없어서 사야 돼",
        "습관이 안 고쳐져",
        "컴퓨터가 안 고쳐져",
        "게임이 재미있어",
        "영화가 재미있어",
    ]);
    assert_eq!(fixture.topics("화쟁품 없어서 사야 돼").first(), Some(&1));
    assert_eq!(fixture.topics("싑관이 안 고쳐져").first(), Some(&3));
    assert_eq!(fixture.topics("겨임이 재미있어").first(), Some(&5));
}

#[test]
fn a_greeting_is_not_taken_for_another_word() {
    let fixture = Fixture::of(["안경을 맞췄어요", "안정을 찾았어요", "비밀번호를 잊어서 안 돼요", "만족도 조사"]);
    let corrected = |query: &str| {
        let query = Query { text: query.to_owned(), ..Query::default() };
        fixture.index.search(&query).unwrap().corrected
    };
    assert_eq!(corrected("안녕"), None);
    assert_eq!(corrected("안녕하세요"), None);
    assert_eq!(corrected("비밀번호가 안돼요"), None);
    assert_eq!(corrected("비밀버노를 잊었어요").as_deref(), Some("비밀번호를 잊었어요"));
}

#[test]
fn korean_numbers_and_signs_are_found() {
    check(&[
        ("money", "포인트 10만원 적립", &["10만원", "10만 원", "포인트"], &["쿠폰"]),
        ("thousands with a comma", "배송비 3,000원", &["3000원", "3,000원", "배송비"], &["무게"]),
        ("hours", "2시간 동안 켜 두세요", &["2시간", "2 시간"], &["분량"]),
        ("degrees", "온도 25도 이하", &["25도", "온도"], &["습도"]),
        ("full width", "３개까지 등록", &["3개", "３개"], &["무제한"]),
        ("version", "펌웨어 3.1.2에서 오류", &["3.1.2", "v3.1.2", "펌웨어 3.1.2"], &["\"3.1.9\"", "4.0"]),
        ("code of an error", "E-21 오류가 떠요", &["E-21", "e21", "E21 오류"], &["\"E-99\"", "F99"]),
        ("quoted word", "'언젠가'의 표현", &["언젠가", "'언젠가'", "언젠가는"], &["조만간"]),
        ("middle dot", "입·출금 내역", &["출금", "입출금"], &["대출"]),
        ("circled company", "㈜마당 주소", &["(주)마당", "마당"], &["공원"]),
        ("decomposed letters", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} 자판", &["한글"], &["영문"]),
    ]);
}

#[test]
fn words_that_end_as_particles_do_are_whole() {
    let fixture = Fixture::of(["고양시 배송 안내", "고양이 화분 배송 안내", "떡볶이를 시켰어요", "오랜만에 왔어요"]);
    for (query, topic) in [("고양이", 2), ("고양이가", 2), ("고양시", 1), ("떡볶이", 3), ("오랜만에", 4)]
    {
        assert_eq!(fixture.topics(query).first(), Some(&topic), "{query}");
    }
}

#[test]
fn korean_slips_are_found() {
    check(&[
        ("one wrong letter", "비밀번호를 잊었어요", &["비밀버노", "비밀번효"], &[]),
        ("wrong vowel", "환불해 주세요", &["환뷸"], &[]),
        ("keyboard in the other layout", "로그인이 안 돼요", &["fhrmdls"], &[]),
        ("Latin keyboard in the other layout", "wifi password", &["ㅔㅁㄴㄴ재ㄱㅇ"], &[]),
        ("letter left out", "프린터 드라이버", &["드라이ㅓ", "드라이벼"], &[]),
    ]);
}
