# The search page
search-title = Search
search-titled = Search for “{ $query }”
start-title = What are you looking for?
start-text = Search questions, answers and comments at once, in English, Korean or Japanese.
nothing-title = Nothing found
nothing-text = Try fewer or different words. If nobody has asked this yet, be the first to ask.
search-everywhere = Search everything
ask-instead = Ask a question
results = { $n ->
    [0] Nothing found
    [one] { $n } topic found
   *[other] { $n } topics found
}
results-many = More than { $n } topics found

# Narrowing
narrow = Narrow down
order = Order
order-relevance = Best match
order-newest = Newest
order-votes = Most votes
space = Space
every-space = Every space
state = Solved or not
state-solved = Solved
state-unsolved = Not solved yet
kind = What
kind-answer = Answers
kind-comment = Comments
product = Product and version
product-one = { $product } { $version }
language = Language
every-language = Every language
tag = Tags
tag-help = Separate several with commas.
author = Author
author-help = The name used after @.
from = From
to = Until
apply = Apply
tips = Search tips
tip-phrase = Put words in quotes, like "card payment", to find them next to each other.
tip-exclude = Put a minus before a word, like -refund, to leave out posts with it.

# What was understood, and what is chosen
did-you-mean = Did you mean:
showing-for = Showing results for
search-instead = Search only for “{ $query }”
verbatim = Words as typed
chosen = Chosen filters
remove = Remove:
remove-all = Remove all
further = More filters
date = Date
date-week = Past week
date-month = Past month
date-year = Past year
date-older = More than a year ago

# Kinds
kind-opening = Opening posts
kind-question = Questions
kind-discussion = Discussions
kind-article = Articles
kind-announcement = Announcements
kind-idea = Ideas
kind-event = Events
kind-member = Members
kind-tag = Tags
kind-file = Files
one-opening = Opening post
one-question = Question
one-discussion = Discussion
one-article = Article
one-announcement = Announcement
one-idea = Idea
one-event = Event
one-answer = Answer
one-comment = Comment
one-member = Member
one-tag = Tag
one-file = File
people-and-tags = People and tags
topics-word = topics
names-found = { $kind }: { $amount }
names-all = All { $kind } ({ $amount })
more-in-thread = { $n ->
    [one] { $n } more in this thread
   *[other] { $n } more in this thread
}
mark-accepted = Accepted
mark-wrong = Marked wrong
mark-outdated = Marked outdated
option-count = { $n ->
    [one] { $n } suggestion
   *[other] { $n } suggestions
}

# Similar questions and suggestions
similar-title = Similar questions
answered-it = This answered it
answers = { $n ->
    [0] No answers
    [one] { $n } answer
   *[other] { $n } answers
}
topics = { $n ->
    [one] { $n } topic
   *[other] { $n } topics
}

# The widget on the company's own pages
widget-heading = How can we help?
widget-label = Search the community
widget-placeholder = Describe it in a few words
widget-search = Search
widget-launch = Find an answer
widget-close = Close
widget-found = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
widget-nothing = Nothing found. Try fewer or different words.
widget-ask = Ask the community
widget-ask-lead = Not what you were looking for?
widget-ask-first = Nobody has asked this yet?
widget-similar = These may already answer it
widget-back = Back to the results
widget-accepted = Accepted answer
widget-best = Answer with the most votes
widget-no-answer = Nobody has answered this yet.
widget-thread = { $n ->
    [0] Open the conversation
    [one] Open the conversation ({ $n } answer)
   *[other] Open the conversation ({ $n } answers)
}
widget-thanks = Good to hear. Thank you for telling us.
widget-failed = That did not work. Please try again in a moment.
widget-new-tab = (opens in a new tab)

