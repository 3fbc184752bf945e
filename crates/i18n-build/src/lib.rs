//! i18n-build
