//! What is counted, and what further posts of a thread are told.

use super::*;

const NOW: i64 = 1_000 * DAY;
const DAY: i64 = 86_400_000;

/// Sixty topics that differ in everything that filters ask for, some with answers and comments.
fn varied() -> Fixture {
    let mut documents = Vec::new();
    for id in 1..=60_i64 {
        let topic = Document {
            space: 1 + id % 3,
            author: 1 + id % 4,
            topic_kind: if id % 5 == 0 { "discussion" } else { "question" }.to_owned(),
            tags: (2..5).filter(|divisor| id % divisor == 0).map(|divisor| format!("tag{divisor}")).collect(),
            created_ms: NOW - id * id * DAY / 4,
            votes: id % 7,
            solved: id % 2 == 0,
            language: if id % 3 == 0 { Language::English } else { Language::Korean },
            product: (id % 4 != 0).then_some(7 + id % 2),
            version: (id % 4 == 1).then_some(70 + id % 3),
            ..question(id, "펌프 소음", if id % 6 == 0 { "펌프가 멈춰요" } else { "물이 새요" })
        };
        for (kind, reply) in [(Kind::Answer, 1), (Kind::Comment, 2)] {
            if id % (reply + 1) == 0 {
                documents.push(Document {
                    id: id * 100 + reply,
                    kind,
                    title: String::new(),
                    body: if id % 4 == 0 { "펌프 소음은 필터 때문이에요" } else { "필터를 보세요" }.to_owned(),
                    author: 9,
                    ..topic.clone()
                });
            }
        }
        documents.push(topic);
    }
    with(documents)
}

fn counting(query: Query) -> Query {
    Query { facets_at: Some(NOW), limit: 100, ..query }
}

impl Fixture {
    fn facets(&self, query: &Query) -> Facets {
        self.index.search(query).unwrap().facets.unwrap()
    }
}

/// Every value with its count, and the search that asks for it.
fn searches(facets: &Facets, query: &Query) -> Vec<(usize, Query)> {
    let base = || query.clone();
    let mut all = Vec::new();
    for count in &facets.kinds {
        let narrowed = match count.value.as_str() {
            "answer" => Query { kind: Some(Kind::Answer), topic_kind: None, ..base() },
            "comment" => Query { kind: Some(Kind::Comment), topic_kind: None, ..base() },
            kind => Query { kind: None, topic_kind: Some(kind.to_owned()), ..base() },
        };
        all.push((count.topics, narrowed));
    }
    all.extend(facets.spaces.iter().map(|c| (c.topics, Query { space: Some(c.value), ..base() })));
    all.extend(facets.solved.iter().map(|c| (c.topics, Query { solved: Some(c.value), ..base() })));
    all.extend(facets.tags.iter().map(|c| (c.topics, Query { tags: vec![c.value.clone()], ..base() })));
    all.extend(facets.authors.iter().map(|c| (c.topics, Query { author: Some(c.value), ..base() })));
    all.extend(facets.languages.iter().map(|c| (c.topics, Query { language: Some(c.value), ..base() })));
    all.extend(facets.products.iter().map(|c| {
        let (product, version) = if c.value < 70 { (Some(c.value), None) } else { (None, Some(c.value)) };
        (c.topics, Query { product, version, ..base() })
    }));
    all.extend(facets.ages.iter().map(|c| {
        let (after_ms, before_ms) = c.value.range(NOW);
        (c.topics, Query { after_ms, before_ms, ..base() })
    }));
    all
}

#[test]
fn every_count_is_what_a_search_for_the_value_lists() {
    let fixture = varied();
    let narrowed = Query { solved: Some(true), space: Some(1), ..text("펌프 소음") };
    let recent = Query { after_ms: Some(NOW - 365 * DAY), kind: Some(Kind::Answer), ..text("필터") };
    let about = Query { product: Some(8), tags: vec!["tag3".to_owned()], author: Some(2), ..text("펌프") };
    let newest = Query { order: Order::Newest, ..text("펌프 멈춰요") };
    let listing = Query { language: Some(Language::Korean), ..Query::default() };
    let by_author = Query { author: Some(9), ..Query::default() };
    let seen = Query { visible_spaces: Some(vec![2, 3]), ..text("펌프 소음") };
    for query in [text("펌프 소음"), narrowed, recent, about, newest, listing, by_author, seen] {
        let query = counting(query);
        let facets = fixture.facets(&query);
        let searches = searches(&facets, &query);
        assert!(searches.len() > 8, "{query:?}");
        for (count, search) in searches {
            let results = fixture.index.search(&search).unwrap();
            assert_eq!((results.total, count > 0), (count, true), "{search:?}");
        }
    }
}

