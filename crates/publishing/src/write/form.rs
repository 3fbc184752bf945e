//! What is typed into the editor, kept as it was typed until it is right. Lists are typed a line each.

use crate::{
    item::{Audience, Change, ChangeKind, Details, Step, Typed},
    store::items::Item,
};
use jiff::{civil::DateTime, tz::TimeZone};
use madang_conversation::SpaceList;
use madang_kernel::{Timestamp, text};
use serde::Deserialize;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    pub(crate) revision: i64,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) tags: String,
    /// The id of a product or of a version of one.
    pub(crate) about: String,
    pub(crate) series: String,
    /// `everyone`, `members`, or the id of a group.
    pub(crate) audience: String,
    /// The handle of a member.
    pub(crate) author: String,
    pub(crate) guest: String,
    pub(crate) approval: String,
    pub(crate) pinned: String,
    pub(crate) added: String,
    pub(crate) changed: String,
    pub(crate) fixed: String,
    pub(crate) deprecated: String,
    pub(crate) removed: String,
    pub(crate) security: String,
    pub(crate) materials: String,
    pub(crate) steps: String,
    pub(crate) media: String,
    pub(crate) transcript: String,
    /// Date and time where the writer is, such as `2026-05-04T09:00`.
    pub(crate) publish_at: String,
    /// What is to be done after saving: `preview`, `publish`, `schedule`, `hand_in`, or nothing.
    pub(crate) then: String,
}

