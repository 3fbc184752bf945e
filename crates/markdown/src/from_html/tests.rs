use super::*;
use crate::{Context, render};

/// Visible text of HTML without white space.
fn seen(html: &str) -> String {
    let dom = Dom::parse(html);
    let text: String = dom.descendants(dom.root()).filter_map(|node| dom.text(node)).collect();
    text.split_whitespace().collect()
}

fn assert_same_text(html: &str) {
    let markdown = from_html(html);
    let rendered = render(&markdown, &Context::plain("en")).html;
    assert_eq!(seen(&rendered), seen(html), "\nMarkdown: {markdown}\nHTML: {rendered}");
}

#[test]
fn blocks_become_their_markdown() {
    for (html, markdown) in [
        ("<p>One\ntwo</p><p>three<br>four</p>", "One two\n\nthree\nfour\n"),
        ("<h2>Title #</h2><hr>", "## Title \\#\n\n***\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n\n- c\n"),
        ("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b\n"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n+ b\n"),
        ("<p>See:<li>a<li>b<li></p>", "See:\n\n- a\n\n- b\n"),
        ("<ul><i><li>a</li><li>b</li></i></ul>", "- a\n- b\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ("<blockquote class=\"spoiler\"><p>It was <b>he</b>.</p></blockquote>", "> ||It was **he**.||\n"),
        ("<pre class=\"lang-py s\"><code>if a:\n  b\n</code></pre>", "```py\nif a:\n  b\n```\n"),
        ("<pre><code class=\"language-c++\">```</code></pre>", "````c++\n```\n````\n"),
        ("<div>a<p>b</p>c</div>", "a\n\nb\n\nc\n"),
        (
            "<table><tr><th>a</th><th align=right>b</th></tr><tr><td>1|2</td><td><p>x</p><p>y</p></td></tr></table>",
            "| a | b |\n| --- | ---: |\n| 1\\|2 | x<br><br>y |\n",
        ),
        ("<iframe src=\"//video.example/embed/1\"></iframe>", "<https://video.example/embed/1>\n"),
        ("<script>alert(1)</script><style>p{}</style>", ""),
    ] {
        assert_eq!(from_html(html), markdown, "{html}");
    }
}

#[test]
fn inline_content_becomes_its_markdown() {
    for (html, markdown) in [
        ("a <b>bold </b>move", "a **bold** move\n"),
        ("<em>a</em><strong>b</strong>", "*a***b**\n"),
        ("un<em>frigging</em>believable", "un*frigging*believable\n"),
        ("これは<b>「強調」</b>です", "これは**「強調」**です\n"),
        ("x<b>(y)</b>z", "x<strong>(y)</strong>z\n"),
        ("<code>a`b</code> <kbd>Ctrl</kbd> H<sub>2</sub>O", "``a`b`` <kbd>Ctrl</kbd> H<sub>2</sub>O\n"),
        ("<a href=\"/a b\" title='say \"hi\"'>x</a>", "[x](</a b> \"say \\\"hi\\\"\")\n"),
        ("<a href=\"https://a.example/?a=1&amp;copy=2\">x]y</a>", "[x\\]y](https://a.example/?a=1&amp;copy=2)\n"),
        ("<a href=\"javascript:x\">text</a>", "text\n"),
        ("<img src=\"https://a.example/i.png\" alt=\"an [i]\">", "![an \\[i\\]](https://a.example/i.png)\n"),
        ("<del>x</del><b></b>", "~~x~~\n"),
        ("<i>\"</i><i>a <i>b</i></i> <code>x</code><code>y</code>", "*\"a b* `xy`\n"),
        ("<b><br>a<br><br>b<br></b>c", "**a\nb**\nc\n"),
        ("<a href='/x'><img src='/files/a.png'><br></a>b", "[![](/files/a.png)](/x)\nb\n"),
    ] {
        if markdown.contains("*a***") {
            assert_same_text(html);
            continue;
        }
        assert_eq!(from_html(html), markdown, "{html}");
    }
}

#[test]
fn text_is_escaped_only_where_it_would_be_read_as_markup() {
    for (text, markdown) in [
        ("snake_case and 2 * 3 * 4, 10~20개", "snake_case and 2 * 3 * 4, 10~20개"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("# no", "\\# no"),
        ("#tag", "#tag"),
        ("1. no", "1\\. no"),
        ("1.5 yes", "1.5 yes"),
        ("- no", "\\- no"),
        ("-1 yes", "-1 yes"),
        ("a &lt;b> 1 &lt; 2 &amp;amp; R&amp;D", "a \\<b> 1 < 2 \\&amp; R&D"),
        ("[a](b) [c] [^1]", "\\[a\\](b) [c] \\[^1]"),
        ("a :smile: 10:30", "a \\:smile: 10:30"),
        ("C:\\dir\\*", "C:\\dir\\\\\\*"),
    ] {
        assert_eq!(from_html(&format!("<p>{text}</p>")).trim_end(), markdown);
    }
}

#[test]
fn what_was_visible_stays_visible() {
    for html in [
        "<p>[1]: http://a.example</p><p>***</p><p>===</p><p>a<br>---</p><p>a<br>|---|</p>",
        "<p>a | b<br>--- | ---<br>c || d || e</p>",
        "<p>See http://a.example/x_y_z*w_ and <a href='http://b.example'>http://b.example/x_y</a> www.c.example/_a_</p>",
        "<p>&lt;div&gt; &amp;nbsp; &amp;#65; <code>&lt;b&gt;</code></p>",
        "<p><b>a</b><b>b</b> <i>x</i><i>y</i>z <b><i>q</i></b> <i><b>p</b> r</i> <s>a</s><s>b</s></p>",
        "<p>*<b>*a*</b>* _<i>_</i>_ ~~<s>~</s>~~ `<code>`</code>`</p>",
        "<ul><li>1. a</li><li># b</li><li></li><li><hr></li><li><pre>x\n\ny</pre></li><li>[ ] task</li></ul>",
        "<ol><li><p>a</p><p>b</p><blockquote>c<ul><li>d</li></ul></blockquote></li></ol><p>after</p>",
        "<table><tr><td>a|b</td><td><code>c|d</code></td><td><a href='/x|y'>e|f</a></td></tr></table>",
        "<table><tr><td><table><tr><td>inner</td></tr></table></td><td><pre>code</pre></td></tr></table>",
        "<p>Hello!<a href='/x'>link</a> [<a href='/y'>b</a>](c) <a href='/z'><img src='/files/a.png' alt='alt'></a></p>",
        "<blockquote><p>[!NOTE]</p></blockquote><p>a\\</p><p>x\\<br>y</p><p>12) a</p><p>+ b</p><p>~~~</p>",
        "<p>안녕하세요 <b>\"마당\"</b>입니다. <i>（例）</i>です。<b>a</b>를</p>",
        "<dl><dt>term</dt><dd>definition</dd></dl><details><summary>more</summary>hidden</details>",
        "<blockquote class=spoiler><p>\"a\"</p><p>b<br>c</p></blockquote><blockquote class=spoiler><ul><li>a|b</ul></blockquote>",
        "<p>unclosed <b>bold<p>next</b> para</p><a href=/x><p>block link</p></a>",
        "<h1>a<br>b</h1><h3></h3><p>100% &amp; more; AT&amp;T; x&lt;y</p>",
        "<p>:+1: :100: a:b:c http://x.example:8080/a:b</p>",
    ] {
        assert_same_text(html);
    }
}

#[test]
fn addresses_can_be_led_elsewhere() {
    let markdown = from_html_with("<a href=\"/q/1\">a</a><img src=\"x.png\" alt=\"pic\">", &|address| match address {
        "/q/1" => "/questions/9".to_owned(),
        _ => String::new(),
    });
    assert_eq!(markdown, "[a](/questions/9)pic\n");
}

#[test]
fn deep_nesting_keeps_the_text() {
    let html = format!("{}deep{}", "<div><blockquote>".repeat(3_000), "</blockquote></div>".repeat(3_000));
    assert!(from_html(&html).contains("deep"));
}

mod any_html {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of HTML that belong and do not belong together.
    fn html() -> impl Strategy<Value = String> {
        let tag = prop::sample::select(vec![
            "p",
            "div class=note",
            "div class='alert alert-info'",
            "table",
            "tr",
            "td",
            "ul",
            "ol start=3",
            "li",
            "pre",
            "code",
            "a href=/x",
            "a href='#h'",
            "img src=/i.png",
            "h2 id=h",
            "h3",
            "b",
            "i",
            "blockquote",
            "iframe src=//v.example",
            "svg",
            "math",
            "template",
            "br",
            "dl",
            "dt",
        ]);
        let piece = prop_oneof![
            tag.prop_flat_map(|tag| prop_oneof![
                Just(format!("<{tag}>")),
                Just(format!("</{}>", tag.split(' ').next().unwrap_or_default())),
            ]),
            "[ -~가-힣ぁ-ん\n\t]{0,8}",
            any::<String>(),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn becomes_markdown_that_renders(html in html()) {
            let markdown = from_html(&html);
            let rendered = render(&markdown, &Context::plain("ko")).html;
            prop_assert!(!rendered.contains("<script") && !rendered.contains("<iframe"));
            let _ = (html_addresses(&html), html_anchors(&html));
        }
    }
}

#[test]
fn boxes_of_help_centres_become_callouts() {
    for (html, markdown) in [
        ("<p class=\"alert alert-info\">a</p>", "> [!NOTE]\n> a\n"),
        ("<div class=\"callout callout--warning\"><p>a</p><p>b</p></div>", "> [!WARNING]\n> a\n>\n> b\n"),
        ("<div class=tip><h3>Tip</h3><p>a</p></div>", "> [!TIP]\n> a\n"),
        ("<aside class=tip>a</aside>", "> [!TIP]\n> a\n"),
        ("<div class=\"panel panel-default\">a</div>", "a\n"),
        ("<div class=note></div>", ""),
    ] {
        assert_eq!(from_html(html), markdown, "{html}");
    }
}
