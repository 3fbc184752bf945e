# The frame of every page
tagline = Where people who use { $product } ask and answer together.
skip-to-content = Skip to content
nav-main = Main menu
nav-quick = Shortcuts
nav-home = Home
nav-questions = Questions
nav-help = Help
nav-spaces = Spaces
nav-news = News
banners = Banners
banner-close = Close this banner
publishing = News workbench
nav-tags = Tags
nav-members = Members
nav-me = Me
search = Search
search-label = Search the community
search-placeholder = What are you looking for?
ask = Ask
sign-in = Sign in
sign-up = Sign up
sign-out = Sign out
theme-dark = Switch to dark
theme-light = Switch to light
unread = { $n ->
    [one] 1 unread notification
   *[other] { $n } unread notifications
}
account-menu = Menu of { $name }
profile = Your profile
messages = Messages
unread-messages = { $n ->
    [one] 1 conversation with unread messages
   *[other] { $n } conversations with unread messages
}
bookmarks = Bookmarks
drafts = Drafts
desk = Desk
reviews = Reviews
moderation = Moderation
settings = Settings
administration = Administration
language = Language
powered = A community made with Madang
breadcrumb = You are here
pages = Pages
newer = Newer
older = Older
cancel = Cancel
optional = optional
please-check = Please check
copy-link = Copy link
copied = Link copied.
picture-previous = Previous picture
picture-next = Next picture
picture-close = Close
request-failed = That did not work. Please try again in a moment.
request-offline = Please check your internet connection.
go-home = Go to the home page

# Topics and posts
state = { $code ->
    [open] Open
    [answered] Answered
    [solved] Solved
    [needs_information] Needs information
    [duplicate] Duplicate
    [off_topic] Off topic
   *[archived] Archived
}
state-verified = Verified answer
count-answers = answers
count-votes = votes
count-views = views
pinned = Pinned
locked = Locked
hidden = Hidden
deleted = Deleted
edited = edited
seal = Verified
role = { $code ->
    [agent] Support
    [moderator] Moderator
    [manager] Manager
    [administrator] Administrator
   *[member] Member
}
affiliation = { $code ->
    [employee] Employee
    [partner] Partner
    [vendor] Vendor
    [mentor] Mentor
    [expert] Expert
    [author] Author
    [host] Guest
   *[customer] Customer
}

# Writing
write = Write
preview = Preview
editor-view = View
editor-hint = Markdown works here. Paste or drop images to add them.
editor-hint-text = Markdown works here.
document-help = What the text can hold
document-heading = Heading
document-callout = Callout
document-text = Text
document-steps = Steps
document-gallery = Gallery of pictures
document-player = Video and audio
document-player-text = An address alone in a paragraph can be played in place: YouTube, Vimeo, niconico, NAVER TV, Kakao TV, SoundCloud, Spotify, and files uploaded here.
document-transcript = Transcript, folded away
formatting = Formatting
md-bold = Bold (Ctrl+B)
md-italic = Italic (Ctrl+I)
md-link = Link (Ctrl+K)
md-quote = Quote
md-code = Code (Ctrl+E)
md-list = List
md-ordered = Numbered list
md-file = Add a file
uploading = Uploading
upload-failed = The file could not be uploaded.
no-mention = No member found.
similar-hint = As you type a title, similar questions appear here.
draft-saving = Saving…
draft-saved = Draft saved
draft-failed = The draft could not be saved

# What went wrong
problem-id = Error number
problem-sign-in = Please sign in
problem-sign-in-advice = Sign in to carry on.
problem-forbidden = You cannot see this page
problem-forbidden-advice = You do not have permission. If you need it, please ask the community team.
problem-not-found = Page not found
problem-not-found-advice = The address may have changed, or the post may have been deleted. Would you like to search?
problem-conflict = This has changed in the meantime
problem-conflict-advice = Somebody else was faster. Please reload the page and try again.
problem-too-large = That is too large
problem-too-large-advice = Please make it smaller and try again.
problem-too-many = Too many requests
problem-too-many-advice = Please wait a little and try again.
problem-invalid = This request cannot be handled
problem-invalid-advice = Please check what you entered and try again.
problem-internal = Something went wrong
problem-internal-advice = The fault is ours. It has been recorded; please try again in a moment.

# What is wrong with a field
error-required = Please fill this in.
error-empty = Please write something.
error-too-short = This is too short. Please write a little more.
error-too-long = This is too long. Please shorten it.
error-too-many = These are too many. Please remove some.
error-not-an-email = Please check the e-mail address.
error-not-a-url = Please enter an address that begins with https://.
error-not-a-color = Please enter a colour such as #1f6f63.
error-not-an-id = There is no such entry.
error-not-a-file-of-this-kind = Files of this kind cannot be taken.
error-too-large = This is too large. Please make it smaller.
error-already-there = This exists already.
error-unreadable = What was sent could not be read. Please try again.
error-cross-site = This request came from another site and was not carried out. Please try again from this page.
error-still-running = This is still being worked on. Please try again in a moment.
error-invalid = Please check what you entered.
guidelines = Guidelines
banner-silenced = A moderator has silenced you until { $day }: you can read, but not write.
banner-warned = A moderator has given you a warning. Read which rule it is about.
banner-guidelines = Our guidelines have changed. Please read and agree to them before { $day }.
banner-guidelines-due = Our guidelines have changed. Please agree to them to go on writing.
read-more = Read more
unsent = What you wrote, not sent
error-silenced = You cannot write at the moment, because a moderator has silenced you.
error-guidelines = Our guidelines have changed. Please agree to them on the page “Guidelines”, then send this again.
error-blocked-word = Please write this without:
error-held-word = A moderator would have to look at this first. Please write it without:
error-limit-topics-a-day = You have started as many topics today as new members can. Please go on tomorrow. The limit a day is:
error-limit-replies-a-day = You have written as many replies today as new members can. Please go on tomorrow. The limit a day is:
error-limit-too-soon = That was quick. Please wait a moment and send it again. Seconds left:
error-limit-links = You cannot put so many links into one post yet. The limit is:
error-limit-messages-a-day = You cannot begin so many conversations a day yet. The limit is:
error-limit-images = You cannot put so many pictures into one post yet. The limit is:
error-limit-attachments = You cannot attach so many files to one post yet. The limit is:
error-limit-mentions = You cannot mention so many members in one post. The limit is:
error-edit-would-wait = A moderator would have to read this first, so the post stays as it was. Please change what looks like advertising, or write to the moderators.

trust-level = { $level ->
    [0] New
    [1] Basic
    [2] Member
    [3] Regular
   *[4] Leader
}
