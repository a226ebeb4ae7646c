//! `serve`: the site on a port.

use std::future::pending;
use std::io::Write as _;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;

use clap::Args;
use clap::builder::BoolishValueParser;
use huizhou_yibao::server::{self, AdminApp, Limits, Metrics, ReloadResult, Shutdown, Telemetry};
use huizhou_yibao::site::{self, BaseUrl, CompressionLevel, EditionWorker, Settings, Site};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use super::content_args::ContentArgs;
use super::descriptor_limit;
use super::error::CliError;
use super::limit_args::LimitArgs;
use super::logging::{self, LogFormat};
use super::signals::{ReloadSignal, ShutdownSignal};

#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT", env = "LISTEN", default_value = "127.0.0.1:8080", value_parser = parse_listen)]
    listen: SocketAddr,
    /// The address of the site as visitors see it [default: http://<the address listened on>].
    #[arg(long, value_name = "URL", env = "BASE_URL")]
    base_url: Option<BaseUrl>,
    /// Loads the content again when a file of it changes.
    #[arg(long, env = "WATCH", value_parser = BoolishValueParser::new())]
    watch: bool,
    /// Keeps the pages as they are compressed at the start: some 15 % larger, but no work in the background.
    #[arg(long, env = "QUICK", value_parser = BoolishValueParser::new())]
    quick: bool,
    /// Where Prometheus finds /metrics; nothing is counted without it. Keep it off the public network.
    #[arg(long, value_name = "ADDRESS:PORT", env = "ADMIN_LISTEN", value_parser = parse_listen)]
    admin_listen: Option<SocketAddr>,
    /// Logs a line for each request, and gives each response an X-Request-Id.
    #[arg(long, env = "ACCESS_LOG", value_parser = BoolishValueParser::new())]
    access_log: bool,
    /// How the lines of the log are written.
    #[arg(long, value_enum, value_name = "FORMAT", env = "LOG_FORMAT", default_value = "text")]
    log_format: LogFormat,
    #[command(flatten)]
    content: ContentArgs,
    #[command(flatten)]
    limits: LimitArgs,
}

fn parse_listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|error| format!("{error}; write an IP address and a port, like 127.0.0.1:8080"))
}

impl Serve {
    /// Serves until the process is told to stop.
    pub fn run(self) -> Result<(), CliError> {
        let cannot_start = |cause| CliError::System { action: "start", cause };
        let _log = logging::init(self.log_format).map_err(cannot_start)?;
        let runtime = runtime().map_err(cannot_start)?;
        runtime.block_on(self.serve())
    }

    /// Finds flags that are right alone but not together. clap's own `requires` takes `WATCH=false` for a flag that is set.
    pub fn check_combinations(&self) -> Result<(), String> {
        if self.watch && self.content.content.is_none() {
            return Err("--watch needs --content, the directory to watch".to_owned());
        }
        self.limits.check_combinations()
    }

    async fn serve(self) -> Result<(), CliError> {
        let no_signals = |cause| CliError::System { action: "listen for signals", cause };
        let shutdown = ShutdownSignal::listen().map_err(no_signals)?;
        let reload = ReloadSignal::listen().map_err(no_signals)?;

        let (listener, address) = bind(self.listen).await?;
        let base_url = match self.base_url {
            Some(base_url) => base_url,
            None => format!("http://{address}").parse().map_err(|cause| CliError::NoBaseUrl { address, cause })?,
        };
        let settings = Settings { source: self.content.source()?, clock: self.content.clock(), base_url };
        let level = if self.quick { CompressionLevel::Quick } else { CompressionLevel::Best };
        let (worker, opened) =
            EditionWorker::start(settings, level).map_err(|cause| CliError::System { action: "start", cause })?;
        let (site, warnings) = opened.await?;
        for warning in warnings {
            tracing::warn!("{warning}");
        }
        let limits = Limits::from(&self.limits);
        descriptor_limit::raise(&limits);
        let metrics = match self.admin_listen {
            Some(address) => Some(serve_admin(address, &site, &limits).await?),
            None => None,
        };
        let telemetry = Telemetry::new(metrics.clone(), self.access_log);
        let app = server::app(Arc::clone(&site), &limits, telemetry);

        tokio::spawn(site::keep_current(Arc::clone(&site), worker.clone()));
        let requested = Arc::new(Notify::new());
        tokio::spawn(reload_when(Arc::clone(&requested), site, worker, metrics));
        let request_reload = move || requested.notify_one();
        if let Some(directory) = self.content.content.filter(|_| self.watch) {
            site::watch(directory, request_reload.clone())
                .map_err(|cause| CliError::System { action: "start", cause })?;
        }
        tokio::spawn(reload.for_each(request_reload));

        announce(address);
        if let Shutdown::TimedOut(connections) = server::serve(listener, app, &limits, shutdown.wait()).await {
            tracing::warn!(connections, "the shutdown timeout is over; some connections were cut off");
        }
        Ok(())
    }
}

/// One thread for all connections where there is one core, so that nothing is passed from one to another; as many as
/// there are cores elsewhere.
fn runtime() -> std::io::Result<Runtime> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut builder = if cores == 1 { Builder::new_current_thread() } else { Builder::new_multi_thread() };
    builder.enable_all().build()
}

/// Listens on `address`; returns the address with the port that it got, which is another if `address` has port 0.
async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), CliError> {
    let failed = |cause| CliError::Listen { address, cause };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    Ok((listener, bound))
}

/// Serves the metrics on the operators' port and returns them.
async fn serve_admin(address: SocketAddr, site: &Arc<Site>, limits: &Limits) -> Result<Arc<Metrics>, CliError> {
    let (listener, bound) = bind(address).await?;
    let metrics = Arc::new(Metrics::default());
    let (app, limits) = (AdminApp::new(Arc::clone(site), Arc::clone(&metrics)), AdminApp::limits(limits));
    tokio::spawn(async move { server::serve(listener, app, &limits, pending()).await });
    tracing::info!("metrics on http://{bound}/metrics");
    Ok(metrics)
}

/// Loads the content again each time it is requested, one load after the other. It is counted before it is logged, so
/// that a reload that is in the log is also in the metrics.
async fn reload_when(requested: Arc<Notify>, site: Arc<Site>, worker: EditionWorker, metrics: Option<Arc<Metrics>>) {
    let count = |result| {
        if let Some(metrics) = &metrics {
            metrics.reloaded(result);
        }
    };
    loop {
        requested.notified().await;
        match unless_it_takes_long(worker.reload(), &requested).await {
            Ok(warnings) => {
                count(ReloadResult::Taken);
                for warning in warnings {
                    tracing::warn!("{warning}");
                }
                tracing::info!(edition = site.current().id(), "the content was loaded again");
            }
            Err(error) => {
                count(ReloadResult::Refused);
                for line in error.to_string().lines() {
                    tracing::error!("{line}");
                }
                tracing::error!("the content was not taken; what is served stays as it was");
            }
        }
    }
}

/// Waits for a load. A network drive may let it wait for ever; whoever then asks for another one is told.
async fn unless_it_takes_long<T>(load: impl Future<Output = T>, requested: &Notify) -> T {
    let mut load = pin!(load);
    tokio::select! {
        biased;
        loaded = load.as_mut() => return loaded,
        () = requested.notified() => {}
    }
    tracing::warn!("the content is still being loaded; it will be loaded again after that");
    // What was asked for meanwhile is done next.
    requested.notify_one();
    load.await
}

/// Writes the only line on stdout. A failure is ignored: the site is served even if stdout is closed.
fn announce(address: SocketAddr) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "listening on http://{address}");
    let _ = stdout.flush();
}
