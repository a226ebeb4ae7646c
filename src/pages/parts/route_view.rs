//! A route to an answer, as templates see it.

use crate::content::{Access, Fact, Line, Section};
use crate::pages::context::Context;
use crate::pages::parts::section_view::SectionView;
use crate::pages::tools::credentials::labels;
use crate::rules::Route;

/// A route to an answer, as templates see it.
#[derive(Debug)]
pub struct RouteView<'a> {
    /// What the rules say of it.
    pub route: Route<'a>,
    /// Its section, with the live state of a phone line.
    pub section: SectionView<'a>,
    /// What its steps come to: `共4步`.
    pub steps: String,
    /// What of it the reader lacks: `微信、手机号`.
    pub missing: String,
}

impl<'a> RouteView<'a> {
    /// The view of a route.
    pub fn new(ctx: &Context<'a>, route: Route<'a>) -> Self {
        let steps = route.channel.step.len();
        Self {
            section: SectionView::new(ctx, route.guide, Section::Channel(route.channel), 3),
            steps: if steps == 0 { "打一个电话".to_owned() } else { format!("共{steps}步") },
            missing: labels(&route.missing),
            route,
        }
    }

    /// The phone line, if the route is one.
    pub fn line(&self) -> Option<&'a Line> {
        self.route.channel.line()
    }

    /// What is known of the opening hours of a place.
    pub fn opening(&self) -> Option<&'a Fact> {
        match &self.route.channel.access {
            Access::Counter(visit) | Access::Kiosk(visit) => Some(&visit.opening),
            Access::Phone(_) | Access::App(_) | Access::Website(_) => None,
        }
    }
}
