//! Dictionaries that are installed while the server runs.

use crate::{Search, reindex, tend};
use madang_conversation::{Body, NewTopic, QUESTION, RenderedBody, Started, TagNames, Title, start_topic};
use madang_dictionaries::{Language, install};
use madang_kernel::{Actor, Command, Cx, MemberId, Result, SpaceId};
use madang_testkit::{Client, Plan, Site, on_both};
use std::{fs, time::Duration};

/// A verb and its past form, which have no pair of syllables in common.
const WORDS: [(&str, &str); 4] = [
    ("char.def", "DEFAULT 0 1 0\nSPACE 0 1 0\nHANGUL 0 1 2\n0x0020 SPACE\n0xAC00..0xD7A3 HANGUL\n"),
    (
        "unk.def",
        "DEFAULT,0,0,9000,SY,*,*,*,*,*,*,*\nSPACE,0,0,0,SP,*,*,*,*,*,*,*\nHANGUL,0,0,9000,UNKNOWN,*,*,*,*,*,*,*\n",
    ),
    ("matrix.def", "1 1\n0 0 0\n"),
    (
        "words.csv",
        "껐,0,0,100,VV+EP,*,T,껐,Inflect,VV,EP,끄/VV/*+었/EP/*\n끄,0,0,100,VV,*,F,끄,*,*,*,*\n\
         어요,0,0,50,EF,*,F,어요,*,*,*,*\n기,0,0,50,ETN,*,F,기,*,*,*,*\n",
    ),
];

struct Start(SpaceId, MemberId);

impl Command for Start {
    type Output = Started;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Started> {
        let new = NewTopic {
            ids: None,
            kind: QUESTION,
            space: self.0,
            author: self.1,
            title: Title::parse("밤에 껐어요").unwrap(),
            body: RenderedBody::plain(&Body::parse("아침에 켰어요").unwrap(), "test"),
            tags: TagNames::parse("").unwrap(),
            product: None,
            version: None,
            language: None,
        };
        start_topic(cx, new).await
    }
}

async fn found(visitor: &Client, query: &str) -> bool {
    visitor.get(&format!("/search?q={query}")).await.expect_ok().says("아침에")
}

fn plan() -> Plan {
    Plan::yard().with(crate::MIGRATIONS, crate::routes(), |builder, folder| {
        let dictionaries = folder.join("dictionaries");
        let search = Search::open(&folder.join("search"), &dictionaries, 16_000_000, Duration::ZERO).unwrap();
        crate::install(builder, search)
    })
}

/// Runs until the index is built with what is installed.
async fn rebuilt(site: &Site, wanted: bool) {
    let search = site.app.service::<Search>();
    tend(&site.app).await.unwrap();
    while search.is_rebuilding() || search.index().dictionaries().has(Language::Korean) != wanted {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn dictionaries_installed_or_removed_beside_a_running_server_are_noticed() {
    on_both(plan, async |site| {
        let space = site.space("help").await;
        let author = site.member("민지").await;
        site.do_as_system(Start(space, author.id())).await;
        site.app.settle().await.unwrap();
        let visitor = site.visitor();
        assert!(found(&visitor, "껐어요").await && !found(&visitor, "끄기").await);

        let source = tempfile::tempdir().unwrap();
        for (name, text) in WORDS {
            fs::write(source.path().join(name), text).unwrap();
        }
        let folder = site.app.service::<Search>().dictionaries_folder().to_owned();
        install(&folder, source.path()).unwrap();
        rebuilt(site, true).await;
        assert!(found(&visitor, "껐어요").await && found(&visitor, "끄기").await);
        reindex(&site.app, |_, _| {}).await.unwrap();
        assert!(found(&visitor, "끄기").await);

        fs::remove_dir_all(folder.join("ko")).unwrap();
        rebuilt(site, false).await;
        assert!(found(&visitor, "껐어요").await && !found(&visitor, "끄기").await);
    })
    .await;
}
