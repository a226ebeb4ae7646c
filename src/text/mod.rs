//! How typed text and names are compared, wherever that is done: one spelling for widths, scripts and cases (`glyphs`),
//! how 汉字 sound (`hanzi_sounds`), and letters that are meant as pinyin (`typed_pinyin`). And from simplified characters into
//! traditional ones (`traditional_converter`).

mod cantonese;
pub(crate) mod glyph;
pub mod glyphs;
pub mod hanzi_sounds;
pub mod traditional_converter;
pub mod typed_pinyin;
