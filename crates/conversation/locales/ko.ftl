# Threads and posts
quote = 인용
comments = 댓글
comments-more = 댓글 { $n }개 더 보기
comment-add = 댓글 쓰기
comment-label = 댓글
comment-send = 댓글 올리기
hidden-reason = 운영진이 숨긴 글이에요. 이유:
post-actions = 더 보기
post-edit = 고치기
post-history = 고친 기록
post-hide = 숨기기
post-show = 다시 보이기
post-remove = 삭제하기
post-flag = 신고하기
post-restore = 되살리기
post-waits = 이 글은 담당자가 확인하면 모두에게 보여요.
post-waits-why = 왜 기다리나요?
post-waits-queue = 확인하기
post-hidden = 글을 숨겼어요.
post-shown = 글을 다시 보이게 했어요.
sort = 정렬
sort-votes = 추천순
sort-newest = 최신순
sort-oldest = 오래된순
answers-count = 답변 { $n }개
replies-count = 답글 { $n }개
views-count = 조회 { $n }
topics-count = 글 { $n }개
accepted-count = 채택된 답변 { $n }개
accepted-answer = 채택된 답변
live-new-answers = 새 답변 { $n }개 보기
reply-write = 답글 쓰기
reply-send = 답글 올리기
reply-locked = 잠긴 글이라 더는 답을 쓸 수 없어요.
reply-sign-in = 로그인하면 함께 이야기할 수 있어요.
reply-closed = 이 글에는 답을 쓸 수 없어요.
ticket = 티켓
ticket-text = 고객 지원 티켓이에요. 직원만 볼 수 있고, 여기서 하는 일은 고객에게 전달되지 않아요.
about-discussion = 이 글
people-here = 함께한 사람
started-at = 시작
active-at = 최근 활동
moderation = 운영
flag-wrong = 틀렸거나 오래됐나요?
review-it = 검토하기
discussion-archived = 보관된 글이에요.
discussion-archived-text = 이제는 맞지 않을 수 있고, 읽기 위해 남겨 뒀어요.
topic-lock = 잠그기
topic-unlock = 잠금 풀기
topic-pin = 고정하기
topic-unpin = 고정 풀기
topic-move = 옮기기
topic-locked = 글을 잠갔어요.
topic-unlocked = 잠금을 풀었어요.
topic-pinned = 목록 맨 위에 고정했어요.
topic-unpinned = 고정을 풀었어요.
topic-moved = 글을 옮겼어요.
move-title = 다른 공간으로 옮기기
hide-title = 글 숨기기
hide-lead = 숨긴 글은 운영진과 글쓴이만 볼 수 있어요.
remove-title = 이 글을 삭제할까요?
remove-text = 다른 사람에게는 더 이상 보이지 않아요. 나중에 되살릴 수 있어요.
remove-opening-text = 글과 그 아래 모든 답이 다른 사람에게 보이지 않게 돼요. 나중에 되살릴 수 있어요.
removed = 글을 삭제했어요.
restored = 글을 되살렸어요.

# Editing
edit-title = 글 고치기
edit-save = 고친 내용 저장하기
edit-saved = 고친 내용을 저장했어요.
field-title = 제목
field-body = 내용
field-tags = 태그
field-tags-help = 쉼표로 나눠서 다섯 개까지 쓸 수 있어요.
field-product = 제품과 버전
field-product-none = 상관없음
field-note = 고친 이유
field-note-help = 고친 기록에 함께 보여요.
field-space = 공간
field-reason = 이유
field-reason-help = 글쓴이에게 보여요.
history-withhold = 이전 버전 숨기기
history-withhold-help = 이전 버전은 이 글을 보는 모두가 읽을 수 있어요. 남으면 안 되는 내용이 있으면 숨겨 주세요. 그러면 글쓴이와 운영진만 읽어요.
history-unwithhold = 이전 버전 보이기
history-withheld-help = 이전 버전은 숨겨져 있어요. 글쓴이와 운영진만 읽을 수 있어요.
history-withheld = 숨김
history-title = 고친 기록
history-none = 아직 고친 적이 없는 글이에요
history-version = { $n }번째 판
history-original = 처음 글
diff-skipped = 바뀌지 않은 { $n }줄
start-title = 글쓰기
start-send = 올리기

