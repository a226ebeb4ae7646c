//! Content lines: the syntax that iCalendar (RFC 5545) and vCard 3.0 (RFC 2426, 2425) share. One property a line,
//! text escaped, lines folded at 75 octets, each ended by CRLF.

/// The most octets of a line, its CRLF not counted.
const LINE_LIMIT: usize = 75;

/// A file of content lines, being written.
#[derive(Debug, Default)]
pub struct ContentLines(String);

impl ContentLines {
    /// Adds a property whose value needs no escaping: a date, a URL, a keyword of the standard.
    pub fn value(&mut self, name: &str, value: &str) {
        self.push(&format!("{name}:{value}"));
    }

    /// Adds a property whose value is text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.value(name, &escaped(text));
    }

    /// The file.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Adds a whole line: name, colon and value.
    pub fn push(&mut self, line: &str) {
        let mut octets = 0;
        let mut characters = line.chars().peekable();
        while let Some(c) = characters.next() {
            let escaped = characters.next_if(|_| c == '\\');
            let length = c.len_utf8() + escaped.map_or(0, char::len_utf8);
            if octets + length > LINE_LIMIT {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            self.0.extend(escaped);
            octets += length;
        }
        self.0.push_str("\r\n");
    }
}

/// The lines of a file, unfolded.
pub fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// Text as it stands in a value.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_its_value_or_line() {
        assert_eq!(escaped("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
        assert_eq!(escaped("周一，9:00"), "周一，9:00");
    }

    #[test]
    fn an_escape_is_not_torn_by_a_fold() {
        let mut lines = ContentLines::default();
        lines.text("NOTE", &format!("{}\n{}", "x".repeat(LINE_LIMIT - "NOTE:".len() - 1), "y"));
        assert!(lines.into_text().contains("x\r\n \\ny\r\n"));
    }

    #[test]
    fn lines_are_folded_by_octets_and_between_characters() {
        let mut lines = ContentLines::default();
        lines.text("NOTE", &"惠州医保".repeat(40));
        lines.value("UID", &"x".repeat(200));
        let file = lines.into_text();
        assert!(file.ends_with("\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE_LIMIT), "{file}");
        assert!(file.split("\r\n").any(|line| line.len() == LINE_LIMIT), "lines are not folded earlier than needed");
        let lines = [format!("NOTE:{}", "惠州医保".repeat(40)), format!("UID:{}", "x".repeat(200))];
        assert_eq!(unfolded(&file), lines);
    }
}
