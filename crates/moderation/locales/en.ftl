# Flagging
flag-title = Report this post
flag-lead = Tell the moderators what breaks the rules here. They look at it, and you hear what came of it.
flag-profile-title = Report this profile
flag-profile-lead = Tell the moderators what breaks the rules in this profile. They look at it, and you hear what came of it.
flag-content = Is the content wrong or outdated? That goes to whoever keeps it up to date:
flag-content-link = say what is not right
flag-what = What is wrong with it?
reason-label = Reason
reason-any = Every reason
reason = { $code ->
    [spam] Spam or advertising
    [rude] Rude or hateful
    [off_topic] Off topic
    [personal] Personal data
    [illegal] Illegal
    [automatic] Noticed by the program
   *[other] Something else
}
reason-help = { $code ->
    [spam] It advertises something, or is posted again and again.
    [rude] It insults or threatens somebody, or a group of people.
    [off_topic] It has nothing to do with the topic or the space.
    [personal] It shows somebody’s address, phone number or other private matters.
    [illegal] It is against the law, or calls for what is.
   *[other] Please say below what it is.
}
reason-usual = Breaks the community’s rules
flag-note = What exactly?
flag-note-help = Needed for “something else”. Up to 500 characters.
flag-send = Report
flag-secret = Only moderators see that you reported this. Whoever wrote it never does.
flagged-now = Thank you. The moderators will look at it, and you will hear what came of it.
flags-enough = { $n ->
    [one] You have reported 20 things today. Please go on in an hour; if it is urgent, write to the community team.
   *[other] You have reported 20 things today. Please go on in { $n } hours; if it is urgent, write to the community team.
}
own-title = Reports
own-lead = What you reported to the moderators, and what came of it. Nobody else but they can see it.
own-none = You have not reported anything
own-none-text = In the menu of every post and on every profile you can report what breaks the rules.
own-waiting = Waiting for the moderators
own-gone = A post that can no longer be seen
take-back = Take back
taken-back = Taken back.
outcome = { $code ->
    [agreed] The moderators agreed and acted
    [disagreed] Looked at: it is within the rules
   *[nothing] Looked at: nothing to do
}

# Mail
mail-flag-subject = Your report at { $community }
mail-flag-what = { $code ->
    [post] You reported a post in “{ $title }”.
    [member] You reported the profile of { $title }.
   *[message] You reported a private message.
}
mail-flag-text = { $code ->
    [agreed] Thank you for your report. The moderators looked at it, agreed with you and acted.
    [disagreed] Thank you for your report. The moderators looked at it and found that it is within the rules.
   *[nothing] Thank you for your report. The moderators looked at it; there is nothing to do about it any more.
}
mail-flag-button = See your reports
mail-assigned-subject = A report at { $community } was handed to you
mail-assigned-text = { $code ->
    [post] { $by } has handed you a report about a post in “{ $title }”.
    [member] { $by } has handed you a report about the profile of { $title }.
   *[message] { $by } has handed you a report about a private message.
}
mail-assigned-button = Open the case
mail-away-subject = Your post in “{ $title }”
mail-away-text = { $code ->
    [hide] Your post in “{ $title }” at { $community } was hidden by a moderator. Reason: { $reason }
   *[remove] Your post in “{ $title }” at { $community } was removed by a moderator. Reason: { $reason }
}
mail-away-button = See the post

# The queue
moderation = Moderation
queue-title = Queue
queue-lead = What members reported, the most urgent first: by reason, by how many reported it, and by how long it has waited.
whose = { $code ->
    [all] Open
    [mine] Mine
    [nobody] Unclaimed
    [others] With others
   *[done] Settled
}
queue-none = Nothing waits
queue-none-text = When members report something, it stands here.
queue-none-filtered = Nothing with these filters
queue-none-filtered-text = Choose another space or reason.
space = Space
space-any = Every space
apply = Show
flags-unit = reports
post-kind = { $code ->
    [opening] Topic
    [answer] Answer
    [comment] Comment
    [message] Private message
   *[profile] Profile
}
tick = tick
tick-this = Tick “{ $title }”
more = More for “{ $title }”
details = Details
see-there = See it in its place
keys-move = next, previous
keys-open = open
act-hide = Hide
act-remove = Remove
act-disagree = Within the rules
act-ignore = Nothing to do
claim = Claim
release = Give back
claimed-by = { $name } works on this
claimed-by-me = You work on this
claimed-by-nobody = Nobody works on this yet.
many = With the ticked ones
many-do = Settle
reason-for-author = Reason for the author
reason-for-author-help = The author of a hidden or removed post reads it. Left empty, it says what the post was reported as.
settled-many = { $n ->
    [one] 1 case settled.
   *[other] { $n } cases settled.
}
settled-some = { $n } settled, { $count } not: { $why }

