//! Reads, decodes and checks the content files.

use jiff::civil::Date;
use toml::de::DeTable;

use crate::content::checks;
use crate::content::decode::decoder::{Decoder, FromTable};
use crate::content::decode::problem::Problem;
use crate::content::decode::source::{Source, SourceFile, SourceFiles};
use crate::content::decode::source_location::SourceLocation;
use crate::content::decode::suggestion::nearest;
use crate::content::model::about::About;
use crate::content::model::card::card_guide::CardGuide;
use crate::content::model::changes::Changes;
use crate::content::model::channels::channel_guide::ChannelGuide;
use crate::content::model::content::Content;
use crate::content::model::credentials::Credentials;
use crate::content::model::divisions::Divisions;
use crate::content::model::doubts::Doubts;
use crate::content::model::holidays::HolidayNotice;
use crate::content::model::judged_queries::SampleQueries;
use crate::content::model::recorded_facts::RecordedFacts;
use crate::content::model::site_info::SiteInfo;
use crate::content::model::situations::Situations;
use crate::content::model::sources::Sources;
use crate::content::model::tips::TipGuide;
use crate::content::model::topics::Topics;
use crate::content::model::traditional::TraditionalForms;

/// The files that are required; `recorded.toml` and a `holidays-YYYY.toml` for any year may be there.
const REQUIRED_FILES: [&str; 16] = [
    "about.toml",
    "card.toml",
    "changes.toml",
    "divisions.toml",
    "doubts.toml",
    "hotlines.toml",
    "needs.toml",
    "offline.toml",
    "online.toml",
    "queries.toml",
    "site.toml",
    "situations.toml",
    "sources.toml",
    "tips.toml",
    "topics.toml",
    "traditional.toml",
];

/// The outcome of a load.
#[derive(Debug)]
pub struct Loaded {
    /// The content; `None` if any problem is an error.
    pub content: Option<Content>,
    /// Every problem of every file, errors and warnings, sorted by location.
    pub problems: Vec<Problem>,
}

impl Content {
    /// Reads, decodes and checks every file of `source`. Only warnings depend on `today`.
    pub fn load(source: &Source, today: Date) -> Loaded {
        let mut read = source.read();
        let problems = std::mem::take(&mut read.problems);
        let mut decoded = DecodedFiles { problems, ..DecodedFiles::default() };
        decoded.report_missing_files(source, &read);
        let files = read.files;
        for file in &files {
            decoded.decode(file);
        }
        // Without the phone lines, every number in every text would be reported.
        if decoded.hotlines.is_some() {
            decoded.problems.extend(checks::phone_numbers::errors(&files));
        }
        let (content, mut problems) = decoded.into_content();
        if let Some(content) = &content {
            problems.extend(checks::errors(content));
            // A number and the sentence beside it must agree before other sentences are compared with the number.
            if !problems.iter().any(Problem::is_error) {
                problems.extend(checks::numbers_in_texts::errors(content, &files));
            }
            problems.extend(checks::warnings(content, today));
        }
        Loaded::new(content, problems)
    }
}

impl Loaded {
    fn new(content: Option<Content>, mut problems: Vec<Problem>) -> Self {
        problems.sort();
        problems.dedup();
        let is_refused = problems.iter().any(Problem::is_error);
        Self { content: content.filter(|_| !is_refused), problems }
    }

    /// Runs a check of a later module, which needs content without errors, and adds the problems that it finds.
    #[must_use]
    pub fn check(self, check: impl FnOnce(&Content) -> Vec<Problem>) -> Self {
        let Some(content) = self.content else { return self };
        let problems = [self.problems, check(&content)].concat();
        Self::new(Some(content), problems)
    }
}

/// The problems of one file by itself. `name` is its name in `content/`, which decides as what it is decoded; `path`
/// is the path that the problems show.
pub fn check_file(name: &str, path: &str, text: &str) -> Vec<Problem> {
    let mut decoded = DecodedFiles::default();
    decoded.decode(&SourceFile { name: name.to_owned(), path: path.to_owned(), text: text.to_owned() });
    decoded.problems
}

/// The files decoded so far and their problems.
#[derive(Default)]
struct DecodedFiles {
    about: Option<About>,
    card: Option<CardGuide>,
    changes: Option<Changes>,
    divisions: Option<Divisions>,
    doubts: Option<Doubts>,
    hotlines: Option<ChannelGuide>,
    needs: Option<Credentials>,
    offline: Option<ChannelGuide>,
    online: Option<ChannelGuide>,
    queries: Option<SampleQueries>,
    recorded: Option<RecordedFacts>,
    site: Option<SiteInfo>,
    situations: Option<Situations>,
    sources: Option<Sources>,
    tips: Option<TipGuide>,
    topics: Option<Topics>,
    traditional: Option<TraditionalForms>,
    holidays: Vec<Option<HolidayNotice>>,
    problems: Vec<Problem>,
}

