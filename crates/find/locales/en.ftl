# The search page
search-title = Search
search-titled = Search for “{ $query }”
start-title = What are you looking for?
start-text = Search questions, answers and comments at once, in English, Korean or Japanese.
nothing-title = Nothing found
nothing-text = Try fewer or different words. If nobody has asked this yet, be the first to ask.
search-everywhere = Search everything
ask-instead = Ask a question
did-you-mean = Did you mean:
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
every-state = Both
state-solved = Solved
state-unsolved = Not solved yet
kind = Kind of post
every-kind = Every post
kind-opening = Questions and discussions
kind-answer = Answers
kind-comment = Comments
product = Product and version
every-product = Every product
product-any = { $product } (every version)
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
