# The desk
desk = Desk
desk-lead = Questions that wait for the team, the most urgent and the oldest first.
desk-of = Desk: { $title }
queues = Queues
queue = { $code ->
    [unanswered] Unanswered
    [breaching] Due soon or late
    [returned] Information came back
    [mine] Mine
    [unverified] To verify
    [flagged] Flagged for staff
    [newcomers] Newcomers
    [hot] Hot
   *[snoozed] Snoozed
}
queue-rule = { $code ->
    [unanswered] Open questions without an answer.
    [breaching] Three quarters of the promised time are used, or all of it. The soonest comes first.
    [returned] The asker gave the information that was missing, and the team has not written since.
    [mine] Open questions that are yours.
    [unverified] Answers by members within 90 days that the team has not judged yet.
    [flagged] Members ask the team to look at these.
    [newcomers] First questions of members who joined within 30 days, to which nobody has replied.
    [hot] Within two days 5 posts, 300 views or 3 “me too”, and the team has never written in them.
   *[snoozed] Put off until later. They come back to the queues by themselves, and sooner when there is news.
}
none = Nothing waits here
none-text = New questions appear here as they come.
none-filtered = Nothing with these filters
none-filtered-text = Choose other filters.
setup-link = Hours and targets
filters = Filters
filters-saved = Saved filters
filter-name = Name of these filters
filter-keep = Save
filter-drop = Delete the filter “{ $name }”
filter-kept = The filters are saved.
filter-dropped = The filter is deleted.
apply = Show
space = Space
space-any = Every space
product = Product
product-any = Every product
tag = Tag
language-label = Language
language-any = Every language
language = { $code ->
    [ko] Korean
    [ja] Japanese
    [en] English
   *[other] Other languages
}
priority-label = Priority
priority-any = Every priority
priority = { $code ->
    [urgent] Urgent
    [high] High
    [low] Low
   *[normal] Normal
}
owner = Owner
owner-any = Any owner
owner-is = Owner: { $name }
assignee-me = Me
assignee-nobody = Nobody
answers = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
mark-unanswered = No answer
mark-unverified = An answer to verify
mark-returned = Information came back
mark-newcomer = Newcomer
mark-hot = Hot
mark-flagged = Flagged
due = Due
clock-late = Late
keys = Work with the keyboard
keys-move = next, previous
keys-open = open
keys-back = back
next-in-queue = Next in the queue
take = Take
take-over = Take over
take-over-text = { $name } has this question and perhaps works on it already. Your colleague hears of it by e-mail, and it stands in the history.
take-over-do = Take it over
give-back = Give back
answer = Answer
verify = Verify
correct = Correct
mark-wrong = Mark as wrong
hand-on = Hand on
snooze = Snooze
details = Details
answer-of = { $name }’s answer
read-all = Read all of it
more = More for “{ $title }”

