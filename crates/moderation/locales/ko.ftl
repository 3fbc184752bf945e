# 신고하기
flag-title = 게시물 신고하기
flag-lead = 무엇이 규칙에 어긋나는지 운영진에게 알려 주세요. 운영진이 살펴보고, 결과를 알려 드려요.
flag-profile-title = 프로필 신고하기
flag-profile-lead = 이 프로필의 무엇이 규칙에 어긋나는지 운영진에게 알려 주세요. 운영진이 살펴보고, 결과를 알려 드려요.
flag-content = 내용이 틀렸거나 오래되었나요? 그건 내용을 관리하는 담당자에게 알려 주세요.
flag-content-link = 틀린 내용 알리기
flag-what = 무엇이 문제인가요?
reason-label = 이유
reason-any = 모든 이유
reason = { $code ->
    [spam] 스팸·광고
    [rude] 무례하거나 혐오스러움
    [off_topic] 주제에서 벗어남
    [personal] 개인정보
    [illegal] 불법
    [automatic] 프로그램이 알아챔
   *[other] 그 밖의 문제
}
reason-help = { $code ->
    [spam] 무언가를 광고하거나 같은 글을 되풀이해서 올려요.
    [rude] 누군가를 모욕하거나 위협해요.
    [off_topic] 이 글타래나 공간과 관계가 없어요.
    [personal] 누군가의 주소, 전화번호 같은 사적인 내용이 드러나요.
    [illegal] 법에 어긋나거나 그런 일을 부추겨요.
   *[other] 아래에 무엇인지 적어 주세요.
}
reason-usual = 커뮤니티 규칙에 어긋나요
flag-note = 자세히 알려 주세요
flag-note-help = “그 밖의 문제”라면 꼭 적어 주세요. 500자까지 쓸 수 있어요.
flag-send = 신고하기
flag-secret = 누가 신고했는지는 운영진만 볼 수 있어요. 글쓴이는 알 수 없어요.
flagged-now = 알려 주셔서 고마워요. 운영진이 살펴보고 결과를 알려 드릴게요.
flags-enough = 오늘은 20건을 신고했어요. { $n }시간 뒤에 다시 신고할 수 있어요. 급하면 커뮤니티 팀에 연락해 주세요.
own-title = 내 신고
own-lead = 운영진에게 신고한 것과 그 결과예요. 나와 운영진만 볼 수 있어요.
own-none = 신고한 것이 없어요
own-none-text = 규칙에 어긋나는 것은 게시물의 메뉴나 프로필에서 신고할 수 있어요.
own-waiting = 운영진이 살펴볼 예정이에요
own-gone = 이제 볼 수 없는 게시물
take-back = 신고 취소하기
taken-back = 신고를 취소했어요.
outcome = { $code ->
    [agreed] 운영진이 동의하고 조치했어요
    [disagreed] 살펴봤지만 규칙에 어긋나지 않아요
   *[nothing] 살펴봤고, 더 할 일이 없어요
}

# 메일
mail-flag-subject = { $community }에서 신고하신 내용의 결과
mail-flag-what = { $code ->
    [post] “{ $title }”에 올라온 글을 신고하셨어요.
    [member] { $title } 님의 프로필을 신고하셨어요.
   *[message] 쪽지를 신고하셨어요.
}
mail-flag-text = { $code ->
    [agreed] 신고해 주셔서 고마워요. 운영진이 살펴보고 동의해서 조치했어요.
    [disagreed] 신고해 주셔서 고마워요. 운영진이 살펴봤지만 규칙에 어긋나지 않는다고 판단했어요.
   *[nothing] 신고해 주셔서 고마워요. 운영진이 살펴봤고, 더 할 일이 없어요.
}
mail-flag-button = 내 신고 보기
mail-assigned-subject = { $community }에서 맡으실 신고가 있어요
mail-assigned-text = { $code ->
    [post] { $by } 님이 “{ $title }”에 올라온 글에 대한 신고를 맡겼어요.
    [member] { $by } 님이 { $title } 님의 프로필에 대한 신고를 맡겼어요.
   *[message] { $by } 님이 쪽지에 대한 신고를 맡겼어요.
}
mail-assigned-button = 신고 보기
mail-away-subject = “{ $title }”에 쓰신 글
mail-away-text = { $code ->
    [hide] { $community }의 “{ $title }”에 쓰신 글을 운영진이 숨겼어요. 이유: { $reason }
   *[remove] { $community }의 “{ $title }”에 쓰신 글을 운영진이 삭제했어요. 이유: { $reason }
}
mail-away-button = 글 보기

# 목록
moderation = 운영
queue-title = 신고 목록
queue-lead = 회원이 신고한 것이에요. 이유, 신고한 사람 수, 기다린 시간에 따라 급한 것부터 보여요.
whose = { $code ->
    [all] 처리 전
    [mine] 내가 맡음
    [nobody] 맡은 사람 없음
    [others] 다른 사람이 맡음
   *[done] 처리함
}
queue-none = 기다리는 신고가 없어요
queue-none-text = 회원이 신고하면 여기에 나타나요.
queue-none-filtered = 이 조건에 맞는 신고가 없어요
queue-none-filtered-text = 다른 공간이나 이유를 골라 보세요.
space = 공간
space-any = 모든 공간
apply = 보기
flags-unit = 신고
post-kind = { $code ->
    [opening] 글
    [answer] 답변
    [comment] 댓글
    [message] 쪽지
   *[profile] 프로필
}
tick = 고르기
tick-this = “{ $title }” 고르기
more = “{ $title }” 더 보기
details = 자세히
see-there = 그 자리에서 보기
keys-move = 다음, 이전
keys-open = 열기
act-hide = 숨기기
act-remove = 삭제하기
act-disagree = 규칙에 맞음
act-ignore = 할 일 없음
claim = 맡기
release = 내려놓기
claimed-by = { $name } 님이 맡고 있어요
claimed-by-me = 내가 맡고 있어요
claimed-by-nobody = 아직 맡은 사람이 없어요.
many = 고른 것을 모두
many-do = 처리하기
reason-for-author = 글쓴이에게 알릴 이유
reason-for-author-help = 숨기거나 삭제한 글의 글쓴이가 읽어요. 비워 두면 신고된 이유를 알려요.
settled-many = { $n }건을 처리했어요.
settled-some = { $n }건을 처리했고 { $count }건은 못 했어요. { $why }

