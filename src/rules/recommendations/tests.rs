use crate::content::Section;
use crate::rules::recommendations::*;
use crate::rules::test_fixtures::CONTENT;
use crate::rules::time::{instant, rfc3339};

fn at(text: &str) -> Zoned {
    instant(text.parse().unwrap())
}

fn routes(topic: TopicId, have: Option<&[Credential]>, now: &str) -> TopicRecommendations<'static> {
    TopicRecommendations::of(&CONTENT, topic, have, &Calendar::of(&CONTENT), &at(now))
}

fn ids(routes: &[Recommendation<'static>]) -> Vec<&'static str> {
    routes.iter().map(|route| Section::Channel(route.channel).id()).collect()
}

fn order(topic: TopicId, now: &str) -> Vec<&'static str> {
    ids(&routes(topic, None, now).routes)
}

const OPEN: &str = "2026-11-23T11:30:00";
const NIGHT: &str = "2026-11-23T22:00:00";

#[test]
fn every_topic_has_its_routes_best_first() {
    use TopicId as T;
    let balance = ["hotline-12333", "alipay", "wechat", "official-site", "service-centre", "kiosk", "guangdong"];
    let cases: [(T, &[&str]); 11] = [
        (T::Balance, &balance),
        (T::Spending, &["wechat", "official-site", "kiosk"]),
        (T::Contributions, &["wechat", "service-centre"]),
        (T::Enrolment, &["service-centre"]),
        (T::Benefits, &["alipay", "service-centre"]),
        (T::Designated, &["hotline-12333", "official-site"]),
        (T::CardProgress, &["card-line", "official-site"]),
        (T::Transfer, &["hotline-12333", "wechat"]),
        (T::BackPayment, &["hotline-12333"]),
        (T::Procedures, &["hotline-12333"]),
        (T::Household, &["official-site"]),
    ];
    assert_eq!(cases.len(), TopicId::ALL.len());
    for (topic, expected) in cases {
        assert_eq!(order(topic, OPEN), expected, "{topic:?}");
    }
}

#[test]
fn a_line_that_is_closed_comes_last_until_it_opens() {
    assert_eq!(order(TopicId::CardProgress, NIGHT), ["official-site", "card-line"]);
    assert_eq!(order(TopicId::CardProgress, "2026-10-10T10:00:00"), ["official-site", "card-line"]);
    assert_eq!(order(TopicId::CardProgress, "2026-11-24T09:00:00"), ["card-line", "official-site"]);
    let night = routes(TopicId::CardProgress, None, NIGHT);
    assert_eq!(night.routes[1].availability, Availability::Later);
    assert_eq!(night.until.map(|until| rfc3339(&until)).unwrap(), "2026-11-24T00:00:00+08:00");
}

#[test]
fn the_machine_of_the_hotline_works_in_the_peak() {
    let peak = routes(TopicId::Balance, None, "2026-11-23T09:30:00");
    assert_eq!(ids(&peak.routes)[0], "hotline-12333");
    assert_eq!(peak.routes[0].live.as_ref().unwrap().status, PhoneLineStatus::Busy);
    assert_eq!(peak.until.map(|until| rfc3339(&until)).unwrap(), "2026-11-23T11:00:00+08:00");
    assert_eq!(routes(TopicId::Household, None, OPEN).until, None);
}

#[test]
fn a_doubtful_answer_comes_last() {
    let balance = routes(TopicId::Balance, None, NIGHT).routes;
    let last = balance.last().unwrap();
    assert!(last.is_doubtful());
    assert_eq!(balance.iter().filter(|route| route.is_doubtful()).count(), 1);
}

#[test]
fn routes_count_credentials_and_steps() {
    let balance = routes(TopicId::Balance, None, OPEN).routes;
    let counts: Vec<_> = balance.iter().map(|route| (route.credential_count, route.step_count)).collect();
    assert_eq!(counts, [(0, 1), (2, 4), (3, 4), (3, 3), (1, 2), (1, 2), (2, 3)]);
    assert_eq!((balance[2].guide, ids(&balance)[2]), (GuideId::Online, "wechat"));
}

#[test]
fn what_the_visitor_has_narrows_the_routes() {
    let open = |topic, have: &[Credential]| ids(&routes(topic, Some(have), OPEN).routes);
    assert_eq!(open(TopicId::Balance, &[]), ["hotline-12333"]);
    assert_eq!(open(TopicId::Balance, &[Credential::IdCard]), ["hotline-12333", "service-centre", "kiosk"]);
    assert_eq!(open(TopicId::Balance, &[Credential::SocialCard]), ["hotline-12333", "kiosk"]);
    assert_eq!(open(TopicId::Benefits, &[Credential::Alipay, Credential::Face]), ["alipay"]);
    assert_eq!(
        open(TopicId::Benefits, &[Credential::Alipay, Credential::IdCard, Credential::SocialCard]),
        ["alipay", "service-centre"]
    );
    let all = routes(TopicId::Balance, Some(Credential::ALL), OPEN);
    assert_eq!((all.routes.len(), all.closed.len(), all.missing), (7, 0, None));
}

#[test]
fn when_nothing_is_left_the_most_useful_thing_is_named() {
    let missing = |topic, have: &[Credential]| {
        let routes = routes(topic, Some(have), OPEN);
        assert!(routes.routes.is_empty());
        let missing = routes.missing.unwrap();
        (missing.credentials.into_iter().collect::<Vec<_>>(), missing.opens)
    };
    assert_eq!(missing(TopicId::Enrolment, &[]), (vec![Credential::IdCard], 1));
    assert_eq!(missing(TopicId::Spending, &[]), (vec![Credential::SocialCard], 1));
    assert_eq!(
        missing(TopicId::Spending, &[Credential::Wechat, Credential::PhoneNumber]),
        (vec![Credential::IdNumber], 2)
    );
    assert_eq!(missing(TopicId::Household, &[]), (vec![Credential::IdNumber, Credential::Name], 1));
    assert_eq!(missing(TopicId::Household, &[Credential::IdNumber]), (vec![Credential::Name], 1));
}

#[test]
fn tips_go_with_their_topics() {
    let tips = |topic| {
        let tips = routes(topic, None, OPEN).tips;
        tips.into_iter().map(|tip| Section::Tip(tip).id()).collect::<Vec<_>>()
    };
    assert_eq!(tips(TopicId::Transfer), ["transfer"]);
    assert_eq!(tips(TopicId::Designated), ["designated"]);
    assert!(tips(TopicId::Enrolment).is_empty());
}

#[test]
fn the_table_and_the_routes_agree() {
    let table = LookupMatrix::of(&CONTENT);
    assert_eq!(table.rows.len(), TopicId::ALL.len());
    for (topic, cells) in &table.rows {
        assert_eq!(cells.len(), table.channels.len());
        let columns = table.channels.iter().zip(cells).filter(|(_, finds)| !finds.is_empty());
        let mut in_table: Vec<_> = columns.map(|((_, channel), _)| Section::Channel(channel).id()).collect();
        let mut in_routes = order(topic.id.value, OPEN);
        in_table.sort_unstable();
        in_routes.sort_unstable();
        assert_eq!(in_table, in_routes);
        assert!(!in_table.is_empty(), "{:?} has no route", topic.id.value);
    }
}
