//! Who hears that a promised time runs out.

use crate::{
    rota::duty_rota,
    settings::Settings,
    store::{
        assign,
        clocks::{self, RungRow},
    },
    words::Words,
};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, Result, SpaceId, TopicId};
use madang_people::{News, tell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How many questions a mail names.
const NAMED: usize = 10;

/// Mails the assignees of questions whose time runs out; of those that are nobody's, whoever is on duty and sees them. One mail for
/// each, however many questions.
pub(super) async fn tell_due(
    cx: &mut Cx<'_>,
    warned: &[RungRow],
    owners: &HashMap<TopicId, Option<MemberId>>,
) -> Result<()> {
    let topics: BTreeSet<TopicId> = warned.iter().map(|rung| rung.topic).collect();
    let places = clocks::places(cx, &topics.into_iter().collect::<Vec<_>>()).await?;
    let owner = |topic: &TopicId| owners.get(topic).copied().flatten();
    let nobodys = places.iter().any(|(topic, _, _)| owner(topic).is_none());
    let (on, blind) = if nobodys {
        on_duty(cx, &places.iter().map(|(_, space, _)| *space).collect()).await?
    } else {
        Default::default()
    };
    let mut titles: BTreeMap<MemberId, Vec<&str>> = BTreeMap::new();
    for (topic, space, title) in &places {
        match owner(topic) {
            Some(agent) => titles.entry(agent).or_default().push(title),
            None => {
                for agent in on.iter().filter(|agent| !blind.contains(&(**agent, *space))) {
                    titles.entry(*agent).or_default().push(title);
                }
            }
        }
    }
    for (agent, titles) in titles {
        let about = format!("desk-due-{agent}-{}", cx.now().millis());
        let named: Vec<String> = titles.iter().take(NAMED).map(|title| format!("- {title}")).collect();
        let (count, named) = (titles.len(), named.join("\n"));
        tell(cx, &[agent], &about, "/desk?queue=breaching", Lang::En, |lang, community| {
            let w = Words(lang);
            News {
                subject: format!("[{community}] {}", w.mail_due(count)),
                text: format!("{}\n\n{named}", w.mail_due_text()),
                button: w.mail_handed_button().to_owned(),
            }
        })
        .await?;
    }
    Ok(())
}

/// Who is on duty now, and which of these spaces each of them does not see.
async fn on_duty(
    cx: &mut Cx<'_>,
    spaces: &BTreeSet<SpaceId>,
) -> Result<(BTreeSet<MemberId>, HashSet<(MemberId, SpaceId)>)> {
    let (settings, now) = (Settings::read(cx).await?, cx.now());
    let on: BTreeSet<MemberId> =
        duty_rota(cx, &settings, now).await?.on_at(now).into_iter().map(|duty| duty.agent).collect();
    let blind = assign::blind(cx, &on.iter().copied().collect::<Vec<_>>(), spaces).await?;
    Ok((on, blind.into_iter().collect()))
}
