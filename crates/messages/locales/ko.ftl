messages = 메시지
messages-lead = 대화에 있는 사람만 읽을 수 있는 비공개 대화예요.
views = 대화 고르기
view-all = 전체
view-unread = 안 읽음
view-ignored = 무시함
nothing-yet = 아직 메시지가 없어요
nothing-yet-text = 여기나 다른 회원의 프로필에서 메시지를 써 보세요.
nothing-here = 여기엔 아무것도 없어요
unread = 안 읽음
muted = 메일 안 받음
you = 나
only-you = 나만 있어요
and-more = { $names } 외 { $n }명
new-title = 메시지 쓰기
new-lead = 한 명에게, 또는 여러 명을 모아 그룹으로 쓸 수 있어요.
to = 받는 사람
to-help = @minji 같은 아이디를 쉼표로 나누어 열 명까지 적어 주세요.
group-title = 그룹 제목
group-title-help = 여러 명에게 쓸 때만 필요해요.
body = 메시지
send = 보내기
save = 저장
edit = 고치기
delete = 삭제
delete-sure = 이 메시지를 모두에게서 삭제할까요? 내용은 남지 않아요.
report = 신고
edit-title = 메시지 고치기
edit-lead = 보낸 뒤 15분 동안 고칠 수 있어요.
no-longer-editable = 이 메시지는 이제 고칠 수 없어요. 삭제는 할 수 있어요.
back-to-it = 대화
message-deleted = 메시지를 삭제했어요.
earlier = 이전 메시지
to-newest = 최신 메시지로
about-it = 이 대화에 대해
members = 함께하는 사람
add-member = 회원 추가
add-help = 아이디를 적어 주세요. 지금부터 쓰는 메시지만 읽을 수 있고 이전 메시지는 볼 수 없어요.
add = 추가
member-added = 회원을 그룹에 추가했어요.
rename = 제목 바꾸기
renamed-notice = 그룹 제목을 바꿨어요.
leave = 그룹 나가기
leave-sure = 이 그룹에서 나갈까요? 더는 읽을 수 없어요.
left-notice = 그룹에서 나왔어요.
attention-title = 알림
attention-label = 이 대화의 새 소식
attention = { $how ->
    [muted] 메일 안 받기
    [ignored] 무시하기
   *[normal] 보통
}
attention-help = { $how ->
    [muted] 목록에는 그대로 있어요.
    [ignored] 목록에도 안 보이고 메일도 오지 않아요.
   *[normal] 목록에 보이고, 안 읽은 게 있으면 메일로도 알려요.
}
attention-now = { $how ->
    [muted] 이 대화에 대한 메일은 보내지 않을게요.
    [ignored] 이 대화를 무시해요. ‘무시함’에서 다시 찾을 수 있어요.
   *[normal] 이 대화의 소식을 다시 알려 드릴게요.
}
is-ignored = 무시한 대화예요. 목록에 보이지 않고 메일도 오지 않아요.
entry-deleted = 삭제된 메시지예요.
entry-hidden = 운영진이 치운 메시지예요.
entry-folded = 차단한 회원의 메시지예요
folded = 차단한 { $name } 님의 메시지
put-away-why = { $why ->
    [spam] 스팸이나 광고로 보여 운영진이 치운 메시지예요. 다른 사람에게는 보이지 않아요.
    [rude] 무례하거나 혐오스러운 내용이라 운영진이 치운 메시지예요. 다른 사람에게는 보이지 않아요.
    [off_topic] 주제에서 벗어나 운영진이 치운 메시지예요. 다른 사람에게는 보이지 않아요.
    [personal] 개인정보가 있어 운영진이 치운 메시지예요. 다른 사람에게는 보이지 않아요.
    [illegal] 불법적인 내용이라 운영진이 치운 메시지예요. 다른 사람에게는 보이지 않아요.
   *[other] 규칙에 어긋나 운영진이 치운 메시지예요. 다른 사람에게는 보이지 않아요.
}
note-added = { $name } 님이 { $who } 님을 추가했어요.
note-left = { $name } 님이 나갔어요.
note-renamed = { $name } 님이 그룹 제목을 ‘{ $title }’로 바꿨어요.
note-untitled = { $name } 님이 그룹 제목을 지웠어요.
blocks-title = 메시지와 차단
welcome-title = 메시지를 보낼 수 있는 사람
welcome-label = 메시지 받기
welcome = { $who ->
    [staff] 커뮤니티 운영진에게서만
    [nobody] 받지 않기
   *[everybody] 모든 회원에게서
}
welcome-help = 운영진은 언제나 메시지를 보낼 수 있어요. 이미 주고받은 사람도 계속 쓸 수 있으니, 원하지 않으면 차단해 주세요.
welcome-saved = 선택을 저장했어요.
blocked-title = 차단한 회원
blocked-help = 차단한 회원은 나에게 메시지를 쓸 수 없어요. 그룹에서는 그 회원의 메시지가 접혀 보여요. 상대방에게는 알리지 않아요.
nobody-blocked = 차단한 회원이 없어요.
block-whom = 회원 차단
block-whom-help = @minji 같은 아이디를 적어 주세요.
block = 차단
block-name = { $name } 님 차단
unblock = 차단 풀기
unblock-name = { $name } 님 차단 풀기
blocked-notice = 회원을 차단했어요.
unblocked-notice = 차단을 풀었어요.
mail-subject = [{ $community }] { $name } 님이 메시지를 보냈어요
mail-text = { $name } 님이 보낸 메시지를 아직 읽지 않으셨어요. 확인하실 때까지 이 대화에 대한 메일은 다시 보내지 않아요.
mail-text-group = { $name } 님이 ‘{ $title }’에 메시지를 썼어요. 확인하실 때까지 이 대화에 대한 메일은 다시 보내지 않아요.
mail-button = 메시지 읽기
wait-minutes = 짧은 시간에 너무 많이 보냈어요. { $n }분 뒤에 다시 시도해 주세요.
error-takes-no-messages = 이 회원은 회원님의 메시지를 받지 않아요.
error-you-block = 내가 차단한 회원이에요. 메시지를 쓰려면 설정에서 차단을 풀어 주세요.
error-alone = 메시지를 받을 사람이 없어요.
error-no-such-member = 이런 아이디를 쓰는 회원이 없어요:
error-no-such-handle = 이런 아이디를 쓰는 회원이 없어요.
error-nobody-to-write-to = 나 말고 다른 회원을 적어 주세요.
error-too-many-members = 한 번에 열 명까지 시작할 수 있어요.
error-title-too-long = 제목이 너무 길어요. 100자까지 쓸 수 있어요.
error-would-wait = 커뮤니티 규칙 때문에 보낼 수 없어요. 링크나 광고를 빼고 다르게 써 주세요.
error-put-away = 운영진이 치운 메시지는 고칠 수 없어요.
error-too-late-to-edit = 메시지는 보낸 뒤 15분 동안만 고칠 수 있어요.
error-not-a-group = 둘만의 대화예요. 더 많은 사람과 이야기하려면 그룹을 시작해 주세요.
error-already-in-it = 이미 그룹에 있는 회원이에요.
error-group-is-full = 그룹이 가득 찼어요. 30명까지 함께할 수 있어요.
error-one-at-a-time = 한 번에 한 명씩 추가해 주세요.
error-not-yourself = 자기 자신은 차단할 수 없어요.
error-too-many-blocks = 차단할 수 있는 회원 수를 다 채웠어요.
