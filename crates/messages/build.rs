//! Turns `locales/*.ftl` into the methods of `Words`.

fn main() {
    madang_i18n_build::generate_inherent("locales", "Words");
}