# A case
case-of = Report: { $title }
flagged-since = Reported
is-removed = The post is removed.
is-hidden = The post is hidden.
what-was-written = What it is about
about-post = In reply to { $name }:
profile-empty = The profile says nothing.
flags-many = { $n ->
    [one] 1 report
   *[other] { $n } reports
}
flagger-record = { $n_agreed } agreed with, { $n_others } not
by-program = The program
decide = Decision
decide-label = What comes of it?
decision = { $code ->
    [hide] Hidden
    [remove] Removed
    [edit] Edited
    [agree] Agreed
    [disagree] Within the rules
   *[ignore] Nothing to do
}
decision-do = { $code ->
    [hide] Agree and hide
    [remove] Agree and remove
    [edit] Agree and edit
    [agree] Agree
    [disagree] Within the rules
   *[ignore] Nothing to do
}
decision-help = { $code ->
    [hide] Only the author and moderators see it. It can be shown again.
    [remove] It goes from its topic. It can be brought back.
    [edit] You come to the editor and take out what breaks the rules.
    [agree] The report was right; what follows is done elsewhere.
    [disagree] The report was not right. The post stays as it is.
    [hide_profile] Only the member and moderators see texts and picture; the name stays. The member reads the reason.
    [hide_message] Nobody in the conversation sees it any more. Its author reads the reason.
    [disagree_profile] The report was not right. Others see the profile.
   *[ignore] For instance because it is settled already.
}
settle = Settle
settled-now = Settled. Whoever reported it is told.
settled-edit = Settled. Now take out what breaks the rules.
notes = Notes and steps
note = Note
note-help = Only moderators see it.
note-do = Keep the note
noted-now = Noted.
entry-claimed = claimed the case
entry-released = gave the case back
entry-assigned = gave the case to { $name }
entry-settled = settled it: { $what }
record = The author
joined = Joined
posts = Posts
record-agreed = Earlier reports that were right
record-others = Earlier reports that were not
who-works = Who works on it
edit = Edit
assign-to = Give it to
assign-choose = Choose a moderator
assign = Give
claimed-now = It is yours for half an hour.
released-now = Given back.
assigned-now = Given.

# What can be wrong
error-reason-required = Choose what is wrong with it.
error-note-for-other = Say what it is.
error-decision-required = Choose what comes of it.
error-not-a-moderator = Choose a moderator.
error-none-chosen = Tick at least one case.
refusal-own-subject = This is your own. You can edit or remove it yourself.
refusal-flagged-already = You have reported this already. The moderators will look at it.
refusal-case-settled = This was settled already.
refusal-claimed-by-other = Somebody else works on this.
refusal-not-for-profiles = Only a post can be removed or edited here.

