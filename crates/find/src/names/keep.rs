//! Keeps what members, tags and files are called, and which posts show which files, as events tell it.

use super::{
    FILE, MEMBER, TAG,
    words::{given, suffixes},
};
use crate::store::named;
use madang_conversation::files_in;
use madang_events::{
    conversation::{PlaceChanged, PostAdded, PostEdited, TopicChanged, TopicStarted},
    people::{Confirmed, MemberChanged, SignedUp},
    questions::Imported,
};
use madang_kernel::{Cx, MemberId, PostId, Projector, Recorded, Result, TagId, TopicId, outbox::Applied};
use std::collections::HashSet;

/// Keeps the names that can be searched for.
pub struct NamesProjector;

impl Projector for NamesProjector {
    fn name(&self) -> &'static str {
        "find.names"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let mut touched = Touched::default();
            events.iter().for_each(|event| touched.add(event));
            touched.members(cx).await?;
            touched.tags(cx).await?;
            touched.files(cx).await
        })
    }
}

/// What events have changed.
#[derive(Default)]
struct Touched {
    /// Members whose names may have changed.
    members: HashSet<MemberId>,
    /// Members who wrote something: those who came with an import are heard of so.
    authors: HashSet<MemberId>,
    /// Tags whose names may have changed.
    tags: HashSet<TagId>,
    /// Topics that may have new tags.
    topics: HashSet<TopicId>,
    /// Topics that are new with all of their posts.
    imported: HashSet<TopicId>,
    /// Posts that are new or edited.
    posts: HashSet<PostId>,
}

impl Touched {
    fn add(&mut self, event: &Recorded) {
        if let Some(started) = event.read::<TopicStarted>() {
            self.topics.insert(started.topic);
            self.posts.insert(started.post);
            self.authors.insert(started.author);
        } else if let Some(added) = event.read::<PostAdded>() {
            self.posts.insert(added.post);
            self.authors.insert(added.author);
        } else if let Some(edited) = event.read::<PostEdited>() {
            self.posts.insert(edited.post);
            self.topics.insert(edited.topic);
        } else if let Some(imported) = event.read::<Imported>() {
            self.whole(imported.topic);
        } else if let Some(changed) = event.read::<TopicChanged>() {
            // Topics of every kind that come from elsewhere are told of so.
            self.whole(changed.topic);
        } else if let Some(place) = event.read::<PlaceChanged>() {
            self.tags.extend(place.tag);
        } else {
            let signed_up = event.read::<SignedUp>().map(|event| event.member);
            let confirmed = event.read::<Confirmed>().map(|event| event.member);
            let changed = event.read::<MemberChanged>().map(|event| event.member);
            self.members.extend(signed_up.or(confirmed).or(changed));
        }
    }

    fn whole(&mut self, topic: TopicId) {
        self.topics.insert(topic);
        self.imported.insert(topic);
    }

    async fn members(&self, cx: &mut Cx<'_>) -> Result<()> {
        let imported = ids(&self.imported);
        let mut authors: Vec<i64> = self.authors.iter().map(|member| member.number()).collect();
        authors.extend(named::authors(cx, &imported).await?);
        let mut members = named::unnamed(cx, MEMBER, &authors).await?;
        members.extend(self.members.iter().map(|member| member.number()));
        let names = named::of_members(cx, &members).await?;
        write(cx, MEMBER, &members, &names).await
    }

    async fn tags(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut tags = named::new_tags(cx, &ids(&self.topics)).await?;
        tags.extend(self.tags.iter().map(|tag| tag.number()));
        let names = named::of_tags(cx, &tags).await?;
        write(cx, TAG, &tags, &names).await
    }

    async fn files(&self, cx: &mut Cx<'_>) -> Result<()> {
        let posts: Vec<i64> = self.posts.iter().map(|post| post.number()).collect();
        let texts = named::texts_with_files(cx, &posts, &ids(&self.imported)).await?;
        let mut shown: Vec<(i64, i64)> = Vec::new();
        for (post, markdown) in &texts {
            shown.extend(files_in(markdown).into_iter().map(|file| (file.number(), post.number())));
        }
        named::set_files(cx, &posts, &shown).await?;
        let files: Vec<i64> = shown.iter().map(|(file, _)| *file).collect();
        let new = named::unnamed(cx, FILE, &files).await?;
        let names = named::of_files(cx, &new).await?;
        write(cx, FILE, &new, &names).await
    }
}

fn ids(topics: &HashSet<TopicId>) -> Vec<i64> {
    topics.iter().map(|topic| topic.number()).collect()
}

/// Writes what these subjects are called now.
async fn write(cx: &mut Cx<'_>, kind: &'static str, subjects: &[i64], names: &[(i64, String)]) -> Result<()> {
    if subjects.is_empty() {
        return Ok(());
    }
    let given = |name: &str| given(name).filter(|_| kind == MEMBER);
    let each = names
        .iter()
        .flat_map(|(subject, name)| suffixes(name).into_iter().chain(given(name)).map(move |word| (*subject, word)));
    named::set(cx, kind, subjects, &each.collect::<Vec<_>>()).await
}