# 신고 하나
case-of = 신고: { $title }
flagged-since = 신고됨
is-removed = 삭제된 글이에요.
is-hidden = 숨겨진 글이에요.
what-was-written = 신고된 내용
about-post = { $name } 님의 글에 대한 글이에요:
profile-empty = 프로필에 적은 내용이 없어요.
flags-many = 신고 { $n }건
flagger-record = 맞았던 신고 { $n_agreed }건, 아니었던 신고 { $n_others }건
by-program = 프로그램
decide = 결정
decide-label = 어떻게 할까요?
decision = { $code ->
    [hide] 숨김
    [remove] 삭제함
    [edit] 고침
    [agree] 동의함
    [disagree] 규칙에 맞음
   *[ignore] 할 일 없음
}
decision-do = { $code ->
    [hide] 동의하고 숨기기
    [remove] 동의하고 삭제하기
    [edit] 동의하고 고치기
    [agree] 동의하기
    [disagree] 규칙에 맞음
   *[ignore] 할 일 없음
}
decision-help = { $code ->
    [hide] 글쓴이와 운영진만 볼 수 있어요. 다시 보이게 할 수 있어요.
    [remove] 글타래에서 사라져요. 되돌릴 수 있어요.
    [edit] 편집기로 가서 규칙에 어긋나는 부분을 빼요.
    [agree] 신고가 맞았어요. 이어지는 조치는 다른 곳에서 해요.
    [disagree] 신고가 맞지 않아요. 글은 그대로 두어요.
    [hide_profile] 글과 사진은 본인과 운영진에게만 보이고 이름은 남아요. 이유는 본인에게 알려요.
    [hide_message] 대화 상대에게 더는 보이지 않아요. 이유는 쓴 사람에게 알려요.
    [disagree_profile] 신고가 맞지 않아요. 프로필이 다른 사람에게도 보여요.
   *[ignore] 이미 해결된 경우 등이에요.
}
settle = 처리하기
settled-now = 처리했어요. 신고한 분들께 결과를 알렸어요.
settled-edit = 처리했어요. 이제 규칙에 어긋나는 부분을 고쳐 주세요.
notes = 메모와 경과
note = 메모
note-help = 운영진만 볼 수 있어요.
note-do = 메모 남기기
noted-now = 메모를 남겼어요.
entry-claimed = 맡았어요
entry-released = 내려놓았어요
entry-assigned = { $name } 님에게 맡겼어요
entry-settled = 처리했어요: { $what }
record = 글쓴이
joined = 가입
posts = 글
record-agreed = 지난 신고 중 맞은 것
record-others = 지난 신고 중 아닌 것
who-works = 맡은 사람
edit = 고치기
assign-to = 다른 사람에게 맡기기
assign-choose = 운영진 고르기
assign = 맡기기
claimed-now = 30분 동안 맡았어요.
released-now = 내려놓았어요.
assigned-now = 맡겼어요.

# 잘못된 입력
error-reason-required = 무엇이 문제인지 골라 주세요.
error-note-for-other = 무엇인지 적어 주세요.
error-decision-required = 어떻게 할지 골라 주세요.
error-not-a-moderator = 운영진을 골라 주세요.
error-none-chosen = 하나 이상 골라 주세요.
refusal-own-subject = 내 것은 신고할 수 없어요. 직접 고치거나 삭제할 수 있어요.
refusal-flagged-already = 이미 신고했어요. 운영진이 살펴볼 거예요.
refusal-case-settled = 이미 처리됐어요.
refusal-claimed-by-other = 다른 사람이 맡고 있어요.
refusal-not-for-profiles = 여기서는 글만 삭제하거나 고칠 수 있어요.

