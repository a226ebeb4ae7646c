//! A guide with its sections.

use jiff::civil::Date;

use crate::content::model::page_intro::PageIntro;
use crate::content::model::section::Section;
use crate::content::model::values::guide_id::GuideId;

/// One guide: its introduction and its sections.
#[derive(Debug, Clone)]
pub struct Guide<'a> {
    /// Which guide.
    pub id: GuideId,
    /// The day on which its file was last compared with the source.
    pub checked: Date,
    /// The introduction of its page.
    pub intro: &'a PageIntro,
    /// Its sections, in order.
    pub sections: Vec<Section<'a>>,
}

impl<'a> Guide<'a> {
    /// The section `id`.
    pub fn section(&self, id: &str) -> Option<Section<'a>> {
        self.sections.iter().copied().find(|section| section.id() == id)
    }
}
