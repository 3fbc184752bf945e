//! A Slack export: a folder for each channel with pages of messages (`CHANNEL/1.json`), the replies of each thread
//! (`CHANNEL/1/THREAD.json`), and the names of members (`users.json`: id to name).
//!
//! Threads become topics with answers. Messages outside of threads that follow one another within an hour become one
//! topic; a single one becomes a topic if it says enough.

mod markup;

use crate::lines::{Lines, title};
use jiff::Timestamp;
use markup::{Names, markdown, plain};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// Messages further apart are another conversation, in seconds.
const PAUSE: i64 = 3_600;
/// More messages are another topic.
const LONGEST_CONVERSATION: usize = 40;
/// A message that nobody answered is kept from so many characters on.
const SAYS_ENOUGH: usize = 60;

/// What Slack itself writes into a channel.
const NOTICES: &[&str] = &[
    "has joined the channel",
    "has left the channel",
    "set the channel",
    "has renamed the channel",
    "archived the channel",
    "un-archived the channel",
    "cleared the channel",
];

#[derive(Debug, Clone, Deserialize)]
struct Message {
    ts: String,
    #[serde(default)]
    user: Option<String>,
    #[serde(default)]
    text: String,
}

#[derive(Debug, Default)]
struct Counts {
    topics: usize,
    replies: usize,
    notices: usize,
    empty: usize,
    short: usize,
}

/// Writes the lines of an export; gives a report.
pub(crate) fn convert(folder: &Path, lines: &mut Lines) -> Result<String, String> {
    let users: HashMap<String, String> = read(&folder.join("users.json"))?;
    let mut channels = BTreeMap::new();
    for path in folders(folder)? {
        let id = name_of(&path);
        channels.insert(id, Channel::read(&path)?);
    }
    let names = Names::new(&users, channels.values().flat_map(Channel::texts));
    let mut counts = Counts::default();
    put_members(&channels, &names, lines);
    for (id, channel) in channels {
        put_channel(&id, channel, &names, lines, &mut counts);
    }
    let Counts { topics, replies, notices, empty, short } = counts;
    Ok(format!(
        "{topics} topics, {replies} replies; left out: {notices} notices of Slack, {empty} empty messages, {short} single short messages"
    ))
}

/// One channel's messages by their time, and the replies to them.
#[derive(Default)]
struct Channel {
    messages: Vec<Message>,
    threads: HashMap<String, Vec<Message>>,
}

impl Channel {
    fn read(folder: &Path) -> Result<Channel, String> {
        let mut channel = Channel::default();
        for page in files(folder)? {
            channel.messages.extend(read::<Vec<Message>>(&page)?);
        }
        for page in folders(folder)? {
            for file in files(&page)? {
                let root = name_of(&file);
                let mut replies: Vec<Message> = read(&file)?;
                replies.retain(|reply| reply.ts != root);
                channel.threads.entry(root).or_default().extend(replies);
            }
        }
        channel.messages.sort_by(|a, b| a.ts.cmp(&b.ts));
        channel.messages.dedup_by(|a, b| a.ts == b.ts);
        for replies in channel.threads.values_mut() {
            replies.sort_by(|a, b| a.ts.cmp(&b.ts));
        }
        Ok(channel)
    }

    fn all(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().chain(self.threads.values().flatten())
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.all().map(|message| message.text.as_str())
    }
}

fn put_members(channels: &BTreeMap<String, Channel>, names: &Names, lines: &mut Lines) {
    let authors: BTreeSet<&str> = channels.values().flat_map(Channel::all).map(author).chain([UNKNOWN]).collect();
    for id in authors {
        lines.put("member", json!({ "key": id, "name": names.member(id), "handle": names.handle(id) }));
    }
}

/// Who wrote what has no author.
const UNKNOWN: &str = "unknown";

fn author(message: &Message) -> &str {
    message.user.as_deref().filter(|user| !user.is_empty()).unwrap_or(UNKNOWN)
}

fn put_channel(id: &str, channel: Channel, names: &Names, lines: &mut Lines, counts: &mut Counts) {
    let slug = id.to_lowercase();
    lines.put("space", json!({ "key": slug, "kind": "discussions", "name": names.channel(id) }));
    let Channel { messages, mut threads } = channel;
    let mut conversation: Vec<Message> = Vec::new();
    for message in messages {
        let replies: Vec<Message> = threads.remove(&message.ts).unwrap_or_default();
        if is_notice(&message.text) {
            counts.notices += 1;
            continue;
        }
        if message.text.trim().is_empty() && replies.is_empty() {
            counts.empty += 1;
            continue;
        }
        if !replies.is_empty() {
            let mut thread = vec![message];
            thread.extend(replies);
            put_topic(&slug, thread, names, lines, counts);
            continue;
        }
        let apart = conversation.last().is_some_and(|last| seconds(&message) - seconds(last) > PAUSE);
        if apart || conversation.len() == LONGEST_CONVERSATION {
            put_conversation(&slug, std::mem::take(&mut conversation), names, lines, counts);
        }
        conversation.push(message);
    }
    put_conversation(&slug, conversation, names, lines, counts);
}