# Setting the widget up
admin-title = Administration
admin-widget = Widget
admin-widget-lead = Lets customers search the community, read an answer and go on to ask, right on your own support page.
widget-on = Allow the widget
widget-on-help = While this is off, no other site gets anything.
widget-origins = Sites that may show it
widget-origins-help = One on each line, such as https://support.example.com. Pages of no other site can show or read it.
widget-space = Space that is searched
widget-space-help = The widget only ever shows what visitors see. A page can name another public space.
widget-heading-label = Heading
widget-heading-help = Stands above the search field. Leave it empty for “How can we help?”.
widget-save = Save
widget-saved = The widget is saved.
widget-preview = Try it
widget-preview-text = This is the widget as it is saved now. Its searches are real.
widget-preview-off = Allow the widget and save; then you can try it here.
widget-snippets = Put it on your page
widget-snippets-text = Give one of these to whoever looks after your website. The file docs/widget.md describes every option.
widget-snippet-script = Search on a support page
widget-snippet-contact = Similar questions beside a contact form
widget-snippet-frame = Without a script
widget-copy = Copy “{ $what }”
widget-copy-short = Copy
widget-copied = Copied.
origin-error = { $code ->
    [origin-not-https] “{ $text }” is not encrypted. Begin it with https://. Only this computer (localhost) may use http://.
    [origin-too-much] “{ $text }” is more than a site. Leave out what follows the host, such as https://support.example.com.
   *[other] “{ $text }” is not the address of one site. Write it with its beginning, such as https://support.example.com.
}
error-origin-not-an-address = Write the whole beginning of the address, such as https://support.example.com.
error-origin-not-https = Begin the address with https://.
error-origin-too-much = Leave out what follows the host.
error-space-not-public = Choose a space that visitors can see.

# Search analytics
searches-title = Search analytics
searches-lead = What people look for, and what they do not find.
searches-count = Searches
searches-frequent = Most searched
searches-frequent-help = What people searched for most often.
searches-empty = No results
searches-empty-help = Searches that found nothing: topics that need an answer, or words that nobody here uses.
searches-unclicked = No clicks
searches-unclicked-help = Searches that found something, but nobody opened a result.
searches-reworded = Reworded
searches-reworded-help = People searched again in other words right after. If both mean the same, add one as a synonym of a tag.
searches-slow = Slow
searches-slow-help = Searches that took { $n } ms or longer.
mean-time = Mean time
most-time = 95% within
millis = { $n } ms
percent = { $n }%
period = Period
last-days = Last { $n } days
place = Where
every-place = Everywhere
place-page = Search page
place-suggestions = Suggestions in the header
place-ask = Similar questions while asking
place-widget = Widget
place-api = API
interface-language = Language of the interface
by-day = By day
day = Day (UTC)
day-title = { $day }: searches { $n_searches }, no results { $n_empty }
as-table = Show as a table
queries = Queries
query = Query
searched-next = Searched next
times = { $n }×
results-mean = Results
rank = Rank opened
slowest = Slowest
no-searches = No searches in this period
no-searches-text = A search appears here a few seconds after it was made. Try another period or other conditions.
no-queries = No such queries
export-list = Export as CSV
export-all = Export everything as CSV
index-posts = { $n ->
    [one] { $n } post can be found on this server.
   *[other] { $n } posts can be found on this server.
}
index-behind = { $n ->
    [0] The newest are among them.
    [one] { $n } change is being taken in.
   *[other] { $n } changes are being taken in.
}
index-rebuilding = The search index is being rebuilt.
index-disk-full = The disk of the search index is full. Search goes on with what is in it; new posts are found once there is space.
index-damaged = The search index is damaged and will be rebuilt. Search goes on as far as it can be read.
index-not-written = The search index could not be written. The log of the server says why.
keeps-nothing = Queries are not recorded at the moment.
keeps-days = Nothing is recorded of who searched. E-mail addresses, telephone numbers and the like are masked, and queries are deleted after { $n } days.
gaps-title = Write this next
gaps-lead = What people look for and do not find, most wanted first.
gaps-all = All
gaps-searches = Searches
gaps-questions = Repeated questions
gaps-articles = Articles that did not help
no-gaps = Nothing is missing
no-gaps-text = Searches that lead nowhere, questions asked again and again, and articles that did not help appear here.
gap-kind = { $kind ->
    [search] Search
    [questions] Repeated question
   *[article] Article
}
gap-empty = { $n ->
    [one] Found nothing, once.
   *[other] Found nothing, { $n } times.
}
gap-unclicked = { $n ->
    [one] Nobody opened a result, once.
   *[other] Nobody opened a result, { $n } times.
}
gap-questions = { $n ->
    [one] One person asked or has the same question.
   *[other] { $n } people asked or have the same question.
}
gap-article = It did not help { $no } readers; it helped { $yes }.
gap-draft = Start a draft
gap-mend = Open the article
gap-aside = Not needed
gap-threads = { $n ->
    [one] One thread
   *[other] { $n } threads
}

# What staff did, as the audit log names it
deed-find-set-aside = Set a search aside
deed-find-order-rebuild = Ordered a new search index
deed-find-save-widget = Changed the widget
