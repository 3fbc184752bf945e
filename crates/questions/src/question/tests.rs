use super::*;
use madang_kernel::{Posting, Role, Scope, SpaceRule, SpaceRules, Visibility};
use std::sync::Arc;

const SPACE: SpaceId = SpaceId::new(1);
const CLOSED_SPACE: SpaceId = SpaceId::new(2);
const ASKER: MemberId = MemberId::new(10);
const HELPER: MemberId = MemberId::new(11);

fn rules() -> Arc<SpaceRules> {
    let rule = |id, archived| SpaceRule {
        id,
        visibility: Visibility::Everyone,
        posting: Posting::Members,
        groups: Vec::new(),
        archived,
        listed: true,
    };
    Arc::new(SpaceRules::new([rule(SPACE, false), rule(CLOSED_SPACE, true)]))
}

fn member(id: MemberId, role: Role, trusted: bool) -> Actor {
    Actor::member(id, role, Vec::new(), trusted, None, rules())
}

fn facts(state: TopicState) -> Facts {
    Facts { space: SPACE, asker: ASKER, state }
}

#[test]
fn an_open_question_with_answers_stands_as_answered() {
    let standing = |state, answers| madang_conversation::standing(madang_conversation::QUESTION, state, answers);
    assert_eq!(standing(TopicState::Open, 0), "open");
    assert_eq!(standing(TopicState::Open, 2), "answered");
    assert_eq!(standing(TopicState::Solved, 2), "solved");
    assert_eq!(standing(TopicState::NeedsInformation, 1), "needs_information");
}

#[test]
fn changes_lead_only_where_they_make_sense() {
    use Change::{Archive, MarkDuplicate, NeedInformation, PutOffTopic, Reopen};
    let table = [
        (TopicState::Open, vec![NeedInformation, MarkDuplicate, PutOffTopic, Archive]),
        (TopicState::NeedsInformation, vec![Reopen, MarkDuplicate, PutOffTopic, Archive]),
        (TopicState::Solved, vec![MarkDuplicate, PutOffTopic, Archive]),
        (TopicState::Duplicate, vec![Reopen, PutOffTopic, Archive]),
        (TopicState::OffTopic, vec![Reopen, MarkDuplicate, Archive]),
        (TopicState::Archived, vec![Reopen, MarkDuplicate]),
    ];
    for (state, changes) in table {
        assert_eq!(Change::from(state).collect::<Vec<_>>(), changes, "{state}");
    }
}

#[test]
fn a_reopened_question_is_solved_again_when_an_answer_is_accepted() {
    assert_eq!(Change::Reopen.apply(TopicState::Archived, true).unwrap(), TopicState::Solved);
    assert_eq!(Change::Reopen.apply(TopicState::Archived, false).unwrap(), TopicState::Open);
}

#[test]
fn a_post_reopens_what_waited_for_it() {
    assert_eq!(after_post(TopicState::NeedsInformation, false, true), TopicState::Open);
    assert_eq!(after_post(TopicState::NeedsInformation, false, false), TopicState::NeedsInformation);
    assert_eq!(after_post(TopicState::Archived, true, false), TopicState::Solved);
    assert_eq!(after_post(TopicState::OffTopic, false, true), TopicState::OffTopic);
    assert_eq!(after_edit(TopicState::NeedsInformation, true), TopicState::Solved);
    assert_eq!(after_edit(TopicState::Archived, true), TopicState::Archived);
}

#[test]
fn closed_questions_take_no_acceptance() {
    for state in [TopicState::Duplicate, TopicState::OffTopic, TopicState::Archived] {
        assert!(after_accept(state).is_err(), "{state}");
        assert!(after_unaccept(state).is_err(), "{state}");
    }
    assert_eq!(after_accept(TopicState::NeedsInformation).unwrap(), TopicState::Solved);
    assert_eq!(after_unaccept(TopicState::Solved).unwrap(), TopicState::Open);
}

#[test]
fn the_asker_staff_and_trusted_members_accept() {
    let table = [
        (Actor::visitor(rules()), false),
        (member(ASKER, Role::Member, false), true),
        (member(MemberId::new(5), Role::Member, false), false),
        (member(MemberId::new(5), Role::Member, true), true),
        (member(HELPER, Role::Member, true), false),
        (member(HELPER, Role::Agent, false), true),
    ];
    for (actor, want) in table {
        assert_eq!(Rights::of(&actor, facts(TopicState::Open)).accept(HELPER), want, "{actor:?}");
    }
}

#[test]
fn nobody_but_staff_judges_and_changes_states() {
    let customer = member(MemberId::new(5), Role::Member, true);
    let agent = member(MemberId::new(5), Role::Agent, false);
    assert!(!Rights::of(&customer, facts(TopicState::Open)).judge());
    assert!(Rights::of(&customer, facts(TopicState::Open)).changes().is_empty());
    assert!(Rights::of(&agent, facts(TopicState::Open)).judge());
    assert_eq!(Rights::of(&agent, facts(TopicState::Open)).changes().len(), 4);
}

#[test]
fn the_asker_may_point_to_the_same_question_and_reopen_an_archived_one() {
    let asker = member(ASKER, Role::Member, false);
    assert_eq!(Rights::of(&asker, facts(TopicState::Open)).changes(), [Change::MarkDuplicate]);
    assert_eq!(Rights::of(&asker, facts(TopicState::Archived)).changes(), [Change::Reopen]);
    assert!(Rights::of(&asker, facts(TopicState::OffTopic)).changes().is_empty());
}

#[test]
fn a_token_that_only_reads_and_an_archived_space_allow_nothing() {
    let reader = Actor::member(ASKER, Role::Agent, Vec::new(), false, Some(vec![Scope::Read]), rules());
    assert!(!Rights::of(&reader, facts(TopicState::Open)).accept(HELPER));
    assert!(!Rights::of(&reader, facts(TopicState::Open)).judge());
    let asker = member(ASKER, Role::Member, false);
    let facts = Facts { space: CLOSED_SPACE, ..facts(TopicState::Open) };
    assert!(!Rights::of(&asker, facts).accept(HELPER));
    assert!(Rights::of(&asker, facts).changes().is_empty());
}

#[test]
fn old_solved_questions_suggest_asking_anew() {
    let day = |n: u64| Timestamp::from_millis(1_700_000_000_000) + Duration::from_secs(n * 86_400);
    assert!(!better_asked_anew(TopicState::Solved, day(0), day(179)));
    assert!(better_asked_anew(TopicState::Solved, day(0), day(181)));
    assert!(!better_asked_anew(TopicState::Open, day(0), day(400)));
}

#[test]
fn notes_are_trimmed_and_bounded() {
    assert_eq!(note("  왜냐하면\r\n… ", true), Ok("왜냐하면\n…".to_owned()));
    assert_eq!(note(" \n ", true), Err("required"));
    assert_eq!(note("", false), Ok(String::new()));
    assert_eq!(note(&"가".repeat(1001), false), Err("too-long"));
}
