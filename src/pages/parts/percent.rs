//! Places and lengths of pictures, which grow with the page.

/// A number of thousandths in per cent: `37.5%`.
pub fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_shown_with_one_decimal() {
        assert_eq!(percent(375), "37.5%");
        assert_eq!((percent(0).as_str(), percent(1000).as_str()), ("0.0%", "100.0%"));
    }
}
