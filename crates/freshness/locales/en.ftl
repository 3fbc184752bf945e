# The queue
reviews = Keeping content up to date
queue-title = Reviews
queue-lead = Articles and solved questions that somebody should look at, the most urgent first.
queue-mine = Mine
queue-all = Everybody’s
queue-nobody = Without an owner
queue-none = Nothing to look at
queue-none-text = Everything here is up to date. New entries come when a review date arrives, a reader flags something, or a link breaks.
queue-none-filtered = Nothing with these filters
queue-none-filtered-text = Choose another space, product or kind.
apply = Show
kind = Kind
kind-any = Every kind
kind-articles = Articles
kind-questions = Solved questions
kind-all-questions = Questions
kind-discussions = Discussions
kind-article = Article
kind-question = Solved question
kind-a-question = Question
kind-discussion = Discussion
space = Space
space-any = Every space
product = Product
product-any = Every product
points = points
owner = Owner
owner-is = Owner: { $name }
owner-nobody = No owner
looked-at = Last looked at
confirm = Still right
edit = Edit
flag = Flag
archive = Archive
hand-over = Hand over
hand-over-do = Hand over
details = Details
see-flags = See the flags
more = More for “{ $title }”
keys-move = next, previous
keys-open = open

# Why
why = Why it is here
why-nothing = Nothing speaks against it at the moment.
why-flags = { $n ->
    [one] Flagged by 1 reader
   *[other] Flagged by { $n } readers
}
why-wrong = Staff marked the answer as wrong
why-outdated = Staff marked the answer as outdated
why-end-of-life = Its version has come to its end
why-newer-version = A newer version came out
why-did-not-help = Did not help { $n } % of readers
why-broken-links = { $n ->
    [one] 1 broken link
   *[other] { $n } broken links
}
why-age = { $n ->
    [one] Looked at 1 day ago
   *[other] Looked at { $n } days ago
}
why-votes = { $n ->
    [one] 1 vote against it
   *[other] { $n } votes against it
}
why-views = { $n ->
    [one] Read once
   *[other] Read { $n } times
}

# One review
review-of = Review: { $title }
read = Read
written = Written
not-live = This topic is archived or no longer solved, so it is not reviewed.
flags-open = { $n ->
    [one] 1 open flag
   *[other] { $n } open flags
}
flags-settled = Settled flags
decide = Your decision
decide-label = What did you find?
outcome = { $code ->
    [confirmed] Still right
    [fixed] I have put it right
   *[archived] No longer current
}
outcome-help = { $code ->
    [confirmed] It stays as it is until the next review.
    [fixed] You have edited it, or had it edited.
   *[archived] It is archived: it can still be read at its address, says that it is archived, and steps back in search.
}
note = Note
note-help = For your colleagues, and shown on the page if you archive it.
answer-flags = Answer to the readers who flagged it
answer-flags-help = They see it beside their flag.
next-review = Next review
next-usual = As usual for its kind
in-days = { $n ->
    [30] In a month
    [90] In three months
    [180] In half a year
    [365] In a year
    [730] In two years
   *[other] In { $n } days
}
save = Save
links-failing = Links that fail
link-broken = Broken
link-failed-once = Failed once
link-result = { $code ->
    [name] The address does not exist
    [connection] No connection
    [timeout] No answer in time
    [encryption] The encryption is not valid
    [redirections] Too many redirections
    [error] The answer could not be read
   *[other] Status { $code }
}
about-review = This review
due-now = Now
last-review = Last review
looked-by = By
helped = Helped since then
did-not-help = Did not help since then
links-tried = Links
confirmed-now = Confirmed. It comes back at the next review date.
fixed-now = Noted. It comes back at the next review date.
archived-now = Archived. You can undo it under “Steps”.
handed-over = Handed over.

# Flags
flag-title = Say that something is wrong
flag-lead = Tell the team what is not right any more. They look at it, and you see what came of it.
flag-what = What is it?
flag-kind = { $code ->
    [wrong] Wrong
   *[outdated] Outdated
}
flag-kind-help = { $code ->
    [wrong] It does not work as described, or something in it is not true.
   *[outdated] It was right once, but not for the current version.
}
flag-note = What exactly?
flag-note-help = For example: The menu is called “Devices” since version 4.
flag-send = Send
flag-rules = Is it spam, rude, or otherwise against the rules? That goes to the moderators:
flag-rules-link = report it
flagged-now = Thank you. The team will look at it.
flag-outcome = { $code ->
    [confirmed] Looked at: it is right
    [fixed] Put right
   *[archived] Archived
}
flag-waiting = Waiting for the team
own-flags-title = My flags
own-flags-lead = What you flagged as wrong or outdated, and what came of it.
own-flags-none = You have not flagged anything
own-flags-none-text = Below articles and solved questions you can say that something is wrong or outdated.

