//! The C library's allocator, told to give back what was freed.
//!
//! Left alone, glibc keeps an arena for each thread and whatever the start and the compressing have freed: half as much
//! again as the site needs. It reads its settings before `main`, so the process becomes itself once more with them.

/// One arena; large pieces, and 128 KiB at the end of the heap, go back to the machine at once.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: [(&str, &str); 3] =
    [("MALLOC_ARENA_MAX", "1"), ("MALLOC_MMAP_THRESHOLD_", "131072"), ("MALLOC_TRIM_THRESHOLD_", "131072")];

/// Starts this program again in its own place, under the same number, unless the operator has set any of this.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn spare() {
    use std::os::unix::process::CommandExt as _;

    let is_set = |name| std::env::var_os(name).is_some();
    if is_set("GLIBC_TUNABLES") || SETTINGS.iter().any(|(name, _)| is_set(name)) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut arguments = std::env::args_os();
    let mut command = std::process::Command::new(program);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    // This comes back only where it failed, and then the site needs more memory, that is all.
    let _ = command.args(arguments).envs(SETTINGS).exec();
}

/// Other allocators are as they are.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn spare() {}
