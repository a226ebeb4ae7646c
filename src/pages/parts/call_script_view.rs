//! The template data of what to say and ask on the phone.

use crate::content::{CallQuestion, CallScript, Content, Group};

/// What to say and ask on the phone, with blanks for the answers.
#[derive(Debug)]
pub struct CallScriptView<'a> {
    /// What to say first.
    pub say: String,
    /// What to ask then.
    pub questions: Vec<&'a CallQuestion>,
}

impl<'a> CallScriptView<'a> {
    /// A script as the content has it.
    pub fn of(script: &'a CallScript) -> Self {
        Self { say: script.say.to_string(), questions: script.ask.iter().collect() }
    }

    /// What a resident of the place with this name asks about where to enrol.
    pub fn of_place(content: &'a Content, place: &str) -> Self {
        let questions = content.card.offices.call.ask.iter().collect();
        Self { say: opening(Some(place), None), questions }
    }

    /// What to ask before somebody of this group goes to enrol.
    pub fn of_group(content: &'a Content, group: &'a Group) -> Self {
        let questions = content.card.offices.call.ask.iter().chain(&group.ask_also).collect();
        Self { say: opening(None, Some(&group.spoken)), questions }
    }
}

/// What somebody says who wants to enrol, from this place and for a person of this kind as far as they are known.
pub fn opening(place: Option<&str>, spoken: Option<&str>) -> String {
    let place = place.map(|place| format!("我住在{place}，")).unwrap_or_default();
    let person = spoken.map(|spoken| format!("给{spoken}")).unwrap_or_default();
    let subject = if place.is_empty() { "我" } else { "" };
    format!("{place}{subject}要{person}办居民医保参保登记，请问：")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::typography_fault;

    #[test]
    fn the_opening_names_what_is_known() {
        assert_eq!(opening(None, None), "我要办居民医保参保登记，请问：");
        assert_eq!(opening(Some("惠城区水口街道"), None), "我住在惠城区水口街道，要办居民医保参保登记，请问：");
        let whole = opening(Some("博罗县园洲镇"), Some("没有工作的大人"));
        assert_eq!(whole, "我住在博罗县园洲镇，要给没有工作的大人办居民医保参保登记，请问：");
        assert_eq!(typography_fault(&whole), None);
    }
}
