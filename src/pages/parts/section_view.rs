//! The template data of a section: its content with its path, its heading level and its live state.

use crate::pages::context::Context;
use crate::pages::page_id::PageId;
use crate::pages::parts::change_mark::ChangeMark;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::tools::dates::{DatesAnswer, DatesForm, DisagreementView};
use crate::pages::tools::documents::DocumentsForm;
use crate::pages::tools::offices::OfficesForm;

use crate::content::{Access, Glyph, GuideId, Heading, Section};

/// The template data of a section.
#[derive(Debug)]
pub struct SectionView<'a> {
    /// The content.
    pub content: Section<'a>,
    /// The path of the section's own page.
    pub href: String,
    /// The level of the headings inside the section.
    pub level: u8,
    /// The live state of a phone line, where it is shown.
    pub live: Option<PhoneLineStatusView>,
    /// The dates that follow from a day, on the section's own page.
    pub dates: Option<DatesForm>,
    /// The sources that disagree on the insurance year.
    pub disagreement: Option<DisagreementView<'a>>,
    /// What applying today leads to.
    pub dates_today: Option<DatesAnswer>,
    /// The form that finds one's office, on the section's own page.
    pub offices: Option<OfficesForm>,
    /// When the section last changed.
    pub changed: Option<ChangeMark>,
    /// The questions that lead to a list of papers, on the section's own page.
    pub documents: Option<DocumentsForm>,
}

impl<'a> SectionView<'a> {
    /// The section of a guide, with headings of `level` inside.
    pub fn new(ctx: &Context<'a>, guide: GuideId, section: Section<'a>, level: u8) -> Self {
        let href = PageId::of_section(guide, section).path();
        let line = match section {
            Section::Channel(channel) => channel.line(),
            _ => None,
        };
        Self {
            changed: ChangeMark::of(ctx, &href),
            content: section,
            href,
            level,
            live: line.map(|line| PhoneLineStatusView::of(ctx, line)),
            dates: None,
            disagreement: matches!(section, Section::Dates(_)).then(|| DisagreementView::new(ctx)),
            dates_today: dates_today(ctx, section),
            offices: None,
            documents: None,
        }
    }

    /// The section for paper: without the state of this moment.
    pub fn on_paper(self) -> Self {
        let disagreement = self.disagreement.map(DisagreementView::without_call);
        Self { live: None, dates_today: None, disagreement, ..self }
    }

    /// The section on its guide's page, which opens with what applying today leads to and has the number beside it.
    pub fn on_guide(self) -> Self {
        let disagreement = self.disagreement.map(DisagreementView::without_call);
        Self { dates_today: None, disagreement, ..self }
    }

    /// The section with its form, before anything was typed.
    pub fn with_tools(self, ctx: &Context<'_>) -> Self {
        match self.content {
            Section::Dates(_) => self.with_dates(DatesForm::today(ctx)),
            Section::Offices(_) => self.with_offices(OfficesForm::new(ctx.content)),
            Section::Documents(_) => self.with_documents(DocumentsForm::new(&ctx.content.card.documents)),
            Section::Channel(_) | Section::Steps(_) | Section::Tip(_) => self,
        }
    }

    /// The section with these dates.
    pub fn with_dates(self, dates: DatesForm) -> Self {
        Self { dates: Some(dates), dates_today: None, ..self }
    }

    /// The section with this form that finds one's office.
    pub fn with_offices(self, offices: OfficesForm) -> Self {
        Self { offices: Some(offices), ..self }
    }

    /// The section with these questions.
    pub fn with_documents(self, documents: DocumentsForm) -> Self {
        Self { documents: Some(documents), ..self }
    }

    /// The heading of the section.
    pub fn heading(&self) -> &'a Heading {
        self.content.heading()
    }

    /// The glyph beside its heading.
    pub fn glyph(&self) -> &'static str {
        let glyph = match self.content {
            Section::Channel(channel) => match channel.access {
                Access::Phone(_) => Glyph::Call,
                Access::Counter(_) => Glyph::Counter,
                Access::Kiosk(_) => Glyph::Kiosk,
                Access::App(_) => Glyph::Phone,
                Access::Website(_) => Glyph::Browser,
            },
            Section::Offices(_) => Glyph::Counter,
            Section::Steps(_) => Glyph::Form,
            Section::Dates(_) => Glyph::Calendar,
            Section::Documents(_) => Glyph::Paper,
            Section::Tip(_) => Glyph::Speech,
        };
        glyph.as_str()
    }
}

fn dates_today(ctx: &Context<'_>, section: Section<'_>) -> Option<DatesAnswer> {
    matches!(section, Section::Dates(_)).then(|| DatesForm::today(ctx).answer).flatten()
}
