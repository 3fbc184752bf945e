# Threads and posts
quote = Quote
comments = Comments
comments-more = { $n ->
    [one] Show 1 more comment
   *[other] Show { $n } more comments
}
comment-add = Add a comment
comment-label = Comment
comment-send = Post comment
hidden-reason = A moderator has hidden this. Reason:
post-actions = More
post-edit = Edit
post-history = History
post-hide = Hide
post-show = Show again
post-remove = Delete
post-flag = Report
post-restore = Restore
post-waits = This waits for a member of the team to approve it. Until then only you and moderators see it.
post-waits-why = Why does it wait?
post-waits-queue = Decide on it
post-hidden = The post is hidden.
post-shown = The post can be seen again.
sort = Sort
sort-votes = Most helpful
sort-newest = Newest
sort-oldest = Oldest
answers-count = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
replies-count = { $n ->
    [one] 1 reply
   *[other] { $n } replies
}
views-count = { $n ->
    [one] 1 view
   *[other] { $n } views
}
topics-count = { $n ->
    [one] 1 topic
   *[other] { $n } topics
}
accepted-count = { $n ->
    [one] 1 accepted answer
   *[other] { $n } accepted answers
}
accepted-answer = Accepted answer
live-new-answers = { $n ->
    [one] Show 1 new answer
   *[other] Show { $n } new answers
}
reply-write = Write a reply
reply-send = Post reply
reply-locked = This topic is locked and takes no more replies.
reply-sign-in = Sign in to join in.
reply-closed = You cannot reply to this topic.
ticket = Ticket
ticket-text = A ticket of customer support. Only staff see it, and the customer is not told of anything done here.
about-discussion = This topic
people-here = People here
started-at = Started
active-at = Last active
moderation = Moderation
flag-wrong = Wrong or outdated?
review-it = Review
discussion-archived = This topic is archived.
discussion-archived-text = It is no longer current, and kept for reading.
topic-lock = Lock
topic-unlock = Unlock
topic-pin = Pin
topic-unpin = Unpin
topic-move = Move
topic-locked = The topic is locked.
topic-unlocked = The topic is open again.
topic-pinned = The topic is pinned.
topic-unpinned = The topic is no longer pinned.
topic-moved = The topic has moved.
move-title = Move to another space
hide-title = Hide this post
hide-lead = Only moderators and the author see a hidden post.
remove-title = Delete this post?
remove-text = Others will no longer see it. You can restore it later.
remove-opening-text = Others will no longer see the post or anything below it. You can restore it later.
removed = The post is deleted.
restored = The post is back.

# Editing
edit-title = Edit post
edit-save = Save changes
edit-saved = Your changes are saved.
field-title = Title
field-body = Text
field-tags = Tags
field-tags-help = Up to five, separated by commas.
field-product = Product and version
field-product-none = None in particular
field-note = Reason for the change
field-note-help = Shown in the history.
field-space = Space
field-reason = Reason
field-reason-help = The author will read this.
history-withhold = Take earlier versions out of view
history-withhold-help = Earlier versions can be read by everybody who sees this post. Where something in them should not be, take them out of view: its author and moderators alone read them then.
history-unwithhold = Let earlier versions be read
history-withheld-help = Earlier versions are out of view: their author and moderators alone read them.
history-withheld = Out of view
history-title = History
history-none = This post has never been edited
history-version = Version { $n }
history-original = Original
diff-skipped = { $n ->
    [one] 1 unchanged line
   *[other] { $n } unchanged lines
}
start-title = Start a topic
start-send = Post

# Lists
view = View
view-active = Active
view-newest = Newest
view-votes = Most votes
view-unanswered = Unanswered
view-solved = Solved
view-following = Following
view-needs-information = Needs information
questions-title = Questions
questions-lead = Everything that has been asked and answered.
no-questions = No questions yet
no-questions-text = Be the first to ask.
no-unanswered = Nothing is waiting
no-unanswered-text = Every question has an answer. Thank you!
no-topics = Nothing here yet
no-topics-text = Be the first to write.
spaces-title = Spaces
spaces-lead = A place for each subject.
no-spaces = There is no space to see
space-closed = Not open to everyone
space-is-archived = This space is archived: it can be read, not written in.