# 조치와 이의
kind = { $code ->
    [note] 메모
    [warning] 경고
    [silence] 글쓰기 정지
    [suspension] 이용 정지
   *[removal] 영구 퇴출
}
kind-help = { $code ->
    [note] 운영진만 봐요. 회원에게 알리지 않아요.
    [warning] 회원에게 알려요. 계속 글을 쓸 수 있어요.
    [silence] 정한 날까지 읽기만 할 수 있어요.
    [suspension] 정한 날까지 들어올 수 없어요.
   *[removal] 다시 들어올 수 없어요. 다른 운영진이 확인해야 하고, 그때까지는 이용이 정지돼요.
}
standing = { $code ->
    [note] 운영진 메모
    [proposed] 확인을 기다려요
    [stands] 적용 중
    [served] 끝났어요
    [lifted] 해제됐어요
    [declined] 퇴출하지 않기로 했어요
   *[overturned] 이의가 받아들여졌어요
}
record-of = { $name } 님의 기록
record-lead = 지금까지 받은 조치와 신고예요. 운영진만 볼 수 있어요.
see-profile = 프로필
given = 받은 조치
given-nothing = 아직 받은 조치가 없어요.
given-by = 조치한 사람: { $name }
confirmed-by = 확인한 사람: { $name }
internal-note = 운영진 메모
internal-note-help = 회원은 볼 수 없어요. “메모”라면 꼭 적어 주세요.
lift = 해제하기
lift-reason = 이유 (회원이 읽어요)
give = 조치하기
give-what = 어떤 조치인가요?
give-days = 기간
give-days-help = 글쓰기 정지와 이용 정지에만 필요해요.
give-days-choose = 고르기
for-days = { $n }일
rule = 어긴 규칙
rule-help = 회원이 읽어요. 메모가 아니라면 꼭 있어야 해요.
give-message = 회원에게 전할 말
give-message-help = 무엇이 문제였고 앞으로 어떻게 해야 하는지 적어 주세요.
give-about = 신고된 글에 대한 조치예요.
give-do = 조치하기
given-now = { $code ->
    [note] 메모를 남겼어요.
    [removal] 퇴출을 제안했어요. 다른 운영진의 확인을 기다려요.
   *[given] 조치하고 회원에게 알렸어요.
}
lifted-now = 해제하고 회원에게 알렸어요.
confirmed-now = 퇴출을 확인하고 회원에게 알렸어요.
declined-now = 퇴출하지 않기로 하고 회원에게 알렸어요.
decided-now = 결정하고 회원에게 알렸어요.
until = 끝나는 때
appeal = 이의 신청
appeal-open = 심사 중
appeal-upheld = 이의를 받아들임
appeal-rejected = 이의를 받아들이지 않음
appeal-do = 이의 신청하기
appeal-text = 왜 이 조치가 맞지 않나요?
appeal-text-help = 한 번만 신청할 수 있고, 조치하지 않은 다른 운영진이 결정해요.
appeal-send = 보내기
appealed-now = 이의 신청을 받았어요. 결과를 메일로 알려 드릴게요.
appeal-answer = 회원에게 할 답
appeal-uphold = 받아들이고 해제하기
appeal-reject = 받아들이지 않기
appeals = 이의 신청
removals = 확인을 기다리는 영구 퇴출
removal-confirm = 영구 퇴출하기
removal-decline = 퇴출하지 않기
needs-other = 다른 운영진이 결정해야 해요.
waiting-title = 두 번째 판단
waiting-lead = 이의 신청과 영구 퇴출은 처음 조치한 사람이 아닌 운영진이 결정해요.
waiting-none = 기다리는 것이 없어요
waiting-none-text = 이의 신청과 퇴출 제안이 여기에 나타나요.
own-record-title = 내 기록
own-record-lead = 운영진이 취한 조치와 그 이유, 끝나는 때예요. 나와 운영진만 볼 수 있어요.
own-record-none = 받은 조치가 없어요
own-record-none-text = 고마워요. 계속 즐겁게 이용해 주세요.
mail-sanction-subject = { $community } 운영진의 알림
mail-given = { $code ->
    [warning] { $community }의 운영진이 경고를 보냈어요.
    [silence] { $community }의 운영진이 글쓰기를 정지했어요. 읽는 것은 계속할 수 있어요.
    [suspension] { $community }의 운영진이 계정 이용을 정지했어요.
   *[removal] { $community }의 운영진이 계정을 영구 퇴출하자고 제안했어요. 다른 운영진이 확인할 때까지 이용이 정지돼요.
}
mail-until = { $date }까지예요.
mail-rule = 어긴 규칙: { $rule }
mail-confirmed = 다른 운영진이 확인해서 { $community }에서 영구 퇴출됐어요.
mail-ended = { $code ->
    [warning] { $community }에서 받은 경고가 해제됐어요. 이유: { $reason }
    [silence] { $community }에서 다시 글을 쓸 수 있어요. 이유: { $reason }
    [suspension] { $community }의 이용 정지가 해제됐어요. 이유: { $reason }
   *[removal] { $community }에서 퇴출하지 않기로 했어요. 이유: { $reason }
}
mail-decided = { $code ->
    [upheld] { $community }에서 이의가 받아들여졌어요. 조치는 해제됐어요.
   *[rejected] { $community }에서 이의를 살펴봤지만 조치는 그대로예요.
}
mail-decide-subject = { $code ->
    [removal] { $community }: 영구 퇴출에 두 번째 판단이 필요해요
   *[appeal] { $community }: 이의 신청이 결정을 기다려요
}
mail-decide-text = { $code ->
    [removal] { $by } 님이 { $name } 님을 영구 퇴출하자고 제안했어요. 다른 운영진이 확인하고 결정해야 해요.
   *[appeal] { $by } 님이 취한 조치({ $kind })에 { $name } 님이 이의를 신청했어요. 다른 운영진이 결정해야 해요.
}
mail-decide-button = 기다리는 것 보기
mail-sanction-button = 내 기록 보기
error-kind-required = 어떤 조치인지 골라 주세요.
error-sanction-days = 1일에서 365일 사이로 골라 주세요.
error-verdict-required = 받아들일지 골라 주세요.
error-not-their-post = 이 회원이 쓴 글이 아니에요.
error-unknown-rule = 커뮤니티 규칙 가운데 하나를 골라 주세요.
refusal-removed-already = 이미 퇴출됐거나 퇴출이 제안됐어요.
refusal-not-yourself = 자신에게는 할 수 없어요.
refusal-same-or-higher-role = 역할이 같거나 더 높은 사람에게는 할 수 없어요.
refusal-sanction-ended = 이미 끝났어요.
refusal-second-person = 다른 운영진이 결정해야 해요.
refusal-appealed-already = 이의는 한 번만 신청할 수 있어요.
refusal-appeal-decided = 이미 결정됐어요.

