# The help centre
help-title = Help centre
help-lead = Guides and answers about { $product }, kept up by the people who make it.
help-search = What do you need help with?
help-popular = Articles that helped most
help-nothing = There are no articles yet
help-nothing-text = Until there are, the community answers questions.
help-not-found = Not found?
help-not-found-text = Ask the community. Good answers become articles here.
collections-title = Collections
collection-empty = Nothing here yet
collection-empty-text = Articles appear here once they are published.
collection-closed = Not everyone sees this collection
articles-count = { $n ->
    [one] 1 article
   *[other] { $n } articles
}

# An article
contents = Contents
anchor-label = Link to this section
updated = Updated
minutes = { $n ->
    [one] 1 minute to read
   *[other] { $n } minutes to read
}
first-published = Published
written-by = Written by
views = Views
about-article = About this article
translations = Other languages
related = Related
related-find = Find posts like this
still-stuck = Still stuck?
still-stuck-text = Ask the community and describe your own case.
edit-article = Edit the article
desk-open = Open at the workbench
staged-notice = A newer revision of this article is not published yet: { $stage }.
archived-notice = This article is archived.
archived-notice-text = It stays for reading and is no longer kept up.
behind-notice = The original has changed since this translation was made.
behind-original = Read the original
hidden-notice = Only moderators can see this article.
removed-notice = This article was deleted.
comments-heading = { $n ->
    [0] No comments yet
    [one] 1 comment
   *[other] { $n } comments
}
comment-title = Your comment
comment-send = Post the comment
product-any = { $product } (any version)
product-version = { $product } { $version }
other-language = Another language
kind = { $kind ->
    [how_to] How-to
    [faq] FAQ
    [tutorial] Tutorial
    [troubleshooting] Troubleshooting
   *[reference] Reference
}

# Did this help?
helped-question = Did this help?
helped-yes = Yes
helped-no = No
helped-why = What was the matter?
helped-note = Tell us more
helped-send = Send
helped-count = { $n ->
    [one] It helped 1 reader
   *[other] It helped { $n } readers
}
rated-helped = Good to hear that it helped!
rated-not-helped = Thank you. The authors read what you wrote.
reason = { $reason ->
    [unclear] Hard to understand
    [incomplete] Something is missing
    [wrong] It is wrong
    [outdated] It is out of date
   *[off_topic] It is about something else
}

# The workbench
desk-title = Help workbench
desk-lead = Write, review, publish and keep up the articles of the help centre.
desk-states = How far articles have come
desk-all = All
desk-archived = Archived
desk-nothing = No such articles
desk-nothing-text = Choose another state, or begin an article.
any = Any
narrow = Narrow
only-behind = Only translations that are behind
behind = Behind
archived = Archived
readers-see-earlier = Readers see an earlier revision
title = Title
state = State
collection = Collection
language = Language
owner = Owner
helped-column = Helped / did not
changed = Changed
stage = { $stage ->
    [draft] Draft
    [in_review] In review
    [approved] Approved
    [scheduled] Scheduled
   *[published] Published
}
step = { $step ->
    [send] Send for review
    [return] Return to the author
    [approve] Approve
    [schedule] Schedule
    [unschedule] Cancel the schedule
    [publish] Publish now
    [discard] Discard this revision
    [archive] Archive
   *[unarchive] Bring back
}
step-take-back = Take it back
step-taken = { $step ->
    [send] The article waits for review.
    [return] The article is with its author again.
    [approve] The article is approved.
    [schedule] The article is scheduled.
    [unschedule] The schedule is cancelled.
    [publish] The article is published.
    [discard] The revision is discarded. It stays in the list of revisions.
    [archive] The article is archived.
   *[unarchive] The article is back.
}
step-done = { $step ->
    [send] sent it for review
    [return] returned it
    [approve] approved it
    [schedule] scheduled it
    [unschedule] cancelled the schedule
    [publish] published it
    [discard] discarded a revision
    [archive] archived it
   *[unarchive] brought it back
}
revision-number = Revision { $number }
scheduled-notice = It will be published by itself:
behind-text = The original has changed since.
behind-changes = See what changed
revisions = Revisions
what-changed = What will change for readers
read-article = Read as readers do
discussion = Discussion
discussion-empty = Nothing was said yet. Readers never see this.
discussion-say = A note for the others
discussion-send = Add the note
by-itself = The schedule
next-step = Next step
needs-another = You wrote this revision, so another member of the team approves it.
personal-anyway = I have looked at what may be personal. Publish it as it is.
step-note = A word about it
publish-at = Day and time
publish-at-help = For scheduling, in your time zone.
readers-said = What readers said

# Writing
new-article = New article
new-article-lead = It stays a draft that readers do not see until it is published.
translate-article = Translate
translate-article-lead = The text is that of the original. Write over it.
edit-article-live = Readers keep what they see until this revision is published.
no-collections = There is no collection yet
no-collections-text = Articles stand in collections. A community manager makes them.
choose = Choose
kind-label = Kind
about-product = Product and version
no-product = Not about one product
body = Text
body-help = Headings make the table of contents.
tags = Tags
tags-help = Up to five, with commas between them.
note = Note
note-help = What you changed, for the list of revisions.
save-draft = Save the draft
up-to-date = This text says what the original says now
up-to-date-help = Takes the mark “behind” away.
merge-notice = { $name } saved a newer revision while you were writing.
merge-clean = Your changes and theirs are joined below. Please look them over and save.
merge-conflicts = You both changed the same lines. They are marked below with <<<<<<< and >>>>>>>: theirs first, then yours. Keep what is right, take the marks away, and save.
merge-theirs = See their changes
started = The draft is saved.
saved = The revision is saved.
restored = The earlier text is the newest revision again.
restored-note = Text of revision { $number }

