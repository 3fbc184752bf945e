# The help centre
help-title = 도움말 센터
help-lead = { $product } 사용법과 답을 만든 사람들이 직접 관리해요.
help-search = 무엇을 도와드릴까요?
help-popular = 가장 도움이 된 글
help-nothing = 아직 글이 없어요
help-nothing-text = 글이 생길 때까지 커뮤니티가 질문에 답해요.
help-not-found = 찾지 못했나요?
help-not-found-text = 커뮤니티에 물어보세요. 좋은 답은 이곳의 글이 돼요.
collections-title = 모음
collection-empty = 아직 글이 없어요
collection-empty-text = 글이 게시되면 여기에 나타나요.
collection-closed = 모두에게 보이지는 않는 모음이에요
articles-count = 글 { $n }개

# An article
contents = 목차
anchor-label = 이 부분으로 가는 링크
updated = 업데이트
minutes = 읽는 데 { $n }분
first-published = 게시
written-by = 쓴 사람
views = 조회
about-article = 이 글에 대해
translations = 다른 언어
related = 관련 글
related-find = 비슷한 글 찾기
still-stuck = 해결되지 않았나요?
still-stuck-text = 상황을 적어 커뮤니티에 물어보세요.
edit-article = 글 고치기
desk-open = 작업대에서 열기
staged-notice = 이 글의 새 판이 아직 게시되지 않았어요: { $stage }
archived-notice = 보관된 글이에요.
archived-notice-text = 읽을 수는 있지만 더는 관리하지 않아요.
behind-notice = 번역한 뒤에 원문이 바뀌었어요.
behind-original = 원문 읽기
hidden-notice = 이 글은 운영진만 볼 수 있어요.
removed-notice = 삭제된 글이에요.
comments-heading = 댓글 { $n }개
comment-title = 댓글 쓰기
comment-send = 댓글 올리기
product-any = { $product } (모든 버전)
product-version = { $product } { $version }
other-language = 다른 언어
kind = { $kind ->
    [how_to] 사용법
    [faq] 자주 묻는 질문
    [tutorial] 따라 하기
    [troubleshooting] 문제 해결
   *[reference] 참고 자료
}

# Did this help?
helped-question = 도움이 됐나요?
helped-yes = 네
helped-no = 아니요
helped-why = 어떤 점이 아쉬웠나요?
helped-note = 더 알려 주세요
helped-send = 보내기
helped-count = { $n }명에게 도움이 됐어요
rated-helped = 도움이 됐다니 기뻐요!
rated-not-helped = 고마워요. 쓴 사람이 읽어 볼게요.
reason = { $reason ->
    [unclear] 이해하기 어려워요
    [incomplete] 빠진 내용이 있어요
    [wrong] 내용이 틀려요
    [outdated] 오래된 내용이에요
   *[off_topic] 찾던 내용이 아니에요
}

# The workbench
desk-title = 도움말 작업대
desk-lead = 도움말 글을 쓰고, 검토하고, 게시하고, 관리해요.
desk-states = 글의 진행 상태
desk-all = 전체
desk-archived = 보관
desk-nothing = 해당하는 글이 없어요
desk-nothing-text = 다른 상태를 고르거나 글을 새로 시작해 보세요.
any = 모두
narrow = 좁히기
only-behind = 원문보다 뒤처진 번역만
behind = 뒤처짐
archived = 보관
readers-see-earlier = 독자는 이전 판을 보고 있어요
title = 제목
state = 상태
collection = 모음
language = 언어
owner = 담당자
helped-column = 도움 됨 / 안 됨
changed = 변경
stage = { $stage ->
    [draft] 초안
    [in_review] 검토 중
    [approved] 승인됨
    [scheduled] 예약됨
   *[published] 게시됨
}
step = { $step ->
    [send] 검토 요청하기
    [return] 쓴 사람에게 돌려주기
    [approve] 승인하기
    [schedule] 예약하기
    [unschedule] 예약 취소하기
    [publish] 지금 게시하기
    [discard] 이 판 버리기
    [archive] 보관하기
   *[unarchive] 다시 꺼내기
}
step-take-back = 검토 요청 거두기
step-taken = { $step ->
    [send] 검토를 요청했어요.
    [return] 쓴 사람에게 돌려줬어요.
    [approve] 승인했어요.
    [schedule] 게시를 예약했어요.
    [unschedule] 예약을 취소했어요.
    [publish] 게시했어요.
    [discard] 이 판을 버렸어요. 판 목록에는 남아 있어요.
    [archive] 보관했어요.
   *[unarchive] 다시 꺼냈어요.
}
step-done = { $step ->
    [send] 검토를 요청했어요
    [return] 돌려줬어요
    [approve] 승인했어요
    [schedule] 예약했어요
    [unschedule] 예약을 취소했어요
    [publish] 게시했어요
    [discard] 판을 버렸어요
    [archive] 보관했어요
   *[unarchive] 다시 꺼냈어요
}
revision-number = { $number }판
scheduled-notice = 이때 저절로 게시돼요:
behind-text = 그 뒤로 원문이 바뀌었어요.
behind-changes = 바뀐 내용 보기
revisions = 고친 기록
what-changed = 독자에게 달라질 내용
read-article = 독자로 읽기
discussion = 논의
discussion-empty = 아직 나눈 이야기가 없어요. 독자에게는 보이지 않아요.
discussion-say = 함께 일하는 사람에게 남길 말
discussion-send = 남기기
by-itself = 예약
next-step = 다음 단계
needs-another = 직접 쓴 판이라 다른 담당자가 승인해야 해요.
personal-anyway = 개인 정보로 보이는 부분을 확인했어요. 이대로 게시할게요.
step-note = 덧붙일 말
publish-at = 날짜와 시각
publish-at-help = 예약할 때 써요. 내 시간대 기준이에요.
readers-said = 독자의 말

