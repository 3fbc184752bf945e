# Entering
sign-up-title = Sign up
sign-up-lead = Ask, answer and vote with everybody else. It takes a minute.
sign-up-submit = Sign up
have-account = Do you have an account?
no-account = New here?
claim-hint = Did you write here before the community moved?
claim-link = Claim your account
name-label = Name
name-help = As others see it. A nickname is fine.
email-label = E-mail
email-help = We send a link to it. Nobody else sees it.
password-label = Password
password-help = At least 10 characters. A sentence only you know works well.
new-password-label = New password
current-password-label = Current password
sent-title = Look into your mail
sign-up-sent = We have sent you a link. Open it to finish signing up.
forgot-sent = If the address has an account here, a link is on its way to it.
sent-advice = Nothing there after a few minutes? Please look into the spam folder too.
send-again = Send the link again
send-again-help = The address you signed up with.
to-sign-in = Back to signing in
confirm-title = Confirm your e-mail address
confirm-lead = Is { $email } your address? One press and you are in.
confirm-submit = Yes, this is my address
confirmed-notice = Your address is confirmed. Welcome!
link-ended-title = This link is no longer good
link-ended-text = It has been used already, or too much time has passed. A new one is quickly made.
link-ended-reset = New link for a forgotten password
link-ended-confirm = New link to confirm an address
forgot-link = Forgot your password?
forgot-title = Forgot your password
forgot-lead = Tell us the e-mail address of your account, and we send you a link with which to choose a new password.
forgot-submit = Send the link
claim-title = Claim your account
claim-lead = What you wrote before the community moved here is still yours. Tell us the e-mail address you used there, and we send you a link.
claim-choose-lead = { $name }, choose a password, and your account and all you wrote are yours again.
choose-title = Choose a new password
choose-lead = For the account of { $email }.
choose-submit = Set the password
password-set-notice = Your password is set.
suspended-until = This account is suspended until { $date }. Reason: { $reason }
suspended-for-good = This account is suspended. Reason: { $reason }
wait-seconds = That was too often. Please try again in { $n ->
    [one] 1 second
   *[other] { $n } seconds
}.
wait-minutes = That was too often. Please try again in { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}.

# Settings
settings-profile = Profile
settings-account = Account
settings-sessions = Devices
settings-tokens = API tokens
settings-invitations = Invitations
settings-moderation = Moderation
mail-must-small = This mail is about your account, so it cannot be switched off.
save = Save
saved-notice = Saved.
see-profile = See profile
picture-title = Picture
picture-label = Choose a picture
picture-help = PNG, JPEG, WebP or GIF, up to 10 MB. We cut the middle out as a square.
picture-submit = Use this picture
picture-remove = Remove the picture
headline-label = Headline
headline-help = One line about you, such as “Grows tomatoes on the balcony”.
company-label = Company
job-title-label = Job title
interests-label = Interests
interests-help = With commas between them.
about-label = About you
about-help = Markdown works here.
preferences-title = Language and appearance
browser-decides = As my browser says
device-decides = As my device says
theme-label = Appearance
theme-light = Light
theme-dark = Dark
mail-title = Mail
told-label = Mail me what becomes of my posts
told-help = For example when a question of yours becomes an article.
news-label = Mail me announcements and release notes
news-help = At most what is published at /news; every mail has a link that ends it.
time-zone-label = Time zone
handle-label = Handle
handle-help = Others mention you with @ and this. Letters of any language, digits, _ and -. The address of your profile changes with it.
email-now = Your address is { $email }.
new-email-label = New e-mail address
new-email-help = It takes the place of the old one once you have opened the link that we send to it.
new-email-submit = Send the link
email-sent-notice = We have sent a link to the new address.
change-password = Change the password
password-changed-notice = Your password is changed. You are signed out everywhere else.
sessions-lead = Where you are signed in. Is there one you do not know? Sign it out and change your password.
this-session = This device
session-seen = Last used
session-since = Since
unknown-browser = Unknown browser
end-other-sessions = Sign out everywhere else
session-ended-notice = Signed out there.
sessions-ended-notice = You are signed out everywhere else.
tokens-lead = With a token a program acts in your name, within the limits you set.
api-link = About the API
no-tokens = You have no tokens.
token-made = Your token is ready. Copy it now: it is shown only this once.
token-used = Last used
token-unused = Never used
token-until = Good until
token-ended = Ended
token-end = Delete
token-ended-notice = The token answers nothing any more.
new-token-title = New token
new-token-submit = Make the token
token-name-label = Name
token-name-help = What it is for, such as “Weekly report”.
scopes-label = What it may do
scope-read = Read
scope-read-help = What you can read.
scope-write = Write
scope-write-help = Ask, answer and vote in your name.
scope-staff = Staff
scope-staff-help = What you may do as staff: verify, hide, lock, move.
token-life-label = Good for
token-life-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
token-life-ever = Until deleted

