//! The typographic rules that every text keeps.

/// Half-width marks that must not stand beside 汉字, with their full-width form.
const HALF_WIDTH: [(char, char); 7] =
    [(',', '，'), (':', '：'), (';', '；'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）')];

/// Whether `c` is a 汉字.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether `c` shows nothing or turns the direction of the text around it: zero-width spaces and joiners, marks and
/// overrides of direction, the byte order mark, the soft hyphen.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// What is typographically wrong with a text, in words for its editor.
pub fn typography_fault(text: &str) -> Option<String> {
    if text.chars().any(char::is_control) {
        return Some("has a control character or a line break".to_owned());
    }
    if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
        return Some(format!("has the invisible character U+{:04X}; delete it", u32::from(c)));
    }
    if text.trim() != text {
        return Some("starts or ends with a space".to_owned());
    }
    if text.contains(['!', '！']) {
        return Some("has an exclamation mark; end the sentence with 。".to_owned());
    }
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).find_map(|pair| fault_of_pair(pair[0], pair[1]))
}

fn fault_of_pair(left: char, right: char) -> Option<String> {
    for (half, full) in HALF_WIDTH {
        if (left == half && is_han(right)) || (right == half && is_han(left)) {
            return Some(format!("has a half-width {half:?} beside a 汉字 in \"{left}{right}\"; write {full:?}"));
        }
    }
    let space_beside_han = (left == ' ' && is_han(right)) || (right == ' ' && is_han(left));
    space_beside_han.then(|| format!("has a typed space beside a 汉字 in \"{left}{right}\"; leave it out"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_marks_are_refused_beside_han_only() {
        for text in ["余额,流水", "能查吗?", "(办卡", "增(减)", "注意:", "a;流"] {
            assert!(typography_fault(text).is_some(), "{text}");
        }
        for text in ["余额，流水", "9:00–12:00", "http://a.b/", "0752-12333", "粤省事（小程序）"] {
            assert_eq!(typography_fault(text), None, "{text}");
        }
    }

    #[test]
    fn invisible_characters_are_refused_by_name() {
        for (text, name) in [("余\u{200B}额", "U+200B"), ("余\u{202E}额", "U+202E"), ("余额\u{FEFF}", "U+FEFF")] {
            assert!(typography_fault(text).is_some_and(|fault| fault.contains(name)), "{name}");
        }
    }

    #[test]
    fn typed_spaces_beside_han_and_exclamation_marks_are_refused() {
        assert!(typography_fault("近 12 个月").is_some());
        assert!(typography_fault("快打！").is_some());
        assert!(typography_fault(" 余额").is_some());
        assert_eq!(typography_fault("Noto Sans"), None);
    }
}
