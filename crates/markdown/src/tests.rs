use std::time::Instant;

use super::*;

fn html(markdown: &str) -> String {
    render(markdown, &Context::plain("ko")).html.trim().to_owned()
}

fn known(handles: &'static [&'static str]) -> impl Fn(&str) -> Option<String> {
    move |handle| handles.contains(&handle).then(|| format!("/m/{handle}"))
}

#[test]
fn korean_and_japanese_emphasis_works_next_to_punctuation() {
    for (markdown, expected) in [
        ("이것은 **\"따옴표\"**입니다", "<strong>\"따옴표\"</strong>입니다"),
        ("제품**(베타)**을", "제품<strong>(베타)</strong>을"),
        ("これは**「強調」**です。", "<strong>「強調」</strong>です"),
        ("~~취소(선)~~는", "<del>취소(선)</del>는"),
    ] {
        assert!(html(markdown).contains(expected), "{}", html(markdown));
    }
}

#[test]
fn one_tilde_is_a_range() {
    assert_eq!(
        html("가격은 5,000~10,000원, 기간은 **1~2주**"),
        "<p>가격은 5,000~10,000원, 기간은 <strong>1~2주</strong></p>"
    );
    let mixed = html("https://x.co/~kim `a~b` ~c");
    assert!(mixed.contains("href=\"https://x.co/~kim\""), "{mixed}");
    assert!(mixed.ends_with("<code>a~b</code> ~c</p>"), "{mixed}");
    assert!(html("```\na~b\n```").contains("a~b"));
    assert!(html("%EE%81%BE ~ \u{E07E}").contains("%EE%81%BE ~ \u{E07E}"));
}

#[test]
fn alerts_are_named_in_the_readers_language() {
    assert!(html("> [!WARNING]\n> 조심").contains("<p class=\"markdown-alert-title\">주의</p>"));
    assert!(render("> [!TIP]\n> x", &Context::plain("ja-JP")).html.contains(">ヒント</p>"));
    assert!(render("> [!TIP] Mine\n> x", &Context::plain("en")).html.contains(">Mine</p>"));
}

#[test]
fn addresses_leave_particles_alone() {
    for (markdown, expected) in [
        ("https://example.com을 보세요", ">https://example.com</a>을"),
        ("https://example.com/path에서 확인", ">https://example.com/path</a>에서"),
        ("(https://example.com/a)입니다", ">https://example.com/a</a>)입니다"),
        ("www.example.com에서", ">www.example.com</a>에서"),
        ("https://namu.wiki/w/한국 참고", ">https://namu.wiki/w/한국</a>"),
        ("https://한국.kr/ 참고", ">https://한국.kr/</a>"),
        ("<https://example.com/길에서>", ">https://example.com/길에서</a>"),
        ("메일은 help@example.com으로", "<a href=\"mailto:help@example.com\">help@example.com</a>으로"),
    ] {
        assert!(html(markdown).contains(expected), "{markdown}: {}", html(markdown));
    }
}

#[test]
fn mentions_of_known_members_become_links() {
    let lookup = known(&["민지", "taro-k", "minsu", "李"]);
    let context = Context { known_mention: &lookup, ..Context::plain("ko") };
    let rendered = render("@민지님은 @taro-kさん ＠李, `@minsu` a@minsu.co @minsuk [@minsu](/x) **@minsu**", &context);
    assert_eq!(rendered.mentions, ["민지", "taro-k", "李", "minsu"]);
    assert!(rendered.html.contains("<a class=\"mention\" href=\"/m/민지\">@민지</a>님은"), "{}", rendered.html);
    assert!(rendered.html.contains(">@taro-k</a>さん"));
    assert!(rendered.html.contains("@minsuk <a href=\"/x\">@minsu</a>"));
    assert_eq!(rendered.links, ["/x"]);
}

#[test]
fn headings_start_below_the_pages_own() {
    assert_eq!(html("# a\n###### b"), "<h3>a</h3>\n<h6>b</h6>");
}

#[test]
fn links_outside_are_marked_and_ours_are_not() {
    assert_eq!(html("[a](/q/1)"), "<p><a href=\"/q/1\">a</a></p>");
    assert!(html("[a](https://b.example \"t\")").contains("title=\"t\" rel=\"nofollow ugc noopener\""));
    assert!(html("[a](//b.example)").contains("rel=\"nofollow"));
    assert_eq!(html("[a](javascript:alert(1)) [b](ftp://x)"), "<p>a b</p>");
}

#[test]
fn images_are_ours_or_of_the_web_and_do_not_move_the_page() {
    let size = |path: &str| (path == "/files/a.png").then_some((640, 480));
    let context = Context { image_size: &size, ..Context::plain("en") };
    let rendered =
        render("![a *b*](/files/a.png) ![c](https://x.example/c.png) ![d](/logout) ![e](/files/../logout)", &context);
    assert!(
        rendered.html.contains("<img src=\"/files/a.png\" alt=\"a b\" width=\"640\" height=\"480\" loading=\"lazy\">"),
        "{}",
        rendered.html
    );
    assert!(rendered.html.contains("<img src=\"https://x.example/c.png\" alt=\"c\" loading=\"lazy\"> d e"));
    assert_eq!(rendered.images, ["/files/a.png", "https://x.example/c.png"]);
}

#[test]
fn a_tall_picture_is_shown_no_higher_than_a_screen_and_keeps_its_shape() {
    let size = |_: &str| Some((585, 1218));
    let context = Context { image_size: &size, ..Context::plain("en") };
    let html = render("![a](/files/a.png)", &context).html;
    assert!(html.contains("width=\"276\" height=\"576\""), "{html}");
}