# The end of versions
ends-title = End of life
ends-lead = What is about a version that is no longer supported: archive it, or say that it is about another version.
ends-none = There are no versions yet
ends-none-text = Managers add products and their versions in the administration.
version = Version
ends = End of life
ends-not = Not set
ended = Ended
end-of = End of { $name }
end-lead = { $n ->
    [one] 1 article or thread is about this version.
   *[other] { $n } articles and threads are about this version.
}
end-nothing = Nothing is about this version
end-nothing-text = Or everything about it is archived already.
all-of-them = { $n ->
    [one] The one below
   *[other] All { $n }, on the other pages too
}
all-of-them-help = Whatever is ticked below does not matter then.
tick-page = Tick this page
choose = Choose
title = Title
state = State
views = Views
active = Last active
what-to-do = What happens to the ticked ones?
do-archive = Archive
do-archive-help = They can still be read at their addresses, say that they are archived, and step back in search.
do-relabel = Say that they are about another version
do-relabel-help = For what holds for the newer version too.
to-version = Other version
to-version-choose = Choose a version
retire-note = Why
retire-note-help = Shown on the pages that are archived. For example: Version 2 is no longer supported.
do-it = Do it in one step

# Steps
steps-title = Steps
steps-lead = What was archived or re-labelled. Each step can be undone: what nobody has changed since is as before.
steps-none = Nothing was archived or re-labelled yet
steps-none-text = Steps from reviews, from the end of versions and from archiving by age are listed here.
archived-many = { $n ->
    [one] 1 topic archived
   *[other] { $n } topics archived
}
relabelled-many = { $n ->
    [one] 1 topic is about another version now
   *[other] { $n } topics are about another version now
}
relabelled-to = { $n ->
    [one] 1 topic is about { $version } now
   *[other] { $n } topics are about { $version } now
}
because-end = End of { $version }
because-age = No activity for long: { $space }
because-review = From a review
undo = Undo
undone-by = { $name ->
    [none] Undone: { $n }
   *[other] Undone by { $name }: { $n }
}
undone-now = { $n ->
    [one] Undone: 1 topic is as before.
   *[other] Undone: { $n } topics are as before.
}

# Administration
setup-title = Keeping content up to date
setup-lead = How often articles and solved questions are looked at, by whom, and what is archived by itself.
setup-article-days = Look at articles every … days
setup-question-days = Look at solved questions every … days
setup-days-help = 7 to 3,650. It counts from the next review of each.
setup-links = Check links
setup-links-help = Links to other sites are tried in the background; what fails twice, days apart, counts as broken.
setup-spaces = Spaces
setup-collection = Help · { $name }
setup-spaces-help = Answers and articles that employees have written are theirs to look after. Everything else belongs to the owner of its space.
setup-owner = Owner
setup-owner-of = Owner of { $space }
setup-months = Archive after months without activity
setup-months-of = Months without activity after which topics in { $space } are archived
setup-never = Never
setup-saved = Saved.

# What can be wrong
error-kind-required = Choose wrong or outdated.
error-outcome-required = Choose what you found.
error-action-required = Choose what to do.
error-note-for-flags = Tell the readers who flagged it what you found.
error-none-chosen = Tick at least one topic.
error-days-range = Enter 7 to 3,650 days.
error-months-range = Enter 1 to 240 months, or nothing.
error-not-staff = Choose somebody of the staff.
error-no-such-space = There is no such space any more.
refusal-not-reviewed = Only articles and solved questions can be flagged and reviewed.
refusal-flagged-already = You have flagged this already. The team will look at it.
refusal-already-undone = This step was undone already.

# What staff did, as the audit log names it
deed-freshness-retire = Archived outdated content
deed-freshness-undo = Took back an archiving
deed-freshness-review = Reviewed content
deed-freshness-assign = Set who keeps content fresh
deed-freshness-save = Changed the rules of freshness
