messages = Messages
messages-lead = Private conversations. Only those who are in one read it.
views = Which conversations
view-all = All
view-unread = Unread
view-ignored = Ignored
nothing-yet = No messages yet
nothing-yet-text = Write to somebody here or from their profile.
nothing-here = Nothing here
unread = unread
muted = No e-mail
you = You
only-you = Only you
and-more = { $n ->
    [one] { $names } and 1 more
   *[other] { $names } and { $n } more
}
new-title = Write a message
new-lead = To one member, or to several as a group.
to = To
to-help = Handles such as @minji, up to ten, separated by commas.
group-title = Title of the group
group-title-help = Only where you write to several.
body = Message
send = Send
save = Save
edit = Change
delete = Delete
delete-sure = Delete this message for everybody? Nothing is left of its text.
report = Report
edit-title = Change your message
edit-lead = You can change a message for 15 minutes.
no-longer-editable = This message can no longer be changed. You can still delete it.
back-to-it = Conversation
message-deleted = Your message is deleted.
earlier = Earlier messages
to-newest = To the newest messages
about-it = About this conversation
members = Who is here
add-member = Add a member
add-help = A handle. They read what is written from now on, and nothing before.
add = Add
member-added = The member is in the group now.
rename = Rename
renamed-notice = The group has its new title.
leave = Leave the group
leave-sure = Leave this group? You will no longer be able to read it.
left-notice = You have left the group.
attention-title = How you hear of it
attention-label = News from this conversation
attention = { $how ->
    [muted] No e-mail
    [ignored] Ignore
   *[normal] As usual
}
attention-help = { $how ->
    [muted] It stays in your list.
    [ignored] Neither in your list nor by e-mail.
   *[normal] In your list, and by e-mail when you have not looked.
}
attention-now = { $how ->
    [muted] You get no e-mail about this conversation.
    [ignored] You ignore this conversation. You find it under “Ignored”.
   *[normal] You hear of this conversation as usual.
}
is-ignored = You ignore this conversation. It is not in your list, and you get no e-mail about it.
entry-deleted = This message was deleted.
entry-hidden = Moderators have put this message away.
entry-folded = A message of somebody you blocked
folded = A message of { $name }, whom you blocked
put-away-why = { $why ->
    [spam] Moderators have put this message away, as spam or advertising. The others do not see it.
    [rude] Moderators have put this message away, as rude or hateful. The others do not see it.
    [off_topic] Moderators have put this message away, as off topic. The others do not see it.
    [personal] Moderators have put this message away, because of personal data. The others do not see it.
    [illegal] Moderators have put this message away, as illegal. The others do not see it.
   *[other] Moderators have put this message away, because it breaks the rules. The others do not see it.
}
note-added = { $name } added { $who }.
note-left = { $name } left.
note-renamed = { $name } named the group “{ $title }”.
note-untitled = { $name } took the title of the group away.
blocks-title = Messages and blocks
welcome-title = Who may write to you
welcome-label = Messages from
welcome = { $who ->
    [staff] Only employees of the community
    [nobody] Nobody
   *[everybody] Every member
}
welcome-help = Employees always reach you. Whoever you have written with can go on writing; block them if you do not want that.
welcome-saved = Your choice is saved.
blocked-title = Blocked members
blocked-help = Whom you block cannot write to you. In groups you see their messages folded. They are not told.
nobody-blocked = You have blocked nobody.
block-whom = Block a member
block-whom-help = A handle such as @minji.
block = Block
block-name = Block { $name }
unblock = Unblock
unblock-name = Unblock { $name }
blocked-notice = The member is blocked.
unblocked-notice = The member is no longer blocked.
mail-subject = [{ $community }] { $name } wrote to you
mail-text = { $name } sent you a message that you have not read yet. You get no further mail about this conversation until you have looked.
mail-text-group = { $name } wrote in “{ $title }”. You get no further mail about this conversation until you have looked.
mail-button = Read the message
wait-minutes = { $n ->
    [one] That was very quick. Please go on in a minute.
   *[other] That was a lot at once. Please go on in { $n } minutes.
}
error-takes-no-messages = This member takes no messages from you.
error-you-block = You have blocked this member. Unblock them in your settings to write to them.
error-alone = There is nobody else here to write to.
error-no-such-member = There is no member with this handle:
error-no-such-handle = There is no member with this handle.
error-nobody-to-write-to = Please name somebody other than yourself.
error-too-many-members = You can begin with ten members at most.
error-title-too-long = The title is too long: 100 characters at most.
error-would-wait = Our rules do not let this through. Please write it another way, without links or advertising.
error-put-away = Moderators have put this message away, so it cannot be changed.
error-too-late-to-edit = A message can be changed for 15 minutes only.
error-not-a-group = This is a conversation of two; begin a group to have more.
error-already-in-it = This member is in the group already.
error-group-is-full = The group is full: 30 members at most.
error-one-at-a-time = Please add one member at a time.
error-not-yourself = You cannot block yourself.
error-too-many-blocks = You have blocked as many members as is possible.