# Lists
view = 보기
view-active = 최근 활동
view-newest = 최신
view-votes = 추천 많은
view-unanswered = 답변 기다리는
view-solved = 해결된
view-following = 팔로우 중
view-needs-information = 정보 필요
questions-title = 질문
questions-lead = 모두의 질문과 답이 여기 모여 있어요.
no-questions = 아직 질문이 없어요
no-questions-text = 첫 질문을 남겨 보세요.
no-unanswered = 기다리는 질문이 없어요
no-unanswered-text = 모든 질문에 답이 달렸어요. 고마워요!
no-topics = 아직 글이 없어요
no-topics-text = 첫 글을 남겨 보세요.
spaces-title = 공간
spaces-lead = 주제별로 나뉜 마당이에요.
no-spaces = 볼 수 있는 공간이 없어요
space-closed = 일부 멤버에게만 보여요
space-is-archived = 보관된 공간이라 읽을 수만 있어요.

# Home
home-welcome = { $name }에 오신 것을 환영해요
home-unanswered = 답변을 기다리고 있어요
home-solved = 최근에 해결됐어요
home-active = 지금 이야기 중이에요
home-helpers = 도움을 많이 준 사람
home-newest = 새로 온 사람
home-side = 커뮤니티 소식
home-empty-text = 첫 질문으로 이 마당을 열어 주세요.
see-all-spaces = 모든 공간
see-all-news = 소식 모두 보기
see-all-unanswered = 기다리는 질문 모두
see-all-questions = 모든 질문

# Members
members-title = 멤버
members-lead = 함께 묻고 답하는 사람들이에요.
members-find = 이름으로 찾기
members-newest = 새로 온 순
members-helpful = 도움 많이 준 순
members-none = 찾는 멤버가 없어요
joined = 가입
profile-about = 소개
profile-activity = 활동
profile-answers = 답변
profile-topics = 글
profile-comments = 댓글
profile-accepted = 채택
profile-verified = 확인된 답변
profile-votes = 받은 추천
profile-trusted = 믿을 만한 이웃
profile-edit = 프로필 고치기
profile-message = 메시지
profile-nothing = 아직 보여 드릴 것이 없어요
profile-company = 회사
profile-job = 하는 일
profile-interests = 관심사

# Why something was not done
refusal-locked = 잠긴 글이에요. 운영진만 쓸 수 있어요.
refusal-removed = 삭제되었거나 숨겨진 글이에요.
refusal-has-answers = 답변이 달린 글은 삭제할 수 없어요. 필요하면 운영진에게 알려 주세요.
refusal-is-accepted = 채택된 답변은 삭제할 수 없어요.
refusal-edited-meanwhile = 그사이 다른 사람이 이 글을 고쳤어요. 새로 고친 글을 확인한 뒤 다시 저장해 주세요.
refusal-other-kind = 종류가 같은 공간으로만 옮길 수 있어요.
refusal-archived-space = 보관된 공간이에요.

# ---- Around the conversation: marks, drafts, tags, files, administration ----

# One click
vote-helpful = 도움이 돼요
vote-not-helpful = 도움이 안 돼요
votes = 추천
react = 반응 남기기
reaction = { $name ->
    [thumbs-up] 공감해요
    [heart] 좋아요
    [party] 축하해요
    [smile] 재미있어요
    [thanks] 고마워요
   *[idea] 좋은 생각이에요
}
reaction-count = { $name ->
    [thumbs-up] 공감해요 { $n }명
    [heart] 좋아요 { $n }명
    [party] 축하해요 { $n }명
    [smile] 재미있어요 { $n }명
    [thanks] 고마워요 { $n }명
   *[idea] 좋은 생각이에요 { $n }명
}
me-too = 저도 궁금해요
follow = 팔로우
following = 팔로우 중
bookmark = 북마크
refusal-own-post = 내가 쓴 글에는 투표할 수 없어요.
refusal-own-topic = 내가 올린 질문이에요.
refusal-own-self = 나 자신은 팔로우할 수 없어요.
error-not-a-vote = 투표 값은 1, 0, -1 가운데 하나예요.
error-not-a-reaction = 없는 반응이에요.

