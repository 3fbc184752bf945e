//! Turns `locales/*.ftl` into the `Words` trait.

fn main() {
    madang_i18n_build::generate("locales");
}
