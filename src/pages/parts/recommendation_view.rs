//! The template data of a route.

use crate::content::{Access, Fact, PhoneLine, Section};
use crate::pages::context::Context;
use crate::pages::parts::section_view::SectionView;
use crate::pages::tools::credentials_query::labels;
use crate::rules::Recommendation;

/// The rule by which [`rules::recommendations`](crate::rules::recommendations) orders the routes, as pages explain it.
pub const RANKING: &str = "现在能用的排在前面，其中网址没能核实的靠后；都能用，要准备的东西少的在前；一样多，步骤少的在前。来源没写清查不查得到的，排在最后。";

/// The template data of a route.
#[derive(Debug)]
pub struct RecommendationView<'a> {
    pub route: Recommendation<'a>,
    /// Its section, with the live state of a phone line.
    pub section: SectionView<'a>,
    /// How many steps it takes: `共4步`.
    pub steps: String,
    /// The credentials for it that the visitor lacks: `微信、手机号`.
    pub missing: String,
}

impl<'a> RecommendationView<'a> {
    pub fn new(ctx: &Context<'a>, route: Recommendation<'a>) -> Self {
        let steps = route.channel.step.len();
        Self {
            section: SectionView::new(ctx, route.guide, Section::Channel(route.channel), 3),
            steps: if steps == 0 { "打一个电话".to_owned() } else { format!("共{steps}步") },
            missing: labels(&route.missing),
            route,
        }
    }

    /// The phone line, if the route is one.
    pub fn line(&self) -> Option<&'a PhoneLine> {
        self.route.channel.line()
    }

    /// What is known of the opening hours of a counter or kiosk.
    pub fn opening(&self) -> Option<&'a Fact> {
        match &self.route.channel.access {
            Access::Counter(visit) | Access::Kiosk(visit) => Some(&visit.opening),
            Access::Phone(_) | Access::App(_) | Access::Website(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RANKING;
    use crate::content::typography_fault;

    #[test]
    fn the_rule_of_the_order_is_clean_chinese() {
        assert_eq!(typography_fault(RANKING), None);
    }
}