#[test]
fn nothing_that_a_reader_may_not_see_is_counted() {
    let fixture = varied();
    let query = counting(Query { visible_spaces: Some(vec![3]), ..text("펌프 소음") });
    let facets = fixture.facets(&query);
    assert_eq!(facets.spaces.iter().map(|count| count.value).collect::<Vec<_>>(), [3]);
    assert!(facets.tags.iter().all(|count| count.topics <= 20));
    let lifted = counting(Query { space: Some(3), visible_spaces: Some(vec![3]), ..text("펌프 소음") });
    assert_eq!(fixture.facets(&lifted).spaces.len(), 1);
    let closed = counting(Query { visible_spaces: Some(Vec::new()), ..text("펌프 소음") });
    assert_eq!(fixture.facets(&closed), Facets::default());
}

#[test]
fn a_pool_that_was_too_small_says_so() {
    let fixture = with((1..=4_100).map(|id| question(id, "펌프 소음", "같은 글")).collect());
    let facets = fixture.facets(&counting(text("펌프")));
    let [space] = facets.spaces.as_slice() else { panic!("{facets:?}") };
    assert_eq!((space.topics, space.capped), (4_000, true));
    assert!(!varied().facets(&counting(text("펌프"))).spaces[0].capped);
}

#[test]
fn further_posts_of_a_thread_are_named_and_the_rest_counted() {
    let replies = (11..=15).map(|id| answer(id, 1, "드라이버를 다시 설치해 보세요."));
    let fixture = with([question(1, "프린터 연결", "안 돼요")].into_iter().chain(replies).collect());
    for query in [text("드라이버 설치"), Query { kind: Some(Kind::Answer), ..Query::default() }] {
        let results = fixture.index.search(&query).unwrap();
        let [hit] = results.hits.as_slice() else { panic!("{results:?}") };
        assert_eq!((results.total, hit.more.len(), hit.more_count), (1, 2, 2));
        assert!(!hit.more.contains(&hit.post));
    }
}

#[test]
fn what_staff_set_aside_steps_back_in_search_similar_questions_and_suggestions() {
    let set_aside =
        Document { stepped_back: true, ..question(1, "정수 필터 소음", "정수 필터 소음이 커요") };
    let fixture = with(vec![set_aside, question(2, "정수 필터 소음 문의", "정수 필터에서 소음이 좀 나요")]);
    assert_eq!(fixture.topics(&text("정수 필터 소음")), [2, 1]);
    assert_eq!(fixture.suggested("정수 필터"), [2, 1]);
    let similar = fixture.index.similar("정수 필터 소음", "", None, 5, None).unwrap();
    assert_eq!(similar.iter().map(|hit| hit.topic).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn topics_of_a_tag_are_counted_as_far_as_they_are_seen() {
    let fixture = varied();
    assert_eq!(fixture.index.topics_tagged("tag2", None).unwrap(), (30, false));
    assert_eq!(fixture.index.topics_tagged("tag3", Some(&[1])).unwrap(), (20, false));
    assert_eq!(fixture.index.topics_tagged("tag3", Some(&[2, 3])).unwrap(), (0, false));
    assert_eq!(fixture.index.topics_tagged("tag2", Some(&[])).unwrap(), (0, false));
}

#[test]
fn words_are_taken_as_they_are_when_that_is_asked_for() {
    let fixture = three_languages();
    assert_eq!(fixture.first("비밀버노"), Some(1));
    let verbatim = fixture.index.search(&Query { verbatim: true, ..text("비밀버노 환불") }).unwrap();
    assert_eq!((verbatim.hits[0].topic, verbatim.corrected), (2, None));
}

#[test]
fn suggestions_say_what_was_probably_meant() {
    let fixture = three_languages();
    for (typed, meant, topic) in [("ghksqnf", "환불", 2), ("비밀버노", "비밀번호", 1)] {
        let suggestions = fixture.index.suggest(typed, None, 5).unwrap();
        assert_eq!(suggestions.corrected.as_deref(), Some(meant), "{typed}");
        assert_eq!(suggestions.topics[0].topic, topic, "{typed}");
    }
    assert_eq!(fixture.index.suggest("비밀", None, 5).unwrap().corrected, None);
    assert_eq!(fixture.index.suggest("비밀버노", Some(&[2]), 5).unwrap(), Suggestions::default());
}
