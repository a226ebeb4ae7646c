//! `healthcheck`, as an image without a shell runs it.

use std::process::Output;

use crate::support::{Server, admin_address, command, stderr};

fn healthcheck(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = command(&[&["healthcheck"], arguments].concat());
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn it_says_whether_the_server_answers() {
    let (mut server, log) = Server::start_with_log(&["--admin-listen", "127.0.0.1:0"]);
    let (public, admin) = (server.address.to_string(), admin_address(&log).to_string());
    for (arguments, variables) in [
        (&["--address", public.as_str()][..], &[][..]),
        (&["--address", admin.as_str()], &[]),
        (&[], &[("LISTEN", public.as_str())]),
        (&[], &[("LISTEN", "127.0.0.1:1"), ("ADMIN_LISTEN", admin.as_str())]),
    ] {
        let output = healthcheck(arguments, variables);
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {variables:?}: {}", stderr(&output));
    }
    let everywhere = format!("0.0.0.0:{}", server.address.port());
    assert_eq!(healthcheck(&[], &[("LISTEN", &everywhere)]).status.code(), Some(0));

    assert_eq!(server.stop(), Some(0));
    let output = healthcheck(&["--address", &public], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("is not healthy"), "{}", stderr(&output));
}
