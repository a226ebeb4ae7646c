//! glibc's allocator: its settings are there, and the operator's own are left alone.
#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::os::unix::process::CommandExt as _;

use crate::support::{Server, command};

/// The settings of a running server, and what it was called with.
fn process(server: &Server) -> (Vec<String>, String) {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{}/{file}", server.child.id())).unwrap();
    let settings = read("environ").split('\0').filter(|line| line.contains("MALLOC")).map(str::to_owned).collect();
    (settings, read("cmdline").replace('\0', " "))
}

#[test]
fn memory_that_was_freed_goes_back_to_the_machine() {
    let mut command = command(&["--idle-time", "9s"]);
    command.arg0("guide");
    let (settings, called) = process(&Server::of(command));
    assert!(settings.contains(&"MALLOC_TRIM_THRESHOLD_=131072".to_owned()), "{settings:?}");
    assert_eq!(called, "guide --idle-time 9s ");
}

#[test]
fn the_operators_own_settings_stay() {
    for (name, value) in [
        ("MALLOC_MMAP_THRESHOLD_", "65536"),
        ("GLIBC_TUNABLES", "glibc.malloc.arena_max=7"),
        // What a loader leaves of ours when it takes the settings away: nothing is done a second time.
        ("HUIZHOU_YIBAO_MEMORY", "set"),
    ] {
        let mut command = command(&[]);
        command.env(name, value);
        let (settings, _) = process(&Server::of(command));
        assert!(!settings.contains(&"MALLOC_TRIM_THRESHOLD_=131072".to_owned()), "{settings:?}");
    }
}