# Held posts
held-title = 확인 대기
held-lead = 자동 점검이 멈춘 글이에요. 오래된 것부터 보여요. 결정하기 전에는 글쓴이와 운영진만 볼 수 있어요. 지워지는 글은 없어요.
held-none = 기다리는 글이 없어요
held-none-text = 자동 점검이 멈춘 글이 여기에 모여요.
held-which = 대상
held-ticked = 고른 글
held-listed = 이 페이지의 { $n }개 모두
held-stand = 공개하기
held-spam = 광고로 거절하기
held-decline = 거절하기
held-decline-why = 이유를 적어 거절하기
held-member-spam-key = 이 회원의 글 모두 거절
held-member-spam = 이 회원의 글 { $n }개를 광고로 거절하기
held-member-stand = 이 회원의 글 { $n }개를 공개하기
held-spam-reason = 광고로 보여요.
held-why = 기다리는 이유
held-posts = 글 { $n }개
held-others = 같은 주소의 다른 회원 { $n }명
held-stand-done = 글 { $n }개를 공개했어요.
held-declined-done = 글 { $n }개를 거절했어요. 글쓴이는 이유를 읽을 수 있어요.
error-none-held-chosen = 글과 할 일을 골라 주세요.
mail-declined = 운영진이 글을 확인하고 거절했어요. 이유를 볼 수 있고, 쓴 글은 그대로 남아 있어요.
mail-declined-button = 이유 보기
own-held-title = 기다리는 내 글
own-held-lead = 운영진의 확인을 기다리거나 거절된 글이에요. 나와 운영진만 볼 수 있어요.
own-held-none = 기다리는 글이 없어요
own-held-none-text = 쓰신 글은 바로 공개돼요.
own-held-waits = 운영진 확인 대기
own-held-declined = 거절됨
own-held-withdraw = 글 거두기
own-held-reason = 이유: { $reason }
own-held-why = 자동 점검이 알아챈 점:

# Word rules and other checks
words-title = 단어와 점검
words-lead = 어떤 단어를 멈추고, 신고하고, 바꾸고, 거절할지, 그 밖에 무엇을 점검할지 정해요. 팀의 글은 점검하지 않아요.
words-rules = 단어 규칙
words-none = 아직 규칙이 없어요.
words-search = 규칙 검색
words-all = 모두 보기
words-not-found = “{ $text }”에 맞는 규칙이 없어요.
word-new = 새 규칙
word-edit = 규칙 고치기
word-pattern = 단어나 구절
word-pattern-help = 여러 개는 | 로 나눠요. 조사나 어미가 붙은 말에도 맞지만 다른 단어의 일부에는 맞지 않아요. 끝에 * 를 붙이면 더 긴 단어에도 맞아요.
word-then = 맞으면
word-action = { $code ->
    [hold] 멈추기
    [flag] 신고하기
    [replace] 바꾸기
   *[block] 거절하기
}
word-action-help = { $code ->
    [hold] 글이 운영진을 기다려요. 글쓴이는 이유를 볼 수 있어요.
    [flag] 글은 공개되고 운영진 목록에 올라가요.
    [replace] 단어가 바뀌어요. 글쓴이에게도 그렇게 보여요.
   *[block] 글을 받지 않아요. 글쓴이가 고칠 수 있고, 양식이 그 단어를 알려 줘요.
}
word-replacement = 바꿀 말
word-replacement-help = “바꾸기”에만 써요. 비워도 돼요.
word-where = 언어
word-language = { $code ->
    [ko] 한국어 글
    [ja] 일본어 글
    [en] 영어 글
   *[any] 모든 글
}
word-more = 더 보기
word-loose = 글자를 띄어 써도
word-loose-help = b a d, 바.보, 다른 가나로 쓴 말도 포함해요.
word-everywhere = 코드와 주소 안에서도
word-off = 쉬는 규칙
word-off-help = 규칙이 쉬고 아무것에도 맞지 않아요.
word-note-help = 이 규칙이 있는 까닭이에요. 운영진만 봐요.
word-delete = 규칙 지우기
word-saved = 저장했어요. 이제부터 적용돼요.
word-deleted = 지웠어요.
word-try = 글로 시험하기
word-try-text = 글
word-try-help = 아무것도 저장하지 않아요. 저장된 규칙의 결과와 글만 본 스팸 점수를 보여요.
word-try-do = 시험하기
word-try-none = 맞는 규칙이 없어요.
word-try-score = 스팸 점수: 100점 가운데 { $n }점
checks-title = 다른 점검
checks-spam = 스팸 점수
checks-spam-help = 아직 잘 모르는 회원의 글에 이유가 달린 점수를 매겨요.
checks-hold-from = 멈추는 점수
checks-hold-from-help = 100점 가운데 50에서 99. 처음에는 90이 좋아요.
checks-first-posts = 먼저 확인하는 첫 글
checks-first-posts-help = 새 회원마다 글 0~10개를 먼저 확인해요.
checks-limits = 신뢰 등급에 따른 한도
checks-limits-help = 새 회원이 쓰고, 링크하고, 부를 수 있는 양이에요.
checks-repeats = 같은 내용 되풀이
checks-repeats-help = 하루에 거의 같은 글이 세 번째이거나 세 번째 회원이 같은 글을 올리면 신고 목록에 올라요. 새 회원의 글과 한 시간에 다섯 번째부터는 기다려요. 짧은 글은 세지 않아요.
checks-pace = 10분 동안 글 수
checks-pace-help = 사람이 쓸 수 있는 양을 넘으면 신고 목록에 올라요. 두 배를 넘은 글과 새 회원의 글은 기다려요. 5~100, 0이면 세지 않아요.
checks-accounts = 같은 주소의 새 계정
checks-accounts-help = 하루 안에 다른 새 계정이 이만큼 되면 그다음 계정의 글은 기다려요. 1~50, 0이면 세지 않아요. 주소는 해시로 사흘만 보관해요.
error-word-action-required = 맞으면 무엇을 할지 골라 주세요.
error-pattern-too-short = 한 글자와 * 는 거의 모든 글에 맞아요.
error-pattern-star-inside = * 는 단어 끝에만 쓸 수 있어요.
error-hold-from = 50에서 99 사이의 수를 적어 주세요.
error-first-posts = 0에서 10 사이의 수를 적어 주세요.
error-pace = 5에서 100 사이의 수나 0을 적어 주세요.
error-accounts = 0에서 50 사이의 수를 적어 주세요.
mail-stands-subject = “{ $title }”에 쓴 글이 공개됐어요
mail-stands-text = { $community } 운영진이 “{ $title }”에 쓴 글을 확인했어요. 이제 모두가 볼 수 있어요. 기다려 주셔서 고마워요.
mail-stands-button = 글 보기
why = { $code ->
    [word] 단어: { $detail }
    [first_posts] 새 회원의 첫 글은 먼저 확인해요
    [repeats] 같은 내용을 { $detail }번째 올림
    [copies] 같은 내용을 { $detail }명이 올림
    [pace] 10분 동안 글 { $detail }개
    [accounts] 같은 주소에 다른 새 계정 { $detail }개
    [links] 링크
    [link_share] 거의 링크뿐
    [unseen_hosts] 여기서 처음 보는 사이트 링크
    [hidden_hosts] 어디로 가는지 숨긴 링크
    [bare_link] 링크만 있는 글
    [repeated] 같은 글이 전에 있었음
    [repeated_often] 같은 글이 여러 번 있었음
    [soon_after_sign_up] 막 가입함
    [soon_after_post] 바로 앞 글에 이어서 씀
    [shouting] 대문자뿐
    [excitement] 느낌표 연속
    [offers] 권유하는 말
    [contacts] 전화번호나 메신저
    [offer_with_contact] 권유와 연락처
    [lookalikes] 비슷하게 생긴 다른 글자
    [invisible] 보이지 않는 글자
    [spelled_out] 글자를 띄어 쓴 말
    [other_language] 여기서 쓰지 않는 언어
    [emoji] 이모지가 많음
    [first_post] 첫 글
    [same_address] 같은 주소에서 다른 사람도 씀
    [off_topic] 이 커뮤니티 이야기가 아님
    [standing] 앞선 글이 공개돼 있음
    [learned] 운영진이 전에 내린 판단과 비슷함
   *[other] 그 밖의 이유
}

