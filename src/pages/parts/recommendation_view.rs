//! The template data of a route.

use crate::content::{Access, Fact, PhoneLine, Section};
use crate::pages::context::Context;
use crate::pages::parts::section_view::SectionView;
use crate::pages::tools::credentials_query::labels;
use crate::rules::Recommendation;

/// The rule by which [`rules::recommendations`](crate::rules::recommendations) orders the routes, as pages explain it.
pub const RANKING: &str = "先排现在能用的；再看准备得少的；再看步骤少的。网址没核实的往后放，原文没写清的放最后。";

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
        Self {
            section: SectionView::new(ctx, route.guide, Section::Channel(route.channel), 3),
            steps: step_words(&route),
            missing: labels(ctx.content, &route.missing),
            route,
        }
    }

    /// Whether the topic has steps of its own on this channel, or none that the source states.
    pub fn stands_apart(&self) -> bool {
        self.route.finds.first().is_some_and(|find| find.apart.0)
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

/// `共4步`; for a call, and where the source states none, in words.
fn step_words(route: &Recommendation<'_>) -> String {
    match (route.steps.len(), &route.channel.access) {
        (0, Access::Phone(_)) => "打一个电话".to_owned(),
        (0, _) => "步骤原文没写".to_owned(),
        (steps, _) => format!("共{steps}步"),
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