# One question
read = Read
question-text = The question
read-question = Read the question
is-answering = { $name } is answering
is-here = { $name } has this question open
not-open = This question is settled, closed or hidden, so it waits in no queue.
clocks = Promised times
clocks-none = Nothing is promised for this question.
clock = { $code ->
    [first_response] First response
    [handed] Handed on
   *[resolution] Resolution
}
clock-status = { $code ->
    [running] Running
    [waiting] Waiting for information
    [met] Done
   *[stopped] Stopped
}
used-of = { $used } of { $target } used
length-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
length-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
belongs-to = { $name } looks after it.
belongs-to-nobody = No owner
answer-by = Answer by
colleague-label = Colleague
colleague-choose = Choose a colleague
colleague = { $name } · { $n } open
note = Note
note-help = What your colleague should know. The asker does not see it.
answer-within = Answer within
answer-within-help = In opening hours.
within-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
no-limit = No limit
hand-on-do = Hand on
snooze-until = Until
nap = { $code ->
    [hour] In an hour
    [hours] In four hours
    [tomorrow] The next working day
    [days] In three days
   *[week] In a week
}
snooze-do = Snooze
sleeps-until = Snoozed until
wake = Wake up
set-priority = Change
why-here = Why it is here
history = History
history-none = Nothing has happened yet.
happened-clock = { $deed ->
    [started] { $clock }: began
    [waiting] { $clock }: waits for information
    [resumed] { $clock }: goes on
    [met] { $clock }: done
    [stopped] { $clock }: stopped
    [warned] { $clock }: three quarters used
   *[breached] { $clock }: time ran out
}
happened-retargeted = { $clock }: now { $length } promised
happened-priority = { $name } set the priority to { $priority }
happened-taken = { $name } took it
happened-taken-over = { $name } took it over from { $other }
happened-given-back = { $name } gave it back, from { $other }
happened-handed = { $name } handed it to { $other }
happened-snoozed = { $name } snoozed it until { $until }
happened-woken = { $name } woke it up
happened-stirred = Woken before its time: there is news
happened-merged = Another question was merged into this one
taken-now = It is yours now.
taken-over-now = It is yours now. Your colleague is told by e-mail.
given-back-now = Given back.
handed-now = Handed on. Your colleague is told by e-mail.
priority-set-now = The priority is changed.
snoozed-now = Snoozed. It comes back by itself.
woken-now = It is back in its queues.
mail-handed-subject = [{ $community }] Handed to you: { $title }
mail-handed-text = { $name } handed you the question “{ $title }”.
mail-handed-text-note = { $name } handed you the question “{ $title }”. Note: { $note }
mail-due = { $count ->
    [one] A question is due soon
   *[other] { $count } questions are due soon
}
mail-due-text = The promised time of these questions runs out:
mail-handed-button = Open at the desk
mail-taken-over-subject = [{ $community }] Taken over from you: { $title }
mail-taken-over-text = { $name } took the question “{ $title }” over from you. You need not do anything about it any more.