# Bookmarks
bookmarks-title = 북마크
bookmarks-lead = 나중에 보려고 담아 둔 글이에요. 나만 볼 수 있어요.
bookmarks-none = 아직 북마크가 없어요
bookmarks-none-text = 글에 있는 북마크 단추를 누르면 여기에서 다시 찾을 수 있어요.
post-kind = { $kind ->
    [answer] 답변
    [comment] 댓글
   *[opening] 글
}

# Drafts
drafts-title = 쓰던 글
drafts-lead = 쓰기 시작한 글은 올릴 때까지 여기에 남아 있어요.
drafts-none = 쓰던 글이 없어요
drafts-none-text = 글을 쓰는 동안 저절로 저장돼요.
draft-untitled = 제목 없음
draft-kind = { $kind ->
    [ask] 질문
    [start] 이야기
    [answer] 답변
    [comment] 댓글
    [edit] 고치던 글
   *[other] 쓰던 글
}
draft-delete = 쓰던 글 지우기
draft-deleted = 쓰던 글을 지웠어요.

# Tags
tags-title = 태그
tags-lead = 글마다 무엇에 관한 것인지 알려 주는 말이 붙어 있어요.
tags-manage = 태그 관리
tags-sorted = 정렬
tags-search = 태그 찾기
tags-none = 아직 태그가 없어요
tags-none-text = 누군가 태그를 쓰면 여기에 나타나요.
tags-not-found = “{ $name }” 글자가 들어간 태그가 없어요
tags-not-found-text = 더 짧은 말로 찾아보세요.
tags-all = 모든 태그 보기
tag-order = { $order ->
    [popular] 인기순
    [name] 이름순
   *[newest] 최신순
}
tag-topics = 글 { $n }개
tag-lead = { $name } 태그가 붙은 질문과 이야기예요.
tag-edit = 태그 고치기
tag-no-topics = 이 태그가 붙은 글이 없어요
tag-no-topics-text = 먼저 물어보세요.

# Files
error-file-empty = 빈 파일이에요.
error-file-too-large = 파일이 너무 커요.
error-file-too-many-pixels = 그림이 너무 커요. 크기를 줄여 주세요.
error-file-kind-not-allowed = 올릴 수 없는 종류의 파일이에요.
error-file-broken = 그림을 읽을 수 없어요. 파일이 깨졌을 수 있어요.

# Administration
admin-title = 관리
admin-lead = 커뮤니티의 모습을 정하는 곳이에요.
admin-start = 처음
admin-spaces = 공간
admin-spaces-lead = 어디에서 이야기하고, 누가 보고 쓸 수 있는지 정해요.
admin-tags = 태그
admin-tags-lead = 태그의 이름과 설명을 고치고 하나로 합쳐요.
admin-products = 제품
admin-products-lead = 질문이 다루는 제품과 버전이에요.
admin-members = 멤버
admin-members-lead = 역할과 소속, 그룹을 정해요.
admin-searches = 검색 분석
admin-searches-lead = 사람들이 무엇을 찾고, 찾지 못했는지 봐요.
admin-freshness = 최신 유지
admin-freshness-lead = 콘텐츠를 얼마나 자주, 누가 검토하는지와 링크 확인, 기간에 따른 보관을 정해요.
admin-brand = 브랜드
admin-brand-lead = 커뮤니티의 이름과 색, 로고예요.
admin-widget = 위젯
admin-widget-lead = 회사 고객지원 페이지에서 바로 찾고 질문하게 해요.
admin-change = 고치기
admin-save = 저장하기
admin-view = 보기

