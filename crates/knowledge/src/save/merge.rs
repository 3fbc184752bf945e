//! Two people have changed the same article: their changes are joined line by line, and what cannot be joined stays
//! marked in the text for a person to decide.

use crate::{content::ContentInput, store::revisions::RevisionRow};

/// What became of two changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    /// The joined text, with marks where both changed the same lines.
    pub(crate) body: String,
    /// Whether there are such marks.
    pub(crate) conflicts: bool,
}

/// Joins two texts that were made from `base`.
pub(crate) fn texts(base: &str, theirs: &str, ours: &str) -> Merged {
    let lines = |text: &str| format!("{}\n", text.replace("\r\n", "\n").trim_end_matches('\n'));
    let (base, theirs, ours) = (lines(base), lines(theirs), lines(ours));
    let (body, conflicts) = match diffy::merge(&base, &theirs, &ours) {
        Ok(body) => (body, false),
        Err(marked) => (without_base(&marked), true),
    };
    Merged { body: body.trim_end_matches('\n').to_owned(), conflicts }
}

/// The marks without the text that both started from, and with names that say nothing of versions.
fn without_base(marked: &str) -> String {
    let mut kept = Vec::new();
    let mut in_base = false;
    for line in marked.lines() {
        match line {
            line if line.starts_with("|||||||") => in_base = true,
            line if line.starts_with("=======") => {
                in_base = false;
                kept.push("=======");
            }
            line if line.starts_with("<<<<<<<") => kept.push("<<<<<<< 1"),
            line if line.starts_with(">>>>>>>") => kept.push(">>>>>>> 2"),
            _ if in_base => {}
            line => kept.push(line),
        }
    }
    kept.join("\n")
}

/// Joins a form with the revision that was written meanwhile: of each field, the one that was changed; of the text,
/// both changes.
pub(crate) fn form(base: &RevisionRow, theirs: &RevisionRow, ours: &ContentInput) -> (ContentInput, bool) {
    let merged = texts(&base.markdown, &theirs.markdown, &ours.body);
    let pick = |base: String, theirs: String, ours: &str| if base == ours { theirs } else { ours.to_owned() };
    let (was, is) = (ContentInput::of(base), ContentInput::of(theirs));
    let joined = ContentInput {
        title: pick(was.title, is.title, &ours.title),
        body: merged.body,
        tags: pick(was.tags, is.tags, &ours.tags),
        kind: pick(was.kind, is.kind, &ours.kind),
        version: pick(was.version, is.version, &ours.version),
    };
    (joined, merged.conflicts)
}

impl ContentInput {
    /// A revision, as the form holds it.
    pub(crate) fn of(revision: &RevisionRow) -> ContentInput {
        let version = revision.version.map(|id| id.to_string());
        ContentInput {
            title: revision.title.clone(),
            body: revision.markdown.clone(),
            tags: revision.tag_names().join(", "),
            kind: revision.kind.to_string(),
            version: version.or(revision.product.map(|id| id.to_string())).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "# 물\n\n하루에 한 번 줘요.\n\n## 빛\n\n창가에 둬요.";

    #[test]
    fn changes_in_different_places_are_joined() {
        let theirs = BASE.replace("한 번", "두 번");
        let ours = BASE.replace("창가에", "베란다에");
        let merged = texts(BASE, &theirs, &ours);
        assert_eq!(merged.body, BASE.replace("한 번", "두 번").replace("창가에", "베란다에"));
        assert!(!merged.conflicts);
    }

    #[test]
    fn changes_of_the_same_line_are_both_kept_and_marked() {
        let merged = texts(BASE, &BASE.replace("한 번", "두 번"), &BASE.replace("한 번", "세 번"));
        assert!(merged.conflicts);
        assert!(merged.body.contains("두 번") && merged.body.contains("세 번"), "{}", merged.body);
        assert!(merged.body.contains("<<<<<<< 1\n") && merged.body.contains("\n>>>>>>> 2"), "{}", merged.body);
        assert!(!merged.body.contains("한 번"), "{}", merged.body);
    }
}
