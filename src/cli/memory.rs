//! The C library's allocator, told to give back what was freed.
//!
//! Left alone, glibc keeps much of what the start and the compressing have freed. It reads its settings before `main`, so
//! the process sets them and executes itself once more.

use std::os::unix::process::CommandExt as _;

/// Pieces from 128 KiB, and what is free at the top of a heap, go back to the machine at once.
const SETTINGS: [(&str, &str); 2] = [("MALLOC_MMAP_THRESHOLD_", "131072"), ("MALLOC_TRIM_THRESHOLD_", "131072")];

/// Says that it was done: a loader that is wary of its environment takes the settings away again.
const DONE: &str = "HUIZHOU_YIBAO_MEMORY";

/// Executes this program again, in this process, unless the operator has set any of the settings. Other allocators are
/// left as they are.
pub fn execute_again_with_settings() {
    let mut names = SETTINGS.map(|(name, _)| name).into_iter().chain([DONE, "GLIBC_TUNABLES"]);
    let is_glibc = cfg!(all(target_os = "linux", target_env = "gnu"));
    if !is_glibc || names.any(|name| std::env::var_os(name).is_some()) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut arguments = std::env::args_os();
    let mut command = std::process::Command::new(program);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    // This comes back only where it failed, and then the site needs more memory, that is all.
    let _ = command.args(arguments).envs(SETTINGS).env(DONE, "set").exec();
}
