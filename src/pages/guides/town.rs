//! One town's office: which it is, by which rule, and what to ask before going.

use askama::Template;

use crate::content::{GuideId, Line, Section, Status};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::line_status::LineStatusView;
use crate::pages::parts::links::{Link, section_address};
use crate::pages::parts::markup::filters;
use crate::pages::parts::office_words::office_reason;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::offices::office_address;
use crate::rules::Office;

#[derive(Template)]
#[template(path = "office_page.html")]
struct OfficePage<'a> {
    layout: Layout,
    office: &'a Office<'a>,
    reason: String,
    rule_href: String,
    hotline: &'a Line,
    hotline_id: String,
    hotline_live: Option<LineStatusView>,
    next: Vec<Link>,
    offices_href: String,
}

/// Renders `/card/offices/<code>`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, office: &Office<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let (channel, hotline) = content.hotline().ok_or(RenderError::NoHotline)?;
    let offices = Section::Offices(&content.card.offices);
    let offices_href = section_address(GuideId::Card, offices);
    let others = [
        Section::Documents(&content.card.documents),
        Section::Steps(&content.card.steps),
        Section::Dates(&content.card.dates),
    ];
    let name = office.full_name();
    let head = PageMeta {
        title: format!("{name}办医保卡去哪里"),
        description: format!("住在{name}，办惠州居民医保和医保卡去{}；依据哪条规则，地址怎么问。", office.name()),
        crumbs: vec![
            Link::new("/", "首页"),
            Link::new(GuideId::Card.address(), &*content.card.page.nav),
            Link::new(&*offices_href, &*content.card.offices.heading.nav),
        ],
        here: office.town_name().to_owned(),
        ..PageMeta::default()
    };
    let address = office_address(office);
    let page = OfficePage {
        layout: Layout::new(ctx, head.at(&address)),
        office,
        reason: office_reason(office),
        rule_href: format!("{offices_href}#{}", office.rule.provenance.id.value),
        hotline,
        hotline_id: channel.heading.id.value.to_string(),
        hotline_live: Some(LineStatusView::of(ctx, hotline)),
        next: others
            .iter()
            .map(|section| Link::new(section_address(GuideId::Card, *section), &*section.heading().nav))
            .collect(),
        offices_href,
    };
    Ok(RenderedPage::page(ctx, &address, &page)?.holding_until(&page.hotline_live))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;

    #[test]
    fn every_town_names_its_office_and_the_line_that_knows_the_address() {
        with_context(|ctx| {
            let mut count = 0;
            for office in Office::all(ctx.content) {
                let page = render(ctx, &office).unwrap().body;
                assert!(page.contains("tel:+8675212333"), "{}", office.full_name());
                assert_eq!(page.contains(">推算</a>"), office.status() == Status::Derived, "{}", office.full_name());
                count += 1;
            }
            assert_eq!(count, 84);
        });
    }
}