# Sanctions and appeals
kind = { $code ->
    [note] Note
    [warning] Warning
    [silence] Silence
    [suspension] Suspension
   *[removal] Removal
}
kind-help = { $code ->
    [note] Only moderators see it; the member is not told.
    [warning] The member is told, and goes on writing.
    [silence] The member reads and does not write, until a day.
    [suspension] The member is kept out, until a day.
   *[removal] The member is kept out for good. Another moderator has to confirm it; until then it is a suspension.
}
standing = { $code ->
    [note] For moderators
    [proposed] Waits for confirmation
    [stands] In force
    [served] Served
    [lifted] Lifted
    [declined] Declined
   *[overturned] Overturned
}
record-of = Record of { $name }
record-lead = What was given and reported so far. Only moderators see it.
see-profile = Profile
given = Sanctions
given-nothing = Nothing so far.
given-by = Given by { $name }
confirmed-by = confirmed by { $name }
internal-note = Note for moderators
internal-note-help = The member does not see it. Needed for a note.
lift = Lift
lift-reason = Reason, as the member reads it
give = Give a sanction
give-what = What is given?
give-days = For how long?
give-days-help = For silence and suspension.
give-days-choose = Choose
for-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
rule = Rule that was broken
rule-help = The member reads it. Needed but for a note.
give-message = What the member reads
give-message-help = What was wrong, and what to do better.
give-about = It is about the reported post.
give-do = Give it
given-now = { $code ->
    [note] Noted.
    [removal] Proposed. Another moderator has to confirm it.
   *[given] Given, and the member is told.
}
lifted-now = Lifted, and the member is told.
confirmed-now = Confirmed, and the member is told.
declined-now = Declined, and the member is told.
decided-now = Decided, and the member is told.
until = until
appeal = Appeal
appeal-open = Under decision
appeal-upheld = Upheld
appeal-rejected = Rejected
appeal-do = Appeal
appeal-text = Why should it not stand?
appeal-text-help = You can appeal once. Another moderator decides, not whoever gave it.
appeal-send = Send
appealed-now = Your appeal is with the moderators. You will get the answer by mail.
appeal-answer = Answer to the member
appeal-uphold = Uphold and lift
appeal-reject = Reject
appeals = Appeals
removals = Removals to confirm
removal-confirm = Confirm the removal
removal-decline = Decline it
needs-other = Somebody else has to decide this.
waiting-title = Second opinions
waiting-lead = Appeals and removals are decided by somebody other than who gave the sanction.
waiting-none = Nothing waits
waiting-none-text = Appeals and proposed removals stand here.
own-record-title = Your standing
own-record-lead = What moderators gave you, why, and until when. Only you and they see it.
own-record-none = Nothing at all
own-record-none-text = Thank you for keeping this a good place.
mail-sanction-subject = From the moderators of { $community }
mail-given = { $code ->
    [warning] A moderator of { $community } has given you a warning.
    [silence] A moderator of { $community } has silenced you: you can read, but not write.
    [suspension] A moderator of { $community } has suspended your account.
   *[removal] A moderator of { $community } has proposed to remove your account for good. Until another moderator has decided, it is suspended.
}
mail-until = It ends on { $date }.
mail-rule = The rule: { $rule }
mail-confirmed = A second moderator has confirmed it: your account at { $community } is removed for good.
mail-ended = { $code ->
    [warning] Your warning at { $community } was lifted. Reason: { $reason }
    [silence] You can write again at { $community }. Reason: { $reason }
    [suspension] Your suspension at { $community } was lifted. Reason: { $reason }
   *[removal] Your account at { $community } is not removed. Reason: { $reason }
}
mail-decided = { $code ->
    [upheld] Your appeal at { $community } was upheld: the sanction is lifted.
   *[rejected] Your appeal at { $community } was looked at and rejected: the sanction stands.
}
mail-decide-subject = { $code ->
    [removal] { $community }: a removal waits for a second opinion
   *[appeal] { $community }: an appeal waits for a decision
}
mail-decide-text = { $code ->
    [removal] { $by } has proposed to remove { $name } for good. Another moderator has to confirm or decline it.
   *[appeal] { $name } has appealed against a sanction that { $by } gave: { $kind }. Another moderator has to decide.
}
mail-decide-button = See what waits
mail-sanction-button = See your record
error-kind-required = Choose what is given.
error-sanction-days = Choose 1 to 365 days.
error-verdict-required = Choose whether it is upheld.
error-not-their-post = This member did not write that post.
error-unknown-rule = Choose one of the community’s rules.
refusal-removed-already = This member is removed already, or that was proposed.
refusal-not-yourself = You cannot do this to yourself.
refusal-same-or-higher-role = You cannot do this to somebody of the same or a higher role.
refusal-sanction-ended = This has ended already.
refusal-second-person = Somebody else has to decide this.
refusal-appealed-already = You have appealed already, or it has ended.
refusal-appeal-decided = This was decided already.