# Administration of tags
admin-tag-saved = 태그를 저장했어요.
admin-tag-merged = 태그를 합쳤어요.
admin-tag-deleted = 태그를 지웠어요.
tag-name = 이름
tag-description = 설명
tag-synonyms = 동의어
tag-synonyms-help = 같은 뜻의 다른 말을 한 줄에 하나씩 적어 주세요. 그 말을 쓰면 이 태그가 붙어요.
tag-merge = 다른 태그로 합치기
tag-merge-into = 남길 태그
tag-merge-help = 글과 팔로워가 그 태그로 옮겨 가고, 이 이름은 동의어가 돼요. 되돌릴 수 없어요.
tag-merge-submit = 합치기
tag-delete = 태그 지우기
tag-delete-help = 이 태그를 쓰는 글이 없어요.
error-tag-taken = 같은 이름의 태그가 있어요. 두 태그를 합쳐 주세요.
error-synonym-is-tag = 이 가운데 이미 태그인 말이 있어요. 그 태그를 여기로 합쳐 주세요.
error-synonym-taken = 이 가운데 다른 태그의 동의어인 말이 있어요.
error-no-such-tag = 그런 이름의 태그가 없어요.
error-same-tag = 같은 태그예요.
refusal-tag-in-use = 이 태그를 쓰는 글이 있어요. 다른 태그로 합쳐 주세요.

# Administration of spaces
spaces-none = 아직 공간이 없어요
spaces-none-text = 공간은 한 가지 주제로 묻거나 이야기하는 곳이에요.
space-new = 새 공간
space-edit = 공간 고치기
space-saved = 공간을 저장했어요.
space-up = { $name } 위로 옮기기
space-down = { $name } 아래로 옮기기
space-name = 이름
space-description = 설명
space-languages-help = 한 가지 언어만 적어도 괜찮아요. 빈 언어에는 다른 언어가 보여요.
lang-ko = 한국어
lang-ja = 일본어
lang-en = 영어
space-slug = 주소
space-slug-help = “getting-started”처럼 영어 소문자와 숫자, 붙임표로 적어 주세요. 예전 주소로도 들어올 수 있어요.
space-kind-label = 무엇을 하는 곳인가요?
space-kind = { $kind ->
    [questions] 질문
    [knowledge] 도움말
    [publishing] 소식
    [tickets] 상담 기록
   *[discussions] 이야기
}
space-kind-help = { $kind ->
    [questions] 묻고 답하며, 답변 하나를 채택할 수 있어요.
    [knowledge] 도움말 글을 모아 두는 곳이에요.
    [publishing] 공지, 출시 소식, 블로그를 싣는 곳이에요.
    [tickets] 상담 시스템에서 가져온 기록으로, 직원만 봐요.
   *[discussions] 정답이 하나가 아닌 이야기를 나눠요.
}
space-icon = 아이콘
space-visibility-label = 누가 볼 수 있나요?
space-visibility = { $who ->
    [everyone] 누구나 봐요
    [members] 멤버만 봐요
    [groups] 정한 그룹만 봐요
   *[staff] 직원만 봐요
}
space-posting-label = 누가 글을 올릴 수 있나요?
space-posting = { $who ->
    [members] 멤버가 올려요
    [groups] 정한 그룹만 올려요
   *[staff] 직원만 올려요
}
space-groups = 그룹
space-groups-help = 위에서 “정한 그룹”을 골랐을 때 쓰여요.
space-groups-none = 아직 그룹이 없어요.
space-archive = 보관하기
space-archive-help = 읽을 수는 있지만 새 글을 쓸 수 없어요.
space-archived = 보관됨
error-not-a-slug = 영어 소문자와 숫자, 붙임표 하나씩으로 적어 주세요.
error-name-in-one-language = 적어도 한 가지 언어로 이름을 적어 주세요.
error-not-an-icon = 아이콘을 하나 골라 주세요.
error-needs-a-group = 그룹을 하나 이상 골라 주세요.
error-kind-has-topics = 이미 글이 있는 공간이라 종류를 바꿀 수 없어요.

