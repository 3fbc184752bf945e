//! The index as its users see it.

mod facets;

use std::fs;

use madang_language::Language;
use tempfile::TempDir;

use madang_dictionaries::Dictionaries;

use super::*;

const HEAP: usize = 20_000_000;

struct Fixture {
    folder: TempDir,
    index: Index,
}

fn with(documents: Vec<Document>) -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap().into_index();
    let ops: Vec<Op> = documents.into_iter().map(|document| Op::Put(Box::new(document))).collect();
    index.apply(&ops, 1).unwrap();
    Fixture { folder, index }
}

fn question(id: i64, title: &str, body: &str) -> Document {
    Document {
        id,
        topic: id,
        kind: Kind::Opening,
        topic_kind: "question".to_owned(),
        space: 1,
        author: 1,
        title: title.to_owned(),
        body: body.to_owned(),
        tags: Vec::new(),
        created_ms: id * 1000,
        votes: 0,
        solved: false,
        accepted: false,
        verified: false,
        stepped_back: false,
        language: Language::Korean,
        product: None,
        version: None,
    }
}

fn answer(id: i64, topic: i64, body: &str) -> Document {
    Document { topic, kind: Kind::Answer, ..question(id, "", body) }
}

fn text(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

impl Fixture {
    fn topics(&self, query: &Query) -> Vec<i64> {
        self.index.search(query).unwrap().hits.iter().map(|hit| hit.topic).collect()
    }

    fn first(&self, query: &str) -> Option<i64> {
        self.topics(&text(query)).first().copied()
    }

    fn suggested(&self, typed: &str) -> Vec<i64> {
        self.index.suggest(typed, None, 10).unwrap().topics.iter().map(|suggestion| suggestion.topic).collect()
    }
}

fn three_languages() -> Fixture {
    with(vec![
        question(1, "비밀번호를 잊어버렸어요", "로그인 화면에서 비밀번호 찾기가 보이지 않습니다."),
        question(2, "환불 규정이 궁금합니다", "구매한 지 2주가 지났는데 환불이 되나요?"),
        question(3, "パスワードを忘れました", "ログイン画面で再設定の方法が分かりません。"),
        question(4, "返金の規定について", "購入してから二週間経ちましたが返金できますか。"),
        question(5, "I forgot my password", "There is no reset link on the login screen."),
        question(6, "How do refunds work?", "I bought it two weeks ago. Can I be refunded?"),
    ])
}

#[test]
fn korean_is_found_whatever_its_particles_and_spaces() {
    let fixture = three_languages();
    for query in ["비밀번호", "비밀번호가", "비밀번호는 어디서", "비밀번호찾기", "비밀 번호"]
    {
        assert_eq!(fixture.first(query), Some(1), "{query}");
    }
    assert_eq!(fixture.first("환불"), Some(2));
    assert_eq!(fixture.first("환불하려면"), Some(2));
}

#[test]
fn japanese_is_found_in_any_width() {
    let fixture = three_languages();
    for query in ["パスワード", "ﾊﾟｽﾜｰﾄﾞ", "パスワードを忘れたとき"] {
        assert_eq!(fixture.first(query), Some(3), "{query}");
    }
    assert_eq!(fixture.first("返金"), Some(4));
}

#[test]
fn english_is_found_in_any_form() {
    let fixture = three_languages();
    assert_eq!(fixture.first("forgotten PASSWORDS"), Some(5));
    assert_eq!(fixture.first("refunding"), Some(6));
}

#[test]
fn signs_alone_find_nothing_and_nothing_lists_everything() {
    let fixture = three_languages();
    assert_eq!(fixture.index.search(&text("?!")).unwrap(), Results::default());
    assert_eq!(fixture.topics(&text("  ")), [6, 5, 4, 3, 2, 1]);
    assert_eq!(fixture.topics(&text("없는낱말입니다")), Vec::<i64>::new());
}

#[test]
fn hits_are_grouped_by_topic_with_the_best_post() {
    let fixture = with(vec![
        question(1, "프린터 연결", "연결이 안 됩니다."),
        answer(11, 1, "드라이버를 다시 설치해 보세요. 드라이버 설치가 답입니다."),
        answer(12, 1, "드라이버 문제였어요."),
        question(2, "드라이버 이야기", "골프 이야기입니다."),
    ]);
    let results = fixture.index.search(&text("드라이버 설치")).unwrap();
    assert_eq!(results.total, 2);
    assert_eq!((results.hits[0].topic, results.hits[0].post), (1, 11));
}

#[test]
fn only_visible_spaces_are_searched_suggested_and_corrected() {
    let fixture = with(vec![
        Document { space: 7, ..question(1, "비공개 프로젝트 무궁화", "무궁화 일정") },
        question(2, "공개 질문", "일정 공유"),
    ]);
    let visible = Some(vec![1]);
    let hidden = |query: &str| Query { visible_spaces: visible.clone(), ..text(query) };
    assert_eq!(fixture.topics(&hidden("무궁화")), Vec::<i64>::new());
    assert_eq!(fixture.topics(&hidden("일정")), [2]);
    assert_eq!(fixture.topics(&Query { visible_spaces: Some(Vec::new()), ..Query::default() }), Vec::<i64>::new());
    assert_eq!(fixture.index.search(&hidden("무긍화")).unwrap(), Results::default());
    assert_eq!(fixture.index.search(&text("무긍화")).unwrap().corrected.as_deref(), Some("무궁화"));
    assert!(fixture.index.suggest("무궁", visible.as_deref(), 5).unwrap().topics.is_empty());
    assert!(
        fixture.index.similar("무궁화 일정", "", visible.as_deref(), 5, None).unwrap().iter().all(|hit| hit.topic == 2)
    );
}

#[test]
fn every_condition_narrows_the_search() {
    let fixture = with(vec![
        question(1, "결제 오류", "카드 결제 오류"),
        Document {
            space: 2,
            author: 9,
            tags: vec!["결제".to_owned(), "android".to_owned()],
            solved: true,
            product: Some(5),
            version: Some(51),
            language: Language::English,
            ..question(2, "결제 오류", "카드 결제 오류")
        },
        answer(21, 2, "결제 오류는 카드를 다시 등록하세요."),
    ]);
    let base = text("결제");
    assert_eq!(fixture.topics(&base).len(), 2);
    for narrowed in [
        Query { space: Some(2), ..base.clone() },
        Query { author: Some(9), ..base.clone() },
        Query { tags: vec!["결제".to_owned(), "android".to_owned()], ..base.clone() },
        Query { solved: Some(true), ..base.clone() },
        Query { product: Some(5), ..base.clone() },
        Query { version: Some(51), ..base.clone() },
        Query { language: Some(Language::English), ..base.clone() },
        Query { kind: Some(Kind::Answer), ..base.clone() },
        Query { after_ms: Some(2_000), ..base.clone() },
    ] {
        assert_eq!(fixture.topics(&narrowed), [2], "{narrowed:?}");
        assert!(fixture.topics(&Query { text: String::new(), ..narrowed }).iter().all(|topic| *topic == 2));
    }
    assert_eq!(fixture.topics(&Query { before_ms: Some(2_000), ..base.clone() }), [1]);
    assert_eq!(fixture.topics(&Query { tags: vec!["없음".to_owned()], ..base }), Vec::<i64>::new());
}

#[test]
fn phrases_must_be_there_and_exclusions_must_not() {
    let fixture = with(vec![
        question(1, "카드 결제 취소", "카드 결제를 취소했어요"),
        question(2, "결제 카드 등록", "결제할 카드를 등록해요"),
        question(3, "東京都の予定", "予定です"),
        question(4, "京都の東の予定", "予定です"),
    ]);
    assert_eq!(fixture.topics(&text("\"카드 결제\"")), [1]);
    assert_eq!(fixture.topics(&text("카드 -취소")), [2]);
    assert_eq!(fixture.topics(&text("-취소 -予定")), [2]);
    assert_eq!(fixture.topics(&text("予定 -東京")), [4]);
}

#[test]
fn a_misspelt_word_is_found_and_corrected() {
    let fixture = three_languages();
    for (query, corrected, topic) in [
        ("비밀버노를 변경", Some("비밀번호를 변경"), 1),
        ("pasword", Some("password"), 5),
        ("forgott pasword", Some("forgot password"), 5),
        ("qlalfqjsgh", Some("비밀번호"), 1),
        ("ㅔㅁㄴㄴ재ㄱㅇ", Some("password"), 5),
        ("パスワート", Some("パスワード"), 3),
        ("비밀번호", None, 1),
    ] {
        let results = fixture.index.search(&text(query)).unwrap();
        assert_eq!(results.hits.first().map(|hit| hit.topic), Some(topic), "{query}");
        assert_eq!(results.corrected.as_deref(), corrected, "{query}");
    }
}

#[test]
fn suggestions_stay_while_an_english_word_is_finished_and_without_spaces() {
    let fixture = with(vec![
        question(1, "An alternative to Cabal", "…"),
        question(2, "Performance of lists", "…"),
        question(3, "제2 차 세계 대전의 띄어쓰기", "…"),
        question(4, "세계 지도", "대전 지도"),
    ]);
    let first = |query: &str| fixture.index.suggest(query, None, 5).unwrap().topics.first().map(|one| one.topic);
    for query in ["altern", "alternat", "alternativ", "alternative"] {
        assert_eq!(first(query), Some(1), "{query}");
    }
    assert_eq!(first("performanc"), Some(2));
    assert_eq!(first("세계대전띄어쓰기"), Some(3));
}

#[test]
fn a_compound_of_known_parts_is_not_corrected() {
    let fixture = with(vec![question(1, "환불 규정", "규정"), question(2, "환불규칙", "규칙")]);
    assert_eq!(fixture.index.search(&text("환불규정")).unwrap().corrected, None);
}

#[test]
fn better_posts_come_first_among_equals() {
    let same = |id: i64| question(id, "배송 지연 문의", "배송이 늦어요");
    let fixture =
        with(vec![Document { stepped_back: true, ..same(1) }, same(2), Document { votes: 9, solved: true, ..same(3) }]);
    assert_eq!(fixture.topics(&text("배송 지연")), [3, 2, 1]);
}

#[test]
fn results_can_be_ordered_by_date_and_votes() {
    let fixture = with(vec![
        Document { votes: 5, ..question(1, "배터리 교체", "배터리 교체 방법") },
        Document { votes: 9, ..question(2, "배터리 교체 비용", "배터리 교체") },
        question(3, "배터리 교체 시기", "배터리 교체"),
    ]);
    let ordered = |order| fixture.topics(&Query { order, ..text("배터리 교체") });
    assert_eq!(ordered(Order::Newest), [3, 2, 1]);
    assert_eq!(ordered(Order::Votes), [2, 1, 3]);
    assert_eq!(fixture.topics(&Query { order: Order::Votes, ..Query::default() }), [2, 1, 3]);
}

#[test]
fn pages_follow_one_another() {
    let fixture = with((1..=30).map(|id| question(id, "업데이트 오류", "설치 중 오류")).collect());
    let page = |offset| fixture.topics(&Query { offset, limit: 10, ..text("업데이트") });
    let mut all: Vec<i64> = [page(0), page(10), page(20), page(30)].concat();
    assert_eq!(all.len(), 30);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 30);
    let listing = fixture.index.search(&Query { offset: 25, ..Query::default() }).unwrap();
    assert_eq!((listing.total, listing.hits.len()), (30, 5));
}

