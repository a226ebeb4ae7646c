//! How text is compared: brought to one spelling, cut into tokens, compared by pairs of tokens.

pub(super) mod glyphs;
pub(super) mod hanzi_sounds;
pub(super) mod number_match;
pub(super) mod term;
pub(super) mod token;
pub(super) mod typed_pinyin;
