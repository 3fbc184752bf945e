//! A small picture of what a brand colour makes of the pages, in both schemes.

use madang_ui::theme;

/// The colours of one scheme, as the picture needs them.
pub(crate) struct Swatch {
    /// `light` or `dark`.
    pub(crate) scheme: &'static str,
    colors: Vec<(String, String)>,
}

impl Swatch {
    /// The colour of a token, such as `brand-fill`.
    pub(crate) fn get(&self, token: &str) -> &str {
        self.colors.iter().find(|(name, _)| name == token).map_or("", |(_, color)| color)
    }
}

/// Light and dark, of a brand colour or of the default where it is none.
pub(crate) fn swatches(brand: &str) -> [Swatch; 2] {
    let css = theme::css(brand);
    let (light, dark) = css.split("--").filter_map(token).unzip();
    [Swatch { scheme: "light", colors: light }, Swatch { scheme: "dark", colors: dark }]
}

type Color = (String, String);

/// `paper:light-dark(#fff,#000);…` as the token's two colours.
fn token(rule: &str) -> Option<(Color, Color)> {
    let (name, rest) = rule.split_once(":light-dark(")?;
    let (light, dark) = rest.split_once(')')?.0.split_once(',')?;
    Some(((name.to_owned(), light.to_owned()), (name.to_owned(), dark.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_schemes_have_every_colour_of_the_picture() {
        for swatch in swatches("#1f6f63") {
            for token in
                ["paper", "line", "ink", "ink-2", "brand", "brand-fill", "on-brand", "brand-soft", "seal", "on-seal"]
            {
                assert!(swatch.get(token).starts_with('#'), "{} {token}", swatch.scheme);
            }
        }
    }
}