#[test]
fn similar_questions_are_openings_and_settled_answers() {
    let fixture = with(vec![
        question(1, "블루투스 연결이 자꾸 끊겨요", "이어폰이 끊겨요"),
        question(2, "소리가 작아요", "음량"),
        Document {
            accepted: true, ..answer(21, 2, "블루투스 연결이 끊겨서 그래요. 블루투스를 껐다 켜세요.")
        },
        question(3, "화면이 어두워요", "밝기"),
        answer(31, 3, "블루투스 연결이 끊겨요. 블루투스 연결."),
    ]);
    let similar = |exclude| {
        let hits = fixture.index.similar("블루투스 연결이 끊겨요", "이어폰", None, 5, exclude).unwrap();
        hits.into_iter().map(|hit| hit.topic).collect::<Vec<_>>()
    };
    assert_eq!(similar(None).len(), 2);
    assert_eq!(similar(None)[0], 1);
    assert_eq!(similar(Some(1)), [2]);
    assert!(fixture.index.similar("", "", None, 5, None).unwrap().is_empty());
}

#[test]
fn what_shares_a_common_word_only_is_not_similar() {
    let fixture = with(vec![
        question(1, "안녕하세요, 화분 조명이 깜빡여요", "조명이 깜빡여요"),
        question(2, "안녕하세요 알림이 안 와요", "어제부터요"),
        question(3, "こんにちは、通知が届きません", "昨日から"),
        question(4, "펌프 소음이 커졌어요", "어제부터 소음이 커요"),
    ]);
    let similar = |title: &str| {
        let hits = fixture.index.similar(title, "", None, 5, None).unwrap();
        hits.into_iter().map(|hit| hit.topic).collect::<Vec<_>>()
    };
    for greeting in ["안녕하세요", "안녕하세요!", "こんにちは", "Hello", "감사합니다"] {
        assert_eq!(similar(greeting), Vec::<i64>::new(), "{greeting}");
    }
    assert_eq!(similar("안녕하세요 조명이 깜빡입니다"), [1]);
    assert_eq!(similar("배송 조회 화면에서 주문 번호가 사라지고 어제부터 오류 문구만 나와요"), Vec::<i64>::new());
}

