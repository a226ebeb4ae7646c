//! Why an office is a town's, in words.

use crate::content::{OfficeRuleId, Status};
use crate::rules::Office;

/// Why the rule of this office is the town's, as a sentence.
pub fn office_reason(office: &Office<'_>) -> String {
    let town = office.town_name();
    match (office.town.rule, office.town.status) {
        (OfficeRuleId::Urban, _) => format!("{town}是原文点名的惠城区街道之一。"),
        (OfficeRuleId::Seat, Status::Stated) => format!("{town}是原文点名的街道。"),
        (OfficeRuleId::Seat, _) => {
            let county = office.district.name.trim_end_matches('县');
            format!("原文只写「县城」；{county}县政府驻地在{town}，本站据此推算。")
        }
        (OfficeRuleId::Local, Status::Stated) => format!("{town}不在原文点名的街道里，属于其他乡镇街道。"),
        (OfficeRuleId::Local, _) => format!("{town}不是乡镇或街道，来源没有写到，本站按其他乡镇街道推算。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::typography_fault;
    use crate::rules::test_fixtures::CONTENT;

    #[test]
    fn reasons_read_well() {
        let reason = |code| office_reason(&Office::of_code(&CONTENT, code).unwrap());
        assert_eq!(reason("441322001"), "原文只写「县城」；博罗县政府驻地在罗阳街道，本站据此推算。");
        assert_eq!(reason("441302450"), "惠州市林场不是乡镇或街道，来源没有写到，本站按其他乡镇街道推算。");
    }

    #[test]
    fn every_towns_reason_is_clean_chinese() {
        for office in Office::all(&CONTENT) {
            let reason = office_reason(&office);
            assert_eq!(typography_fault(&reason), None, "{reason}");
        }
    }
}
