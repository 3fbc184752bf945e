//! What these tests share: an account made as anybody makes one, and the mail it sends.

use madang_kernel::{Actor, Command, Cx, MemberId, Result, Role, Timestamp, row, sql};
use madang_people::{Affiliation, Email, Name, NewMember, Password, State, create_member};
use madang_testkit::{Client, Site};

pub(crate) const PASSWORD: &str = "올리브나무 아래에서 만나요";

row! {
    /// A mail in the queue.
    pub(crate) struct Mail {
        pub(crate) to: String,
        message: String,
    }
}

impl Mail {
    fn part(&self, name: &str) -> String {
        let message: serde_json::Value = serde_json::from_str(&self.message).unwrap();
        message[name].as_str().unwrap().to_owned()
    }

    pub(crate) fn subject(&self) -> String {
        self.part("subject")
    }

    pub(crate) fn text(&self) -> String {
        self.part("text")
    }

    pub(crate) fn html(&self) -> String {
        self.part("html")
    }

    /// The path of the link in it.
    pub(crate) fn link(&self) -> String {
        let text = self.text();
        let start = text.find("http://community.test/").unwrap() + "http://community.test".len();
        text[start..].split_whitespace().next().unwrap().to_owned()
    }
}

/// The mails that wait, in the order of their writing.
pub(crate) async fn mails(site: &Site) -> Vec<Mail> {
    let mut conn = site.app.db().read().await.unwrap();
    let waiting = sql!("SELECT recipient, message FROM outgoing_mail WHERE sent_at IS NULL ORDER BY id");
    conn.q(waiting).all().await.unwrap()
}

pub(crate) async fn last_mail(site: &Site) -> Mail {
    mails(site).await.pop().expect("a mail")
}

/// An account with an address and [`PASSWORD`].
pub(crate) async fn account(site: &Site, name: &str, email: &str, role: Role) -> MemberId {
    add(site, name, Some(email), Some(PASSWORD), State::Active, role).await
}

/// An account that came with an import.
pub(crate) async fn imported(site: &Site, name: &str, email: Option<&str>) -> MemberId {
    add(site, name, email, None, State::Imported, Role::Member).await
}

async fn add(
    site: &Site,
    name: &str,
    email: Option<&str>,
    password: Option<&str>,
    state: State,
    role: Role,
) -> MemberId {
    let mut new = NewMember::named(Name::parse(name).unwrap(), state);
    new.email = email.map(|email| Email::parse(email).unwrap());
    new.role = role;
    new.affiliation = if role == Role::Member { Affiliation::Customer } else { Affiliation::Employee };
    if let Some(password) = password {
        new.password = Some(Password::parse(password).unwrap().hash().await.unwrap());
    }
    site.do_as_system(Add(new)).await
}

struct Add(NewMember);

impl Command for Add {
    type Output = MemberId;

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MemberId> {
        create_member(cx, self.0).await
    }
}

/// Somebody who has signed in with address and [`PASSWORD`].
pub(crate) async fn signed_in(site: &Site, email: &str) -> Client {
    let client = site.visitor();
    let answer = client.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    client
}

/// Whether the client's session is good.
pub(crate) async fn is_signed_in(client: &Client) -> bool {
    client.get("/api/v1/me").await.status == 200
}

/// Keeps a member out, as a sanction does.
pub(crate) struct KeepOut {
    pub(crate) member: MemberId,
    pub(crate) until: Option<Timestamp>,
    pub(crate) reason: &'static str,
}

impl Command for KeepOut {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        madang_people::keep_out(cx, self.member, self.until, self.reason).await
    }
}

/// Lets a member in again, as the end of a sanction does.
pub(crate) struct Admit {
    pub(crate) member: MemberId,
}

impl Command for Admit {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        madang_people::let_in(cx, self.member).await
    }
}