#[test]
fn a_title_that_names_the_word_leads() {
    let fixture = with(vec![
        question(1, "물이 새요", "펌프 펌프 펌프를 바꿨는데도 새요. 펌프 탓일까요?"),
        question(2, "펌프", "어떻게 청소하나요? 뚜껑을 열고 나서 안쪽을 닦으려는데 손이 닿지 않아서 여쭤봐요."),
    ]);
    assert_eq!(fixture.first("펌프"), Some(2));
}

#[test]
fn initials_and_a_locked_shift_key_are_understood() {
    let fixture = three_languages();
    assert_eq!(fixture.first("ㅂㅁㅂㅎ"), Some(1));
    assert_eq!(fixture.first("QLALFQJSGH"), Some(1));
    assert_eq!(fixture.topics(&text("ㅋㅋㅋ")), Vec::<i64>::new());
}

#[test]
fn titles_are_suggested_while_typing() {
    let fixture = three_languages();
    for typed in ["비", "비밀", "비밀버", "비밀번", "비밀번호를 잊", "ㅂㅁㅂㅎ", "ㅂㅁ", "qlalfqjs", "비밀번호 "]
    {
        assert_eq!(fixture.suggested(typed), [1], "{typed}");
    }
    assert_eq!(fixture.suggested("빔"), [1], "a syllable on its way");
    assert_eq!(fixture.suggested("ㅎㅂ ㄱㅈ"), [2]);
    assert_eq!(fixture.suggested("パスワ"), [3]);
    assert_eq!(fixture.suggested("forgot pass"), [5]);
    assert_eq!(fixture.suggested("pass forgot"), [5]);
    assert_eq!(fixture.suggested("ref"), [6]);
    assert_eq!(fixture.suggested(""), Vec::<i64>::new());
    assert_eq!(fixture.index.suggest("forg", None, 5).unwrap().topics[0].title, "I forgot my password");
}