# Held posts
held-title = Held
held-lead = What the automatic checks held, the oldest first. Until you decide, only its author and moderators see it. Nothing is deleted.
held-none = Nothing waits
held-none-text = What the automatic checks hold stands here.
held-which = With
held-ticked = the ticked ones
held-listed = all { $n } on this page
held-stand = Let stand
held-spam = Decline as advertising
held-decline = Decline
held-decline-why = Decline with a reason of its own
held-member-spam-key = Decline all of this member
held-member-spam = { $n ->
    [one] Decline the member’s only one as advertising
   *[other] Decline all { $n } of this member as advertising
}
held-member-stand = { $n ->
    [one] Let the member’s only one stand
   *[other] Let all { $n } of this member stand
}
held-spam-reason = It looks like advertising.
held-why = Why it waits
held-posts = { $n ->
    [0] no post so far
    [one] 1 post
   *[other] { $n } posts
}
held-others = { $n ->
    [one] 1 other member at the same address
   *[other] { $n } other members at the same address
}
held-stand-done = { $n ->
    [one] 1 post stands now.
   *[other] { $n } posts stand now.
}
held-declined-done = { $n ->
    [one] 1 post declined. Its author can read why.
   *[other] { $n } posts declined. Their authors can read why.
}
error-none-held-chosen = Choose at least one post, and what becomes of it.
mail-declined = A moderator has looked at what you wrote and declined it. You can read the reason, and your text is still there.
mail-declined-button = See why
own-held-title = Held posts
own-held-lead = What you wrote that waits for a moderator, or was declined. Only you and moderators see it.
own-held-none = Nothing of yours waits
own-held-none-text = What you write stands at once.
own-held-waits = Waits for a moderator
own-held-declined = Declined
own-held-withdraw = Withdraw it
own-held-reason = Reason: { $reason }
own-held-why = The automatic check noticed:

# Word rules and other checks
words-title = Words and checks
words-lead = Which words are held, flagged, replaced or refused, and what else is checked. Texts of the team are not checked.
words-rules = Word rules
words-none = There is no rule yet.
words-search = Search the rules
words-all = Show all
words-not-found = No rule contains “{ $text }”.
word-new = A new rule
word-edit = Change the rule
word-pattern = Word or phrase
word-pattern-help = Several are separated by |. It hits the word with its endings, not its letters in other words; with * at its end longer words too.
word-then = What follows
word-action = { $code ->
    [hold] Hold
    [flag] Flag
    [replace] Replace
   *[block] Refuse
}
word-action-help = { $code ->
    [hold] The text waits for a moderator; its author sees why.
    [flag] The text stands and comes into the queue.
    [replace] The word is replaced; its author sees that.
   *[block] The text is not taken; its author can change it. The form names the word.
}
word-replacement = Replaced with
word-replacement-help = For “Replace” alone; may be empty.
word-where = Language
word-language = { $code ->
    [ko] Korean texts
    [ja] Japanese texts
    [en] English texts
   *[any] Every text
}
word-more = More
word-loose = Letters apart too
word-loose-help = Also b a d, 바.보, and kana of the other kind.
word-everywhere = In code and addresses too
word-off = Off
word-off-help = The rule rests and hits nothing.
word-note-help = Why there is this rule. Only moderators see it.
word-delete = Delete the rule
word-saved = Saved. The rule holds from now on.
word-deleted = Deleted.
word-try = Try a text
word-try-text = Text
word-try-help = Nothing is kept. You see what the saved rules say, and the spam score of the text alone.
word-try-do = Try
word-try-none = No rule hits.
word-try-score = Spam score: { $n } of 100
checks-title = Other checks
checks-spam = Spam score
checks-spam-help = Texts of members who are not known yet get a score that names its reasons.
checks-hold-from = Held from
checks-hold-from-help = 50 to 99 of 100; 90 is a good beginning.
checks-first-posts = First posts that wait
checks-first-posts-help = So many posts of each new member are read first, 0 to 10.
checks-limits = Limits by trust level
checks-limits-help = How much new members can write, link and mention.
checks-repeats = Same text again and again
checks-repeats-help = From the third near copy in a day on, or the third member with the same text, it comes into the queue; of new members, and from the fifth within an hour on, it waits. Short texts do not count.
checks-pace = Posts in ten minutes
checks-pace-help = More than somebody types: it comes into the queue; twice as many wait, and those of new members. 5 to 100; 0 for never.
checks-accounts = New accounts at one address
checks-accounts-help = From so many other new accounts within a day on, texts of further ones wait. 1 to 50; 0 for never. Addresses are kept as hashes, for three days.
error-word-action-required = Choose what follows.
error-pattern-too-short = A single letter with * would hit nearly everything.
error-pattern-star-inside = * can stand at an end of a word only.
error-hold-from = Enter a number from 50 to 99.
error-first-posts = Enter a number from 0 to 10.
error-pace = Enter a number from 5 to 100, or 0.
error-accounts = Enter a number from 0 to 50.
mail-stands-subject = Your post in “{ $title }” can be seen now
mail-stands-text = A moderator of { $community } has read your post in “{ $title }”. Everybody can see it now. Thank you for waiting.
mail-stands-button = See the post
why = { $code ->
    [word] Word: { $detail }
    [first_posts] First posts of new members are read first
    [repeats] The same text again: copy { $detail }
    [copies] The same text from { $detail } members
    [pace] { $detail } posts within ten minutes
    [accounts] { $detail } other new accounts at the same address
    [links] Links
    [link_share] Mostly links
    [unseen_hosts] Links to sites new here
    [hidden_hosts] Links that hide where they lead
    [bare_link] A link with hardly a word
    [repeated] The same was written before
    [repeated_often] The same was written often
    [soon_after_sign_up] Just signed up
    [soon_after_post] Shortly after the last post
    [shouting] Capital letters
    [excitement] Rows of exclamation marks
    [offers] Phrases that offer something
    [contacts] Telephone or messenger
    [offer_with_contact] An offer with a way to reach who makes it
    [lookalikes] Look-alike letters
    [invisible] Invisible characters
    [spelled_out] Words spelt out
    [other_language] A language not spoken here
    [emoji] Many emoji
    [first_post] First post
    [same_address] Others wrote from the same address
    [off_topic] Not what this community talks about
    [standing] Earlier posts stand
    [learned] As texts that moderators declined or let stand
   *[other] Something else
}

