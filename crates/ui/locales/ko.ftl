# The frame of every page
tagline = { JOSA($product, "을/를") } 쓰는 사람들이 함께 묻고 답하는 마당이에요.
skip-to-content = 본문으로 건너뛰기
nav-main = 주 메뉴
nav-quick = 바로 가기
nav-home = 홈
nav-questions = 질문
nav-help = 도움말
nav-spaces = 공간
nav-news = 소식
banners = 알림
banner-close = 알림 닫기
publishing = 소식 작업대
nav-tags = 태그
nav-members = 멤버
nav-me = 나
search = 검색
search-label = 커뮤니티 검색
search-placeholder = 무엇이 궁금하세요?
ask = 질문하기
sign-in = 로그인
sign-up = 가입하기
sign-out = 로그아웃
theme-dark = 어두운 화면으로 바꾸기
theme-light = 밝은 화면으로 바꾸기
unread = 읽지 않은 알림 { $n }개
account-menu = { $name }님의 메뉴
profile = 내 프로필
messages = 메시지
unread-messages = 읽지 않은 대화 { $n }개
bookmarks = 북마크
drafts = 쓰던 글
desk = 데스크
reviews = 검토
moderation = 운영
settings = 설정
administration = 관리
language = 언어
powered = Madang으로 만든 커뮤니티예요
breadcrumb = 현재 위치
pages = 목록 넘기기
newer = 이전 목록
older = 다음 목록
cancel = 그만두기
optional = 선택
please-check = 확인해 주세요
copy-link = 링크 복사
copied = 링크를 복사했어요.
picture-previous = 이전 그림
picture-next = 다음 그림
picture-close = 닫기
request-failed = 처리하지 못했어요. 잠시 후 다시 시도해 주세요.
request-offline = 인터넷 연결을 확인해 주세요.
go-home = 홈으로 가기

# Topics and posts
state = { $code ->
    [open] 답변 기다림
    [answered] 답변 있음
    [solved] 해결됨
    [needs_information] 정보 필요
    [duplicate] 중복 질문
    [off_topic] 주제 벗어남
   *[archived] 보관됨
}
state-verified = 확인된 답변
count-answers = 답변
count-votes = 추천
count-views = 조회
pinned = 고정됨
locked = 잠김
hidden = 숨김
deleted = 삭제됨
edited = 수정됨
seal = 확인
role = { $code ->
    [agent] 상담원
    [moderator] 운영진
    [manager] 매니저
    [administrator] 관리자
   *[member] 멤버
}
affiliation = { $code ->
    [employee] 직원
    [partner] 파트너
    [vendor] 공급사
    [mentor] 멘토
    [expert] 전문가
    [author] 저자
    [host] 초대 손님
   *[customer] 고객
}

# Writing
write = 쓰기
preview = 미리 보기
editor-view = 보기
editor-hint = 마크다운을 쓸 수 있고, 이미지를 붙여 넣거나 끌어다 놓을 수 있어요.
editor-hint-text = 마크다운을 쓸 수 있어요.
document-help = 글에 넣을 수 있는 것
document-heading = 제목
document-callout = 강조 상자
document-text = 내용
document-steps = 따라 하기 단계
document-gallery = 사진 모음
document-player = 영상과 음성
document-player-text = 주소만 한 문단에 쓰면 그 자리에서 재생할 수 있어요. YouTube, Vimeo, niconico, NAVER TV, Kakao TV, SoundCloud, Spotify와 여기에 올린 파일이 돼요.
document-transcript = 대본 (접어 두기)
formatting = 서식
md-bold = 굵게 (Ctrl+B)
md-italic = 기울임 (Ctrl+I)
md-link = 링크 (Ctrl+K)
md-quote = 인용
md-code = 코드 (Ctrl+E)
md-list = 목록
md-ordered = 번호 목록
md-file = 파일 올리기
uploading = 올리는 중
upload-failed = 파일을 올리지 못했어요.
no-mention = 찾는 멤버가 없어요.
similar-hint = 제목을 쓰면 비슷한 질문을 찾아 드려요.
draft-saving = 저장 중…
draft-saved = 쓰던 글을 저장했어요
draft-failed = 쓰던 글을 저장하지 못했어요

