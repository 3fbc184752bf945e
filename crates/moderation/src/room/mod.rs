//! The moderators' own space: it is there from the start. Moderators and everybody above them see it, and whoever a manager
//! puts into its group. It can be renamed, closed or given to others like any space, and is not made again.

use crate::words::Words;
use madang_conversation::{Localized, SaveSpace, SpaceKind, Spaces, save_space};
use madang_events::people::SettingChanged;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, Error, Posting, Result, Visibility, settings};
use madang_people::{CreateGroup, GroupText};
use serde::{Deserialize, Serialize};

/// The name of the space in addresses.
const SLUG: &str = "moderators";

/// The setting `moderators_space`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Made {
    made: bool,
}

impl Made {
    const NAME: &'static str = "moderators_space";
}

/// Makes the moderators' space, unless it was made before. Of several nodes that start together one does it.
///
/// # Errors
/// When the database fails.
pub async fn open_moderators_space(app: &App) -> Result<()> {
    if app.settings().get::<Made>(Made::NAME).made {
        return Ok(());
    }
    match app.run(&app.system(), Open).await {
        // Another node was faster, or a space of this name has been there all along.
        Ok(()) | Err(Error::Invalid(_) | Error::Conflict(_)) => {}
        Err(error) => return Err(error),
    }
    // The watchers look only at what comes after they have begun.
    app.settings().reload(app.db()).await?;
    app.service::<Spaces>().reload(app).await
}

struct Open;

impl Command for Open {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        settings::save(cx, Made::NAME, &Made { made: true }).await?;
        cx.emit(&SettingChanged { name: Made::NAME.to_owned() }).await?;
        // A community that has made one itself keeps it as it is.
        if cx.app().service::<Spaces>().now().by_slug(SLUG).is_some() {
            return Ok(());
        }
        let own = Words(Lang::default());
        let text = GroupText::parse(own.room_group(), own.room_group_about())?;
        let group = CreateGroup { text }.run(cx).await?;
        let in_all = |words: fn(Words) -> &'static str| Localized {
            ko: words(Words(Lang::Ko)).to_owned(),
            ja: words(Words(Lang::Ja)).to_owned(),
            en: words(Words(Lang::En)).to_owned(),
        };
        let space = SaveSpace {
            id: None,
            slug: SLUG.to_owned(),
            kind: SpaceKind::Discussions,
            icon: "messages-square".to_owned(),
            name: in_all(|w| w.room_name()),
            description: in_all(|w| w.room_about()),
            visibility: Visibility::Groups,
            posting: Posting::Groups,
            groups: vec![group.id],
            archived: false,
        };
        save_space(cx, space).await.map(drop)
    }
}