# Home
home-welcome = Welcome to { $name }
home-unanswered = Waiting for an answer
home-solved = Recently solved
home-active = Being talked about
home-helpers = Top helpers
home-newest = New members
home-side = Around the community
home-empty-text = Open this place with the first question.
see-all-spaces = All spaces
see-all-news = All news
see-all-unanswered = All waiting questions
see-all-questions = All questions

# Members
members-title = Members
members-lead = The people who ask and answer here.
members-find = Find by name
members-newest = Newest
members-helpful = Most helpful
members-none = Nobody found
joined = Joined
profile-about = About
profile-activity = Activity
profile-answers = Answers
profile-topics = Topics
profile-comments = Comments
profile-accepted = Accepted
profile-verified = Verified
profile-votes = Votes received
profile-trusted = Trusted member
profile-edit = Edit profile
profile-message = Message
profile-nothing = Nothing to show yet
profile-company = Company
profile-job = Job title
profile-interests = Interests

# Why something was not done
refusal-locked = This is locked. Only moderators can write here.
refusal-removed = This has been deleted or hidden.
refusal-has-answers = A post with answers cannot be deleted. Ask a moderator if it must go.
refusal-is-accepted = An accepted answer cannot be deleted.
refusal-edited-meanwhile = Somebody else has changed this post meanwhile. Look at the new version, then save again.
refusal-other-kind = A topic can only be in a space of its own kind.
refusal-archived-space = That space is archived.

# ---- Around the conversation: marks, drafts, tags, files, administration ----

# One click
vote-helpful = Helpful
vote-not-helpful = Not helpful
votes = Votes
react = Add a reaction
reaction = { $name ->
    [thumbs-up] Agree
    [heart] Love it
    [party] Celebrate
    [smile] Made me smile
    [thanks] Thank you
   *[idea] Good idea
}
reaction-count = { $name ->
    [thumbs-up] Agree: { $n }
    [heart] Love it: { $n }
    [party] Celebrate: { $n }
    [smile] Made me smile: { $n }
    [thanks] Thank you: { $n }
   *[idea] Good idea: { $n }
}
me-too = I have this too
follow = Follow
following = Following
bookmark = Bookmark
refusal-own-post = You cannot vote on your own post.
refusal-own-topic = This is your own question.
refusal-own-self = You cannot follow yourself.
error-not-a-vote = A vote is 1, 0 or -1.
error-not-a-reaction = There is no such reaction.

# Bookmarks
bookmarks-title = Bookmarks
bookmarks-lead = Posts that you kept for later. Only you see them.
bookmarks-none = No bookmarks yet
bookmarks-none-text = Use the bookmark button on any post to find it again here.
post-kind = { $kind ->
    [answer] Answer
    [comment] Comment
   *[opening] Topic
}

# Drafts
drafts-title = Drafts
drafts-lead = What you started writing is kept here until you post it.
drafts-none = No drafts
drafts-none-text = Whatever you write is saved while you type.
draft-untitled = Untitled
draft-kind = { $kind ->
    [ask] Question
    [start] Discussion
    [answer] Answer
    [comment] Comment
    [edit] Changes
   *[other] Draft
}
draft-delete = Delete draft
draft-deleted = The draft is deleted.

# Tags
tags-title = Tags
tags-lead = Every topic has a few words that say what it is about.
tags-manage = Manage tags
tags-sorted = Order
tags-search = Find a tag
tags-none = No tags yet
tags-none-text = Tags appear here as soon as somebody uses one.
tags-not-found = No tag contains “{ $name }”
tags-not-found-text = Try a shorter word.
tags-all = Show all tags
tag-order = { $order ->
    [popular] Popular
    [name] By name
   *[newest] Newest
}
tag-topics = { $n ->
    [one] 1 topic
   *[other] { $n } topics
}
tag-lead = Questions and discussions about { $name }.
tag-edit = Edit tag
tag-no-topics = No topics with this tag
tag-no-topics-text = Be the first to ask.

# Files
error-file-empty = The file is empty.
error-file-too-large = The file is too large.
error-file-too-many-pixels = The picture is too large. Please make it smaller.
error-file-kind-not-allowed = Files of this kind cannot be taken.
error-file-broken = The picture cannot be read. It may be damaged.

