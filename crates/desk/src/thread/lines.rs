//! What the page of a question at the desk shows, worked out beforehand.

use super::view::ClockView;
use crate::{
    clock::Status,
    experts::{Expert, State},
    store::{
        history::{Happened, HistoryRow},
        invitations::InvitedRow,
        notes::NoteRow,
        threads::{TextRow, ThreadRow},
    },
    words::Words,
};
use madang_conversation::{html_lang, post_url, profile_url};
use madang_kernel::{Actor, Timestamp};
use madang_ui::Page;

/// A question longer than this, in characters of Markdown, is folded.
const FOLDED: i64 = 700;

/// What the question says, as it is shown.
pub(super) struct Text {
    pub(super) html: String,
    pub(super) lang: String,
    pub(super) folded: bool,
}

impl Text {
    pub(super) fn of(row: TextRow) -> Text {
        Text { folded: row.length > FOLDED, lang: html_lang(&row.language).to_owned(), html: row.html }
    }
}

/// An answer that waits for a verdict.
pub(super) struct Judged {
    pub(super) post: String,
    pub(super) url: String,
}

impl Judged {
    pub(super) fn of(row: &ThreadRow) -> Option<Judged> {
        let post = row.answer.filter(|_| row.unverified)?;
        Some(Judged { post: post.to_string(), url: post_url(post) })
    }
}

/// A clock as it is shown.
pub(super) struct ClockLine {
    pub(super) name: String,
    pub(super) status: String,
    pub(super) style: &'static str,
    pub(super) view: ClockView,
    pub(super) told: String,
    pub(super) per_cent: i64,
}

/// A line of the history as it is shown.
pub(super) struct HistoryLine {
    pub(super) text: String,
    pub(super) note: String,
    pub(super) at: i64,
}

/// A note as it is shown.
pub(super) struct NoteLine {
    pub(super) row: NoteRow,
    pub(super) author: String,
    pub(super) lang: String,
    pub(super) mine: bool,
}

impl NoteLine {
    pub(super) fn of(row: NoteRow, actor: &Actor) -> NoteLine {
        NoteLine {
            author: profile_url(&row.handle),
            lang: html_lang(&row.language).to_owned(),
            mine: actor.is(row.author),
            row,
        }
    }
}

/// Somebody who may know, as it is shown.
pub(super) struct ExpertLine {
    pub(super) url: String,
    pub(super) why: String,
    /// Why there is no button to invite; empty where there is one.
    pub(super) instead: &'static str,
    pub(super) expert: Expert,
}

pub(super) fn expert_lines(w: Words, experts: Vec<Expert>, invited: &[InvitedRow]) -> Vec<ExpertLine> {
    let line = |expert: Expert| {
        let why = [
            (expert.verified > 0).then(|| w.expert_verified(expert.verified)),
            (expert.accepted > 0).then(|| w.expert_accepted(expert.accepted)),
        ];
        let instead = match () {
            () if expert.off => w.expert_off(),
            () if invited.iter().any(|row| row.member == expert.id) => w.expert_invited(),
            () => "",
        };
        let why = why.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        ExpertLine { url: profile_url(&expert.handle), why, instead, expert }
    };
    experts.into_iter().map(line).collect()
}

/// An invitation as it is shown.
pub(super) struct InvitedLine {
    pub(super) row: InvitedRow,
    pub(super) state: String,
    pub(super) style: &'static str,
}

impl InvitedLine {
    pub(super) fn of(w: Words, row: InvitedRow, now: Timestamp) -> InvitedLine {
        let state = row.state.at(row.expires_at, now);
        let style = match state {
            State::Open => "info",
            State::Accepted => "good",
            State::Declined | State::Expired => "quiet",
        };
        InvitedLine { state: w.invitation_state(state.as_str()), style, row }
    }
}

/// The queues that a question is in, in words.
pub(super) fn marks(w: Words, row: &ThreadRow) -> Vec<&'static str> {
    let told = [
        (row.unanswered, w.mark_unanswered()),
        (row.unverified, w.mark_unverified()),
        (row.returned, w.mark_returned()),
        (row.newcomer, w.mark_newcomer()),
        (row.hot, w.mark_hot()),
        (row.flags > 0, w.mark_flagged()),
    ];
    told.into_iter().filter(|(on, _)| *on).map(|(_, text)| text).collect()
}

pub(super) fn clock_line(w: Words, view: ClockView) -> ClockLine {
    let style = match view.status {
        _ if view.late => "bad",
        Status::Running if view.warned => "warn",
        Status::Met => "good",
        Status::Running => "info",
        Status::Waiting | Status::Stopped => "quiet",
    };
    ClockLine {
        name: w.clock(view.kind.as_str()),
        status: if view.late && view.status == Status::Running {
            w.clock_late().to_owned()
        } else {
            w.clock_status(view.status.as_str())
        },
        style,
        told: w.used_of(w.length(view.target), w.length(view.used)),
        per_cent: (view.used * 100 / view.target.max(1)).clamp(0, 100),
        view,
    }
}

pub(super) fn history_line(w: Words, page: &Page, line: HistoryRow) -> HistoryLine {
    let by = line.member.unwrap_or_default();
    let other = line.other.unwrap_or_default();
    let clock = line.clock.map(|kind| w.clock(kind.as_str())).unwrap_or_default();
    let text = match line.deed {
        Happened::Priority => w.happened_priority(&by, w.priority(&line.detail)),
        Happened::Taken => w.happened_taken(&by),
        Happened::TakenOver => w.happened_taken_over(&by, &other),
        Happened::GivenBack => w.happened_given_back(&by, &other),
        Happened::Handed => w.happened_handed(&by, &other),
        Happened::Given => w.happened_given(&other),
        Happened::Passed => w.happened_passed(&other),
        Happened::Freed => w.happened_freed(&other),
        Happened::Lost => w.happened_lost(&other),
        Happened::Snoozed => {
            let until = line.until.unwrap_or_default().millis();
            w.happened_snoozed(&by, madang_i18n::date_time(page.lang, until, &page.zone))
        }
        Happened::Woken => w.happened_woken(&by),
        Happened::Stirred => w.happened_stirred().to_owned(),
        Happened::Merged => w.happened_merged().to_owned(),
        Happened::Retargeted => w.happened_retargeted(&clock, w.length(line.detail.parse().unwrap_or_default())),
        Happened::Escalated => w.happened_escalated(&by),
        Happened::TicketAccepted | Happened::TicketSolved | Happened::TicketDeclined | Happened::TicketWithdrawn => {
            w.happened_ticket(line.deed.as_str())
        }
        deed => w.happened_clock(&clock, deed.as_str()),
    };
    let noted = [
        Happened::Handed,
        Happened::Escalated,
        Happened::TicketAccepted,
        Happened::TicketSolved,
        Happened::TicketDeclined,
        Happened::TicketWithdrawn,
    ];
    let note = if noted.contains(&line.deed) { line.detail } else { String::new() };
    HistoryLine { text, note, at: line.at.millis() }
}