# 기록
log-title = 기록
log-lead = 운영진이 한 일이에요. 나와, 나와 같거나 높은 역할의 사람에게 한 일은 보이지 않아요.
log-what = 한 일
log-any = 모든 일
log-by = 한 사람
log-anybody = 모든 운영진
log-member = 받은 회원 (@이름)
log-to = →
log-none = 기록이 없어요
log-none-text = 운영진이 한 일이 여기에 나타나요.
log-saved = 저장했어요.
save = 저장하기
deed = { $code ->
    [settled] 신고 처리
    [assigned] 신고를 맡김
    [sanctioned] 조치
    [lifted] 조치 해제
    [let_in] 이용 정지 해제
    [profile_shown] 프로필을 다시 보이게 함
    [withhold] 이전 버전 숨김
    [unwithhold] 이전 버전 보이기
    [removal_proposed] 퇴출 제안
    [removal_confirmed] 퇴출 확인
    [removal_declined] 퇴출하지 않음
    [appeal_decided] 이의 결정
    [overturned] 이의를 받아들여 해제
    [trust_set] 신뢰 등급을 정함
    [trust_settings] 신뢰 등급 조건을 바꿈

    [mediation_opened] 중재를 시작함
    [mediation_proposed] 합의를 제안함
    [mediation_handed] 중재를 넘김
    [mediation_closed] 중재를 끝냄
    [hide] 글 숨김
    [show] 글 다시 보임
    [remove] 글 삭제
    [restore] 글 되돌림
    [move] 글타래 옮김
    [edit] 글을 고침
    [split] 글을 나눔
    [merge] 글을 합침
    [lock] 글을 잠금
    [unlock] 잠금을 풂
    [pin] 글을 고정함
    [unpin] 고정을 풂
    [switch_topic] 글타래 잠금·고정
    [slow_down] 느린 모드
    [let_stand] 멈춘 글을 공개
    [decline] 멈춘 글을 거절
    [word_saved] 단어 규칙 변경
    [word_deleted] 단어 규칙 삭제
    [checks_saved] 점검 변경
    [save_settings] 공개 운영 기록 설정
    [decide_held] 멈춘 글 처리
   *[other] 그 밖의 일
}
public-title = 공개 운영 기록
public-lead = 운영진이 한 일을 요약한 것이에요. 누구의 이름도 나오지 않아요.
public-closed = 아직 공개하지 않았어요. 운영진만 볼 수 있어요.
public-none = 아직 아무것도 없어요
public-date = 날짜
public-about = 무엇을
public-rule = 규칙
public-other-rule = 그 밖의 규칙
public-result = 결과
public-switch = 모두에게 공개하기
public-switch-help = 날짜, 종류, 규칙, 공간, 결과만 나와요. 이름이나 글은 나오지 않아요.
public-see = 보기
public-state = { $code ->
    [open] 모두에게 공개
   *[closed] 운영진만 볼 수 있음
}
public-what = { $code ->
    [post] 글
   *[profile] 프로필
}
public-outcome = { $code ->
    [given] 적용
    [proposed] 제안
    [lifted] 해제
    [declined] 하지 않음
   *[overturned] 이의를 받아들임
}

