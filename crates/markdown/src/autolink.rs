//! Addresses in running text should end before a Korean particle: "https://example.com/a에서".

use comrak::{
    Arena,
    nodes::{AstNode, NodeValue},
};

/// Particles and endings that stand right after an address without a space.
const PARTICLES: [&str; 32] = [
    "입니다",
    "이에요",
    "예요",
    "에서는",
    "에서",
    "에게",
    "에는",
    "에도",
    "에",
    "으로는",
    "으로",
    "로",
    "이라고",
    "라고",
    "이라는",
    "라는",
    "까지",
    "부터",
    "처럼",
    "보다",
    "이나",
    "하고",
    "을",
    "를",
    "은",
    "는",
    "이",
    "가",
    "와",
    "의",
    "과",
    "도",
];

/// Shortens the links that the parser made out of bare addresses, and gives the rest back to the text.
pub(crate) fn leave_particles_alone<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let links: Vec<_> =
        root.descendants().filter(|node| matches!(node.data().value, NodeValue::Link(_)) && is_bare(node)).collect();
    for node in links {
        shorten(arena, node);
    }
}

/// Whether the link is as long in the source as the address itself: not `<…>` and not `[…](…)`, where the author set the ends.
fn is_bare<'a>(node: &'a AstNode<'a>) -> bool {
    let Some(child) = node.first_child() else { return false };
    if child.next_sibling().is_some() {
        return false;
    }
    let position = node.data().sourcepos;
    let length = (position.end.column + 1).saturating_sub(position.start.column);
    matches!(&child.data().value, NodeValue::Text(shown) if shown.len() == length)
}

fn shorten<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>) {
    let Some(child) = node.first_child() else { return };
    let rest = {
        let mut data = node.data_mut();
        let NodeValue::Link(link) = &mut data.value else { return };
        let mut child = child.data_mut();
        let NodeValue::Text(shown) = &mut child.value else { return };
        if !link.url.ends_with(shown.as_ref()) {
            return;
        }
        let end = address_end(shown);
        let rest = shown[end..].to_owned();
        link.url.truncate(link.url.len() - rest.len());
        *shown = shown[..end].to_owned().into();
        rest
    };
    if !rest.is_empty() {
        node.insert_after(arena.alloc(AstNode::from(NodeValue::Text(rest.into()))));
    }
}

/// Where an address found in running text should have ended.
fn address_end(address: &str) -> usize {
    let host_start = address.find("://").map_or(0, |at| at + 3);
    let host_end = address[host_start..].find(['/', '?', '#']).map_or(address.len(), |at| host_start + at);
    if let Some(end) = hangul_after_latin_host(&address[..host_end], host_start) {
        return end;
    }
    let mut end = particle_start(address).unwrap_or(address.len());
    let shown = &address[..end];
    if shown.ends_with(')') && shown.matches(')').count() > shown.matches('(').count() {
        end -= 1;
    }
    end
}

/// "example.com을": a host in Latin letters cannot go on in Hangul ("한국.kr" is one, and stays whole).
fn hangul_after_latin_host(host: &str, start: usize) -> Option<usize> {
    let (at, _) = host.char_indices().find(|(_, character)| is_hangul(*character))?;
    let before = &host[start.min(at)..at];
    (before.contains('.') && before.ends_with(|c: char| c.is_ascii_alphanumeric())).then_some(at)
}

/// "/path에서": a particle right after a path that does not itself end in Hangul.
fn particle_start(address: &str) -> Option<usize> {
    let (start, _) = address.char_indices().rev().take_while(|(_, character)| is_hangul(*character)).last()?;
    let open_ended = address[..start].ends_with(['/', '=', '-', '_', '#', '%', '+']);
    (start > 0 && !open_ended && PARTICLES.contains(&&address[start..])).then_some(start)
}

fn is_hangul(character: char) -> bool {
    matches!(character, '가'..='힣' | 'ㄱ'..='ㅣ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_a_particle() {
        for (written, address) in [
            ("https://example.com을", "https://example.com"),
            ("https://example.com/path에서", "https://example.com/path"),
            ("https://example.com/a)입니다", "https://example.com/a"),
            ("https://한국.kr/", "https://한국.kr/"),
            ("https://namu.wiki/w/한국", "https://namu.wiki/w/한국"),
            ("https://a.co/x?q=가", "https://a.co/x?q=가"),
        ] {
            assert_eq!(&written[..address_end(written)], address);
        }
    }
}