# The log
log-title = Log
log-lead = What moderators did. What was done to you, or to somebody of the same or a higher role, is left out.
log-what = What
log-any = Everything
log-by = By
log-anybody = Everybody
log-member = Member (handle)
log-to = →
log-none = Nothing here
log-none-text = What moderators do is listed here.
log-saved = Saved.
save = Save
deed = { $code ->
    [settled] Settled a report
    [assigned] Handed a report over
    [sanctioned] Gave a sanction
    [lifted] Lifted a sanction
    [let_in] Let a member in again
    [profile_shown] Showed a profile again
    [withhold] Took earlier versions out of view
    [unwithhold] Let earlier versions be read
    [removal_proposed] Proposed a removal
    [removal_confirmed] Confirmed a removal
    [removal_declined] Declined a removal
    [appeal_decided] Decided an appeal
    [overturned] Overturned a sanction
    [trust_set] Set a trust level
    [trust_settings] Changed the trust levels

    [mediation_opened] Opened a mediation
    [mediation_proposed] Proposed an agreement
    [mediation_handed] Handed a mediation over
    [mediation_closed] Closed a mediation
    [hide] Hid a post
    [show] Showed a post
    [remove] Removed a post
    [restore] Restored a post
    [move] Moved a topic
    [edit] Edited a post
    [split] Split a topic
    [merge] Merged topics
    [lock] Locked a topic
    [unlock] Opened a locked topic
    [pin] Pinned a topic
    [unpin] Unpinned a topic
    [switch_topic] Locked or pinned a topic
    [slow_down] Slowed a topic down, or ended that
    [let_stand] Let a held post stand
    [decline] Declined a held post
    [word_saved] Changed a word rule
    [word_deleted] Deleted a word rule
    [checks_saved] Changed the checks
    [save_settings] Set who reads the public log
    [decide_held] Decided on held posts
   *[other] Something else
}
public-title = Public moderation log
public-lead = A summary of what moderators did. Nobody is named.
public-closed = It is not open: only moderators see it.
public-none = Nothing so far
public-date = Date
public-about = What
public-rule = Rule
public-other-rule = Another rule
public-result = Outcome
public-switch = Open it to everybody
public-switch-help = Date, kind, rule, space and outcome; no names, nothing that was written.
public-see = See it
public-state = { $code ->
    [open] Open to everybody
   *[closed] For moderators only
}
public-what = { $code ->
    [post] Post
   *[profile] Profile
}
public-outcome = { $code ->
    [given] Given
    [proposed] Proposed
    [lifted] Lifted
    [declined] Declined
   *[overturned] Overturned on appeal
}