# 감사 기록에 적히는, 직원이 한 일
deed-moderation-assigned = 신고 건 담당자 지정
deed-moderation-claim = 신고 건 맡음
deed-moderation-release = 신고 건 내려놓음
deed-moderation-note = 신고 건에 메모
deed-moderation-settled = 신고 처리
deed-moderation-sanctioned = 제재
deed-moderation-removal-proposed = 영구 퇴장 제안
deed-moderation-removal-confirmed = 영구 퇴장 확정
deed-moderation-removal-declined = 영구 퇴장 반려
deed-moderation-lifted = 제재 해제
deed-moderation-overturned = 이의 제기로 제재 취소
deed-moderation-appeal-decided = 이의 제기 판단
deed-moderation-save-settings = 운영 설정 변경
deed-moderation-checks-saved = 자동 확인 설정 변경
deed-moderation-decide-held = 보류된 글 처리
deed-moderation-word-saved = 단어 규칙 저장
deed-moderation-word-deleted = 단어 규칙 삭제
deed-moderation-trust-set = 회원의 신뢰 등급 지정
deed-moderation-trust-settings = 신뢰 등급 설정 변경

# 신뢰 등급
mail-trust-subject = { $community }에서 ‘{ $name }’ 등급이 되었어요
mail-trust-risen = 글을 읽고 함께해 주셔서 { $community }에서 ‘{ $name }’ 등급이 되었어요. 고마워요.
mail-trust-fallen =
    이제 등급은 ‘{ $name }’이에요. 그 위 등급은 지난 100일을 보고 정해지는데, 요즘 활동이 기준보다 적었어요.

    기준을 다시 채우면 바로 돌아와요. 다른 것은 그대로예요.
mail-trust-button = 내 등급 보기
trust-title = 내 등급
trust-lead = 글을 읽고 함께할수록 올라가요. 새로 온 분은 할 수 있는 일이 조금 적어요. 누구도 도배하지 못하게 하기 위해서예요.
trust-now = (지금 등급)
trust-text = { $level ->
    [0] 이제 막 왔어요
    [1] 조금 둘러봤어요
    [2] 꾸준히 오고 함께해요
    [3] 이틀에 한 번은 와요
   *[4] 운영진이 정해요
}
trust-staff = 직원은 제한 없이 가장 높은 등급으로 활동해요.
trust-staff-member = 직원은 제한 없이 가장 높은 등급으로 활동해요. 아래는 지금까지 센 것이에요.
trust-by-hand = 운영진이 정한 등급이라 저절로 바뀌지 않아요.
trust-since = { $date }부터
trust-next = ‘{ $name }’ 등급까지 남은 것
trust-keep = ‘{ $name }’ 등급을 지키려면
trust-how = 글을 읽는 동안 세고 있어요. 조건을 채우면 늦어도 한 시간 안에 저절로 올라가요.
trust-keep-how = 각각 { $percent }%만 채워도 유지돼요. 최근 100일(또는 운영진이 정한 기간)을 봐요.
trust-met = 채웠어요
trust-left = { $n } 남았어요
trust-too-many = 최대 { $n }까지예요
trust-what = { $code ->
    [topics_entered] 열어 본 글
    [posts_read] 읽은 다른 사람의 글·답변·댓글
    [minutes_read] 읽은 시간(분)
    [days_visited] 방문한 날
    [likes_received] 받은 추천과 반응
    [likes_given] 보낸 추천과 반응
    [topics_replied_to] 답변이나 댓글을 남긴 다른 사람의 글
    [topics_viewed_lately] 최근에 열어 본 글
    [posts_read_lately] 최근에 읽은 글·답변·댓글
    [members_liking] 추천하거나 반응한 사람
    [days_liked] 추천과 반응을 받은 날
    [flagged_posts] 규칙을 어긴 내 글
    [flagged_by] 그 글을 신고한 사람
    [penalties] 글쓰기 제한과 이용 정지
    [days] 기간(일, 100까지)
    [topics_viewed_percent] 전체 글 중 열어 본 비율(%)
    [topics_viewed_cap] 열어 본 글은 이만큼까지만 요구
    [posts_read_percent] 전체 글·답변·댓글 중 읽은 비율(%)
    [posts_read_cap] 읽은 것은 이만큼까지만 요구
    [topics_viewed_all_time] 지금까지 열어 본 글
    [posts_read_all_time] 지금까지 읽은 글·답변·댓글
    [most_flagged] 규칙을 어긴 글의 최대 수
    [penalty_days] 제한과 정지가 없어야 하는 날
    [kept_days] 적어도 유지되는 날
   *[kept_percent] 이만큼 채우면 유지(%)
}
trust-limits = 지금 할 수 있는 것
trust-limit = { $code ->
    [topics_a_day] 하루에 새로 쓰는 글
    [replies_a_day] 하루 답변과 댓글
    [links] 글 하나의 링크
    [images] 글 하나의 그림
    [attachments] 글 하나의 첨부 파일
    [mentions] 글 하나에서 부르는 사람
    [messages_a_day] 하루에 시작하는 쪽지
   *[seconds_between_posts] 두 글 사이의 시간(초)
}
no-limit = 제한 없음
at-most = { $n ->
    [0] 없음
   *[other] { $n }
}
seconds = { $n }초
trust-admin-title = 신뢰 등급
trust-admin-lead = 회원이 읽고 함께하며 보여 준 것, 그리고 할 수 있는 일이에요. 등급은 프로그램이 계산하고, 여기서 바꾼 것은 몇 분 안에 모두에게 적용돼요.
trust-asks = ‘{ $name }’ 등급의 조건
trust-limits-by-level = 등급마다 할 수 있는 것
trust-limits-help = 비우면 제한이 없고, 0은 전혀 할 수 없다는 뜻이에요. 직원에게는 제한이 없어요.
trust-limit-name = 제한
trust-and-above = { $name } 이상
trust-saved = 신뢰 등급을 저장했어요. 회원들의 등급을 다시 계산하고 있어요.
trust-reset = 기본값으로 되돌리기
trust-reset-text = 마당이 처음에 가지고 있던 조건과 제한이에요.
trust-reset-sure = 모든 조건과 제한을 기본값으로 되돌릴까요?
trust-reset-done = 모두 처음 값으로 되돌렸어요.
trust-of = { $name } 님의 신뢰 등급
trust-facts = 지금까지 센 것
trust-fact = 항목
trust-all-time = 전체
trust-lately = 최근
trust-set = 등급 직접 정하기
trust-set-level = 등급
trust-set-help = 직접 정한 등급은 ‘조건에 따라’를 다시 고를 때까지 그대로예요.
trust-earned = 조건에 따라
trust-set-done = 등급을 정했어요.
refusal-trust-staff = 직원은 역할에 따라 가장 높은 등급이에요.
error-trust-number = 정수를 적어 주세요.
error-trust-range = 수가 너무 작거나 커요.