impl Form {
    /// What is kept, for the form. `author` is the author's handle.
    pub(crate) fn of(item: &Item, author: String, zone: &TimeZone) -> Form {
        let details = item.details();
        let lines = |kind| {
            let own = details.changes.iter().filter(|change| change.kind == kind);
            own.map(|change| change.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let steps: Vec<String> = details.steps.iter().map(written).collect();
        Form {
            revision: item.revision,
            title: item.title.clone(),
            body: item.body.clone(),
            tags: item.tag_names().join(", "),
            about: item.version.map(|id| id.to_string()).or(item.product.map(|id| id.to_string())).unwrap_or_default(),
            series: item.series.clone().unwrap_or_default(),
            audience: item.group.map_or(item.audience.to_string(), |group| group.to_string()),
            author,
            guest: item.guest.clone(),
            approval: on(item.approval),
            pinned: on(item.pinned),
            added: lines(ChangeKind::Added),
            changed: lines(ChangeKind::Changed),
            fixed: lines(ChangeKind::Fixed),
            deprecated: lines(ChangeKind::Deprecated),
            removed: lines(ChangeKind::Removed),
            security: lines(ChangeKind::Security),
            materials: details.materials.join("\n"),
            steps: steps.join("\n\n---\n\n"),
            media: details.media.join("\n"),
            transcript: details.transcript,
            publish_at: item.publish_at.map(|at| local(at, zone)).unwrap_or_default(),
            then: String::new(),
        }
    }

    /// What was typed, in its parts.
    pub(crate) fn typed(&self, spaces: &SpaceList) -> Typed {
        let (product, version) = about(&self.about, spaces);
        let (audience, group) = match Audience::parse(&self.audience) {
            Some(audience) => (Some(audience), None),
            None if self.audience.is_empty() => (None, None),
            None => (Some(Audience::Group), self.audience.parse().ok()),
        };
        Typed {
            title: self.title.clone(),
            body: self.body.clone(),
            tags: self.tags.split([',', '、', '，', '\n']).map(str::to_owned).collect(),
            product,
            version,
            series: self.series.clone(),
            details: self.details(),
            audience,
            group,
            guest: self.guest.clone(),
            approval: !self.approval.is_empty(),
            pinned: !self.pinned.is_empty(),
        }
    }

    fn details(&self) -> Details {
        let typed = [
            (ChangeKind::Added, &self.added),
            (ChangeKind::Changed, &self.changed),
            (ChangeKind::Fixed, &self.fixed),
            (ChangeKind::Deprecated, &self.deprecated),
            (ChangeKind::Removed, &self.removed),
            (ChangeKind::Security, &self.security),
        ];
        let changes = typed.into_iter().flat_map(|(kind, text)| lines(text).map(move |text| Change { kind, text }));
        Details {
            changes: changes.collect(),
            materials: lines(&self.materials).collect(),
            steps: steps(&self.steps),
            media: lines(&self.media).collect(),
            transcript: text::block(&self.transcript),
        }
    }

    /// When it is to be published, where the writer is; none when that is not understood.
    pub(crate) fn publish_at(&self, zone: &TimeZone) -> Option<Timestamp> {
        let civil: DateTime = self.publish_at.parse().ok()?;
        let zoned = civil.to_zoned(zone.clone()).ok()?;
        Some(Timestamp::from_millis(zoned.timestamp().as_millisecond()))
    }
}

/// A moment as an input for date and time holds it.
pub(crate) fn local(at: Timestamp, zone: &TimeZone) -> String {
    let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default().to_zoned(zone.clone());
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

fn on(value: bool) -> String {
    if value { "on".to_owned() } else { String::new() }
}

/// Each line that is not empty, without the mark of a list before it.
fn lines(text: &str) -> impl Iterator<Item = String> {
    let lines = text.lines().map(|line| line.trim());
    lines
        .map(|line| line.strip_prefix("- ").or(line.strip_prefix("* ")).unwrap_or(line).trim().to_owned())
        .filter(|line| !line.is_empty())
}

/// Steps are parted by a line of hyphens; the first line of each says what to do.
fn steps(text: &str) -> Vec<Step> {
    let block = text::block(text);
    let mut steps = vec![String::new()];
    for line in block.lines() {
        match steps.last_mut() {
            Some(_) if line.trim().len() >= 3 && line.trim().chars().all(|c| c == '-') => steps.push(String::new()),
            Some(step) => {
                step.push_str(line);
                step.push('\n');
            }
            None => {}
        }
    }
    let steps = steps.iter().map(|step| step.trim()).filter(|step| !step.is_empty());
    steps
        .map(|step| {
            let (name, text) = step.split_once('\n').unwrap_or((step, ""));
            Step { name: name.trim().to_owned(), text: text.trim().to_owned() }
        })
        .collect()
}

fn written(step: &Step) -> String {
    if step.text.is_empty() { step.name.clone() } else { format!("{}\n{}", step.name, step.text) }
}

fn about(typed: &str, spaces: &SpaceList) -> (Option<madang_kernel::ProductId>, Option<madang_kernel::VersionId>) {
    if let Some((product, version)) = typed.parse().ok().and_then(|id| spaces.version(id)) {
        return (Some(product.id), Some(version.id));
    }
    (typed.parse().ok().and_then(|id| spaces.product(id)).map(|product| product.id), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_parted_by_a_line_of_hyphens() {
        let read = steps("Open\nTurn it.\n\n![a](/files/a/b.png)\n\n---\n\nFill\n---\n\n---\n");
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].text, "Turn it.\n\n![a](/files/a/b.png)");
        assert_eq!(steps(&read.iter().map(written).collect::<Vec<_>>().join("\n\n---\n\n")), read);
        assert!(steps(" \n").is_empty());
    }

    #[test]
    fn lists_are_typed_a_line_each() {
        assert_eq!(lines("- a\n\n* b\nc").collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn a_time_is_that_of_the_writer() {
        let zone = TimeZone::get("Asia/Seoul").unwrap();
        let form = Form { publish_at: "2026-05-04T12:00".into(), ..Form::default() };
        let at = form.publish_at(&zone).unwrap();
        assert_eq!(at, Timestamp::parse("2026-05-04T03:00:00Z").unwrap());
        assert_eq!(local(at, &zone), form.publish_at);
        assert_eq!(Form::default().publish_at(&zone), None);
    }
}
