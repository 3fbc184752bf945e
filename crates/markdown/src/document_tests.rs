use super::*;

fn document(markdown: &str) -> String {
    let context = Context { is_document: true, ..Context::plain("en") };
    render(markdown, &context).html.trim().to_owned()
}

#[test]
fn headings_of_a_document_have_anchors_of_their_words() {
    let html = document("# 물이 새요\n## Step 1: **Clean** it!\n### 물이 새요\n#### 🙂\n# 물이-새요 2");
    for expected in [
        "<h3 id=\"h-물이-새요\">물이 새요</h3>",
        "<h4 id=\"h-step-1-clean-it\">",
        "<h5 id=\"h-물이-새요-2\">",
        "<h6 id=\"h-part\">",
        "<h3 id=\"h-물이-새요-2-2\">",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
}

#[test]
fn an_anchor_stays_when_other_parts_change() {
    let anchor = |markdown: &str| contents(&document(markdown)).pop().unwrap().anchor;
    assert_eq!(anchor("# A\n\ntext\n\n# 설정"), anchor("intro\n\n# B\n\n# C\n\n# 설정"));
}

#[test]
fn the_table_of_contents_is_read_from_the_page() {
    let html = document("# A & *b* `<c>`\n\n## ﾌｨﾙﾀｰ\n\n- x\n\n### Deep");
    let found = contents(&html);
    let read: Vec<_> = found.iter().map(|heading| (heading.level, heading.text.as_str())).collect();
    assert_eq!(read, [(1, "A & b <c>"), (2, "ﾌｨﾙﾀｰ"), (3, "Deep")]);
    for heading in &found {
        assert!(html.contains(&format!("id=\"{}\"", heading.anchor)), "{html}");
    }
    assert!(contents(&render("# A", &Context::plain("en")).html).is_empty());
}

#[test]
fn steps_and_transcripts_are_marked_quotes() {
    let html = document("> [!STEPS]\n> 1. Open the lid\n> 2. Fill it\n\n> [!transcript]\n> Hello **all**\n>\n> Bye");
    assert!(html.contains("<div class=\"steps\">\n<ol>\n<li>Open the lid</li>"), "{html}");
    assert!(
        html.contains("<details class=\"transcript\"><summary>Transcript</summary>\n<p>Hello <strong>all</strong></p>")
    );
    assert!(html.ends_with("<p>Bye</p>\n</details>"), "{html}");
    assert!(render("> [!TRANSCRIPT]\n> ㄱ", &Context::plain("ko")).html.contains("<summary>대본 보기</summary>"));
    assert!(document("> [!OTHER]\n> a").contains("<blockquote>\n<p>[!OTHER]<br>"));
    assert_eq!(plain_text("> [!STEPS]\n> 1. 열기\n> 2. 닫기"), "열기\n닫기");
}

#[test]
fn a_recording_alone_in_its_paragraph_can_be_played() {
    let html = document("[How it works](https://youtu.be/dQw4w9WgXcQ)\n\nSee https://youtu.be/dQw4w9WgXcQ");
    assert!(
        html.starts_with(
            "<figure class=\"player video\"><a href=\"https://youtu.be/dQw4w9WgXcQ\" \
             data-player=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ\" rel=\"nofollow ugc noopener\">How it works</a>\
             <figcaption>Loads from YouTube when you press it</figcaption></figure>"
        ),
        "{html}"
    );
    assert_eq!(html.matches("data-player").count(), 1);
    assert_eq!(frame_origins(&html), ["https://www.youtube-nocookie.com"]);
    let quoted = document("> https://vimeo.com/76979871\n\n- https://vimeo.com/76979871");
    assert!(frame_origins(&quoted).is_empty(), "{quoted}");
    let comment = render("https://vimeo.com/76979871", &Context::plain("en")).html;
    assert!(frame_origins(&comment).is_empty());
}

#[test]
fn our_own_recordings_are_played_where_they_stand() {
    let html = document("[Tour](/files/Ab1/tour.MP4)\n\n[Talk](/files/Ab2/talk.mp3)\n\n[Data](/files/Ab3/data.csv)");
    assert!(
        html.contains(
            "<video controls=\"\" preload=\"metadata\" src=\"/files/Ab1/tour.MP4\"></video><figcaption><a href="
        ),
        "{html}"
    );
    assert!(html.contains("<audio controls=\"\" preload=\"metadata\" src=\"/files/Ab2/talk.mp3\">"));
    assert!(html.contains("<p><a href=\"/files/Ab3/data.csv\">Data</a></p>"));
    assert!(!document("[x](https://evil.example/files/a.mp4)").contains("<video"));
    assert_eq!(plain_text("[Tour](/files/Ab1/tour.mp4)\n\nNext"), "Tour\nNext");
}

#[test]
fn attacks_on_documents_do_nothing() {
    // What is only text stays as it was typed.
    assert_eq!(document("# x\" onclick=\"y"), "<h3 id=\"h-x-onclick-y\">x\" onclick=\"y</h3>");
    for attack in [
        "# \"><script>alert(1)</script>",
        "[\"><img src=x onerror=alert(1)>](https://youtu.be/dQw4w9WgXcQ)",
        "https://youtu.be/dQw4w9WgXcQ?t=\"><script>",
        "https://vimeo.com/1/\"onload=\"x",
        "[x](/files/a/\"onerror=alert(1)/b.mp4)",
        "[x](/files/../logout.mp4)",
        "> [!STEPS] <script>alert(1)</script>",
        "> [!TRANSCRIPT]\n> </details><script>alert(1)</script>",
        "<iframe src=https://player.vimeo.com/video/1></iframe>",
        "<video src=x onerror=alert(1)>",
    ] {
        let html = document(attack);
        for bad in ["<script", "<iframe", "<img", "\" on", "src=\"x", "src=\"/files/.."] {
            assert!(!html.contains(bad), "{attack}: {html}");
        }
    }
}

#[test]
fn any_mixture_of_marks_is_rendered_in_good_time() {
    let start = std::time::Instant::now();
    for part in ["# a\n", "> [!STEPS]\n> ", "> [!TRANSCRIPT]\n", "https://youtu.be/dQw4w9WgXcQ\n\n", "[!STEPS]", "#\n"]
    {
        let html = document(&part.repeat(60_000 / part.len()));
        assert!(!html.is_empty(), "{part}");
        contents(&html);
    }
    assert!(start.elapsed().as_secs() < 30, "took {:?}", start.elapsed());
}