#[test]
fn footnotes_of_two_posts_do_not_collide() {
    let context = Context { id_prefix: "p7\"", ..Context::plain("ja") };
    let html = render("b[^x] a[^\"y]\n\n[^\"y]: one\n[^x]: two", &context).html;
    for expected in
        ["id=\"fnref-p7-1\"", "href=\"#fn-p7-1\"", "<li id=\"fn-p7-1\">", "href=\"#fnref-p7-2\"", "本文の脚注1に戻る"]
    {
        assert!(html.contains(expected), "{expected}: {html}");
    }
}

#[test]
fn tables_tasks_spoilers_and_emoji_are_rendered() {
    assert!(html("| a |\n| --: |\n| 1 |").starts_with("<div class=\"table-scroll\" tabindex=\"0\">\n<table>"));
    assert!(
        html("- [x] a").contains(
            "<li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"끝난 일\"> a"
        )
    );
    assert!(html("||숨김||").contains("<span class=\"spoiler\">숨김</span>"));
    assert_eq!(html("if (a || b || c)"), "<p>if (a || b || c)</p>");
    assert_eq!(html("a|b **c** d|e"), "<p>a|b <strong>c</strong> d|e</p>");
    assert_eq!(html(":heart: 1:100:3"), "<p>❤️ 1:100:3</p>");
}

#[test]
fn a_few_tags_may_be_written_by_hand() {
    assert_eq!(html("<kbd>Ctrl</kbd> H<sub>2</sub>O a<br>b"), "<p><kbd>Ctrl</kbd> H<sub>2</sub>O a<br>b</p>");
    assert_eq!(html("a <b>x *y</b> z*"), "<p>a &lt;b&gt;x <em>y&lt;/b&gt; z</em></p>");
    assert_eq!(html("a </b><i>x <u>y</u>"), "<p>a &lt;/b&gt;&lt;i&gt;x &lt;u&gt;y&lt;/u&gt;</p>");
    assert_eq!(html("<div>\na"), "<p>&lt;div&gt;<br>\na</p>");
}

#[test]
fn code_is_coloured_with_classes() {
    let html = html("```rust\nfn main() {}\n```");
    assert!(html.contains("<pre tabindex=\"0\"><code><span class=\"h-storage\">fn</span>"), "{html}");
}

#[test]
fn attacks_are_shown_and_do_nothing() {
    for attack in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "![x](data:text/html,x)",
        "<a hx-get=/x>y</a>",
        "<svg onload=alert(1)>",
        "<b onclick=alert(1)>x</b>",
        "[x](/a\"onmouseover=alert(1))",
        "```\"><script>alert(1)</script>\nx\n```",
        "> [!NOTE] <script>alert(1)</script>\n> x",
    ] {
        let html = html(attack);
        for bad in
            ["<script", "<svg", "<a hx", "href=\"java", "src=\"data", "\" onmouseover", "<b onclick", "<img src=\"x"]
        {
            assert!(!html.contains(bad), "{attack}: {html}");
        }
    }
}

#[test]
fn nesting_beyond_reason_is_shown_as_plain_text_in_good_time() {
    let start = Instant::now();
    for (part, count) in [
        (">", 60_000),
        ("> ", 30_000),
        ("- ", 30_000),
        ("1. ", 20_000),
        ("*_", 30_000),
        ("**a ", 15_000),
        ("a**", 20_000),
        ("[", 60_000),
        ("![", 30_000),
        ("[a](", 15_000),
        ("~~a", 20_000),
        ("||a", 20_000),
        ("`a``", 15_000),
        ("<a ", 20_000),
        ("<b>", 20_000),
        ("[^1]", 15_000),
        ("|", 60_000),
        ("@a", 30_000),
        ("\\", 60_000),
        ("&amp;", 12_000),
        (":a:", 20_000),
        ("http://", 8_000),
        ("> \n- ", 12_000),
        ("가", 60_000),
    ] {
        let nested = part.repeat(count);
        assert!(!render(&nested, &Context::plain("en")).html.is_empty(), "{part}");
        render(&format!("{nested}\n{}", "\n".repeat(10_000)), &Context::plain("en"));
    }
    let table = format!("{}\n{}\n{}", "|a".repeat(8_000), "|-".repeat(8_000), "|\n".repeat(8_000));
    render(&table, &Context::plain("en"));
    let staircase: String = (0..240).map(|level| format!("{}- a\n", " ".repeat(level * 2))).collect();
    assert!(render(&staircase, &Context::plain("en")).html.contains("- a"));
    assert!(start.elapsed().as_secs() < 60, "took {:?}", start.elapsed());
}

#[test]
fn text_beyond_the_limit_is_left_out() {
    assert_eq!(plain_text(&"가".repeat(MAX_CHARS + 5)).chars().count(), MAX_CHARS);
}

#[test]
fn plain_text_has_the_words_and_no_markup() {
    let markdown = "# 제목\n\n**굵게** [링크](https://a.example) `코드` :heart:\n\n- 하나\n- [x] 둘\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nlet x;\n```\n![그림](/files/a.png)";
    assert_eq!(plain_text(markdown), "제목\n굵게 링크 코드 ❤️\n하나\n둘\na b\n1 2\nlet x;\n그림");
    assert_eq!(render(markdown, &Context::plain("ko")).text, plain_text(markdown));
}

#[test]
fn excerpts_are_cut_between_words_or_characters() {
    assert_eq!(excerpt("짧은 글", 10), "짧은 글");
    assert_eq!(excerpt("one two three four", 12), "one two…");
    assert_eq!(excerpt("日本語の文章はどこでも切れます", 8), "日本語の文章は…");
    assert_eq!(shorten("a👍🏽b", 3), "a…");
}