fn put_conversation(space: &str, conversation: Vec<Message>, names: &Names, lines: &mut Lines, counts: &mut Counts) {
    match conversation.as_slice() {
        [] => {}
        [only] if only.text.chars().count() < SAYS_ENOUGH => counts.short += 1,
        _ => put_topic(space, conversation, names, lines, counts),
    }
}

/// The first message that says something opens the topic.
fn put_topic(space: &str, messages: Vec<Message>, names: &Names, lines: &mut Lines, counts: &mut Counts) {
    let written = messages.len();
    let mut said = messages.into_iter().filter(|message| !message.text.trim().is_empty());
    let Some(opening) = said.next() else {
        counts.empty += written;
        return;
    };
    let topic = key(space, &opening);
    let mut fields = post(&topic, &opening, names);
    fields["kind"] = "discussion".into();
    fields["space"] = space.into();
    fields["title"] = title(&plain(&opening.text, names)).into();
    lines.put("topic", fields);
    counts.topics += 1;
    let before = counts.replies;
    for reply in said {
        let mut fields = post(&key(space, &reply), &reply, names);
        fields["topic"] = topic.as_str().into();
        lines.put("answer", fields);
        counts.replies += 1;
    }
    counts.empty += written - 1 - (counts.replies - before);
}

fn post(key: &str, message: &Message, names: &Names) -> Value {
    json!({
        "key": key, "author": author(message), "body": markdown(&message.text, names),
        "created": Timestamp::from_second(seconds(message)).map(|time| time.to_string()).unwrap_or_default(),
    })
}

fn key(space: &str, message: &Message) -> String {
    format!("{space}-{}", message.ts)
}

fn seconds(message: &Message) -> i64 {
    message.ts.split('.').next().and_then(|seconds| seconds.parse().ok()).unwrap_or(0)
}

fn is_notice(text: &str) -> bool {
    let after_name = text.strip_prefix("<@").and_then(|rest| rest.split_once('>')).map_or(text, |(_, rest)| rest);
    NOTICES.iter().any(|notice| after_name.trim_start().starts_with(notice))
}

/// Reads a JSON file; errors name the file and the line.
fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{} line {}: {error}", path.display(), error.line()))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = entries(folder)?;
    files.retain(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "json"));
    Ok(files)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut folders = entries(folder)?;
    folders.retain(|path| path.is_dir());
    Ok(folders)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// A file's name without `.json`.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".json").unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::tests_support::collect;
    use tempfile::TempDir;

    fn export(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    const USERS: (&str, &str) = ("users.json", r#"{"U1": "Ada L.", "U2": "", "U3": "ada l."}"#);

    #[test]
    fn threads_are_topics_and_conversations_are_grouped() {
        let folder = export(&[
            USERS,
            (
                "C1/1.json",
                r#"[{"ts":"1600000000.000100","user":"U1","text":"<@U1> has joined the channel"},
                {"ts":"1600000001.000100","user":"U1","text":"How do I build it? It fails."},
                {"ts":"1600000100.000100","user":"U2","text":"Lunch?"},
                {"ts":"1600000200.000100","user":"U1","text":"Yes, see <#C1|general>"},
                {"ts":"1600900000.000100","user":"U2","text":"ok"},
                {"ts":"1601900000.000100","user":"U2","text":""}]"#,
            ),
            (
                "C1/1/1600000001.000100.json",
                r#"[{"ts":"1600000001.000100","user":"U1","text":"How do I build it? It fails."},
                {"ts":"1600000050.000100","user":"U2","text":"Like <@U1> says: `make`"}]"#,
            ),
        ]);
        let (lines, report) = collect(|lines| convert(folder.path(), lines));
        assert_eq!(
            report.unwrap(),
            "2 topics, 2 replies; left out: 1 notices of Slack, 1 empty messages, 1 single short messages"
        );
        let of = |kind: &str| lines.iter().filter(|line| line["type"] == kind).collect::<Vec<_>>();
        assert_eq!(of("space")[0]["name"], "general");
        assert_eq!(of("member")[0]["handle"], "Ada-L");
        assert_eq!(of("topic")[0]["title"], "How do I build it? It fails.");
        assert_eq!(of("topic")[0]["created"], "2020-09-13T12:26:41Z");
        assert_eq!(of("answer")[0]["body"], "Like @Ada-L says: `make`");
        assert_eq!(of("answer")[1]["topic"], of("topic")[1]["key"]);
    }

    #[test]
    fn errors_name_the_file_and_the_line() {
        let folder = export(&[USERS, ("C1/1.json", "[\n{\"ts\": 5}]")]);
        let (_, report) = collect(|lines| convert(folder.path(), lines));
        let error = report.unwrap_err();
        assert!(error.contains("1.json line 2: invalid type"), "{error}");
        let (_, report) = collect(|lines| convert(&folder.path().join("none"), lines));
        assert!(report.unwrap_err().contains("users.json"));
    }
}
