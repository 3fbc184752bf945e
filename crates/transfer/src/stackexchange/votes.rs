//! Votes. The dump does not say who gave them, and posts come with their scores, so they are kept as data.

use super::{Row, Run, Told};
use crate::{
    batch::{Batch, NamelessVote},
    settle::AcceptedAt,
};
use madang_kernel::{PostId, Result};

const ACCEPTED: &str = "1";
const UP: &str = "2";
const DOWN: &str = "3";
const FAVOURITE: &str = "5";

impl Run<'_> {
    /// Votes.xml; gives when answers were accepted.
    pub(super) async fn votes(&mut self) -> Result<AcceptedAt> {
        let mut accepted = AcceptedAt::new();
        let found = &mut accepted;
        self.each("Votes.xml", Told::Now, async |run, rows| run.take_votes(rows, found).await).await?;
        Ok(accepted)
    }

    async fn take_votes(&mut self, rows: Vec<Row>, accepted: &mut AcceptedAt) -> Result<()> {
        let mut batch = Batch::default();
        for row in &rows {
            if let Err(why) = self.vote(row, &mut batch, accepted) {
                self.skip("Votes.xml", row, "vote", &why);
            }
        }
        let (votes, bookmarks) = (batch.nameless_votes.len() as u64, batch.bookmarks.len() as u64);
        let written = batch.write(self.app, &mut self.known).await?;
        self.report.taken("vote", written.votes);
        self.report.known("vote", votes - written.votes);
        self.report.taken("bookmark", written.bookmarks);
        self.report.known("bookmark", bookmarks - written.bookmarks);
        Ok(())
    }

    fn vote(&mut self, row: &Row, batch: &mut Batch, accepted: &mut AcceptedAt) -> std::result::Result<(), String> {
        let (key, on, at) = (row.need("Id")?, row.need("PostId")?, row.time("CreationDate")?);
        let value = match row.need("VoteTypeId")? {
            UP => 1,
            DOWN => -1,
            ACCEPTED | FAVOURITE => 0,
            _ => {
                self.report.skipped("vote", "of a kind that is no opinion (close, delete, edit, bounty, review)");
                return Ok(());
            }
        };
        let post: Option<PostId> = self.known.get("post", on);
        match (row.need("VoteTypeId")?, post) {
            (_, None) => self.report.skipped("vote", "its post is not in the dump (deleted)"),
            (ACCEPTED, Some(_)) => drop(accepted.insert(on.to_owned(), at)),
            (FAVOURITE, Some(post)) => match row.get("UserId").and_then(|key| self.known.get("member", key)) {
                Some(member) => batch.bookmarks.push((member, post, at)),
                None => self.report.skipped("bookmark", "its member is not there"),
            },
            (_, Some(post)) => batch.nameless_votes.push(NamelessVote { key: key.to_owned(), post, value, at }),
        }
        Ok(())
    }
}
