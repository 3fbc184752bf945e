desk-title = News workbench
desk-lead = Write, schedule and publish news and blog entries.
desk-empty = Nothing here
desk-empty-text = Choose what to write and begin.
states-label = State
state = { $state ->
    [handed_in] Handed in
    [scheduled] Scheduled
    [published] Published
    [archived] Archived
   *[draft] Draft
}
write-new = Write something new
also-here = Also here
kind = { $kind ->
    [announcement] Announcement
    [release_note] Release note
    [tip] Tip
    [story] Success story
    [walkthrough] How I use it
    [media] Media
   *[blog_entry] Blog entry
}
kind-plural = { $kind ->
    [announcement] Announcements
    [release_note] Release notes
    [tip] Tips
    [story] Success stories
    [walkthrough] How I use it
    [media] Media
   *[blog_entry] Blog
}
kind-help = { $kind ->
    [announcement] News of the company and its products
    [release_note] What changed in a version
    [tip] One short piece of advice
    [story] How somebody succeeded
    [walkthrough] A routine or recipe: what you need, and the steps
    [media] Pictures, video or audio with a transcript
   *[blog_entry] A longer read, also as part of a series
}
audience = { $audience ->
    [members] Members only
    [group] One group only
   *[everyone] Everyone
}
audience-group = Group: { $name }
change-kind = { $kind ->
    [changed] Changed
    [fixed] Fixed
    [deprecated] Deprecated
    [removed] Removed
    [security] Security
   *[added] Added
}
product-version = { $product } { $version }
is-out-note = Readers can see this. What you save stays here until you publish the changes.
staged-note = There are changes that readers do not have yet.
staged-badge = Changes not published
publish-changes-help = Readers go on reading what is published until you do this.
publish-changes = Publish the changes
discard-changes = Let go of the changes
discard-confirm = The changes are gone, and readers keep what they have. Let go of them?
is-discarded = The changes are gone. Readers keep what they have.
preview-out-note = This is what readers see.
rename-series = Rename the series
series-name = Name of the series
series-renamed = The series has a new name. Its address is the same.
error-already-there = Another series has this name already.
error-name-required = Please write a name.
see-it = See the page
scheduled-for = Scheduled for
with-staff = The team has taken this over, so you cannot edit it now.
error-with-staff = The team has taken this over, so you cannot edit it now.
error-was-out = What readers have seen cannot be deleted. You can take it back instead.
error-not-open = This takes no comments now.
error-edited-meanwhile = Somebody else has changed this meanwhile. Open it again, look at the change, then save.
error-needs-a-group = Choose a group.
error-needs-a-product = Choose a product.
error-not-a-member = There is no member of that name.
error-not-a-time = Enter a date and a time.
error-past = Choose a time that is still to come.
error-before-its-start = The end must come after the start.
error-not-an-address = Enter an address that begins with / or https://.
error-in-one-language = Write it in at least one language.
error-body-empty = Write the text.
error-steps-empty = Write at least one step.
error-media-empty = Add at least one picture, video or recording.
title-label = Title
product-label = Product
choose = Choose
no-product = No product
body-label = Text
changes-label = What changed
lines-help = One a line.
steps-help = The first line says what to do, the next ones more about it, with pictures. A line of --- parts two steps.
materials = What you need
steps = Steps
media-label = Pictures, video, audio
media-help = Upload files, or put addresses such as those of YouTube here, one a line.
transcript-label = Transcript
transcript-help = So that it reaches those who cannot hear or watch it.
tags-label = Tags
tags-help = Up to five, with commas between them.
series-label = Series
series-help = A new name begins a new series.
author-label = Author
author-help = A member’s @handle
guest-label = Guest author
guest-help = The name of somebody without an account; it is shown instead of the author.
guest = Guest
audience-label = Who reads it?
approval-label = Approve comments before others see them
approval-help = Until then only who wrote them and the team see them.
pinned-label = Keep it on top of the news
save = Save
save-and-preview = Save and preview
hand-in = Hand in
publish-title = Publish
publish-now = Publish now
publish-at-label = When to publish
publish-at-help = Date and time in your time zone.
schedule = Schedule
actions-title = Actions
back-to-draft = Back to draft
archive = Archive
unarchive = List it again
withdraw = Take it back
withdraw-confirm = Readers will no longer see it. Take it back?
make-banner = Make a banner of it
delete = Delete
delete-confirm = Delete this draft?
changed-at = Changed
published-at = Published
good-to-know = Good to know
saved-is-private = Only the team and the author see what is saved as a draft.
preview-note = This is how readers will see it.
go-on-writing = Go on writing
is-published = It is published.
is-scheduled = It is scheduled.
is-handed-in = It is handed in.
is-saved = It is saved.
is-deleted = It is deleted.
is-archived = It is archived.
is-draft-again = It is a draft again.
comments-title = Comments to approve
comments-lead = Those that have waited longest come first.
no-comments-wait = No comments are waiting
approve = Approve
decline = Decline
decline-reason = Why (its author reads this)
comment-approved = The comment is visible now.
comment-declined = The comment is declined.
reason-needed = Say why.
comment-waits = Thank you. Your comment appears once somebody of the team has approved it.
approval-note = Comments appear once somebody of the team has approved them.
withdrawn-banner = This was taken back. Only the team sees it.
hidden-banner = This is hidden.
archived-banner = This is archived. It may no longer be true.
closed-note = Not everybody sees this
comments-heading = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
more-comments = More comments
your-comment = Your comment
send-comment = Post the comment
about-this = About this
contents = On this page
more-by = More by { $name }
by-author = By { $name }
edit = Edit
related = Related
related-find = Find posts like this
feed-of = Feed: { $name }
all-kinds = All
all-changes = All
news-lead = What is new with { $product }, and stories around it
narrow = Narrow it down
no-news = No news yet
no-news-text = What is published appears here.
releases = Release notes by product
releases-of = { $product } release notes
series-title = Series
stay-informed = Stay informed
banners-title = Banners
banners-lead = Notices above every page.
new-banner = New banner
banner-text-ko = Text in Korean
banner-text-ja = Text in Japanese
banner-text-en = Text in English
banner-text-help = One language is enough; it stands in for the others.
banner-url = Where it leads
banner-url-help = An address that begins with / or https://. It may stay empty.
banner-level = Level
level-info = Notice
level-warn = Warning
banner-from = From
banner-until = Until
banner-stays = Readers cannot close it
put-up = Put it up
take-down = Take it down
banner-is-up = The banner is up.
banner-is-down = The banner is down.

