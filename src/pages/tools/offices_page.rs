//! `/card/offices?town=水口`: leads to the town's page, or asks which town is meant.

use crate::content::{GuideId, Section};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::guides::section_page;
use crate::pages::parts::section_view::SectionView;
use crate::pages::rendered_page::PageResponse;
use crate::pages::tools::offices::{OfficesForm, Search};

/// Answers for the name or code that was typed.
///
/// # Errors
/// When the template can't be rendered.
pub fn typed(ctx: &Context<'_>, typed: &str) -> Result<PageResponse, RenderError> {
    match OfficesForm::search(ctx.content, typed) {
        Search::Found(path) => Ok(PageResponse::SeeOther(path)),
        Search::Choose(tool) => {
            let section = Section::Offices(&ctx.content.card.offices);
            let view = SectionView::new(ctx, GuideId::Card, section, 2).with_offices(tool);
            section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
        }
    }
}