# Revisions
compared = From revision { $from } to revision { $to }
compared-same = The texts are the same.
compare = What changed
restore = Restore
newest = Newest
readers-see-this = Readers see this

# Capture
capture-title = Make an article of it
capture-lead = The draft below is made of the thread by simple rules. Look it over, add what is missing, and save it.
capture-source = From
capture-made = An article was made of this thread already:
capture-private = This is a support ticket. Please see that nothing personal stays in the text.
capture-masks = Cover what is personal
capture-masks-help = What is ticked is covered when you save.
capture-body-help = Problem: the opening post. Environment: product and version. Cause: what the answers say about why. Solution: the accepted and confirmed answers.
capture-into = Join it to a draft
capture-into-help = Then the text above is not used; the thread’s parts go to those of the draft.
capture-new = No, a new article
capture-save = Save as a draft
captured = The draft is saved, with its source.
joined-note = Joined: { $title }
sources = Made of
thanks-to = Thanks to
personal-left = This was made of support tickets, and something personal may be left:
answer-title = Answer with an article
answer-lead = It is quoted and linked in your answer. You can change the answer before you post it.
answer-words = Words in the title
answer-none = No such articles
answer-use = Use this

# Collections
collections-lead = Collections hold articles, and may hold one level of collections. Drag them, or use the arrows.
new-collection = New collection
edit-collection = Change the collection
collection-name = Name
collection-description = What it is about
collection-slug = Name in addresses
collection-slug-help = Lower-case letters, digits and hyphens, such as getting-started.
collection-parent = Within
collection-alone = It stands by itself
collection-icon = Icon
collection-visibility = Who sees it
collection-groups = Groups that see it
visibility = { $visibility ->
    [everyone] Everyone
    [members] Members
    [groups] Groups
   *[staff] Staff
}
collection-saved = The collection is saved.
save = Save
change = Change
move-up = Move { $name } up
move-down = Move { $name } down

# Invited writers
writers-title = Invited writers
writers-lead = Outside experts and members who write articles. They see and change only their own drafts; staff reviews and publishes them.
writer-invite = Invite a writer
writer-handle = The member’s handle
writer-handle-help = As in the profile’s address: /m/handle
writer-by = Invited by { $name }
writer-remove = Take the invitation back
writer-invited = The member can write articles now.
writer-removed = The invitation is taken back. What was written stays.

# What is wrong
error-space-required = Please choose a collection.
error-no-such-space = There is no such collection.
error-kind-required = Please choose what kind of article it is.
error-language-required = Please choose a language.
error-already-translated = There is a translation into this language already.
error-no-such-version = There is no such product or version.
error-has-conflicts = Please decide at the marks <<<<<<< and >>>>>>> which text is right, and take the marks away.
error-title-too-short = Please write a title of at least three characters.
error-title-too-long = The title can have up to 200 characters.
error-body-empty = Please write something.
error-body-too-long = The text can have up to 60,000 characters.
error-tags-too-many = An article can have up to five tags.
error-tags-too-long = A tag can have up to 35 characters.
error-note-required = Please say why.
error-note-too-long = The note is too long.
error-not-staff = The owner has to be an employee.
error-publish_at-required = Please give a day and time.
error-in-the-past = This time has passed already.
error-not-that-deep = Collections are two levels deep at most.
error-not-a-slug = Please use lower-case letters, digits and hyphens.
error-already-there = Another space has this name already.
error-name-in-one-language = Please write the name in one language at least.
error-not-an-icon = Please choose an icon.
error-needs-a-group = Please choose a group.
error-no-such-member = There is no member with this handle.
refusal-no-such-step = That is not possible in its present state.
refusal-own-text = You wrote this revision. Please let another member of the team approve it.
refusal-personal-left = Something in the text looks personal. Cover it, or tick that you have looked at it.
refusal-not-now = The article cannot be changed in its present state.
refusal-edited-meanwhile = Somebody saved a newer revision meanwhile. Please look at it first.
refusal-locked = This article takes no more comments.
refusal-removed = This article was hidden or deleted.
refusal-is-article = This is an article already.
error-collection-no-such-space = There is no such collection.

# Mail
mail-credited-subject = What you wrote became an article: { $title }
mail-credited-text = Thank you! The community team at { $community } made the article “{ $title }” of a thread you wrote in. It names you, so that others know whom to thank.
mail-credited-button = Read the article

# What staff did, as the audit log names it
deed-knowledge-capture = Turned a thread into an article
deed-knowledge-join = Added a thread to an article
deed-knowledge-save-collection = Saved a collection
deed-knowledge-order-collections = Changed the order of collections
deed-knowledge-invite-writer = Invited a member to write articles
deed-knowledge-remove-writer = Ended the right to write articles
deed-knowledge-start-article = Started an article
deed-knowledge-revise = Revised an article
deed-knowledge-take = Took an article