# Mail
mail-news-subject = { $title } ({ $community })
mail-news-button = Read on

# Incidents
incidents-title = Incidents
incidents-lead = When something is wrong for many: a line above every page, a statement with updates, and an end.
incidents-none = Nothing has been wrong
incidents-none-text = When something is wrong for many, it is said here and above every page.
incident-new = Say that something is wrong
incident-title-ko = In a line (Korean)
incident-title-ja = In a line (Japanese)
incident-title-en = In a line (English)
incident-title-help = One language is enough; readers of the others see it too.
incident-text-ko = What is known (Korean)
incident-text-ja = What is known (Japanese)
incident-text-en = What is known (English)
incident-text-help = What happens, whom it touches, what you are doing. Markdown.
incident-next = More by
incident-open-it = Put it above every page
incident-is-open = It stands above every page now.
incident-open = Going on
incident-over = Over
incident-updates = Updates
incident-more = Say more
incident-say = Say it
incident-end = It is over
incident-said = Readers see it now.
error-incident-over = This incident is over. Please open a new one.
error-in-the-past = Please choose a time that is still to come.

# What staff did, as the audit log names it
deed-publishing-publish = Published a post
deed-publishing-put-up = Put up a banner
deed-publishing-take-down = Took down a banner
deed-publishing-open-incident = Opened an incident
deed-publishing-update-incident = Updated an incident
deed-publishing-end-incident = Ended an incident
deed-publishing-rename-series = Renamed a series
deed-publishing-unstage = Took a post out of the calendar
