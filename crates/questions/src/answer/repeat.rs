//! Whether an employee says nearly word for word what the same employee has said before, in an answer or in a comment. They are
//! asked first, and it is counted.
//!
//! Texts are compared by samples of their shingles, three words or pairs of characters each: the hashes that are smallest, an
//! unbiased sample (Broder, "On the resemblance and containment of documents", 1997). Two answers are nearly the same where nine
//! tenths of each are in the other, the threshold that Manning, Raghavan and Schütze name for near duplicates ("Introduction to
//! Information Retrieval", 2008, section 19.6). What is shorter than ten words is never a repetition.

use crate::store::sketches;
use madang_conversation::{Body, Memory, QUESTION, RenderedBody, TopicHead};
use madang_events::questions::StaffAnswered;
use madang_kernel::{Cx, MemberId, PostId, Result};
use madang_screen::spam::Shingles;

/// The share of each text that must be in the other.
const ALIKE: f64 = 0.9;

/// What employees wrote about questions, by the samples that are kept.
pub(crate) struct Sketches;

impl Memory for Sketches {
    fn repeats<'a>(
        &'a self,
        cx: &'a mut Cx<'_>,
        author: MemberId,
        topic: &'a TopicHead,
        body: &'a RenderedBody,
    ) -> madang_conversation::Answer<'a, bool> {
        Box::pin(async move {
            if topic.kind != QUESTION {
                return Ok(false);
            }
            Ok(repeated(cx, author, &Shingles::of(&body.text)).await?.is_some())
        })
    }
}

/// The author's earlier answer or comment that this text repeats, among the last 200: the one that is most alike.
pub(super) async fn repeated(cx: &mut Cx<'_>, author: MemberId, sketch: &Shingles) -> Result<Option<PostId>> {
    let earlier = sketches::of(cx, author).await?;
    let alike = earlier.into_iter().filter_map(|(post, kept)| {
        let kept: Shingles = serde_json::from_str(&kept).ok()?;
        let share = sketch.share_in(&kept).min(kept.share_in(sketch));
        (share >= ALIKE).then_some((share, post))
    });
    Ok(alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, post)| post))
}

/// Keeps what was written, to compare later texts with.
pub(super) async fn keep(cx: &mut Cx<'_>, author: MemberId, post: PostId, sketch: &Shingles) -> Result<()> {
    sketches::keep(cx, author, post, &serde_json::to_string(sketch)?).await
}

/// Takes down which of these comments staff wrote, and what they repeat. Those that are known already are left out.
pub(crate) async fn comments(cx: &mut Cx<'_>, posts: &[PostId]) -> Result<()> {
    for row in sketches::new_of_staff(cx, posts).await? {
        let Ok(body) = Body::parse(&row.markdown) else { continue };
        let sketch = Shingles::of(&RenderedBody::render(cx.app(), &body).await?.text);
        let repeats = repeated(cx, row.author, &sketch).await?;
        keep(cx, row.author, row.post, &sketch).await?;
        cx.emit(&StaffAnswered { topic: row.topic, post: row.post, author: row.author, repeats }).await?;
    }
    Ok(())
}
