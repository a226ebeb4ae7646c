//! The template data of a route.

use crate::content::{Access, Fact, PhoneLine, Section, Step};
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
    /// In one line: what it takes, or which credentials the visitor lacks, and how many steps.
    pub summary: String,
}

impl<'a> RecommendationView<'a> {
    pub fn new(ctx: &Context<'a>, route: Recommendation<'a>) -> Self {
        Self {
            section: SectionView::new(ctx, route.guide, Section::Channel(route.channel), 3),
            steps: step_words(&route),
            summary: summary(ctx, &route),
            route,
        }
    }

    /// The label of the link to its section.
    pub fn way_on(&self) -> &'static str {
        if self.hops().is_some() {
            "看图照着点"
        } else if self.route.steps.is_empty() {
            "看这个办法"
        } else {
            "照着做"
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

    /// The steps as a row of names to press, if any says what is pressed.
    pub fn hops(&self) -> Option<&'a [Step]> {
        let steps = self.route.steps;
        (!steps.is_empty() && steps.iter().any(|step| !step.tap.is_empty())).then_some(steps)
    }

    /// What is known of the opening hours of a counter or kiosk.
    pub fn opening(&self) -> Option<&'a Fact> {
        match &self.route.channel.access {
            Access::Counter(visit) | Access::Kiosk(visit) => Some(&visit.opening),
            Access::Phone(_) | Access::App(_) | Access::Website(_) => None,
        }
    }
}

fn summary(ctx: &Context<'_>, route: &Recommendation<'_>) -> String {
    let needed = if !route.missing.is_empty() {
        format!("还差{}", labels(ctx.content, &route.missing))
    } else if route.credentials.is_empty() {
        "要准备什么，原文没写".to_owned()
    } else {
        format!("要有{}", labels(ctx.content, &route.credentials))
    };
    format!("{needed}；{}", step_words(route))
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
