//! A section as templates see it: the content with its address, its heading level and its live state.

use super::context::Context;
use super::links::section_address;
use super::markup::Markup;
use crate::content::{Access, GuideId, Heading, Section, Status, ledger};

/// A section as templates see it.
#[derive(Debug)]
pub struct SectionView<'a> {
    /// The content.
    pub content: Section<'a>,
    /// The path of the section's own page.
    pub href: String,
    /// The whole address of it.
    pub canonical: String,
    /// The level of the headings inside the section.
    pub level: u8,
    /// The live state of a phone line; empty for anything else.
    pub state: Markup,
    /// How many facts stand here and how sure they are.
    pub ledger_words: String,
}

impl<'a> SectionView<'a> {
    /// The section of a guide, with headings of `level` inside.
    pub fn new(ctx: &Context<'_>, guide: GuideId, section: Section<'a>, level: u8) -> Self {
        let href = section_address(guide, section);
        Self {
            content: section,
            canonical: ctx.absolute(&href),
            href,
            level,
            state: Markup::default(),
            ledger_words: ledger_words(section),
        }
    }

    /// What opens the section.
    pub fn heading(&self) -> &'a Heading {
        self.content.heading()
    }

    /// What sort of section it is, in a word or two.
    pub fn eyebrow(&self) -> &'static str {
        match self.content {
            Section::Channel(channel) => match channel.access {
                Access::Phone(_) => "电话",
                Access::Counter(_) => "柜台",
                Access::Kiosk(_) => "自助机",
                Access::App(_) => "手机小程序",
                Access::Website(_) => "网站",
            },
            Section::Offices(_) => "地点",
            Section::Steps(_) => "步骤",
            Section::Dates(_) => "日期",
            Section::Documents(_) => "材料",
            Section::Tip(_) => "提醒",
        }
    }
}

/// `本节12条事实：11条原文，1条存疑。`
fn ledger_words(section: Section<'_>) -> String {
    let marks = ledger::marks(section);
    let counts = [Status::Stated, Status::Derived, Status::Doubtful]
        .into_iter()
        .map(|status| (marks.iter().filter(|mark| mark.status == status).count(), status.label()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, label)| format!("{count}条{label}"));
    format!("本节{}条事实：{}。", marks.len(), counts.collect::<Vec<_>>().join("，"))
}
