//! What a member is: standing, affiliation, and what a post shows of its author.

use madang_kernel::{MemberId, Role, Timestamp, row, words};
use madang_ui::Person;
use serde::Serialize;

words! {
    /// Whether a member can sign in.
    pub enum State {
        /// Signed up; the address is not confirmed yet.
        Unconfirmed = "unconfirmed",
        /// In good standing.
        Active = "active",
        /// Brought over from another system; nobody has claimed the account yet.
        Imported = "imported",
        /// Kept out, for a time or for good.
        Suspended = "suspended",
    }
}

words! {
    /// What a member is to the company.
    pub enum Affiliation {
        /// Uses the product.
        Customer = "customer",
        /// Works for the company.
        Employee = "employee",
        /// Works for a partner of the company.
        Partner = "partner",
        /// Sells to the company or its customers.
        Vendor = "vendor",
        /// Guides other members.
        Mentor = "mentor",
        /// Knows the subject, from outside.
        Expert = "expert",
        /// Writes for the community.
        Author = "author",
        /// Hosts events as a guest.
        Host = "host",
    }
}

row! {
    /// What a post shows of its author.
    ///
    /// A statement that joins `members m` selects these columns, in this order:
    /// `m.id, m.handle, m.name, m.picture, m.role, m.affiliation`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Byline {
        /// The member.
        pub id: MemberId,
        /// The handle, as in the profile's address.
        pub handle: String,
        /// The name as shown.
        pub name: String,
        /// The address of the picture, such as `/avatars/…`.
        pub picture: Option<String>,
        /// The role.
        pub role: Role,
        /// The affiliation.
        pub affiliation: Affiliation,
    }
}

row! {
    /// A member's own view of the account, and what the administration sees.
    #[derive(Clone, Debug)]
    pub struct Member {
        /// The member.
        pub id: MemberId,
        /// The handle, as in the profile's address.
        pub handle: String,
        /// The name as shown.
        pub name: String,
        /// The e-mail address; imported members may have none.
        pub email: Option<String>,
        /// Whether the member has shown that the address is theirs.
        pub email_confirmed: bool,
        /// Whether the member can sign in.
        pub state: State,
        /// The role.
        pub role: Role,
        /// The affiliation.
        pub affiliation: Affiliation,
        /// Whether the member has earned trust.
        pub trusted: bool,
        /// The trust level, 0 to 4, as it was worked out or set; employees act with 4 whatever it says.
        pub trust: i64,
        /// The address of the picture.
        pub picture: Option<String>,
        /// One line about the member.
        pub headline: String,
        /// The company the member works for.
        pub company: String,
        /// What the member does there.
        pub job_title: String,
        /// About the member, in Markdown.
        pub about: String,
        /// The same as sanitised HTML.
        pub about_html: String,
        /// Interests, as a JSON array of strings.
        pub interests: String,
        /// The language of the interface, `ko`, `ja` or `en`, if chosen.
        pub language: Option<String>,
        /// The colour scheme, `light` or `dark`, if chosen.
        pub theme: Option<String>,
        /// The IANA name of the time zone.
        pub time_zone: String,
        /// Whether the member wants mail about what became of their posts.
        pub told: bool,
        /// Whether the member subscribed to announcements and release notes by e-mail.
        pub news: bool,
        /// When the member joined.
        pub created_at: Timestamp,
        /// When the member was last seen.
        pub seen_at: Option<Timestamp>,
        /// When a suspension ends; `None` while suspended means that it does not end by itself.
        pub suspended_until: Option<Timestamp>,
        /// Why the member is suspended.
        pub suspended_reason: String,
        /// Texts and picture that others are not shown, as JSON; then the columns above are empty ([`Member::whole`]).
        pub withheld: Option<String>,
        /// A word of [`crate::Withheld`], or nothing.
        pub withheld_as: String,
        /// Why, as the member reads it: of a hidden profile in a moderator's words, of one that waits the words that were hit.
        pub withheld_reason: String,
        /// Whether it is withheld because the member was removed for good.
        pub withheld_removed: bool,
    }
}

impl Byline {
    /// As the components of pages show it.
    pub fn person(&self) -> Person {
        Person {
            id: self.id.number(),
            handle: self.handle.clone(),
            name: self.name.clone(),
            picture: self.picture.clone(),
            affiliation: self.affiliation.to_string(),
            role: self.role.to_string(),
        }
    }
}

impl Member {
    /// The interests as a list.
    pub fn interests(&self) -> Vec<String> {
        serde_json::from_str(&self.interests).unwrap_or_default()
    }

    /// Whether the member is kept out at `now`.
    pub fn is_suspended(&self, now: Timestamp) -> bool {
        self.state == State::Suspended && self.suspended_until.is_none_or(|until| until > now)
    }

    /// The trust level that the member acts with, 0 to 4; employees have 4.
    pub fn trust_level(&self) -> u8 {
        if self.role == Role::Member { u8::try_from(self.trust).unwrap_or(0) } else { 4 }
    }

    /// What a post shows of this member.
    pub fn byline(&self) -> Byline {
        Byline {
            id: self.id,
            handle: self.handle.clone(),
            name: self.name.clone(),
            picture: self.picture.clone(),
            role: self.role,
            affiliation: self.affiliation,
        }
    }
}
