//! The parameters of a request, decoded.

/// The parameters of a request, in order.
#[derive(Debug, Clone, Copy)]
pub struct Query<'q> {
    parameters: &'q [(String, String)],
}

impl<'q> Query<'q> {
    /// These parameters.
    pub fn new(parameters: &'q [(String, String)]) -> Self {
        Self { parameters }
    }

    /// The first value of a parameter without the spaces around it; empty if it isn't there.
    pub fn first(&self, name: &str) -> &'q str {
        self.parameters.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a parameter that may be repeated.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'q str> {
        let named = self.parameters.iter().filter(move |(key, _)| key == name);
        named.map(|(_, value)| value.trim())
    }

    /// What was answered to a yes-or-no question; nothing if it was neither.
    pub fn yes_or_no(&self, name: &str) -> Option<bool> {
        match self.first(name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}
