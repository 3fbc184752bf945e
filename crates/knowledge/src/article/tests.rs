use super::*;
use madang_kernel::{Posting, Role, SpaceRule, SpaceRules, Visibility};
use std::sync::Arc;

const SPACE: SpaceId = SpaceId::new(1);

fn actor(id: i64, role: Role) -> Actor {
    let rule = SpaceRule {
        id: SPACE,
        visibility: Visibility::Everyone,
        posting: Posting::Staff,
        groups: vec![],
        archived: false,
        listed: false,
    };
    Actor::member(MemberId::new(id), role, vec![], false, None, Arc::new(SpaceRules::new([rule])))
}

fn facts(stage: Stage) -> Facts {
    Facts { space: SPACE, author: MemberId::new(1), stage, live: false, archived: false }
}

fn steps(actor: &Actor, desk: Desk, facts: Facts) -> Vec<&'static str> {
    Rights::of(actor, desk, facts, MemberId::new(1)).steps().into_iter().map(Step::as_str).collect()
}

#[test]
fn a_draft_reaches_readers_only_through_review() {
    let staff = actor(2, Role::Agent);
    assert_eq!(steps(&staff, Desk::Staff, facts(Stage::Draft)), ["send", "archive"]);
    assert_eq!(
        steps(&staff, Desk::Staff, facts(Stage::InReview)),
        ["return", "approve", "schedule", "publish", "archive"]
    );
    assert_eq!(steps(&staff, Desk::Staff, facts(Stage::Approved)), ["return", "schedule", "publish", "archive"]);
    assert_eq!(steps(&staff, Desk::Staff, facts(Stage::Scheduled)), ["unschedule", "publish", "archive"]);
    assert!(Step::Publish.apply(facts(Stage::Draft)).is_err());
}

#[test]
fn what_somebody_wrote_is_approved_by_somebody_else_or_by_a_manager() {
    let (author, manager) = (actor(1, Role::Agent), actor(1, Role::Manager));
    assert_eq!(steps(&author, Desk::Staff, facts(Stage::InReview)), ["return", "archive"]);
    assert_eq!(steps(&author, Desk::Staff, facts(Stage::Approved)), ["return", "schedule", "publish", "archive"]);
    assert!(steps(&manager, Desk::Staff, facts(Stage::InReview)).contains(&"publish"));
    let corrected = Rights::of(&author, Desk::Staff, facts(Stage::InReview), MemberId::new(2));
    assert!(corrected.take(Step::Approve) && !corrected.needs_another());
}

#[test]
fn an_invited_writer_sends_and_takes_back_but_does_not_publish() {
    let writer = actor(1, Role::Member);
    assert_eq!(steps(&writer, Desk::Writer, facts(Stage::Draft)), ["send"]);
    assert_eq!(steps(&writer, Desk::Writer, facts(Stage::InReview)), ["return"]);
    assert!(steps(&writer, Desk::Writer, facts(Stage::Approved)).is_empty());
    assert!(!Rights::of(&writer, Desk::Writer, facts(Stage::Approved), MemberId::new(1)).write());
}

#[test]
fn an_invited_writer_does_not_see_what_others_write() {
    let other = Rights::of(&actor(3, Role::Member), Desk::Writer, facts(Stage::Draft), MemberId::new(1));
    assert!(!other.see() && !other.write() && other.steps().is_empty());
    assert!(Rights::of(&actor(3, Role::Agent), Desk::Staff, facts(Stage::Draft), MemberId::new(1)).see());
}

#[test]
fn what_is_archived_is_only_brought_back() {
    let staff = actor(2, Role::Agent);
    let archived = Facts { live: true, archived: true, ..facts(Stage::Published) };
    assert_eq!(steps(&staff, Desk::Staff, archived), ["unarchive"]);
    assert!(!Rights::of(&staff, Desk::Staff, archived, MemberId::new(1)).write());
}

#[test]
fn a_staged_revision_can_be_let_go_only_where_readers_have_another() {
    let live = Facts { live: true, ..facts(Stage::Draft) };
    assert!(Step::Discard.apply(live).is_ok() && Step::Discard.apply(facts(Stage::Draft)).is_err());
}

#[test]
fn what_was_approved_is_checked_again_when_it_is_changed() {
    assert_eq!(after_writing(Stage::Scheduled), Stage::Draft);
    assert_eq!(after_writing(Stage::InReview), Stage::InReview);
}

#[test]
fn nobody_without_an_invitation_comes_to_the_workbench() {
    assert_eq!(Desk::of(&actor(1, Role::Member), false), None);
    assert_eq!(Desk::of(&actor(1, Role::Member), true), Some(Desk::Writer));
    assert_eq!(Desk::of(&actor(1, Role::Agent), false), Some(Desk::Staff));
}