# The duty rota
rota = Duty rota
rota-lead = Who is there when, who is away, and who takes on what.
rota-none = No shifts yet
rota-none-text = Enter when somebody is there. New questions then go to whoever is on duty.
rota-week = { $from } to { $to }
rota-weeks = Weeks
week-before = Previous week
week-after = Next week
week-now = This week
week-copy = Copy this week’s single shifts to the next week
week-copied = { $n ->
    [0] There was nothing to copy.
    [one] 1 shift is copied.
   *[other] { $n } shifts are copied.
}
rota-zone = Times are those of { $zone }.
gaps-told = { $n ->
    [one] In 1 stretch of the opening hours nobody is on duty.
   *[other] In { $n } stretches of the opening hours nobody is on duty.
}
gaps-none = Somebody is on duty in all opening hours.
gap = Nobody
nobody-needed = Closed
nobody-now = Nobody is on duty
on-now = On duty now
on-until = { $name } until { $time }
next-at = Next: { $day }, { $time }
today = Today
instead-of = instead of { $name }
next-day = (next day)
shifts = Repeating shifts
shifts-none = None. Single shifts stand in their weeks.
shift = Shift
shift-new = Add a shift
shift-help = Once or every week. A shift belongs to the day on which it begins.
shift-saved = The shift is saved.
shift-drop = Delete the shift
shift-drop-help = It goes from every week, past ones included. To end it, set its last day.
shift-dropped = The shift is deleted.
begins = Begins
ends = Ends
ends-help = On the next day where it is not later than the beginning.
first-day = First day
last-day = Last day
last-day-help = Empty for no end; the first day for a single shift.
weekdays = Days of the week
weekdays-help = None for the weekday of the first day.
repeats = Repeats
every-weeks = { $n ->
    [one] every week
   *[other] every { $n } weeks
}
days-off = Days off
days-off-help = On public holidays and closed days of this calendar the shift does not take place.
on-holidays = also on public holidays
not-on-holidays = not on days off of “{ $name }”
since-day = since { $day }
days-between = { $from } to { $to }
weekday-short = { $code ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
leave = Leave
leave-none = Nobody is going to be away.
leave-enter = Enter leave
leave-help = On these days the agent’s shifts go to the substitute. Without one they do not take place.
leave-entered = The leave is entered.
leave-drop = Delete { $name }’s leave, { $days }
leave-dropped = The leave is deleted.
substitute = Substitute
substitute-help = Takes the shifts, and the open questions when the leave begins. Is told by e-mail.
substitute-nobody = Nobody
substitute-none = No substitute
substitute-is = Substitute: { $name }
agents = What agents take on
agents-help = New questions go to somebody on duty who fits: in the question’s language, knowing about it if possible, with the least to do.
agent = Agent
agent-of = What { $name } takes on
load = Open questions
load-of = { $open } of { $cap }
languages = Languages
languages-help = None for every language.
skills = Knows about
skills-any = nothing in particular
skills-help = Questions about these go to this agent first.
products = Products
tags = Tags
cap = Most open questions
cap-help = With so many the agent is given no more. 0 for none at all. Colleagues can still hand some on.
mail-leave-subject = [{ $community }] You take { $name }’s shifts
mail-leave-text = { $name } is away from { $from } to { $to }, and you were named as substitute.
mail-leave-button = See the rota

happened-given = Given to { $name }, who is on duty
happened-passed = Passed on to { $name }: leave began
happened-freed = Back in the queue: { $name }’s leave began
happened-lost = Back in the queue: { $name } cannot answer it any more
mail-given-subject = [{ $community }] For you: { $title }
mail-given-subject-many = [{ $community }] { $n } questions for you
mail-given-text = { $n ->
    [one] You are on duty, and this question was given to you:
   *[other] You are on duty, and these { $n } questions were given to you:
}
assignment = Giving questions out
assignment-help = New questions go to somebody on duty who fits. Without anybody on duty they wait in the queue, and the asker sees when the team is back.
assignment-spaces = Spaces whose questions are given out
old-too = When a shift begins, what waits is given out too
old-too-help = Otherwise agents are given only what is asked during their shifts.

# At the end of a shift
handover = Hand over the shift
handover-lead = What whoever comes next should know. It stands at the top of their desk until they have read it.
handover-to = To
handover-next = Whoever is on duty now or next
handover-text = Note
handover-text-help = For example what customers ask about a lot today, or what is being repaired.
handover-threads = Open questions
handover-threads-none = None.
handover-about = About “{ $title }”
handover-note = What to know about it
handover-move = Hand these questions on at once
handover-move-help = They become those of the first reader who sees their space.
handover-do = Hand over
handover-left = The note is left. Your colleague is told by e-mail.
handover-of = Hand-over note by { $name }
handover-count = { $n ->
    [one] 1 open question
   *[other] { $n } open questions
}
handover-read = I have read it
mail-handover-subject = [{ $community }] { $name } hands the shift over to you
mail-handover-text = { $n ->
    [one] { $name } left you a note at the end of the shift, with 1 open question.
   *[other] { $name } left you a note at the end of the shift, with { $n } open questions.
}
mail-handover-button = Read the note

# Administration
setup-title = Desk: hours and targets
setup-lead = When the team is there, and how soon customers are promised an answer.
setup-saved = Saved.
save = Save
calendars = Opening hours
calendars-help = Promised times run within these hours only. Public holidays and their substitutes are free by themselves, as the law says.
calendar = Calendar
calendar-new = Add a calendar
calendar-delete = Delete this calendar
calendar-unused = not used
next-free-days = Next days off
no-free-days = None within a year.
closed = closed
weekday = { $code ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
name = Name
zone = Time zone
zone-help = For example Asia/Seoul, Asia/Tokyo
holidays = Public holidays
country = { $code ->
    [kr] Korea
   *[jp] Japan
}
holidays-kr-help = With Seollal and Chuseok, substitute holidays and election days.
holidays-jp-help = With the equinoxes, substitute holidays and citizens’ holidays.
week = Hours of the week
week-help = For example 09:00-12:00, 13:00-18:00. Leave a day empty when you are closed.
special-days = Days that are otherwise
special-days-help = One a line: “2026-12-24 - Christmas Eve” for a day off, “2026-12-26 10:00-14:00 Saturday shift” for a day with other hours.
promises = Promised times
promises-help = Until the first response and until the question is settled, in opening hours. They wait while information is awaited.
promised-in = Promised times: { $name }
everywhere = Everywhere else
as-everywhere = As everywhere else
as-everywhere-do = Make it as everywhere else
nothing-promised = none
targets = Targets
targets-help = In hours, such as 0.5, 4 or 18. Nothing is promised where a field is empty.
first-response = First response
resolution = Resolution
members-count = Other members’ answers count as the first response
members-count-help = Otherwise only what the team writes.

# What can be wrong
error-hours-unclear = Write hours like 09:00-12:00, 13:00-18:00, without overlaps.
error-days-unclear = Write one day a line, like “2026-12-24 - name” or “2026-12-26 10:00-14:00 name”, each day once.
error-never-open = Enter hours for at least one day.
error-zone-unknown = Enter a known time zone, such as Asia/Seoul.
error-name-length = Enter a name of up to 60 characters.
error-code-unclear = Write the code in lower-case letters, digits and hyphens.
error-calendars-unclear = There must be at least one calendar, and no code twice.
error-plans-unclear = There must be targets for everywhere, and each space has them once.
error-no-such-calendar = There is no such calendar.
error-no-such-space = There is no such space any more.
error-target-range = Enter a number of hours between a minute and a year.
error-colleague-required = Choose a colleague who sees this space.
error-answer-by-range = Choose a time within the next 60 days.
error-priority-required = Choose a priority.
error-snooze-range = Choose a time within the next 90 days.
error-snooze-colleagues = A colleague has this question. Take it over first, or ask your colleague to put it off.
error-filter-name-length = Enter a name of up to 40 characters.
error-time-unclear = Enter a time such as 09:00.
error-day-unclear = Enter a day such as 2026-05-04.
error-last-day-before = Choose a last day that is not before the first.
error-every-range = Choose every 1 to 8 weeks.
error-leave-length = Enter at most a year.
error-leave-overlaps = There is leave on some of these days already. Delete it first.
error-substitute-other = Choose another colleague as substitute.
error-cap-range = Enter a number between 0 and 500.
error-language-unknown = Choose among Korean, Japanese and English.
error-tags-many = Enter at most 50 tags.
error-product-unknown = There is no such product any more.
error-handover-empty = Write a note: you have no open questions.
error-nobody-next = Nobody else is on duty within 60 days. Choose a colleague.
error-no-such-thread = There is no such question.
refusal-too-many-filters = You can keep 20 filters. Delete one and try again.
refusal-taken-already = A colleague was faster: it is taken.
refusal-not-open = This question is not open any more.
refusal-calendar-used = This calendar is in use. Choose another one there first.

# Internal notes
notes = Internal notes
notes-help = Only the team sees them. Colleagues whom you mention with @ get an e-mail.
notes-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
note-new = Write a note
note-text = Note
note-do = Keep this note
note-edit = Change your note
note-change = Change
note-edited = Changed
note-delete = Delete this note
note-delete-sure = Delete this note? It cannot be brought back.
note-added = The note is kept. Only the team sees it.
note-changed = The note is changed.
note-deleted = The note is deleted.
mail-note-subject = [{ $community }] You are mentioned: { $title }
mail-note-text = { $name } mentions you in an internal note on “{ $title }”.
mail-note-button = Read the note
error-note-length = Write at most 5,000 characters.
refusal-too-many-notes = There are 200 notes on this question already. Delete one of yours first.

# Saved replies
replies = Saved replies
replies-lead = Texts that the team keeps ready, the most used first.
replies-all = All saved replies
replies-choose = Choose a saved reply
replies-choose-lead = It is put into your answer, where you can still change it.
replies-search = Search in names and texts
replies-none = No saved replies yet
replies-none-text = Save what you say often, and change it for each question.
replies-not-found = No reply holds these words.
reply-new = New reply
reply-edit = Change the reply
reply-name = Name
reply-folder = Folder
folder-help = To keep replies together, such as Shipping.
folder-any = Every folder
reply-whose = Who uses it
reply-team = The whole team
reply-own = Only me
reply-texts = Texts
reply-texts-help = At least one language. Others stand in where one is missing. These words in braces are filled in:
variable = { $code ->
    [name] The asker’s name
    [agent] Your name
    [product] The product of the question
    [version] Its version
    [space] The space
   *[link] The address of the question
}
reply-uses = { $count ->
    [0] Not used yet
    [one] Used once
   *[other] Used { $count } times
}
reply-use = Insert
reply-inserted = The reply is in your answer. Make it fit, then send it.
reply-missing = Nothing is known about { $names }. Fill that in before you send it.
reply-saved = The reply is saved.
reply-deleted = The reply is deleted.
reply-delete = Delete this reply
reply-delete-sure = Delete this reply? It cannot be brought back.
share-title = Repeated answers
share-lead = Answers and comments of the last 30 days in which somebody of the team says nearly word for word what the same person has written before.
share-none = Nobody of the team has answered or commented in the last 30 days.
share-who = Who
share-answers = Answers and comments
share-templated = Repeated
share-share = Share
share-how = Two texts count as the same when nine tenths of each are in the other. Each is compared with the 200 before it; very short ones are not. You see everybody if you are a manager, else only yourself.
error-folder-length = Enter a folder of up to 60 characters.
error-reply-length = Write at most 5,000 characters.
error-reply-empty = Write a text in at least one language.
error-variable-unknown = There is a word in braces that cannot be filled in. Use only those listed, or put spaces inside the braces.
refusal-too-many-replies = There are 500 replies already. Delete one first.

# What staff did, as the audit log names it
deed-desk-taken = Took a question
deed-desk-taken-over = Took a question over from a colleague
deed-desk-given-back = Gave a question back
deed-desk-handed-on = Handed a question to a colleague
deed-desk-handed-over = Left a note at the end of a shift
deed-desk-priority-set = Set the priority of a question
deed-desk-snoozed = Snoozed a question
deed-desk-settings-changed = Changed the settings of the desk
deed-desk-note-added = Wrote an internal note
deed-desk-note-edited = Changed an internal note
deed-desk-note-deleted = Deleted an internal note
deed-desk-agent-set = Changed what an agent takes on
deed-desk-shift-saved = Saved a shift
deed-desk-shift-dropped = Removed a shift
deed-desk-leave-entered = Entered a leave
deed-desk-leave-dropped = Removed a leave
deed-desk-week-copied = Copied a week of the rota
deed-desk-invited = Invited somebody to answer
deed-desk-reply-kept = Kept a reply ready
deed-desk-reply-changed = Changed a saved reply
deed-desk-reply-deleted = Deleted a saved reply

# Who knows
experts = Who knows
experts-help = By accepted and verified answers to questions with the same tags or product, newer ones first. Invited people get an e-mail and may decline.
experts-none = Nobody yet has settled questions like this one. Tags and a product help to find somebody.
expert-staff = Team
expert-accepted = { $count ->
    [one] 1 accepted answer
   *[other] { $count } accepted answers
}
expert-verified = { $count ->
    [one] 1 verified answer
   *[other] { $count } verified answers
}
expert-off = Wants no invitations
expert-invited = Invited already
invite = Invite
invite-do = Send the invitation
invite-note = Why you ask this person
invite-colleague = Invite another colleague
invited = Invited
invited-now = The invitation is on its way.
invited-by = Invited by { $name }
declined-because = Why not:
invitations = Invitations to answer
invitations-lead = The team thinks that you know these. You may always decline.
invitations-none = No invitations
invitations-none-text = When the team asks for your answer, the question stands here.
invitations-on = The team may invite me to answer
invitations-on-help = At most 3 at a time and 5 a week.
invitations-saved = Saved.
invitation-accept = Answer it
invitation-decline = I would rather not
invitation-decline-do = Decline
invitation-reason = Why not
invitation-declined = You have declined. The team knows.
invitation-gone = This invitation is not open any more.
invitation-state = { $code ->
    [open] Waiting for an answer
    [accepted] Accepted
    [declined] Declined
   *[expired] Expired
}
open-until = Open until
mail-invited-subject = [{ $community }] Can you answer this? { $title }
mail-invited-text = The team thinks that you know the answer to “{ $title }”.
mail-invited-free = You may decline, and you can switch such invitations off.
mail-invited-button = See the invitation
error-expert-required = Choose a colleague, or a member with an accepted or verified answer, who sees this question and did not ask it.
error-invitation-note-length = Write at most 300 characters.
refusal-invitations-off = This member wants no invitations.
refusal-invited-enough = This member has enough invitations for now: at most 3 at a time and 5 a week.
refusal-invited-already = This member was invited to this question before.

# Passing questions on to the ticket system
escalation = Passed on to support
escalation-state = { $code ->
    [passed] Passed on
    [accepted] With support
    [solved] Solved by support
    [declined] Declined by support
   *[withdrawn] Taken back
}
escalation-delivery = { $code ->
    [waiting] On its way
    [delivered] The ticket system has it
    [failed] Did not arrive
   *[cancelled] Not sent
}
escalated-by = Passed on by
escalation-ticket = Ticket number
escalation-link = Address of the ticket
escalation-comment = What support says
escalation-outcome = What became of it
escalation-outcome-choose = Choose
escalation-outcome-help = Usually the ticket system says this itself.
escalation-change = Enter what became of it
escalation-saved = Saved.
escalate-help = The question and your note go to the company’s ticket system. Its clocks run on: the customer still waits here.
escalate-note = What support should know
escalate-note-help = Only staff and support read this.
escalate-do = Pass on to support
escalated-now = Passed on. What comes of it will stand here.
happened-escalated = { $name } passed it on to support
happened-ticket = { $code ->
    [ticket_accepted] Support has it as a ticket
    [ticket_solved] Support has solved it
    [ticket_declined] Support has declined it
   *[ticket_withdrawn] Taken back from support
}
mail-ticket-subject = { $state ->
    [solved] [{ $community }] Support has solved it: { $title }
   *[declined] [{ $community }] Support has declined it: { $title }
}
mail-ticket-text = { $state ->
    [solved] Support has solved the ticket of “{ $title }”, which you passed on. Write the answer for the asker.
   *[declined] Support does not take “{ $title }”, which you passed on. The question is with the team again.
}
mail-ticket-button = Open at the desk
mail-undelivered-subject = [{ $community }] Did not reach support: { $title }
mail-undelivered-text = “{ $title }”, which you passed on, could not be delivered to the ticket system. A manager can send it again.
tickets-title = Ticket system
tickets-lead = Agents pass questions on to it by a signed webhook; it sends the ticket’s number and state back.
receiver-url = Address of the receiver
receiver-url-help = A public address with https://. It is called for each question that is passed on.
receiver-active = Questions can be passed on
receiver-active-help = While this is off, webhooks wait.
receiver-tell = Askers read that support has their question
receiver-tell-help = Only on the page of their own question, and nothing of what support says.
receiver-email = Tell the asker’s e-mail address
receiver-email-help = Otherwise support learns only the name in the community.
secret = Secret
secret-help = The receiver checks with it that a webhook is ours. After a new one is made, webhooks are signed with both for a day.
secret-since = Made on
secret-old-until = Both until
secret-new = Make a new secret
secret-new-sure = Make a new secret? The receiver must know it within a day.
secret-made = This is the secret. Copy it now: it is not shown again.
webhook-test = Send a test
webhook-arrived = It has arrived.
webhook-not-arrived = It did not arrive. What came back is in the list.
webhooks-sent = Sent
webhooks-sent-help = Of the last 90 days. What does not arrive is tried ten times within three days.
webhooks-none = Nothing was sent yet.
webhook-is-test = Test
webhook-delivery = { $code ->
    [waiting] Waits
    [delivered] Arrived
    [failed] Given up
   *[cancelled] Not needed any more
}
webhook-status = Answer { $status }
webhook-trouble = { $code ->
    [refused] The address is not allowed
    [name] There is no such server
    [timeout] No answer in time
    [encryption] The connection is not secure
    [connection] No connection
   *[error] No answer that could be read
}
webhook-attempts = { $count ->
    [0] Not tried yet
    [one] 1 attempt
   *[other] { $count } attempts
}
webhook-next = Next
webhook-again = Send again
error-address-unclear = Enter a whole address, such as https://tickets.example.com/webhook, without a name, a password or a part after #.
error-address-https = The address must begin with https://.
error-address-private = This address is one of the server’s own network. Whoever runs the community can allow it in the configuration.
error-brief-length = Write at most 1,000 characters.
error-ticket-state-required = Choose what became of it.
error-ticket-length = Enter a number of up to 60 characters.
error-link-unclear = Enter a whole address with https://, of up to 500 characters.
refusal-no-receiver = No ticket system is set up, or it is switched off.
refusal-escalated-already = This question is with support already.
refusal-not-again = It is being sent now, or is not needed any more.
deed-desk-escalated = Passed a question on to support
deed-desk-escalation-changed = Changed what became of a ticket
deed-desk-receiver-changed = Changed the ticket system
deed-desk-secret-rotated = Made a new secret for webhooks
deed-desk-webhook-tested = Sent a test to the ticket system
deed-desk-webhook-resent = Sent a webhook again

# Tickets that come in by the API
error-system-unclear = Use lower-case letters, digits and hyphens, up to 40.
error-external-length = Enter an id of up to 100 characters.
error-ticket-open-or-solved = Use open or solved.
error-version-unknown = There is no such version of the product.
refusal-no-ticket-space = The space of tickets could not be made, because another space has the address “tickets”. Make a space of the kind support tickets.
deed-desk-ticket-taken = Brought in a ticket
deed-desk-ticket-changed = Brought in a ticket that has changed
deed-desk-ticket-space-made = Made the space of tickets

report = Report
report-lead = How promises were kept, of the questions asked in this time. Lengths are of opening hours.
report-when = Time
report-days = { $days } days
report-parts = Parted by
report-by = { $by ->
    [space] Space
    [priority] Priority
    [language] Language
    [agent] Assignee
   *[week] Week
}
report-week = From { $monday }
report-nobody = Nobody
report-total = All
report-share = Kept
report-in-time = In time
report-late = Late
report-open = Still open
report-median = Median
report-slowest = Slowest tenth
report-how = Kept: of the promises that are decided, how many were in time. Late: it happened too late, or has not happened although the time is over. Half of the questions took up to the median, and one in ten longer than “Slowest tenth”. Imported questions, and those closed or removed before anything was owed, do not count.
report-handed = Handed to colleagues with a time
report-none = No questions in this time
report-none-text = Choose a longer time.

# Tickets that come in
tickets-in = Tickets
tickets-in-lead = E-mails and tickets that came in, to make articles of. Only the team sees them.
mail-files = E-mails
mail-files-help = Files ending in .eml, as mail programs save them, 50 at most. Who sent an e-mail is not kept, nor its signature. An e-mail that answers another joins its ticket.
mail-bring = Bring in
mail-brought = What was brought in
mail-made = New ticket
mail-added = Joined a ticket
mail-known = Was here already
mail-removed = Its ticket was removed
mail-automatic = Sent by a program, not taken
mail-left = Left out: { $names }
mail-cut = The text was too long; its end is cut off
mail-itself = Let a mailbox come in by itself
mail-itself-text = Your mail server hands each message to this command. TOKEN is a token that may do what staff may (“Staff”).
mail-token = Make a token
tickets-newest = Newest
tickets-none = No tickets yet
tickets-none-text = E-mails that you bring in, and tickets of your ticket system, are listed here.
tickets-all = All tickets
ticket-article = Make an article
ticket-replies = { $count ->
    [0] No replies
    [one] { $count } reply
   *[other] { $count } replies
}
error-no-mail = This is no e-mail. Choose a file ending in .eml.
error-outlook-mail = This is a file of Outlook’s own format (.msg). Save the e-mail as .eml, or forward it as an attachment.
error-empty-mail = This e-mail says nothing.
error-too-many-mails = Choose 50 e-mails at most.
error-mails-too-large = These e-mails have more than 36 MB together. Choose fewer at once.