#[test]
fn changes_replace_and_remove() {
    let fixture = three_languages();
    let index = &fixture.index;
    index.apply(&[Op::Put(Box::new(question(1, "배송 조회", "택배")))], 2).unwrap();
    assert_eq!(fixture.first("비밀번호"), None);
    assert_eq!(fixture.first("배송"), Some(1));
    index.apply(&[Op::Remove(2), Op::Put(Box::new(answer(31, 3, "배송 답변"))), Op::RemoveTopic(3)], 3).unwrap();
    assert_eq!(fixture.first("환불"), None);
    assert_eq!(fixture.topics(&text("배송")), [1]);
    assert_eq!(index.len(), 4);
    assert_eq!(index.position(), 3);
}

#[test]
fn the_position_is_kept_with_what_it_stands_for() {
    let fixture = three_languages();
    fixture.index.apply(&[], 42).unwrap();
    fixture.index.rest().unwrap();
    let Fixture { folder, index } = fixture;
    drop(index);
    let again = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap().into_index();
    assert_eq!((again.position(), again.len()), (42, 6));
}

#[test]
fn a_new_index_asks_to_be_built_until_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap();
    assert!(matches!(opened, Opened::NeedsRebuild(_, Reason::New)));
    opened.into_index().apply(&[Op::Put(Box::new(question(1, "하나", "")))], 5).unwrap();
    let opened = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap();
    assert!(matches!(opened, Opened::NeedsRebuild(_, Reason::New)));
    let index = opened.into_index();
    let mut builder = index.start_rebuild(Dictionaries::default()).unwrap();
    builder.put(question(2, "둘둘 이야기", "")).unwrap();
    assert_eq!(index.len(), 1, "the old one serves meanwhile");
    index.swap(builder, 9).unwrap();
    assert_eq!((index.len(), index.position()), (1, 9));
    drop(index);
    let Opened::Ready(index) = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap() else {
        panic!("it was built")
    };
    assert_eq!((index.len(), index.position()), (1, 9));
    assert!(index.is_intact().unwrap());
}

