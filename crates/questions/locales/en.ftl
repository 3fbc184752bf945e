# Asking
ask-title = Ask a question
ask-lead = Write it so that somebody who cannot see your screen understands it. You will be answered sooner.
ask-space = Where does it belong?
ask-space-choose = Choose a space
ask-question = Your question in one line
ask-question-help = For example: The exported file opens empty
ask-similar = Similar questions
ask-similar-hint = Similar questions appear here while you type the title.
ask-body = The details
ask-body-help = What did you do, what did you expect, and what happened instead?
ask-tags = Tags
ask-tags-help = Up to five, with commas between them.
ask-version = Product and version
ask-version-none = Not about one product
ask-version-any = { $product } (any version)
ask-version-one = { $product } { $version }
ask-submit = Post the question
ask-posted = Your question is posted.
ask-waits = Thank you. A moderator will read your question before others see it.
ask-side = How to get a good answer
ask-tip-one = Ask one thing at a time.
ask-tip-text = Paste error messages as text.
ask-tip-tried = Say what you have tried already.
ask-tip-private = Leave out passwords, addresses and other private data.
ask-nowhere = There is nowhere to ask
ask-nowhere-text = Your account cannot post in any space for questions. If you need to, please tell the community team.

# The page of a question
question-side = About this question
asked = Asked
active = Last active
views = Views
product = Product
space = Space
participants = People here
related = Similar posts
still-stuck = Still stuck?
still-stuck-text = Tell us a little more about your own case. The people who make and use { $product } will look at it.
still-stuck-ask = Ask your own question
me-toos = { $n ->
    [one] 1 person has this too
   *[other] { $n } people have this too
}
answers-heading = { $n ->
    [0] No answers yet
    [one] 1 answer
   *[other] { $n } answers
}
other-answers = { $n ->
    [0] No other answers
    [one] 1 other answer
   *[other] { $n } other answers
}
no-answers = Waiting for the first answer
no-answers-text = A part of the answer helps too. Write what you know.
team-back = The team is back on { $day }, { $time }. Other members may answer before.
team-back-unknown = Nobody of the team who could answer this is there now, and it is not known yet when somebody will be. Other members may answer.
passed-on = The team has passed your question on to support. The answer will stand here.
weekday = { $code ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
sort-label = Order of the answers
sort-votes = Most helpful
sort-newest = Newest
sort-oldest = Oldest
more-answers = More answers
first-answers = From the first answer
accepted-answer = Accepted answer
verified-answer = Verified answer
accepted-note = This answer solved the question.
verified-note = { $name } confirmed on { $date } that this answer is correct.
wrong-mark = This answer is marked as wrong.
outdated-mark = This answer is marked as outdated.
marked-by = { $name }
accept = Accept this answer
unaccept = Take the acceptance back
verify = Confirm as correct
mark-wrong = Mark as wrong
mark-outdated = Mark as outdated
revoke-mark = Revoke the mark
duplicate-banner = This was asked before.
duplicate-original = The original question:
duplicate-unseen = The original question is in a place that you cannot see.
needs-information-banner = More information is needed.
needs-information-asker = Edit your question or write below, and it opens again.
off-topic-banner = This question does not fit this community.
archived-banner = This question is archived. A reply opens it again.
hidden-banner = Only staff can see this question.
removed-banner = This question was deleted.
old-banner = This was solved a while ago. If your case is a little different, a new question is answered sooner.
closed-composer = This question takes no more answers.
your-answer = Your answer
submit-answer = Post the answer
answered-meanwhile = { $name } has written here or changed the question since you opened this page. Read what is new, and send your answer again if it still helps.
templated = This is nearly word for word what you have answered before. Make it fit this question, or tick the box to send it as it is.
refusal-templated = This is nearly word for word what you have answered before.
refusal-answered-meanwhile = A colleague has written here or changed the question since you read it.
manage = Manage the question
manage-answer = Manage the answer
feed-answers = Feed of answers

# Changing the state
change = { $change ->
    [open] Reopen
    [needs_information] Ask for more information
    [duplicate] Mark as duplicate
    [off_topic] Mark as off topic
   *[archived] Archive
}
change-lead = { $change ->
    [open] The question takes answers again. With an accepted answer it is solved again.
    [needs_information] Say what is missing. When the person who asked replies, the question opens by itself.
    [duplicate] Point to the original question. Whoever finds this one is led there.
    [off_topic] Say why it does not fit, and where to ask instead.
   *[archived] The question stays for reading and is no longer looked after. A reply opens it again.
}
change-note = Reason
change-note-help = Everyone can see it.
change-original = Address of the original question
change-original-help = Copy it from the address bar.
changed = { $change ->
    [open] The question is open again.
    [needs_information] More information was asked for.
    [duplicate] The question is marked as a duplicate.
    [off_topic] The question is marked as off topic.
   *[archived] The question is archived.
}
verdict = { $verdict ->
    [verified] Confirm as correct
    [wrong] Mark as wrong
   *[outdated] Mark as outdated
}
verdict-lead = { $verdict ->
    [verified] The answer gets the seal, and everyone sees who confirmed it.
    [wrong] Say what is wrong. The answer stays, with your reason beside it.
   *[outdated] Say since when and why. The answer stays, with your reason beside it.
}
verdict-reason = Reason
verdict-reason-help = Everyone sees it beside the answer.
verdict-of = Answer by { $name }
accepted-now = The answer is accepted. Good to hear that it helped!
unaccepted-now = The acceptance is taken back.
answered-now = Your answer is there.
judged-now = The answer is marked.
revoked-now = The mark is revoked.
deflected-thanks = Good to hear that it helped!

# Feeds
feed-everywhere = New topics
feed-question = Answers: { $title }
feed-answer = Answer by { $name }

# What is wrong
error-space-required = Please choose where it belongs.
error-no-such-space = You cannot ask there. Please choose another space.
error-no-such-version = There is no such product or version.
error-title-too-short = Please write a title of at least three characters.
error-title-too-long = The title can have up to 200 characters.
error-body-empty = Please write the details.
error-body-too-long = The text can have up to 60,000 characters.
error-tags-too-many = A question can have up to five tags.
error-tags-too-long = A tag can have up to 35 characters.
error-note-required = Please give a reason.
error-reason-required = Please give a reason.
error-original-required = Please give the address of the original question.
error-not-a-question = There is no such question. Please check the address.
error-same-question = This points to the same question.
refusal-question-closed = This question is closed. Please reopen it first.
refusal-no-such-change = That is not possible in its present state.
refusal-answer-removed = This answer was hidden or deleted.
refusal-locked = This question is locked.
refusal-removed = This question was hidden or deleted.

# What staff did, as the audit log names it
deed-questions-judge = Verified or marked an answer
deed-questions-change-state = Changed the state of a question
deed-questions-accept = Accepted an answer for the asker