# Administration of products
products-none = 아직 제품이 없어요
products-none-text = 제품이 있으면 질문할 때 어떤 제품인지 고를 수 있어요.
product-new = 새 제품
product-name = 이름
product-add = 제품 더하기
product-saved = 제품을 저장했어요.
product-delete = 제품 지우기
product-delete-help = 어떤 글에도 쓰이지 않은 제품만 지울 수 있어요.
product-deleted = 제품을 지웠어요.
versions = 버전
versions-none = 아직 버전이 없어요
version-new = 새 버전
version-edit = 버전 고치기
version-name = 버전
version-released = 출시일
version-end = 지원 종료일
version-end-help = 지원이 끝나는 날이에요.
version-affected = 이 버전에 관한 글
version-ended = 지원 종료
version-add = 버전 더하기
version-saved = 버전을 저장했어요.
version-delete = 버전 지우기
version-delete-help = 어떤 글에도 쓰이지 않은 버전만 지울 수 있어요.
error-not-a-date = 2026-07-01처럼 날짜를 적어 주세요.
error-ends-before-release = 지원 종료일은 출시일보다 빠를 수 없어요.
refusal-product-in-use = 이 제품을 다룬 글이 있어요.
refusal-version-in-use = 이 버전을 다룬 글이 있어요.

# Administration of the brand
brand-name = 커뮤니티 이름
brand-name-help = 모든 페이지의 위쪽과 이메일에 보여요.
brand-product = 제품
brand-product-help = 무엇에 관한 커뮤니티인지 알려 줘요.
brand-tagline = 소개 한 줄
brand-tagline-help = 홈과 검색 엔진에 보이는 한 문장이에요.
brand-color = 색
brand-color-help = 다른 모든 색이 여기에서 나와요. 밝은 화면과 어두운 화면 모두에서 글이 잘 읽히도록 맞춰요.
brand-show = 미리 보기
brand-scheme = { $scheme ->
    [light] 밝은 화면에서 보이는 모습
   *[dark] 어두운 화면에서 보이는 모습
}
brand-sample-title = 어떻게 시작하나요?
brand-sample-text = 잘 아는 사람들이 답해요.
brand-sample-link = 답변 읽기
brand-sample-button = 질문하기
brand-sample-chip = 시작하기
brand-sample-seal = 확인
brand-logo = 로고
brand-logo-help = PNG, JPEG, WebP, GIF 그림이에요. 높이 32픽셀로 보여요.
brand-remove-logo = 로고 없애기
brand-saved = 브랜드를 저장했어요.

# Articles
post-capture = 글로 만들기
answer-with-article = 도움말 글로 답하기
send-anyway = 그대로 보내기
templated = 예전에 쓴 글과 거의 똑같아요. 이 질문에 맞게 고치거나, 그대로 보내려면 확인란을 선택해 주세요.
saved-replies = 저장한 답변
saved-replies-search = 저장한 답변 찾기
saved-reply-missing = 정보가 없는 곳이 있어요. 중괄호로 남은 곳을 채워 주세요.
leads-title = 이 이야기는 도움말 글이 됐어요