impl DecodedFiles {
    fn decode(&mut self, file: &SourceFile) {
        match file.name.as_str() {
            "about.toml" => self.about = self.record(file),
            "card.toml" => self.card = self.record(file),
            "changes.toml" => self.changes = self.record(file),
            "divisions.toml" => self.divisions = self.record(file),
            "doubts.toml" => self.doubts = self.record(file),
            "hotlines.toml" => self.hotlines = self.record(file),
            "needs.toml" => self.needs = self.record(file),
            "offline.toml" => self.offline = self.record(file),
            "online.toml" => self.online = self.record(file),
            "queries.toml" => self.queries = self.record(file),
            "recorded.toml" => self.recorded = self.record(file),
            "site.toml" => self.site = self.record(file),
            "situations.toml" => self.situations = self.record(file),
            "sources.toml" => self.sources = self.record(file),
            "tips.toml" => self.tips = self.record(file),
            "topics.toml" => self.topics = self.record(file),
            "traditional.toml" => self.traditional = self.record(file),
            name => match holiday_year(name) {
                Some(year) => self.decode_holidays(file, year),
                None => self.report_unknown_file(file),
            },
        }
    }

    fn record<T: FromTable>(&mut self, file: &SourceFile) -> Option<T> {
        let (tree, syntax_errors) = DeTable::parse_recoverable(&file.text);
        let decoder = Decoder::new(&file.path, &file.text, tree.get_ref());
        let record = decoder.decode(tree.get_ref());
        if syntax_errors.is_empty() {
            self.problems.extend(decoder.into_problems());
            return record;
        }
        self.problems.extend(decoder.into_unknown_keys());
        self.problems.extend(syntax_errors.iter().map(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let location = SourceLocation::of_offset(&file.path, &file.text, offset);
            Problem::error(location, format!("not TOML: {}", error.message()))
        }));
        None
    }

    fn decode_holidays(&mut self, file: &SourceFile, year: i16) {
        let notice: Option<HolidayNotice> = self.record(file);
        if let Some(notice) = &notice
            && notice.year.value.0 != year
        {
            let message = format!("the file is named for another year than {}", notice.year.value.0);
            self.problems.push(Problem::error(notice.year.location.clone(), message));
        }
        self.holidays.push(notice);
    }

    fn report_unknown_file(&mut self, file: &SourceFile) {
        let suggestion = nearest(&file.name, REQUIRED_FILES);
        let hint = suggestion.map(|name| format!("; did you mean {name}?")).unwrap_or_default();
        let message = format!("no content file has this name{hint}");
        self.problems.push(Problem::error(SourceLocation::start_of(&file.path), message));
    }

    fn report_missing_files(&mut self, source: &Source, read: &SourceFiles) {
        for name in REQUIRED_FILES {
            let is_there =
                read.files.iter().any(|file| file.name == name) || read.unreadable.iter().any(|it| it == name);
            if !is_there {
                let misnamed = read.misnamed.iter().find(|(_, meant)| *meant == name);
                let hint = misnamed.map(|(other, _)| format!("; rename {other} to it")).unwrap_or_default();
                let location = SourceLocation::start_of(&source.path_of(name));
                self.problems.push(Problem::error(location, format!("this file is missing{hint}")));
            }
        }
    }

    /// The content, if every file was decoded and none is missing, and the problems so far.
    fn into_content(self) -> (Option<Content>, Vec<Problem>) {
        let problems = self.problems;
        let content = || {
            Some(Content {
                site: self.site?,
                situations: self.situations?,
                topics: self.topics?,
                credentials: self.needs?,
                sources: self.sources?,
                hotlines: self.hotlines?,
                offline: self.offline?,
                online: self.online?,
                card: self.card?,
                tips: self.tips?,
                divisions: self.divisions?,
                doubts: self.doubts?,
                about: self.about?,
                queries: self.queries?,
                traditional: self.traditional?,
                changes: self.changes?,
                recorded: self.recorded,
                holidays: self.holidays.into_iter().collect::<Option<_>>()?,
            })
        };
        (content(), problems)
    }
}

/// The year of a file called `holidays-2026.toml`.
fn holiday_year(name: &str) -> Option<i16> {
    name.strip_prefix("holidays-")?.strip_suffix(".toml")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_content_of_this_build_has_no_error() {
        let loaded = Content::load(&Source::Embedded, date(2026, 11, 26));
        let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert!(loaded.content.is_some(), "{}", problems.join("\n"));
        let [notice] = problems.as_slice() else { panic!("{}", problems.join("\n")) };
        assert!(notice.ends_with("2027 has no holiday notice; add holidays-2027.toml"), "{notice}");
    }
}