# What staff did, as the audit log names it
deed-moderation-assigned = Assigned a case
deed-moderation-claim = Claimed a case
deed-moderation-release = Gave a case back
deed-moderation-note = Wrote a note on a case
deed-moderation-settled = Settled a case
deed-moderation-sanctioned = Gave a sanction
deed-moderation-removal-proposed = Proposed a permanent removal
deed-moderation-removal-confirmed = Confirmed a permanent removal
deed-moderation-removal-declined = Declined a permanent removal
deed-moderation-lifted = Lifted a sanction
deed-moderation-overturned = Overturned a sanction on appeal
deed-moderation-appeal-decided = Decided on an appeal
deed-moderation-save-settings = Changed the settings of moderation
deed-moderation-checks-saved = Changed the automatic checks
deed-moderation-decide-held = Decided on a post that was held
deed-moderation-word-saved = Saved a word rule
deed-moderation-word-deleted = Deleted a word rule
deed-moderation-trust-set = Set the trust level of a member
deed-moderation-trust-settings = Changed the trust levels

# Trust levels
mail-trust-subject = You are now a “{ $name }” in { $community }
mail-trust-risen = You have reached the level “{ $name }” in { $community } by reading and taking part. Thank you for being here.
mail-trust-fallen =
    Your level is now “{ $name }”. The level above it is about the last 100 days, and asks for more than there was lately.

    You get it back as soon as it is met again; everything else stays as it is.
mail-trust-button = See your level
trust-title = Your level
trust-lead = It grows as you read and take part. New members can do a little less, so that nobody floods the place.
trust-now = (you are here)
trust-text = { $level ->
    [0] Just arrived
    [1] Has looked around
    [2] Keeps coming back and takes part
    [3] Is here nearly every other day
   *[4] Named by the community team
}
trust-staff = As an employee you act at the highest level, without limits.
trust-staff-member = Employees act at the highest level, without limits. What is below is what was counted.
trust-by-hand = The community team has set this level. It does not change by itself.
trust-since = Since { $date }
trust-next = What is missing for “{ $name }”
trust-keep = How to stay “{ $name }”
trust-how = It is counted while you read; a level comes by itself, at the latest within an hour.
trust-keep-how = { $percent } % of each is enough. It is about the last 100 days, or as many as the community team has set.
trust-met = Done
trust-left = { $n ->
    [one] 1 more
   *[other] { $n } more
}
trust-too-many = At most { $n }
trust-what = { $code ->
    [topics_entered] Topics opened
    [posts_read] Posts of others read
    [minutes_read] Minutes of reading
    [days_visited] Days with a visit
    [likes_received] Votes and reactions received
    [likes_given] Votes and reactions given
    [topics_replied_to] Topics of others you wrote in
    [topics_viewed_lately] Topics opened lately
    [posts_read_lately] Posts read lately
    [members_liking] Members whose votes or reactions they are
    [days_liked] Days on which they came
    [flagged_posts] Own posts that broke the rules
    [flagged_by] Members who reported them
    [penalties] Silences and suspensions
    [days] The period, in days (up to 100)
    [topics_viewed_percent] Share of all topics opened, in percent
    [topics_viewed_cap] No more topics than
    [posts_read_percent] Share of all posts read, in percent
    [posts_read_cap] No more posts than
    [topics_viewed_all_time] Topics opened, of all time
    [posts_read_all_time] Posts read, of all time
    [most_flagged] At most so many own posts that broke the rules
    [penalty_days] Days without silence or suspension
    [kept_days] Days for which it is kept at least
   *[kept_percent] Kept with so much of each, in percent
}
trust-limits = What you can do now
trust-limit = { $code ->
    [topics_a_day] Topics started a day
    [replies_a_day] Replies a day
    [links] Links in one post
    [images] Pictures in one post
    [attachments] Files at one post
    [mentions] Members mentioned in one post
    [messages_a_day] Private messages begun a day
   *[seconds_between_posts] Seconds between two posts
}
no-limit = No limit
at-most = { $n ->
    [0] None
   *[other] { $n }
}
seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
trust-admin-title = Trust levels
trust-admin-lead = What members show by reading and taking part, and what they may do. Levels are worked out by the program; a change here counts for everybody within minutes.
trust-asks = “{ $name }” asks for
trust-limits-by-level = What members may do
trust-limits-help = Empty means no limit, 0 means not at all. Employees have no limits.
trust-limit-name = Limit
trust-and-above = { $name } and above
trust-saved = The trust levels were saved. Members’ levels are being worked out.
trust-reset = Back to the defaults
trust-reset-text = The thresholds and limits that Madang came with.
trust-reset-sure = Set all thresholds and limits back to the defaults?
trust-reset-done = Everything is as it was in the beginning.
trust-of = Trust level of { $name }
trust-facts = What was counted
trust-fact = What
trust-all-time = In all
trust-lately = Lately
trust-set = Set the level by hand
trust-set-level = Level
trust-set-help = A level set by hand stays until you choose “as it is earned” again.
trust-earned = As it is earned
trust-set-done = The level was set.
refusal-trust-staff = Employees have the highest level by their role.
error-trust-number = Please write a whole number.
error-trust-range = This number is too small or too large.

