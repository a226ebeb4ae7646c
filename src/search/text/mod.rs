//! How text is compared: brought to one spelling, cut into tokens, compared by pairs of tokens.

pub(super) mod digits;
pub(super) mod glyphs;
pub(super) mod phonetic_key;
pub(super) mod pinyin;
pub(super) mod term;
pub(super) mod token;