deed-moderation-mediation-opened = 중재 시작
deed-moderation-mediation-written = 중재에서 한쪽에 씀
deed-moderation-mediation-noted = 중재에 메모함
deed-moderation-mediation-proposed = 합의 제안
deed-moderation-mediation-handed = 중재 넘김
deed-moderation-mediation-closed = 중재 종료

# The moderators' own space
room-group = 운영진
room-group-about = 운영진 공간에 쓸 수 있어요.
room-name = 운영진
room-about = 운영진끼리 이야기하는 공간이에요. 다른 사람에게는 보이지 않아요.

# Mediation
mediation-title = 중재
mediation-lead = 두 멤버 사이가 좋지 않을 때, 운영진이 양쪽의 이야기를 따로 듣고 합의를 찾아요.
mediation-new = 중재 시작하기
mediation-new-lead = 내가 중재자가 돼요. 양쪽은 각각 나하고만 이야기하고, 상대가 쓴 글은 볼 수 없어요.
mediation-none = 아직 중재가 없어요
mediation-none-text = 두 멤버가 자꾸 부딪힐 때 시작해 보세요.
mediation-private = 중재자와 매니저만 볼 수 있어요.
mediator-is = 중재자: { $name }
mediation-open = 진행 중
mediation-over = 끝남
mediation-opened = 중재를 시작했어요. 양쪽에 메일을 보냈어요.
mediation-kept = 반영했어요.
mediation-handed = 중재를 넘겼어요.
mediation-sent = 보냈어요.
mediation-first = 한쪽
mediation-second = 다른 쪽
mediation-handle-help = @minji 같은 핸들을 적어 주세요.
mediation-about = 무엇에 관한 일인가요
mediation-about-help = 양쪽 모두에게 보여요.
mediation-topic = 관련 글
mediation-topic-help = 있으면 주소나 ID를 적어 주세요.
mediation-words = 양쪽에 보내는 첫인사
mediation-words-help = 양쪽 모두에게 보여요.
mediation-do = 시작하기
mediation-reading = 매니저로서 보고 있어요. 양쪽에는 중재자만 쓸 수 있어요.
mediation-write = { $name } 님에게 쓰기
mediation-send = 보내기
mediation-shared = 양쪽 모두에게
mediation-shared-none = 아직 제안한 합의가 없어요.
mediation-proposal = 합의 제안
mediation-proposal-help = 양쪽이 읽고 따로 답해요. 새로 제안하면 양쪽에 다시 물어봐요.
mediation-propose = 제안하기
mediation-note-help = 중재자와 매니저만 볼 수 있어요.
mediation-close = 중재 끝내기
mediation-outcome = 결과
mediation-not-agreed = 합의로 끝내려면 양쪽이 모두 동의해야 해요.
mediation-closing = 마무리 인사
mediation-hand = 넘기기
mediation-standing = { $code ->
    [hearing] 이야기 듣는 중
    [proposed] 합의를 제안함
    [agreed] 양쪽이 동의함
    [agreement] 합의함
    [no_agreement] 합의하지 못함
   *[withdrawn] 그만둠
}
mediation-entry = { $code ->
    [note] 메모
    [proposal] 합의를 제안함
    [confirmed] 동의함
    [declined] 동의하지 않음
    [handed] 중재를 넘김
    [closed] 중재를 끝냄
   *[message] 글
}
own-mediation-title = 중재
own-mediation-lead = 나와 다른 멤버 사이를 운영진이 중재하는 곳이에요.
own-mediation-none = 참여하고 있는 중재가 없어요.
own-parts = 내 기록, 신고, 기다리는 글
own-mediation-words = { $name } 님하고만 나누는 이야기예요. 상대는 여기 쓴 글을 볼 수 없어요.
mediation-you = 나
mediation-do-you-agree = 이 합의에 동의하시나요?
mediation-your-answer = 내 답
mediation-agree = 동의해요
mediation-decline = 동의하지 않아요
mediation-why = 하고 싶은 말
mediation-why-help = 동의하지 않으면 꼭 적어 주세요. 중재자에게만 보여요.
mediation-say-help = 중재자와 커뮤니티 매니저만 볼 수 있어요.
mediation-is-over = 이 중재는 끝났어요.
mail-mediation-subject = { $community } 중재 안내
mail-mediation = { $code ->
    [opened] { $community } 운영진이 다른 멤버와의 일에 대해 이야기를 듣고 싶어 해요. 쓰신 글은 상대에게 보이지 않아요.
    [proposed] { $community }의 중재자가 합의를 제안했어요. 읽고 동의하는지 알려 주세요.
    [closed] { $community }의 중재가 끝났어요. 어떻게 끝났는지 확인해 주세요.
   *[written] { $community }의 중재자가 글을 남겼어요.
}
mail-mediator = { $code ->
    [answered] 합의 제안에 한쪽이 답했어요.
    [handed] 중재를 넘겨받았어요.
   *[said] 중재에 한쪽이 글을 남겼어요.
}
mail-mediation-button = 읽기
error-same-member = 같은 멤버예요.
error-no-such-member = 그런 멤버가 없어요.
error-no-such-topic = 그런 글이 없어요.
error-not-a-side = 이 중재에 참여하는 멤버가 아니에요.
error-not-a-mediator = 이 멤버는 여기서 중재할 수 없어요.
error-not-agreed = 먼저 양쪽이 합의에 동의해야 해요.
refusal-mediator-is-side = 당사자는 중재할 수 없어요.
refusal-not-the-mediator = 중재자만 할 수 있어요.
refusal-mediation-closed = 이 중재는 끝났어요.
refusal-nothing-proposed = 아직 제안한 합의가 없어요.
refusal-answered-already = 이 제안에는 이미 답했어요.