deed-moderation-mediation-opened = Opened a mediation
deed-moderation-mediation-written = Wrote to a side in a mediation
deed-moderation-mediation-noted = Noted something in a mediation
deed-moderation-mediation-proposed = Proposed an agreement
deed-moderation-mediation-handed = Handed a mediation over
deed-moderation-mediation-closed = Closed a mediation

# The moderators' own space
room-group = Moderators
room-group-about = May write in the moderators’ space.
room-name = Moderators
room-about = Where moderators talk among themselves. Nobody else sees it.

# Mediation
mediation-title = Mediation
mediation-lead = Two members do not get on: a moderator hears each of them in private and looks for an agreement.
mediation-new = Open a mediation
mediation-new-lead = You are the mediator. Each side talks with you alone and reads nothing that the other writes.
mediation-none = No mediation yet
mediation-none-text = Open one where two members keep getting into each other’s way.
mediation-private = Only the mediator and managers read this.
mediator-is = Mediator: { $name }
mediation-open = Open
mediation-over = Closed
mediation-opened = The mediation is open. Both sides get an e-mail.
mediation-kept = Done.
mediation-handed = The mediation is handed over.
mediation-sent = Sent.
mediation-first = One side
mediation-second = The other side
mediation-handle-help = The member’s handle, such as @minji.
mediation-about = What it is about
mediation-about-help = Both sides read it.
mediation-topic = Topic
mediation-topic-help = Its address or id, if there is one.
mediation-words = First words to both
mediation-words-help = Both sides read this.
mediation-do = Open
mediation-reading = You read this as a manager. Only the mediator writes to the sides.
mediation-write = Write to { $name }
mediation-send = Send
mediation-shared = For both sides
mediation-shared-none = Nothing has been proposed yet.
mediation-proposal = Proposed agreement
mediation-proposal-help = Both sides read it and answer separately. A new proposal asks both anew.
mediation-propose = Propose
mediation-note-help = Only the mediator and managers read it.
mediation-close = Close the mediation
mediation-outcome = Outcome
mediation-not-agreed = An agreement needs both sides to have confirmed it.
mediation-closing = Closing words
mediation-hand = Hand over
mediation-standing = { $code ->
    [hearing] Hearing both sides
    [proposed] An agreement is proposed
    [agreed] Both sides agree
    [agreement] Agreement
    [no_agreement] No agreement
   *[withdrawn] Withdrawn
}
mediation-entry = { $code ->
    [note] Note
    [proposal] Proposed an agreement
    [confirmed] Agrees
    [declined] Does not agree
    [handed] Handed the mediation over to
    [closed] Closed the mediation
   *[message] Wrote
}
own-mediation-title = Mediation
own-mediation-lead = Where a moderator mediates between you and another member.
own-mediation-none = Nobody mediates between you and another member.
own-parts = Your standing, reports and posts that wait
own-mediation-words = You talk with { $name } alone. The other side does not read what you write here.
mediation-you = You
mediation-do-you-agree = Do you agree to this?
mediation-your-answer = Your answer
mediation-agree = I agree
mediation-decline = I do not agree
mediation-why = Your words
mediation-why-help = Needed if you do not agree. Only the mediator reads them.
mediation-say-help = Only the mediator and community managers read it.
mediation-is-over = This mediation is closed.
mail-mediation-subject = Mediation at { $community }
mail-mediation = { $code ->
    [opened] A moderator of { $community } would like to hear your side of a matter between you and another member. What you write is not shown to the other side.
    [proposed] The mediator has proposed an agreement at { $community }. Please read it and say whether you agree.
    [closed] The mediation at { $community } is closed. Please read how it ended.
   *[written] The mediator has written to you at { $community }.
}
mail-mediator = { $code ->
    [answered] A side has answered to your proposal.
    [handed] A mediation was handed over to you.
   *[said] A side has written to you in a mediation.
}
mail-mediation-button = Read it
error-same-member = These are the same member.
error-no-such-member = There is no such member.
error-no-such-topic = There is no such topic.
error-not-a-side = This member is no side of the mediation.
error-not-a-mediator = This member cannot mediate here.
error-not-agreed = Both sides have to confirm the agreement first.
refusal-mediator-is-side = Whoever is a side cannot mediate.
refusal-not-the-mediator = Only the mediator does this.
refusal-mediation-closed = This mediation is closed.
refusal-nothing-proposed = Nothing is proposed yet.
refusal-answered-already = You have answered this proposal.