# Administration
admin-start = Overview
admin-spaces = Spaces
admin-tags = Tags
admin-products = Products
admin-members = Members
admin-groups = Groups
admin-heroes = Heroes
admin-brand = Brand
admin-widget = Widget
admin-searches = Search
admin-freshness = Freshness
admin-desk = Desk
admin-search = Search
admin-search-label = Name, handle or e-mail
any = Any
role-label = Role
role-help = Each role may do what those above it in the list may, and more.
affiliation-label = Affiliation
affiliation-help = What this member is to the company. It stands beside the name.
state-label = Standing
state-unconfirmed = Not confirmed
state-active = Active
state-imported = Imported
state-suspended = Suspended
joined = Joined
seen = Last seen
no-members = No members found
no-members-advice = Try fewer filters.
trusted-badge = Trusted
trust-title = Trust
trusted-label = Trusted member
trusted-help = May accept answers and edit what others wrote. Members earn it by accepted answers; you can give it or take it here.
not-confirmed = not confirmed
suspended-label = Suspended until
reason-label = Reason
reason-help = The member reads it when signing in.
suspend-title = Suspension
suspend-lead = A suspended member is signed out at once and cannot sign in. What the member wrote stays.
suspend-submit = Suspend
term-label = For
term-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
term-ever = Until restored
restore-lead = The member can sign in again at once.
restore-submit = Restore
invite-title = Invite to claim the account
invite-lead = This account came with an import, and nobody has claimed it yet. We send a link with which to take it over.
invite-submit = Send the invitation
groups-lead = A space can be for the members of certain groups only.
group-size = { $n ->
    [one] 1 member
   *[other] { $n } members
}
new-group-title = New group
new-group-submit = Create the group
group-name-label = Name
group-description-label = What it is for
group-add = Add
group-remove = Remove
group-dissolve-title = Dissolve the group
group-dissolve-lead = Its members stay in the community.
group-dissolve = Dissolve

# Mail
mail-hello = Hello { $name },
mail-confirm-subject = Confirm your address for { $community }
mail-confirm-body = Welcome to { $community }! Please confirm that this is your address, and you are in.
mail-confirm-button = Confirm the address
mail-confirm-small = The link is good for three days. If you did not sign up, you need not do anything.
mail-reset-subject = A new password for { $community }
mail-reset-body = Somebody, probably you, wants to choose a new password for your account at { $community }.
mail-reset-button = Choose a new password
mail-reset-small = The link is good for one hour. If it was not you, you need not do anything: your password stays as it is.
mail-claim-subject = Claim your account at { $community }
mail-claim-body = Your account and all you wrote have moved to { $community }. Choose a password, and they are yours again.
mail-claim-button = Claim the account
mail-claim-small = The link is good for three days. If this is not your account, you need not do anything.
mail-email-subject = Confirm your new address for { $community }
mail-email-body = You want to use this address for your account at { $community } from now on.
mail-email-button = Confirm the address
mail-email-small = The link is good for one day. If it was not you, you need not do anything.
mail-already-subject = You have an account at { $community }
mail-already-body = Somebody, probably you, tried to use this address for a new account at { $community }. You have one already: just sign in.
mail-already-button = Sign in
mail-already-small = Forgot your password? { $url }
mail-password-subject = Your password for { $community } was changed
mail-password-body = The password of your account at { $community } was just changed, and every other device was signed out.
mail-password-small = If it was not you, choose a new password now, and look through your API tokens: { $url }
mail-moving-subject = Your address at { $community } is about to change
mail-moving-body = Your account at { $community } is about to move to { $email }. It happens once the link that we sent there is opened.
mail-told-small = You get this because of something you wrote. If you would rather not: { $url }
mail-news-small = You subscribed to this news. End it with one click: { $url }
unsubscribe-title = End the news by mail?
unsubscribe-text = You will get no more announcements and release notes by mail. Everything stays readable in the community.
unsubscribe-submit = End the news
unsubscribed-title = The news has ended
unsubscribed-text = You can subscribe again in your settings at any time.