# Writing
new-article = 새 글
new-article-lead = 게시하기 전까지는 독자에게 보이지 않는 초안이에요.
translate-article = 번역하기
translate-article-lead = 원문이 들어 있어요. 그 위에 번역해 주세요.
edit-article-live = 이 판을 게시하기 전까지 독자는 지금 보는 글을 그대로 봐요.
no-collections = 아직 모음이 없어요
no-collections-text = 글은 모음 안에 있어요. 커뮤니티 매니저가 만들어요.
choose = 고르기
kind-label = 종류
about-product = 제품과 버전
no-product = 특정 제품이 아님
body = 본문
body-help = 제목줄이 목차가 돼요.
tags = 태그
tags-help = 쉼표로 나누어 다섯 개까지 쓸 수 있어요.
note = 메모
note-help = 무엇을 바꿨는지, 판 목록에 남아요.
save-draft = 초안 저장하기
up-to-date = 이 글은 지금 원문과 내용이 같아요
up-to-date-help = ‘뒤처짐’ 표시가 사라져요.
merge-notice = 쓰는 동안 { $name }님이 새 판을 저장했어요.
merge-clean = 두 사람의 변경을 아래에 합쳤어요. 살펴보고 저장해 주세요.
merge-conflicts = 같은 줄을 둘 다 고쳤어요. 아래에 <<<<<<< 와 >>>>>>> 로 표시했고, 앞이 상대방, 뒤가 내 글이에요. 맞는 쪽을 남기고 표시를 지운 뒤 저장해 주세요.
merge-theirs = 상대방의 변경 보기
started = 초안을 저장했어요.
saved = 새 판을 저장했어요.
restored = 이전 글이 다시 최신 판이 됐어요.
restored-note = { $number }판의 글

# Revisions
compared = { $from }판에서 { $to }판으로
compared-same = 두 글이 같아요.
compare = 바뀐 내용
restore = 되살리기
newest = 최신
readers-see-this = 독자가 보는 판

# Capture
capture-title = 글로 만들기
capture-lead = 이야기에서 간단한 규칙으로 초안을 만들었어요. 살펴보고 빠진 내용을 채워 저장해 주세요.
capture-source = 출처
capture-made = 이 이야기로 만든 글이 이미 있어요:
capture-private = 고객 지원 문의예요. 개인 정보가 남지 않도록 살펴 주세요.
capture-masks = 개인 정보 가리기
capture-masks-help = 표시한 것은 저장할 때 가려져요.
capture-body-help = 문제는 첫 글, 환경은 제품과 버전, 원인은 답변에서 까닭을 말한 부분, 해결 방법은 채택·확인된 답변이에요.
capture-into = 기존 초안에 합치기
capture-into-help = 고르면 위의 글 대신, 이야기의 각 부분이 초안의 같은 부분에 들어가요.
capture-new = 아니요, 새 글로
capture-save = 초안으로 저장하기
captured = 출처와 함께 초안을 저장했어요.
joined-note = 합침: { $title }
sources = 바탕이 된 이야기
thanks-to = 도와준 분들
personal-left = 고객 지원 문의로 만든 글이에요. 개인 정보가 남아 있을 수 있어요:
answer-title = 도움말 글로 답하기
answer-lead = 답변에 인용하고 링크해요. 올리기 전에 고칠 수 있어요.
answer-words = 제목에 있는 말
answer-none = 해당하는 글이 없어요
answer-use = 이 글 쓰기

