//! The glyphs that stand beside words: one symbol each in `templates/glyphs.svg`. A page carries the symbols that it uses.

/// Every symbol, one a line.
const SYMBOLS: &str = include_str!("../../../templates/glyphs.svg");

/// How a page refers to a symbol, before its name.
const REFERENCE: &str = "href=\"#glyph-";

/// The symbols that the page `html` refers to, in the order of the file.
pub fn needed_by(html: &str) -> String {
    let mut names: Vec<&str> = html.split(REFERENCE).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    names.sort_unstable();
    names.dedup();
    SYMBOLS.lines().filter(|symbol| name_of(symbol).is_some_and(|name| names.contains(&name))).collect()
}

fn name_of(symbol: &str) -> Option<&str> {
    symbol.strip_prefix("<symbol id=\"glyph-")?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Glyph;

    #[test]
    fn a_page_gets_the_symbols_that_it_uses_once() {
        let needed = needed_by("<use href=\"#glyph-card\"/><use href=\"#glyph-call\"/><use href=\"#glyph-card\"/>");
        assert_eq!(needed.matches("<symbol").count(), 2);
        assert!(needed.contains("id=\"glyph-call\"") && needed.contains("id=\"glyph-card\""));
        assert_eq!(needed_by("<p>no glyph</p>"), "");
    }

    #[test]
    fn every_glyph_that_content_can_name_has_a_symbol() {
        for glyph in Glyph::ALL {
            let reference = format!("<use href=\"#glyph-{}\"/>", glyph.as_str());
            assert_eq!(needed_by(&reference).matches("<symbol").count(), 1, "{glyph:?}");
        }
    }

    #[test]
    fn every_line_of_the_file_is_a_symbol() {
        assert!(SYMBOLS.lines().all(|line| name_of(line).is_some() && line.ends_with("</symbol>")));
    }
}
