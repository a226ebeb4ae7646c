//! `/card/documents?age=…`: asks on, or leads to the right checklist.

use crate::content::{GuideId, Section};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::guides::section_page;
use crate::pages::parts::section_view::SectionView;
use crate::pages::query::Query;
use crate::pages::rendered_page::PageResponse;
use crate::pages::tools::documents as documents_tool;
use crate::pages::tools::documents::DocumentsForm;

pub use crate::pages::tools::documents::PARAMETERS;

/// Answers for what was chosen so far.
///
/// # Errors
/// When the template can't be rendered.
pub fn answered(ctx: &Context<'_>, query: &Query<'_>) -> Result<PageResponse, RenderError> {
    let answers = documents_tool::answers(query);
    match (DocumentsForm::after(answers), answers.group()) {
        (None, Some(group)) => {
            let parameters = documents_tool::parameters(answers);
            let query: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
            Ok(PageResponse::SeeOther(format!("/card/documents/{}?{}", group.as_str(), query.join("&"))))
        }
        (tool, _) => {
            let section = Section::Documents(&ctx.content.card.documents);
            let tool = tool.unwrap_or_else(DocumentsForm::new);
            let view = SectionView::new(ctx, GuideId::Card, section, 2).with_documents(tool);
            section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;

    fn outcome(parameters: &[(&str, &str)]) -> String {
        let owned: Vec<(String, String)> = parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let mut said = String::new();
        with_context(|ctx| {
            said = match answered(ctx, &Query::new(&owned)).unwrap() {
                PageResponse::SeeOther(path) => path,
                PageResponse::RenderedPage(document) => document.body,
            };
        });
        said
    }

    #[test]
    fn answers_lead_to_the_list_and_are_kept() {
        assert_eq!(outcome(&[("age", "16-17"), ("low-income", "no")]), "/card/documents/minor?low-income=no&age=16-17");
        let adult = [("age", "18-up"), ("low-income", "no"), ("studying", "no"), ("veteran", "yes")];
        assert_eq!(outcome(&adult), "/card/documents/adult?low-income=no&age=18-up&studying=no&veteran=yes");
        assert_eq!(outcome(&[("low-income", "yes")]), "/card/documents/low-income?low-income=yes");
    }

    #[test]
    fn what_is_not_decided_yet_is_asked() {
        assert!(outcome(&[("age", "18-up"), ("low-income", "no")]).contains("在全日制学校读书吗？"));
        assert!(outcome(&[("age", "<b>"), ("low-income", "")]).contains("办卡的人多大？"));
    }
}
