//! The README's commands work as they are written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

fn code_blocks(file: &str) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// The commands that start with the binary's name, without their comments.
fn binary_commands(file: &str) -> Vec<Vec<String>> {
    let lines = code_blocks(file).concat();
    lines
        .lines()
        .filter_map(|line| line.strip_prefix("huizhou-yibao"))
        .map(|rest| rest.split('#').next().unwrap().split_whitespace().map(str::to_owned).collect())
        .collect()
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_huizhou-yibao")).args(arguments).output().unwrap()
}

#[test]
fn the_two_commands_stand_at_the_top_and_the_script_can_be_run() {
    let blocks = code_blocks("README.md");
    assert_eq!(blocks[0].trim(), "cargo run --release");
    assert_eq!(blocks[1].trim(), "tests/all");
    for script in ["tests/all", ".ci/run"] {
        assert!(fs::metadata(script).unwrap().permissions().mode() & 0o111 != 0, "{script}");
    }
    assert!(fs::read_to_string(".ci/run").unwrap().contains("exec tests/all"));
}

#[test]
fn every_flag_and_subcommand_of_both_readmes_exists() {
    let help = |subcommand: &str| String::from_utf8(run(&[subcommand, "--help"]).stdout).unwrap();
    let (serve, check, export) = (help("serve"), help("check"), help("export"));
    for command in binary_commands("README.md").into_iter().chain(binary_commands("README.zh-CN.md")) {
        let help = match command.first().map(String::as_str) {
            Some("check") => &check,
            Some("export") => &export,
            _ => &serve,
        };
        for flag in command.iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(flag.as_str()), "{command:?}: {flag}");
        }
    }
}

#[test]
fn the_check_of_the_editors_readme_passes() {
    let output = run(&["check", "--content", "content", "--now", "2026-11-23T10:00:00+08:00"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// An example that begins with `# 加到 FILE 末尾`: the file and what to append to it.
fn examples_to_append(readme: &str) -> Vec<(&str, &str)> {
    let blocks = readme.split("```toml\n# 加到 ").skip(1).filter_map(|rest| rest.split_once("\n```"));
    blocks.filter_map(|(block, _)| block.split_once(" 末尾\n")).collect()
}

#[test]
fn the_examples_of_the_editors_readme_can_be_added_as_they_are() {
    let readme = fs::read_to_string("README.zh-CN.md").unwrap();
    let examples = examples_to_append(&readme);
    assert!(examples.len() >= 8, "{examples:#?}");
    let directory = tempfile::tempdir().unwrap();
    for file in fs::read_dir("content").unwrap().map(Result::unwrap) {
        fs::copy(file.path(), directory.path().join(file.file_name())).unwrap();
    }
    for (file, example) in examples {
        let path = directory.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}\n{example}\n")).unwrap();
    }
    let content = directory.path().to_str().unwrap();
    let output = run(&["check", "--content", content, "--now", "2026-11-23T10:00:00+08:00"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn every_file_that_the_editors_readme_names_exists() {
    let text = fs::read_to_string("README.zh-CN.md").unwrap();
    let table: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).collect();
    for name in table.iter().flat_map(|line| line.split('`').skip(1).step_by(2)).filter(|name| name.contains(".toml")) {
        assert!(fs::metadata(format!("content/{name}")).is_ok(), "{name}");
    }
}