# Accounts kept out by no sanction
kept-out-otherwise = 조치 기록이 없는데 이용이 정지된 계정이에요.
let-in = 정지 풀기
let-in-now = 이제 다시 로그인할 수 있어요.
refusal-lift-instead = 조치로 정지된 회원이에요. 그 조치를 거두어 주세요.
deed-moderation-let-in = 회원 이용 정지 해제

# 쪽지
flag-message-title = 쪽지 신고하기
flag-message-lead = 규칙에 어긋나는 점을 운영진에게 알려 주세요. 살펴보고 결과를 알려 드려요.
flag-message-read = 운영진은 평소에 쪽지를 읽지 않아요. 신고하면 이 쪽지와 그 앞의 쪽지 아홉 개까지 운영진이 읽어요.
message-evidence = 신고된 때의 이 쪽지와 그 앞의 쪽지 아홉 개까지예요. 다른 쪽지는 운영진도 볼 수 없어요.
message-flagged = 신고된 쪽지
message-forgotten = 신고된 내용은 더 이상 보관하지 않아요.
mail-message-subject = { $community }에서 보낸 쪽지
mail-message-hidden = 신고된 쪽지를 { $community } 운영진이 숨겼어요. 이유: { $reason }
mail-message-button = 대화 보기

# 프로필
is-profile-hidden = 이 프로필은 다른 사람에게 보이지 않아요.
mail-profile-subject = { $community } 프로필 안내
mail-profile-hidden = { $community } 운영진이 프로필을 숨겼어요. 지금은 이름만 보여요. 이유: { $reason } 설정에서 고치면 운영진이 다시 확인해요.
mail-profile-shown = { $community } 운영진이 프로필을 확인했어요. 이제 다른 사람에게도 보여요.
mail-profile-button = 프로필 보기
profile-waits = 운영진이 확인할 때까지 이 프로필은 다른 사람에게 보이지 않아요.
profile-is-hidden = 운영진이 이 프로필을 숨겼어요.
profile-because = 이유:
profile-show = 프로필 보이기
profile-shown-now = 프로필이 다시 보여요. 회원에게도 알렸어요.
refusal-profile-shown-already = 이미 다른 사람에게 보이는 프로필이에요.
deed-moderation-profile-shown = 프로필을 다시 보이게 함
own-profile-waits = 운영진이 확인할 때까지 내 프로필은 다른 사람에게 보이지 않아요.
own-profile-hidden = 운영진이 프로필을 숨겼어요. 지금은 이름만 보여요. 이유:
own-profile-link = 프로필 고치기
same-address = 같은 주소에서
same-address-help = 최근 사흘 동안 같은 주소에서 글을 쓴 회원이에요. 한집, 회사, 학교일 수도 있어요.
noticed = { $code ->
    [rewritten] 숨긴 프로필을 고쳤어요
    [score] 광고로 보여요: 100점 중 { $detail }점
    [repeats] 같은 내용을 { $detail }번째 올림
    [copies] 같은 내용을 { $detail }명이 올림
    [pace] 10분 동안 글 { $detail }개
   *[new_hosts] 처음 보는 사이트 { $detail }곳 링크
}
