//! `/card/offices?town=水口`: leads to the town's page, or asks which town is meant.

use super::context::Context;
use super::document::Outcome;
use super::offices_tool::{OfficesTool, Search};
use super::render_error::RenderError;
use super::section_page;
use super::section_view::SectionView;
use crate::content::{GuideId, Section};

/// Answers for the name or code that was typed.
///
/// # Errors
/// When the template can't be rendered.
pub fn typed(ctx: &Context<'_>, typed: &str) -> Result<Outcome, RenderError> {
    match OfficesTool::search(ctx.content, typed) {
        Search::Found(path) => Ok(Outcome::SeeOther(path)),
        Search::Choose(tool) => {
            let section = Section::Offices(&ctx.content.card.offices);
            let view = SectionView::new(ctx, GuideId::Card, section, 2).with_offices(tool);
            section_page::of_view(ctx, GuideId::Card, view).map(Outcome::chosen)
        }
    }
}
