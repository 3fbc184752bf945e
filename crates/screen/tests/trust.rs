//! Every boundary of the trust levels.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use madang_screen::trust::{Facts, Lately, Level, Progress, Requirement, Settings, level, progress};

/// Exactly what level 1 asks for.
const BASIC: Facts = Facts {
    topics_entered: 5,
    posts_read: 30,
    minutes_read: 10,
    days_visited: 0,
    likes_given: 0,
    likes_received: 0,
    topics_replied_to: 0,
    lately: NOTHING,
    now: Level::New,
    regular_for: 0,
    leader: false,
};

const NOTHING: Lately = Lately {
    days_visited: 0,
    topics_replied_to: 0,
    topics_viewed: 0,
    posts_read: 0,
    likes_given: 0,
    likes_received: 0,
    days_liked: 0,
    members_liking: 0,
    flagged_posts: 0,
    flagged_by: 0,
    penalties: 0,
    topics_of_all: 0,
    posts_of_all: 0,
};

/// Exactly what level 2 asks for.
const MEMBER: Facts = Facts {
    topics_entered: 20,
    posts_read: 100,
    minutes_read: 60,
    days_visited: 15,
    likes_given: 1,
    likes_received: 1,
    topics_replied_to: 3,
    now: Level::Basic,
    ..BASIC
};

/// Exactly what level 3 asks for, where 400 topics and 4,000 posts were written.
const REGULAR: Facts = Facts {
    topics_entered: 200,
    posts_read: 1_000,
    lately: Lately {
        days_visited: 50,
        topics_replied_to: 10,
        topics_viewed: 100,
        posts_read: 1_000,
        likes_given: 30,
        likes_received: 20,
        days_liked: 5,
        members_liking: 4,
        flagged_posts: 5,
        flagged_by: 5,
        penalties: 0,
        topics_of_all: 400,
        posts_of_all: 4_000,
    },
    now: Level::Member,
    ..MEMBER
};

fn earned(facts: Facts) -> Level {
    level(&facts, &Settings::default())
}

fn lately(change: impl Fn(&mut Lately)) -> Facts {
    let mut facts = REGULAR;
    change(&mut facts.lately);
    facts
}

#[test]
fn level_1_needs_each_of_its_thresholds() {
    assert_eq!(earned(BASIC), Level::Basic);
    for less in
        [Facts { topics_entered: 4, ..BASIC }, Facts { posts_read: 29, ..BASIC }, Facts { minutes_read: 9, ..BASIC }]
    {
        assert_eq!(earned(less), Level::New, "{less:?}");
    }
    assert_eq!(earned(Facts::default()), Level::New);
}

#[test]
fn level_2_needs_each_of_its_thresholds() {
    assert_eq!(earned(MEMBER), Level::Member);
    for less in [
        Facts { topics_entered: 19, ..MEMBER },
        Facts { posts_read: 99, ..MEMBER },
        Facts { minutes_read: 59, ..MEMBER },
        Facts { days_visited: 14, ..MEMBER },
        Facts { likes_given: 0, ..MEMBER },
        Facts { likes_received: 0, ..MEMBER },
        Facts { topics_replied_to: 2, ..MEMBER },
    ] {
        assert_eq!(earned(less), Level::Basic, "{less:?}");
    }
}

#[test]
fn levels_can_be_reached_at_once() {
    assert_eq!(earned(Facts { now: Level::New, ..MEMBER }), Level::Member);
    assert_eq!(earned(Facts { now: Level::New, ..REGULAR }), Level::Regular);
}

#[test]
fn levels_1_and_2_are_never_lost() {
    assert_eq!(earned(Facts { now: Level::Basic, ..Facts::default() }), Level::Basic);
    assert_eq!(earned(Facts { now: Level::Member, ..Facts::default() }), Level::Member);
}

#[test]
fn level_3_needs_each_of_its_thresholds() {
    assert_eq!(earned(REGULAR), Level::Regular);
    for less in [
        Facts { topics_entered: 199, ..REGULAR },
        Facts { posts_read: 499, ..REGULAR },
        lately(|lately| lately.days_visited = 49),
        lately(|lately| lately.topics_replied_to = 9),
        lately(|lately| lately.topics_viewed = 99),
        lately(|lately| lately.posts_read = 999),
        lately(|lately| lately.likes_given = 29),
        lately(|lately| lately.likes_received = 19),
        lately(|lately| lately.days_liked = 4),
        lately(|lately| lately.members_liking = 3),
        lately(|lately| lately.flagged_posts = 6),
        lately(|lately| lately.flagged_by = 6),
        lately(|lately| lately.penalties = 1),
    ] {
        assert_eq!(earned(less), Level::Member, "{less:?}");
    }
}