# Collections
collections-lead = 모음에는 글이 들어가고, 한 단계 아래 모음도 둘 수 있어요. 끌어 옮기거나 화살표를 쓰세요.
new-collection = 새 모음
edit-collection = 모음 바꾸기
collection-name = 이름
collection-description = 설명
collection-slug = 주소에 쓰는 이름
collection-slug-help = 영문 소문자, 숫자, 붙임표만 써요. 예: getting-started
collection-parent = 상위 모음
collection-alone = 따로 둠
collection-icon = 아이콘
collection-visibility = 누가 볼 수 있나요
collection-groups = 볼 수 있는 그룹
visibility = { $visibility ->
    [everyone] 모두
    [members] 회원
    [groups] 그룹
   *[staff] 직원
}
collection-saved = 모음을 저장했어요.
save = 저장하기
change = 바꾸기
move-up = { $name } 위로
move-down = { $name } 아래로

# Invited writers
writers-title = 초대한 필자
writers-lead = 글을 쓰는 외부 전문가와 회원이에요. 자기 초안만 보고 고칠 수 있고, 검토와 게시는 직원이 해요.
writer-invite = 필자 초대하기
writer-handle = 회원의 핸들
writer-handle-help = 프로필 주소에 있어요: /m/핸들
writer-by = { $name }님이 초대
writer-remove = 초대 거두기
writer-invited = 이제 글을 쓸 수 있어요.
writer-removed = 초대를 거뒀어요. 쓴 글은 남아 있어요.

# What is wrong
error-space-required = 모음을 골라 주세요.
error-no-such-space = 그런 모음이 없어요.
error-kind-required = 글의 종류를 골라 주세요.
error-language-required = 언어를 골라 주세요.
error-already-translated = 이 언어로 된 번역이 이미 있어요.
error-no-such-version = 그런 제품이나 버전이 없어요.
error-has-conflicts = <<<<<<< 와 >>>>>>> 표시가 있는 곳에서 맞는 글을 고르고 표시를 지워 주세요.
error-title-too-short = 제목을 세 글자 이상 써 주세요.
error-title-too-long = 제목은 200자까지 쓸 수 있어요.
error-body-empty = 내용을 써 주세요.
error-body-too-long = 본문은 60,000자까지 쓸 수 있어요.
error-tags-too-many = 태그는 다섯 개까지 달 수 있어요.
error-tags-too-long = 태그는 35자까지 쓸 수 있어요.
error-note-required = 이유를 써 주세요.
error-note-too-long = 메모가 너무 길어요.
error-not-staff = 담당자는 직원이어야 해요.
error-publish_at-required = 날짜와 시각을 정해 주세요.
error-in-the-past = 이미 지난 시각이에요.
error-not-that-deep = 모음은 두 단계까지만 둘 수 있어요.
error-not-a-slug = 영문 소문자, 숫자, 붙임표만 써 주세요.
error-already-there = 이미 쓰고 있는 이름이에요.
error-name-in-one-language = 한 언어로라도 이름을 써 주세요.
error-not-an-icon = 아이콘을 골라 주세요.
error-needs-a-group = 그룹을 골라 주세요.
error-no-such-member = 그런 핸들을 쓰는 회원이 없어요.
refusal-no-such-step = 지금 상태에서는 할 수 없어요.
refusal-own-text = 직접 쓴 판이에요. 다른 담당자에게 승인을 부탁해 주세요.
refusal-personal-left = 글에 개인 정보로 보이는 부분이 남아 있어요. 가리거나, 확인했다고 표시해 주세요.
refusal-not-now = 지금 상태에서는 글을 고칠 수 없어요.
refusal-edited-meanwhile = 그사이 누군가 새 판을 저장했어요. 먼저 살펴봐 주세요.
refusal-locked = 더는 댓글을 받지 않는 글이에요.
refusal-removed = 숨기거나 삭제한 글이에요.
refusal-is-article = 이미 도움말 글이에요.
error-collection-no-such-space = 그런 모음이 없어요.

# 메일
mail-credited-subject = 회원님의 글이 도움말이 되었어요: { $title }
mail-credited-text = 고마워요! 회원님이 참여한 글을 바탕으로 { $community } 팀이 도움말 「{ $title }」 글을 만들었어요. 글에 회원님의 이름도 함께 실려 있어요.
mail-credited-button = 도움말 보기

# 감사 기록에 적히는, 직원이 한 일
deed-knowledge-capture = 글을 도움말로 정리
deed-knowledge-join = 글을 기존 도움말에 합침
deed-knowledge-save-collection = 모음 저장
deed-knowledge-order-collections = 모음 순서 변경
deed-knowledge-invite-writer = 회원을 도움말 작성자로 초대
deed-knowledge-remove-writer = 도움말 작성자 해제
deed-knowledge-start-article = 도움말 작성 시작
deed-knowledge-revise = 도움말 수정
deed-knowledge-take = 도움말 맡음