# 느린 모드와 삭제
remove-other-lead = 이 글을 쓴 분에게 이유를 알려요. 다시 되돌릴 수 있어요.
slow-title = 느린 모드
slow-lead = 이 글타래에서 한 사람이 이어서 글을 쓰려면 기다리게 해요. 다툼이 뜨거울 때 도움이 돼요.
slow-minutes-label = 글 사이에 기다릴 시간(분)
slow-minutes-help = 1분에서 1440분(하루) 사이예요.
slow-until = 끝나는 때
slow-no-end = 직접 끌 때까지
slow-do = 느린 모드 켜기
slow-end = 느린 모드 끄기
slow-on = 느린 모드를 켰어요.
slow-off = 느린 모드를 껐어요.
slow-for-days = { $n }일 뒤
slow-notice = 느린 모드예요. 글을 하나 쓴 뒤 { $n }분이 지나야 다시 쓸 수 있어요.
error-slow-minutes = 1분에서 1440분 사이로 적어 주세요.
error-slow-days = 1일에서 90일 사이로 골라 주세요.
refusal-slow-mode = 느린 모드예요. 조금 기다렸다가 다시 써 주세요.
mail-removed-subject = “{ $title }”에 쓰신 글
mail-removed-text = { $code ->
    [hide] { $community }의 “{ $title }”에 쓰신 글을 운영진이 숨겼어요. 이유: { $reason }
   *[remove] { $community }의 “{ $title }”에 쓰신 글을 운영진이 삭제했어요. 이유: { $reason }
}
mail-removed-button = 글 보기

# 감사 기록에 적히는, 직원이 한 일
deed-conversation-withhold = 글의 이전 버전 숨김
deed-conversation-unwithhold = 글의 이전 버전 보이기
deed-conversation-save-space = 공간 저장
deed-conversation-move-space = 공간 순서 변경
deed-conversation-save-product = 제품 저장
deed-conversation-delete-product = 제품 삭제
deed-conversation-save-version = 제품 버전 저장
deed-conversation-delete-version = 제품 버전 삭제
deed-conversation-edit-tag = 태그 수정
deed-conversation-merge-tag = 태그 합치기
deed-conversation-delete-tag = 태그 삭제
deed-conversation-save-brand = 커뮤니티 브랜드 변경
deed-conversation-decide = 대기 중인 글 처리
deed-conversation-let-stand = 기다리던 글을 공개
deed-conversation-decline = 기다리던 글을 거절
deed-conversation-edit = 회원의 글 수정
deed-conversation-switch-topic = 글 잠금·고정 변경
deed-conversation-move = 글을 다른 공간으로 옮김
deed-conversation-hide = 글 숨김
deed-conversation-show = 숨긴 글 다시 표시
deed-conversation-remove = 글 삭제
deed-conversation-restore = 삭제한 글 복구
deed-conversation-slow-down = 느린 모드 설정
deed-conversation-split = 글 나누기
deed-conversation-merge = 글을 다른 글에 합침
deed-conversation-lock = 글 잠금
deed-conversation-unlock = 글 잠금 해제
deed-conversation-pin = 글 고정
deed-conversation-unpin = 글 고정 해제

profile-level = 등급