#[test]
fn a_busy_community_asks_for_no_more_than_the_caps() {
    let busy = |topics, posts| {
        lately(|lately| {
            (lately.topics_of_all, lately.posts_of_all) = (1_000_000, 4_000_000_000);
            (lately.topics_viewed, lately.posts_read) = (topics, posts);
        })
    };
    assert_eq!(earned(busy(500, 20_000)), Level::Regular);
    assert_eq!(earned(busy(499, 20_000)), Level::Member);
    assert_eq!(earned(busy(500, 19_999)), Level::Member);
}

#[test]
fn a_share_is_rounded_up() {
    let small = |viewed| lately(|lately| (lately.topics_of_all, lately.topics_viewed) = (5, viewed));
    assert_eq!(earned(small(2)), Level::Regular);
    assert_eq!(earned(small(1)), Level::Member);
}

#[test]
fn level_3_is_kept_with_nine_tenths_and_lost_with_less() {
    let kept = |change: &dyn Fn(&mut Lately)| earned(Facts { now: Level::Regular, regular_for: 14, ..lately(change) });
    assert_eq!(kept(&|lately| lately.days_visited = 45), Level::Regular);
    assert_eq!(kept(&|lately| lately.days_visited = 44), Level::Member);
    assert_eq!(kept(&|lately| lately.topics_replied_to = 9), Level::Regular);
    assert_eq!(kept(&|lately| lately.topics_replied_to = 8), Level::Member);
    assert_eq!(kept(&|lately| lately.topics_viewed = 89), Level::Member);
    assert_eq!(kept(&|lately| lately.posts_read = 899), Level::Member);
    assert_eq!(kept(&|lately| lately.likes_given = 27), Level::Regular);
    assert_eq!(kept(&|lately| lately.likes_given = 26), Level::Member);
    assert_eq!(kept(&|lately| lately.likes_received = 18), Level::Regular);
    assert_eq!(kept(&|lately| lately.likes_received = 17), Level::Member);
}

#[test]
fn ceilings_end_level_3_at_once() {
    for change in [
        (|lately: &mut Lately| lately.flagged_posts = 6) as fn(&mut Lately),
        |lately| lately.flagged_by = 6,
        |lately| lately.penalties = 1,
    ] {
        assert_eq!(earned(Facts { now: Level::Regular, regular_for: 0, ..lately(change) }), Level::Member);
    }
}

#[test]
fn level_3_is_kept_for_two_weeks_at_least() {
    let idle = |days| Facts { now: Level::Regular, regular_for: days, lately: NOTHING, ..REGULAR };
    assert_eq!(earned(idle(13)), Level::Regular);
    assert_eq!(earned(idle(14)), Level::Member);
}

#[test]
fn leaders_are_named_and_fall_back_to_what_they_earned() {
    assert_eq!(earned(Facts { leader: true, ..Facts::default() }), Level::Leader);
    assert_eq!(earned(Facts { now: Level::Leader, ..REGULAR }), Level::Regular);
    assert_eq!(earned(Facts { now: Level::Leader, ..MEMBER }), Level::Member);
}

#[test]
fn progress_names_what_is_missing() {
    let facts = Facts { topics_entered: 2, posts_read: 30, ..Facts::default() };
    let parts = progress(&facts, &Settings::default(), Level::Basic);
    assert_eq!(
        parts,
        [
            Progress { requirement: Requirement::TopicsEntered, have: 2, need: 5 },
            Progress { requirement: Requirement::PostsRead, have: 30, need: 30 },
            Progress { requirement: Requirement::MinutesRead, have: 0, need: 10 },
        ]
    );
    assert_eq!(parts.iter().map(Progress::is_met).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(progress(&facts, &Settings::default(), Level::Member).len(), 7);
    assert_eq!(progress(&facts, &Settings::default(), Level::Regular).len(), 13);
    assert!(progress(&facts, &Settings::default(), Level::New).is_empty());
    assert!(progress(&facts, &Settings::default(), Level::Leader).is_empty());
}

#[test]
fn thresholds_can_be_set_and_stored_in_part() {
    let settings: Settings = serde_json::from_str(r#"{"basic":{"posts_read":1},"regular":{"kept_days":0}}"#).unwrap();
    assert_eq!((settings.basic.posts_read, settings.basic.topics_entered), (1, 5));
    assert_eq!(level(&Facts { posts_read: 1, ..BASIC }, &settings), Level::Basic);
    let again: Settings = serde_json::from_str(&serde_json::to_string(&settings).unwrap()).unwrap();
    assert_eq!(again, settings);
}

#[test]
fn levels_have_numbers() {
    for number in 0..=4 {
        assert_eq!(Level::from_number(number).number(), number);
    }
    assert_eq!(Level::from_number(9), Level::Leader);
    assert!(Level::New < Level::Leader);
}