#[test]
fn a_rebuild_given_up_leaves_nothing() {
    let fixture = three_languages();
    let mut builder = fixture.index.start_rebuild(Dictionaries::default()).unwrap();
    builder.put(question(9, "아홉", "")).unwrap();
    drop(builder);
    let generations = fs::read_dir(fixture.folder.path()).unwrap().flatten().filter(|entry| entry.path().is_dir());
    assert_eq!(generations.count(), 1);
    assert_eq!(fixture.index.len(), 6);
}

#[test]
fn an_index_of_another_version_serves_until_rebuilt() {
    let Fixture { folder, index } = three_languages();
    index.swap(index.start_rebuild(Dictionaries::default()).unwrap(), 1).unwrap();
    index.apply(&[Op::Put(Box::new(question(1, "환불 안내", "")))], 2).unwrap();
    drop(index);
    let stamp = folder.path().join("generation-2/madang-version");
    let fields = fs::read_to_string(&stamp).unwrap().trim().split_once('.').unwrap().1.to_owned();
    fs::write(&stamp, format!("0.{fields}")).unwrap();
    let opened = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap();
    assert!(matches!(opened, Opened::NeedsRebuild(_, Reason::OtherVersion)));
    assert_eq!(opened.into_index().search(&text("환불")).unwrap().total, 1);
    fs::write(&stamp, "1.0").unwrap();
    let opened = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap();
    assert!(matches!(opened, Opened::NeedsRebuild(_, Reason::OtherVersion)));
    assert!(opened.into_index().is_empty());
}

#[test]
fn a_damaged_index_is_reported_and_replaced() {
    let Fixture { folder, index } = three_languages();
    index.rest().unwrap();
    drop(index);
    for entry in fs::read_dir(folder.path().join("generation-1")).unwrap().flatten() {
        if entry.file_name() == "meta.json" {
            fs::write(entry.path(), "{ not json").unwrap();
        }
    }
    let opened = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap();
    assert!(matches!(opened, Opened::NeedsRebuild(_, Reason::Damaged(_))));
    let index = opened.into_index();
    assert!(index.is_empty());
    let mut builder = index.start_rebuild(Dictionaries::default()).unwrap();
    builder.put(question(1, "다시 만든 색인", "")).unwrap();
    index.swap(builder, 7).unwrap();
    assert_eq!(index.search(&text("색인")).unwrap().total, 1);
}

#[test]
fn searching_goes_on_while_the_writer_rests() {
    let fixture = three_languages();
    fixture.index.rest().unwrap();
    assert_eq!(fixture.first("환불"), Some(2));
    fixture.index.apply(&[Op::Remove(2)], 2).unwrap();
    assert_eq!(fixture.topics(&text("환불")), Vec::<i64>::new());
}

#[test]
fn an_index_is_open_only_once() {
    let fixture = three_languages();
    assert!(matches!(Index::open(fixture.folder.path(), HEAP, Dictionaries::default()), Err(Error::InUse)));
}