# Administration
admin-title = Administration
admin-lead = Everything that shapes this community.
admin-start = Overview
admin-spaces = Spaces
admin-spaces-lead = Where people talk, who sees it and who may post.
admin-tags = Tags
admin-tags-lead = Rename, describe and merge tags.
admin-products = Products
admin-products-lead = Products and versions that questions are about.
admin-members = Members
admin-members-lead = Roles, affiliations and groups.
admin-searches = Search analytics
admin-searches-lead = What people look for, and what they do not find.
admin-freshness = Freshness
admin-freshness-lead = How often content is reviewed and by whom, links, and archiving by age.
admin-brand = Brand
admin-brand-lead = Name, colour and logo of the community.
admin-widget = Widget
admin-widget-lead = Finding and asking from your own support page.
admin-change = Change
admin-save = Save
admin-view = View

# Administration of tags
admin-tag-saved = The tag is saved.
admin-tag-merged = The tags are merged.
admin-tag-deleted = The tag is deleted.
tag-name = Name
tag-description = Description
tag-synonyms = Synonyms
tag-synonyms-help = Other words for the same, one a line. Whoever uses one of them gets this tag.
tag-merge = Merge into another tag
tag-merge-into = Tag that stays
tag-merge-help = Its topics and followers move there, and this name becomes a synonym. This cannot be undone.
tag-merge-submit = Merge
tag-delete = Delete tag
tag-delete-help = No topic uses this tag.
error-tag-taken = Another tag has this name. Merge them instead.
error-synonym-is-tag = One of these is a tag itself. Merge it into this one instead.
error-synonym-taken = One of these is a synonym of another tag.
error-no-such-tag = There is no tag with this name.
error-same-tag = This is the same tag.
refusal-tag-in-use = Topics use this tag. Merge it into another one instead.

# Administration of spaces
spaces-none = No spaces yet
spaces-none-text = A space is a place for questions or discussions about one subject.
space-new = New space
space-edit = Change space
space-saved = The space is saved.
space-up = Move { $name } up
space-down = Move { $name } down
space-name = Name
space-description = Description
space-languages-help = One language is enough. Where a language is missing, another is shown.
lang-ko = Korean
lang-ja = Japanese
lang-en = English
space-slug = Address
space-slug-help = Lower-case letters, digits and hyphens, such as “getting-started”. Old addresses keep working.
space-kind-label = What is it for?
space-kind = { $kind ->
    [questions] Questions
    [knowledge] Knowledge base
    [publishing] News and stories
    [tickets] Support tickets
   *[discussions] Discussions
}
space-kind-help = { $kind ->
    [questions] Questions with answers, of which one can be accepted.
    [knowledge] A collection of articles.
    [publishing] Announcements, release notes, blogs.
    [tickets] Tickets from the support system, for staff.
   *[discussions] Conversations without a single right answer.
}
space-icon = Icon
space-visibility-label = Who can see it?
space-visibility = { $who ->
    [everyone] Everyone sees it
    [members] Members see it
    [groups] Its groups see it
   *[staff] Staff see it
}
space-posting-label = Who can start topics?
space-posting = { $who ->
    [members] Members post
    [groups] Its groups post
   *[staff] Staff post
}
space-groups = Groups
space-groups-help = They count where “its groups” is chosen above.
space-groups-none = There are no groups yet.
space-archive = Archived
space-archive-help = It can be read, and nothing new can be written.
space-archived = Archived
error-not-a-slug = Please use lower-case letters, digits and single hyphens.
error-name-in-one-language = Please give a name in at least one language.
error-not-an-icon = Please choose one of the icons.
error-needs-a-group = Please choose at least one group.
error-kind-has-topics = There are topics in this space already, so its kind stays as it is.