# Splitting, merging, and the reasons of what is done to topics
topic-split = 나누기
topic-merge = 합치기
reason-in-thread = 글을 보는 모두에게 보여요. 비워 두어도 돼요.
reason-in-log = 운영진만 기록에서 볼 수 있어요. 비워 두어도 돼요.
lock-title = 글을 잠글까요?
lock-lead = 잠그면 운영진만 쓸 수 있어요.
unlock-title = 잠금을 풀까요?
unlock-lead = 멤버가 다시 쓸 수 있어요.
pin-title = 글을 고정할까요?
pin-lead = 공간의 맨 위에 머물러요.
unpin-title = 고정을 풀까요?
unpin-lead = 다시 다른 글 사이에 놓여요.
restore-title = 글을 되살릴까요?
restore-lead = 이 주제를 보는 모두에게 다시 보여요.
split-title = 글 나누기
split-lead = 고른 답이 새 글이 돼요. 댓글도 함께 옮겨지고, 두 글이 서로를 알려 줘요.
split-which = 나눌 답(가장 오래된 답이 새 글의 첫 글이 돼요)
split-new-title = 새 글의 제목
split-do = 나누기
split-done = 새로 나눈 글이에요.
split-none = 나눌 것이 없어요
split-none-text = 모두에게 보이는 답만 나눌 수 있어요.
merge-title = 다른 글과 합치기
merge-lead = 이 글의 모든 답과 댓글이 추천, 북마크, 팔로우, 파일과 함께 다른 글로 옮겨져요.
merge-into = 합칠 글
merge-into-help = 주소나 ID를 적어 주세요. 같은 종류의 글이어야 해요.
merge-opening = 첫 글은
merge-as-answer = 답으로
merge-as-answer-help = 합칠 글의 답 사이에 놓이고, 댓글도 함께 있어요.
merge-as-comment = 댓글로
merge-as-comment-help = 합칠 글의 첫 글 아래에 놓이고, 그 댓글도 그 아래로 가요.
merge-warning = 되돌릴 수 없어요. 이 글의 주소는 계속 합친 글로 이어져요.
merge-do = 합치기
merge-done = 두 글을 하나로 합쳤어요.
notices-title = 이 글에 있었던 일
notice-said = { $kind ->
    [split_to] 일부 답을 다른 글로 나누었어요:
    [split_from] 다른 글에서 나뉘어 나왔어요:
    [merged_in] 다른 글을 여기로 합쳤어요:
    [locked] 운영진이 이 글을 잠갔어요.
    [unlocked] 운영진이 잠금을 풀었어요.
   *[moved] 다른 공간에서 옮겨 왔어요.
}
error-none-chosen = 하나 이상 골라 주세요.
error-not-a-topic = 그런 글이 없어요.
error-same-topic = 같은 글이에요.
error-other-kind = 종류가 다른 글이에요.
error-no-such-space = 그런 공간이 없어요.
error-too-many = 한 번에 하기에는 너무 많아요.
refusal-chosen-gone = 그사이 바뀐 글이 있어요. 다시 확인해 주세요.
mail-edited-subject = “{ $title }”에 쓴 글을 운영진이 고쳤어요
mail-edited-text = { $community }의 “{ $title }”에 쓴 글을 운영진이 고쳤어요. 이유: { $reason }

# 히어로
heroes = 커뮤니티 히어로
heroes-lead = 한 공간에서 글을 숨기고 옮길 수 있는 회원이에요. 나머지는 운영자가 해요.
heroes-none = 아직 히어로가 없어요
heroes-none-text = 믿을 수 있는 회원에게 공간 하나를 맡겨 보세요.
hero-new = 히어로 정하기
hero-member = 회원의 핸들
hero-space = 공간
hero-choose = 공간을 고르세요
hero-since = 시작
hero-until = 끝
hero-until-help = 비워 두면 끝이 없어요. 정한 날이 시작될 때 저절로 끝나요.
hero-by = { $name } 님이 맡김
hero-make = 히어로로 정하기
hero-end = 그만두게 하기
hero-made = 히어로로 정했어요.
hero-ended = 이제 그 공간의 히어로가 아니에요.
hero-of = 히어로
mail-hero-subject = [{ $community }] { $space } 공간의 히어로가 되었어요
mail-hero-text = 늘 함께해 주셔서 고마워요. 이제 “{ $space }” 공간에서 이용 규칙에 어긋나는 글을 숨기고, 직접 숨긴 글을 다시 표시하고, 글을 알맞은 공간으로 옮길 수 있어요.
mail-hero-button = 공간 열기
error-no-such-member = 이 핸들을 쓰는 회원이 없어요.
error-moderates-already = 이미 모든 공간을 운영하는 회원이에요.
error-in-the-past = 지난 날이에요. 앞으로의 날을 골라 주세요.
refusal-hidden-by-another = 다른 사람이 숨긴 글이에요. 운영자가 다시 표시할 수 있어요.
refusal-post-of-staff = 팀이 쓴 글은 운영자만 숨길 수 있어요.
deed-conversation-make-hero = 회원을 공간의 히어로로 정함
deed-conversation-end-hero = 히어로 해제

# Profiles that others do not see
profile-aside-waiting = 운영진이 확인할 때까지 이 프로필은 본인과 운영진에게만 보여요.
profile-aside-hidden = 운영진이 이 프로필을 숨겼어요. 본인과 운영진에게만 보여요.
profile-aside-removed = 내보낸 회원이에요. 프로필은 운영진에게만 보여요.
