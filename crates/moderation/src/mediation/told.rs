//! The sides hear by e-mail that there is something to read, in their language and whatever mail they chose to get; the mail
//! quotes nothing. Its link opens this mediation for this side without signing in, for those who are kept out.

use super::{Mediation, MediationId};
use crate::{store::mediations, words::Words};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, Result, secret};
use madang_people::{News, must_tell, tell};
use std::time::Duration;

/// How long the link in a mail opens the mediation.
const LINK: Duration = Duration::from_secs(180 * 24 * 3600);

/// A side has something to read: `what` is `opened`, `written`, `proposed` or `closed`.
pub(super) async fn side(cx: &mut Cx<'_>, id: MediationId, member: MemberId, what: &str, key: &str) -> Result<()> {
    let token = secret::new_token();
    let until = cx.now() + LINK;
    mediations::add_link(cx, &secret::hash(&token), id, member, until).await?;
    let about = format!("mediation-{id}-{key}-{member}");
    must_tell(cx, member, &about, &format!("/mediation/{token}"), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_mediation_subject(community),
            text: w.mail_mediation(community, what),
            button: w.mail_mediation_button().to_owned(),
        }
    })
    .await
}

/// The mediator has something to read: `what` is `said`, `answered` or `handed`.
pub(super) async fn mediator(cx: &mut Cx<'_>, found: &Mediation, what: &str, key: &str) -> Result<()> {
    let about = format!("mediation-{}-{key}", found.row.id);
    let path = format!("/moderation/mediation/{}", found.row.id);
    tell(cx, &[found.row.mediator], &about, &path, Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_mediation_subject(community),
            text: w.mail_mediator(what),
            button: w.mail_mediation_button().to_owned(),
        }
    })
    .await
}