# What went wrong
problem-id = 오류 번호
problem-sign-in = 로그인이 필요해요
problem-sign-in-advice = 로그인하면 이어서 볼 수 있어요.
problem-forbidden = 볼 수 없는 페이지예요
problem-forbidden-advice = 이 페이지를 볼 권한이 없어요. 필요하다면 운영진에게 요청해 주세요.
problem-not-found = 페이지를 찾을 수 없어요
problem-not-found-advice = 주소가 바뀌었거나 글이 삭제되었을 수 있어요. 검색해 보시겠어요?
problem-conflict = 그사이 내용이 바뀌었어요
problem-conflict-advice = 다른 사람이 먼저 고쳤어요. 새로 고친 뒤 다시 시도해 주세요.
problem-too-large = 너무 커서 받을 수 없어요
problem-too-large-advice = 크기를 줄여서 다시 올려 주세요.
problem-too-many = 요청이 너무 많아요
problem-too-many-advice = 잠시 쉬었다가 다시 시도해 주세요.
problem-invalid = 처리할 수 없는 요청이에요
problem-invalid-advice = 입력한 내용을 확인하고 다시 시도해 주세요.
problem-internal = 문제가 생겼어요
problem-internal-advice = 저희 쪽 문제예요. 기록해 두었으니, 잠시 후 다시 시도해 주세요.

# What is wrong with a field
error-required = 꼭 써 주세요.
error-empty = 내용을 써 주세요.
error-too-short = 너무 짧아요. 조금 더 써 주세요.
error-too-long = 너무 길어요. 조금 줄여 주세요.
error-too-many = 너무 많아요. 몇 개를 줄여 주세요.
error-not-an-email = 이메일 주소를 확인해 주세요.
error-not-a-url = https://로 시작하는 주소를 써 주세요.
error-not-a-color = #1f6f63 같은 색을 써 주세요.
error-not-an-id = 없는 항목이에요.
error-not-a-file-of-this-kind = 이런 종류의 파일은 받을 수 없어요.
error-too-large = 너무 커요. 크기를 줄여 주세요.
error-already-there = 이미 있어요.
error-unreadable = 보낸 내용을 읽지 못했어요. 다시 시도해 주세요.
error-cross-site = 다른 사이트에서 온 요청이라 처리하지 않았어요. 이 페이지에서 다시 시도해 주세요.
error-still-running = 아직 처리하고 있어요. 잠시 후 다시 시도해 주세요.
error-invalid = 쓴 내용을 확인해 주세요.
guidelines = 이용 규칙
banner-silenced = { $day }까지 글쓰기가 제한됐어요. 읽을 수는 있어요.
banner-warned = 운영진이 경고를 보냈어요. 어떤 규칙에 관한 것인지 읽어 주세요.
banner-guidelines = 이용 규칙이 바뀌었어요. { $day } 전에 읽고 동의해 주세요.
banner-guidelines-due = 이용 규칙이 바뀌었어요. 동의하면 계속 글을 쓸 수 있어요.
read-more = 자세히 보기
unsent = 쓰고 있던 글 (보내지 않았어요)
error-silenced = 운영자가 글쓰기를 제한해서 지금은 쓸 수 없어요.
error-guidelines = 이용 규칙이 바뀌었어요. ‘이용 규칙’ 페이지에서 동의한 뒤 다시 보내 주세요.
error-blocked-word = 이 말은 빼고 써 주세요:
error-held-word = 운영진이 먼저 확인해야 하는 말이에요. 이 말은 빼고 써 주세요:
error-limit-topics-a-day = 새 회원이 하루에 올릴 수 있는 글 수를 다 썼어요. 내일 이어서 써 주세요. 하루 한도:
error-limit-replies-a-day = 새 회원이 하루에 쓸 수 있는 답글 수를 다 썼어요. 내일 이어서 써 주세요. 하루 한도:
error-limit-too-soon = 조금만 천천히 써 주세요. 잠시 뒤에 다시 보내 주세요. 남은 초:
error-limit-links = 아직 한 글에 링크를 이만큼 넣을 수 없어요. 한도:
error-limit-messages-a-day = 하루에 시작할 수 있는 대화 수를 넘었어요. 한도:
error-limit-images = 아직 한 글에 그림을 이만큼 넣을 수 없어요. 한도:
error-limit-attachments = 아직 한 글에 파일을 이만큼 붙일 수 없어요. 한도:
error-limit-mentions = 한 글에서 이만큼 많은 회원을 부를 수 없어요. 한도:
error-edit-would-wait = 운영진이 먼저 확인해야 하는 내용이라 글을 그대로 두었어요. 광고처럼 보이는 부분을 고치거나 운영진에게 알려 주세요.

trust-level = { $level ->
    [0] 새내기
    [1] 기본
    [2] 정회원
    [3] 단골
   *[4] 길잡이
}
