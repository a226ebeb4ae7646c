//! `/card/dates?applied=2026-12-24`: the section on dates, worked out for a day that the reader chose.

use crate::content::{GuideId, Section};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::guides::section_page;
use crate::pages::parts::section_view::SectionView;
use crate::pages::rendered_page::PageResponse;
use crate::pages::tools::dates::DatesForm;

/// Answers for the day that was typed; a bad one gets the page again with what was typed and what is wrong with it.
///
/// # Errors
/// When the template can't be rendered.
pub fn applied(ctx: &Context<'_>, typed: &str) -> Result<PageResponse, RenderError> {
    let section = Section::Dates(&ctx.content.card.dates);
    let view = SectionView::new(ctx, GuideId::Card, section, 2).with_dates(DatesForm::typed(ctx, typed));
    section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;

    fn page(typed: &str, test: impl FnOnce(&str)) {
        with_context(|ctx| match applied(ctx, typed).unwrap() {
            PageResponse::RenderedPage(document) => {
                assert!(document.noindex);
                test(&document.body);
            }
            PageResponse::SeeOther(path) => panic!("leads to {path}"),
        });
    }

    #[test]
    fn what_was_typed_is_said_beside_the_field_and_nothing_of_it_is_markup() {
        page("\"><script>", |html| {
            assert!(html.contains("&quot;&gt;&lt;script&gt;"));
            assert!(!html.contains("\"><script>"));
            assert!(html.contains("不是一个有效的日期"));
        });
    }

    #[test]
    fn the_answer_stands_on_the_page() {
        page("2026-12-24", |html| {
            assert!(html.contains("value=\"2026-12-24\""));
            assert!(html.contains("开始生效"));
        });
    }
}
