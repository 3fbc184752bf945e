//! Places at the desk, worked out of facts.

use super::work_out::{What, work_out};
use super::*;
use crate::{clock::Status, store::facts::FactRow};
use madang_kernel::{Role, SpaceId};

/// Monday noon in Seoul.
const NOON: Timestamp = Timestamp::from_millis(1_777_863_600_000);
const HOUR: Duration = Duration::from_secs(3600);

fn question(asked_at: Timestamp) -> FactRow {
    FactRow {
        topic: TopicId::new(1),
        space: SpaceId::new(1),
        product: None,
        language: "en".into(),
        asker: MemberId::new(1),
        opening: PostId::new(1),
        asked_at,
        state: TopicState::Open,
        away: false,
        verified: false,
        accepted: None,
        views: 0,
        joined_at: asked_at - HOUR,
        asked_before: false,
        me_toos: 0,
        known: None,
        imported: None,
        seq: None,
        known_state: None,
        known_away: None,
        known_verified: None,
        returned_at: None,
        priority: None,
        views_before: None,
        views_then: None,
        views_at: None,
        assignee: None,
        assigned_at: None,
        answer_by: None,
        handed: None,
    }
}

fn post(number: i64, kind: &str, author: i64, role: Role, at: Timestamp) -> facts::PostRow {
    let author = MemberId::new(author);
    facts::PostRow {
        topic: TopicId::new(1),
        id: PostId::new(number),
        kind: kind.into(),
        author,
        role,
        at,
        verdict: None,
    }
}

fn moment(seq: i64, at: Timestamp, what: What) -> Moment {
    Moment { seq, at, by: Some(MemberId::new(9)), what }
}

fn promises() -> Promises {
    Promises::of(Settings::default())
}

#[test]
fn an_imported_question_is_owed_nothing_and_not_hot_for_views_of_years() {
    let asked = NOON - HOUR * 24 * 400;
    let heard = [moment(1, NOON, What::Touched)];
    let first = work_out(question(asked), &[], Vec::new(), &heard, &promises(), Status::Stopped, NOON);
    assert!(first.clocks.is_empty() && first.thread.imported && first.thread.unanswered);
    // Its counters are set after it was announced.
    let later = FactRow {
        views: 90_000,
        known: Some(TopicId::new(1)),
        imported: Some(true),
        seq: Some(1),
        views_before: Some(first.thread.views_before),
        views_then: Some(first.thread.views_then),
        views_at: Some(first.thread.views_at),
        ..question(asked)
    };
    let answered = [post(2, "answer", 2, Role::Member, asked + HOUR)];
    let second = work_out(later, &answered, Vec::new(), &[], &promises(), Status::Stopped, NOON + HOUR);
    assert!(!second.thread.hot && !second.thread.unanswered && second.clocks.is_empty());
}

#[test]
fn three_hundred_views_within_two_days_are_hot_until_staff_write() {
    let row = FactRow { views: 300, ..question(NOON) };
    let heard = [moment(1, NOON, What::Touched)];
    assert!(work_out(row.clone(), &[], Vec::new(), &heard, &promises(), Status::Stopped, NOON).thread.hot);
    let staff = [post(2, "comment", 9, Role::Agent, NOON + HOUR)];
    assert!(!work_out(row, &staff, Vec::new(), &heard, &promises(), Status::Stopped, NOON + HOUR).thread.hot);
}

#[test]
fn events_that_were_taken_before_change_nothing() {
    let heard = [
        moment(1, NOON, What::Touched),
        moment(2, NOON + HOUR, What::State(TopicState::NeedsInformation)),
        moment(3, NOON + HOUR * 2, What::State(TopicState::Open)),
    ];
    let first = work_out(question(NOON), &[], Vec::new(), &heard, &promises(), Status::Stopped, NOON + HOUR * 3);
    let clocks: Vec<Clock> = first.clocks.iter().map(|(clock, _)| clock.clone()).collect();
    let again = FactRow {
        known: Some(TopicId::new(1)),
        imported: Some(false),
        seq: Some(first.thread.seq),
        known_state: Some(first.thread.state),
        known_away: Some(false),
        known_verified: Some(false),
        ..question(NOON)
    };
    let second = work_out(again, &[], clocks, &heard, &promises(), Status::Stopped, NOON + HOUR * 3);
    assert_eq!(first.clocks, second.clocks);
    assert!(second.lines.is_empty());
    let statuses: Vec<Status> = second.clocks.iter().map(|(clock, _)| clock.status).collect();
    assert_eq!(statuses, [Status::Met, Status::Running]);
}