# What went wrong
error-invalid-input = Please check what you entered.
error-password-short = A password needs at least 10 characters.
error-password-common = This password is one that many people use. Please choose another.
error-handle-characters = Please use letters, digits, _ and - only.
refusal-handle-taken = Somebody has this handle already. Please choose another.
error-email-same = This is your address already.
refusal-email-taken = This address belongs to another account.
error-wrong-password = This is not your current password.
error-time-zone = Please choose a time zone from the list.
error-token-days = Please choose between 1 and 3,650 days.
error-scopes-required = Please choose at least one.
error-scope-staff = Only staff can choose this.
refusal-too-many-tokens = You have 50 tokens. Please delete one first.
refusal-link-ended = This link is no longer good.
refusal-higher-role = Only an administrator can change a member of this role.
refusal-last-administrator = There has to be one administrator. Please make somebody else one first.
refusal-not-yourself = You cannot do this to yourself.
refusal-not-imported = Somebody has claimed this account already.
refusal-group-in-use = A space belongs to this group. Please take the group out of the space first.
error-no-such-member = There is no member with this handle.
error-too-many-interests = Please name up to 20 interests.
error-interest-too-long = An interest can have up to 40 characters.
refusal-wrong-sign-in = E-mail address and password do not belong together. Please check both.
refusal-unconfirmed = Your e-mail address is not confirmed yet. Please open the link that we sent you.
error-file-empty = Please choose a picture.
error-file-too-large = This picture is too large. It can have up to 10 MB.
error-file-too-many-pixels = This picture has too many pixels. Please make it smaller.
error-file-kind-not-allowed = Please choose a PNG, JPEG, WebP or GIF picture.
error-file-broken = This picture cannot be read. Please choose another.

# Guidelines
sign-up-agree = I have read and agree to the
guidelines-title = Guidelines
guidelines-none = There are no guidelines yet.
guidelines-old = This is version { $n }, which is no longer in force.
guidelines-to-current = To the guidelines of today
guidelines-due-lead = These guidelines are new. Please read and agree to them before
guidelines-overdue-lead = These guidelines are new. You can write again once you have agreed to them.
guidelines-version = Version { $n }
guidelines-versions = All versions
guidelines-agree = I agree
guidelines-agreed = You agreed to them on
guidelines-agreed-notice = Thank you for keeping this place a good one.
guidelines-admin-lead = What everybody keeps to. Publishing makes a new version; the old ones stay readable.
guidelines-presets = Begin with:
guidelines-preset-short = one sentence, for a small private place
guidelines-preset-public = a full set, for a public community
guidelines-format = Markdown. Every heading “## Title” is a rule that moderators can cite. A code such as { $code } after the title keeps it the same rule in the next version. Each language has the same rules in the same order.
guidelines-note-label = What changed
guidelines-note-help = Shown beside the version.
guidelines-asks-label = Members are asked to agree
guidelines-asks-yes = Yes, and after that time they can write only once they agreed
guidelines-asks-no = No, only newcomers are
guidelines-days-label = Days until then
guidelines-days-help = 0 to 90.
guidelines-publish = Publish this version
guidelines-published-notice = Version { $n } is in force.
guidelines-share = { $agreed } of { $all } active members have agreed to the newest version.
guidelines-consents = { $n ->
    [one] 1 consent
   *[other] { $n } consents
}
guidelines-consents-lead = Who agreed, and when.
guidelines-consents-none = Nobody has agreed to this version yet.
error-agree-to-guidelines = Please read the guidelines and agree to them.
error-guidelines-changed = The guidelines have changed in the meantime. Please read them again.
error-rules-differ = The rules here are not the same as in the other languages. Please give each language the same headings, in the same order and with the same codes.
error-rule-without-title = A heading has no title, or one of more than 120 characters.
error-bad-code = A code may have small letters, digits and hyphens, up to 40.
error-code-twice = Two rules have the same code.
error-out-of-range = Please choose a number between 0 and 90.
error-not-a-number = Please enter a number.

# Audit log
admin-audit = Audit log
audit-lead = Everything staff did, as it happened. Nothing here can be changed or removed.
audit-actor = Who
audit-member = To whom
audit-action = Action
audit-look = Look
audit-none = Nothing was found.
audit-when = When
audit-details = Details
audit-about = Open

# What staff did, as the audit log names it
deed-people-set-role = Changed the role of a member
deed-people-set-affiliation = Changed what is shown beside a name
deed-people-set-trusted = Changed whether a member may edit others
deed-people-suspend = Suspended a member
deed-people-restore = Ended a suspension
deed-people-set-groups = Changed the groups of a member
deed-people-create-group = Made a group
deed-people-edit-group = Changed a group
deed-people-remove-group = Removed a group
deed-people-add-to-group = Added a member to a group
deed-people-remove-from-group = Took a member out of a group
deed-people-invite-to-claim = Invited a member to take over an account
deed-people-publish-guidelines = Published the guidelines

settings-trust = Level
admin-trust = Trust levels
trust-level-of = Trust level: { $name }
