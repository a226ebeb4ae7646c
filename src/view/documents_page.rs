//! `/card/documents?age=…`: asks on, or leads to the right checklist.

use super::context::Context;
use super::document::Outcome;
use super::documents_tool::{self, DocumentsTool};
use super::query::Query;
use super::render_error::RenderError;
use super::section_page;
use super::section_view::SectionView;
use crate::content::{GuideId, Section};

pub use super::documents_tool::PARAMETERS;

/// Answers for what was chosen so far.
///
/// # Errors
/// When the template can't be rendered.
pub fn answered(ctx: &Context<'_>, query: &Query<'_>) -> Result<Outcome, RenderError> {
    let answers = documents_tool::answers(query);
    match (DocumentsTool::after(answers), answers.group()) {
        (None, Some(group)) => {
            let parameters = documents_tool::parameters(answers);
            let query: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
            Ok(Outcome::SeeOther(format!("/card/documents/{}?{}", group.word(), query.join("&"))))
        }
        (tool, _) => {
            let section = Section::Documents(&ctx.content.card.documents);
            let tool = tool.unwrap_or_else(DocumentsTool::new);
            let view = SectionView::new(ctx, GuideId::Card, section, 2).with_documents(tool);
            section_page::of_view(ctx, GuideId::Card, view).map(Outcome::chosen)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::test_support::with_context;

    fn outcome(parameters: &[(&str, &str)]) -> String {
        let owned: Vec<(String, String)> = parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let mut said = String::new();
        with_context(|ctx| {
            said = match answered(ctx, &Query::new(&owned)).unwrap() {
                Outcome::SeeOther(path) => path,
                Outcome::Document(document) => document.body,
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