# Administration of products
products-none = No products yet
products-none-text = With products, a question can say what it is about.
product-new = New product
product-name = Name
product-add = Add product
product-saved = The product is saved.
product-delete = Delete product
product-delete-help = Only a product that no topic is about can be deleted.
product-deleted = The product is deleted.
versions = Versions
versions-none = No versions yet
version-new = New version
version-edit = Change version
version-name = Version
version-released = Released
version-end = End of life
version-end-help = The day on which its support ends.
version-affected = What is about this version
version-ended = Ended
version-add = Add version
version-saved = The version is saved.
version-delete = Delete version
version-delete-help = Only a version that no topic is about can be deleted.
error-not-a-date = Please enter a date such as 2026-07-01.
error-ends-before-release = The end of life cannot be before the release.
refusal-product-in-use = Topics are about this product.
refusal-version-in-use = Topics are about this version.

# Administration of the brand
brand-name = Name of the community
brand-name-help = It stands at the top of every page and in every e-mail.
brand-product = Product
brand-product-help = What the community is about.
brand-tagline = Tagline
brand-tagline-help = One sentence for the home page and search engines.
brand-color = Colour
brand-color-help = Every other colour follows from it, so that text stays readable in light and dark.
brand-show = Show
brand-scheme = { $scheme ->
    [light] How pages look in light
   *[dark] How pages look in dark
}
brand-sample-title = How do I begin?
brand-sample-text = Answers by people who know.
brand-sample-link = Read the answer
brand-sample-button = Ask
brand-sample-chip = setup
brand-sample-seal = OK
brand-logo = Logo
brand-logo-help = PNG, JPEG, WebP or GIF; it is shown 32 pixels high.
brand-remove-logo = Remove the logo
brand-saved = The brand is saved.

# Articles
post-capture = Make an article of it
answer-with-article = Answer with an article
send-anyway = Send it as it is
templated = This is nearly word for word what you have written before. Make it fit this question, or tick the box to send it as it is.
saved-replies = Saved replies
saved-replies-search = Search saved replies
saved-reply-missing = Nothing is known about some of it: fill in what stands in braces.
leads-title = This became an article

# Slow mode, and removing what others wrote
remove-other-lead = The author is told why. It can be brought back.
slow-title = Slow mode
slow-lead = A member waits between two posts in this topic. It helps where tempers run high.
slow-minutes-label = Minutes between two posts
slow-minutes-help = 1 to 1,440 minutes, which is a day.
slow-until = Until
slow-no-end = Until somebody ends it
slow-do = Slow it down
slow-end = End slow mode
slow-on = The topic is in slow mode.
slow-off = Slow mode has ended.
slow-for-days = { $n ->
    [one] For 1 day
   *[other] For { $n } days
}
slow-notice = Slow mode: after a post you wait { $n ->
    [one] 1 minute
   *[other] { $n } minutes
} for the next.
error-slow-minutes = Enter 1 to 1,440 minutes.
error-slow-days = Choose 1 to 90 days.
refusal-slow-mode = This topic is in slow mode. Please wait a little before you post again.
mail-removed-subject = Your post in “{ $title }”
mail-removed-text = { $code ->
    [hide] Your post in “{ $title }” at { $community } was hidden by a moderator. Reason: { $reason }
   *[remove] Your post in “{ $title }” at { $community } was removed by a moderator. Reason: { $reason }
}
mail-removed-button = See the post

# What staff did, as the audit log names it
deed-conversation-withhold = Took earlier versions of a post out of view
deed-conversation-unwithhold = Let earlier versions of a post be read
deed-conversation-save-space = Saved a space
deed-conversation-move-space = Moved a space in the order
deed-conversation-save-product = Saved a product
deed-conversation-delete-product = Deleted a product
deed-conversation-save-version = Saved a version of a product
deed-conversation-delete-version = Deleted a version of a product
deed-conversation-edit-tag = Edited a tag
deed-conversation-merge-tag = Merged a tag into another
deed-conversation-delete-tag = Deleted a tag
deed-conversation-save-brand = Changed the look of the community
deed-conversation-decide = Decided on a post that waited
deed-conversation-let-stand = Let a held post stand
deed-conversation-decline = Declined a held post
deed-conversation-edit = Edited the post of a member
deed-conversation-switch-topic = Locked, unlocked or pinned a topic
deed-conversation-move = Moved a topic to another space
deed-conversation-hide = Hid a post
deed-conversation-show = Showed a hidden post again
deed-conversation-remove = Removed a post
deed-conversation-restore = Restored a removed post
deed-conversation-slow-down = Set slow mode
deed-conversation-split = Split a topic
deed-conversation-merge = Merged a topic into another
deed-conversation-lock = Locked a topic
deed-conversation-unlock = Opened a locked topic
deed-conversation-pin = Pinned a topic
deed-conversation-unpin = Unpinned a topic