# Accounts kept out by no sanction
kept-out-otherwise = This account is kept out, though no sanction says so.
let-in = Let in again
let-in-now = Let in again.
refusal-lift-instead = A sanction keeps this member out. Lift it instead.
deed-moderation-let-in = Let a member in again

# Private messages
flag-message-title = Report this message
flag-message-lead = Tell the moderators what breaks the rules here. They look at it, and you hear what came of it.
flag-message-read = Moderators do not read private messages. With your report they will read this message and up to nine before it.
message-evidence = Moderators read this message and up to nine before it, as they were when it was reported. They read no other messages.
message-flagged = Reported
message-forgotten = What was reported is no longer kept.
mail-message-subject = Your message at { $community }
mail-message-hidden = A moderator of { $community } has hidden a private message of yours that was reported. Reason: { $reason }
mail-message-button = See the conversation

# Profiles
is-profile-hidden = Others are not shown this profile.
mail-profile-subject = Your profile at { $community }
mail-profile-hidden = A moderator of { $community } has hidden your profile: only your name is shown. Reason: { $reason } You can change it in your settings; a moderator looks at it again then.
mail-profile-shown = A moderator of { $community } has looked at your profile. Everybody can see it now.
mail-profile-button = See your profile
profile-waits = Others do not see this profile until a moderator has looked at it.
profile-is-hidden = A moderator has hidden this profile.
profile-because = Because of:
profile-show = Show the profile
profile-shown-now = Others see the profile now, and the member is told.
refusal-profile-shown-already = Others see this profile already.
deed-moderation-profile-shown = Showed a profile again
own-profile-waits = Others do not see your profile until a moderator has looked at it.
own-profile-hidden = A moderator has hidden your profile; only your name is shown. Reason:
own-profile-link = Change your profile
same-address = At the same address
same-address-help = They wrote from the same address in the last three days. That can be a household, an office or a school.
noticed = { $code ->
    [rewritten] The member has changed the hidden profile
    [score] Looks like advertising: { $detail } of 100
    [repeats] The same text again: copy { $detail }
    [copies] The same text from { $detail } members
    [pace] { $detail } posts within ten minutes
   *[new_hosts] Links to { $detail } sites new here
}