profile-level = Level

# Splitting, merging, and the reasons of what is done to topics
topic-split = Split
topic-merge = Merge
reason-in-thread = Everybody reads it in the thread. It may stay empty.
reason-in-log = Only moderators read it, in their log. It may stay empty.
lock-title = Lock the topic?
lock-lead = Only moderators can write in it then.
unlock-title = Open the topic again?
unlock-lead = Members can write in it again.
pin-title = Pin the topic?
pin-lead = It stays on top of its space.
unpin-title = Unpin the topic?
unpin-lead = It stands among the others again.
restore-title = Bring the post back?
restore-lead = Everybody who sees the topic sees it again.
split-title = Split off a topic
split-lead = Chosen answers become a topic of their own. Their comments go along, and each topic says where the other is.
split-which = Answers to split off; the oldest opens the new topic
split-new-title = Title of the new topic
split-do = Split off
split-done = This is the new topic.
split-none = There is nothing to split off
split-none-text = Only answers and replies that everybody sees can be split off.
merge-title = Merge into another topic
merge-lead = All posts of this topic go into the other, with votes, bookmarks, followers and files.
merge-into = The other topic
merge-into-help = Its address, or its id. It must be of the same kind.
merge-opening = What the opening post becomes
merge-as-answer = An answer
merge-as-answer-help = It stands among the answers of the other topic, with its comments.
merge-as-comment = A comment
merge-as-comment-help = It stands below the opening post of the other topic, and the comments on it too.
merge-warning = This cannot be taken back. The address of this topic leads to the other for good.
merge-do = Merge
merge-done = The topics are one now.
notices-title = What happened to this topic
notice-said = { $kind ->
    [split_to] Posts were split off into another topic:
    [split_from] This was split off from another topic:
    [merged_in] Another topic was merged into this one:
    [locked] A moderator locked this topic.
    [unlocked] A moderator opened this topic again.
   *[moved] This topic was moved from another space.
}
error-none-chosen = Please choose at least one.
error-not-a-topic = There is no such topic.
error-same-topic = This is the same topic.
error-other-kind = The other topic is of another kind.
error-no-such-space = There is no such space.
error-too-many = These are too many at once.
refusal-chosen-gone = Some of these posts have changed meanwhile. Please look again.
mail-edited-subject = Your post in “{ $title }” was edited
mail-edited-text = A member of the team edited your post in “{ $title }” at { $community }. Reason: { $reason }

# Heroes
heroes = Community heroes
heroes-lead = Members who may hide posts in one space and move its topics. Everything else stays with moderators.
heroes-none = No heroes yet
heroes-none-text = Give a member you trust a space to look after.
hero-new = Make a member a hero
hero-member = Member’s handle
hero-space = Space
hero-choose = Choose a space
hero-since = since
hero-until = Until
hero-until-help = Left empty, it has no end. At the start of this day it ends by itself.
hero-by = given by { $name }
hero-make = Make hero
hero-end = End it
hero-made = The member is a hero of the space.
hero-ended = The member is no hero of the space any more.
hero-of = Hero of
mail-hero-subject = [{ $community }] You are a hero of { $space }
mail-hero-text = Thank you for what you do here. In “{ $space }” you can now hide posts that break the guidelines, show again what you hid, and move topics to where they belong.
mail-hero-button = Open the space
error-no-such-member = There is no member with this handle.
error-moderates-already = This member moderates every space already.
error-in-the-past = This day is over. Choose one to come.
refusal-hidden-by-another = Somebody else hid this post. A moderator can show it again.
refusal-post-of-staff = Posts of the team are for moderators to hide.
deed-conversation-make-hero = Made a member a hero of a space
deed-conversation-end-hero = Took a space from a hero

# Profiles that others do not see
profile-aside-waiting = Only you and moderators see this profile until a moderator has looked at it.
profile-aside-hidden = A moderator has hidden this profile. Only the member and moderators see it.
profile-aside-removed = This member was removed. Only moderators see the profile.
