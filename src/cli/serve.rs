//! `serve`: the site on a port.

use std::future::pending;
use std::io::Write as _;
use std::pin::pin;
use std::sync::Arc;

use clap::Args;
use clap::builder::BoolishValueParser;
use huizhou_yibao::server::{self, AdminApp, Limits, Metrics, ReloadResult, Shutdown, Telemetry};
use huizhou_yibao::site::{self, BaseUrl, BuildError, CompressionLevel, EditionWorker, Settings, Site};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use super::content_args::ContentArgs;
use super::descriptor_limit;
use super::error::CliError;
use super::limit_args::LimitArgs;
use super::listen_address::{BoundListener, ListenAddress};
use super::logging::{self, LogFormat};
use super::service_manager;
use super::signals::{ReloadSignal, ShutdownSignal};
use super::{StartState, threads};

#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen on: a port, 0 for a free one, or a Unix socket. A socket in `LISTEN_FDS` comes before it.
    #[arg(long, value_name = "ADDRESS:PORT|unix:PATH", env = "LISTEN", default_value = "127.0.0.1:8080")]
    listen: ListenAddress,
    /// The address of the site as visitors see it [default: http://<the address listened on>, if that is one].
    #[arg(long, value_name = "URL", env = "BASE_URL")]
    base_url: Option<BaseUrl>,
    /// Loads the content again when a file of it changes.
    #[arg(long, env = "WATCH", value_parser = BoolishValueParser::new())]
    watch: bool,
    /// Keeps the pages as they are compressed at the start: some 15 % larger, but no work in the background.
    #[arg(long, env = "QUICK", value_parser = BoolishValueParser::new())]
    quick: bool,
    /// Where Prometheus finds /metrics, and probes /healthz; nothing is counted without it. Keep it off the public network.
    #[arg(long, value_name = "ADDRESS:PORT|unix:PATH", env = "ADMIN_LISTEN")]
    admin_listen: Option<ListenAddress>,
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

impl Serve {
    /// Serves until the process is told to stop.
    pub fn run(self, start: StartState) -> Result<(), CliError> {
        let cannot_start = |cause| CliError::System { action: "start", cause };
        let _log = logging::init(self.log_format).map_err(cannot_start)?;
        let format = self.log_format;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let served = threads::check(cores)
            .and_then(|()| runtime(cores))
            .map_err(cannot_start)
            .and_then(|runtime| runtime.block_on(self.serve(start)));
        match (served, format) {
            (Err(error), LogFormat::Json) => {
                log_error(&error);
                Err(CliError::Reported)
            }
            (served, _) => served,
        }
    }

    /// Finds flags that are right alone but not together. clap's own `requires` takes `WATCH=false` for a flag that is set.
    pub fn check_combinations(&self) -> Result<(), String> {
        if self.watch && self.content.content.is_none() {
            return Err("--watch needs --content, the directory to watch".to_owned());
        }
        self.limits.check_combinations()
    }

    async fn serve(self, start: StartState) -> Result<(), CliError> {
        let no_signals = |cause| CliError::System { action: "listen for signals", cause };
        let terminal_closed = Arc::new(Notify::new());
        let mut shutdown = ShutdownSignal::listen(start.signals, Arc::clone(&terminal_closed)).map_err(no_signals)?;
        let reload = ReloadSignal::listen(start.terminal, terminal_closed).map_err(no_signals)?;

        let (listener, address) = self.listener().await?;
        let base_url = base_url(self.base_url, &address)?;
        let settings = Settings { source: self.content.source()?, clock: self.content.clock(), base_url };
        let level = if self.quick { CompressionLevel::Quick } else { CompressionLevel::Best };
        let (worker, opened) =
            EditionWorker::start(settings, level).map_err(|cause| CliError::System { action: "start", cause })?;
        let (site, warnings) = tokio::select! {
            opened = opened => opened?,
            // A network drive may let the first load wait for ever.
            () = shutdown.wait() => return Ok(()),
        };
        for warning in warnings {
            tracing::warn!("{warning}");
        }
        let limits = Limits::from(&self.limits);
        descriptor_limit::raise(&limits);
        let metrics = match self.admin_listen {
            Some(address) => Some(serve_admin(&address, &site, &limits).await?),
            None => None,
        };
        let telemetry = Telemetry::new(metrics.clone(), self.access_log);
        let app = server::app(Arc::clone(&site), &limits, telemetry);

        tokio::spawn(site::keep_current(Arc::clone(&site), worker.clone()));
        tokio::spawn(service_manager::keep_watchdog_away(worker.clone()));
        let requested = Arc::new(Notify::new());
        let reloading = Reloading { site, worker, metrics, address: address.url() };
        tokio::spawn(reload_when(Arc::clone(&requested), reloading));
        let request_reload = move || requested.notify_one();
        if let Some(directory) = self.content.content.filter(|_| self.watch) {
            site::watch(directory, request_reload.clone())
                .map_err(|cause| CliError::System { action: "start", cause })?;
        }
        tokio::spawn(reload.for_each(request_reload));

        announce(&address);
        let stop = async {
            shutdown.wait().await;
            service_manager::stopping();
        };
        let ended = match listener {
            BoundListener::Tcp(listener) => server::serve(listener, app, &limits, stop).await,
            BoundListener::Unix(listener) => server::serve(listener, app, &limits, stop).await,
        };
        if let Shutdown::TimedOut(connections) = ended {
            tracing::warn!(connections, "the shutdown timeout is over; some connections were cut off");
        }
        Ok(())
    }

    /// The socket that a service manager has opened, or else the one of `--listen`.
    async fn listener(&self) -> Result<(BoundListener, ListenAddress), CliError> {
        let failed = |cause| CliError::System { action: "use the socket in LISTEN_FDS", cause };
        match ListenAddress::from_service_manager().map_err(failed)? {
            Some(passed) => Ok(passed),
            None => bind(&self.listen).await,
        }
    }
}

/// The address of the site as visitors see it: the one given, or else the one listened on, if that is one.
fn base_url(given: Option<BaseUrl>, address: &ListenAddress) -> Result<BaseUrl, CliError> {
    if let Some(base_url) = given {
        return Ok(base_url);
    }
    let Some(host) = address.host() else {
        tracing::warn!("the site does not know its address: without --base-url, paper and shared links have none");
        return Ok(BaseUrl::unknown());
    };
    format!("http://{host}").parse().map_err(|cause| CliError::NoBaseUrl { address: host, cause })
}

/// One thread for all connections where there is one core, so that nothing is passed from one to another; as many as
/// there are cores elsewhere.
fn runtime(cores: usize) -> std::io::Result<Runtime> {
    let mut builder = if cores == 1 { Builder::new_current_thread() } else { Builder::new_multi_thread() };
    builder.enable_all().build()
}

async fn bind(address: &ListenAddress) -> Result<(BoundListener, ListenAddress), CliError> {
    address.bind().await.map_err(|cause| CliError::Listen { address: address.clone(), cause })
}

/// Serves the metrics on the operators' port and returns them.
async fn serve_admin(address: &ListenAddress, site: &Arc<Site>, limits: &Limits) -> Result<Arc<Metrics>, CliError> {
    let (listener, bound) = bind(address).await?;
    let metrics = Arc::new(Metrics::default());
    let (app, limits) = (AdminApp::new(Arc::clone(site), Arc::clone(&metrics)), AdminApp::limits(limits));
    match listener {
        BoundListener::Tcp(listener) => {
            tokio::spawn(async move { server::serve(listener, app, &limits, pending()).await })
        }
        BoundListener::Unix(listener) => {
            tokio::spawn(async move { server::serve(listener, app, &limits, pending()).await })
        }
    };
    tracing::info!("metrics on {}/metrics", bound.url());
    Ok(metrics)
}

/// What a reload needs and says.
struct Reloading {
    site: Arc<Site>,
    worker: EditionWorker,
    metrics: Option<Arc<Metrics>>,
    address: String,
}

/// Loads the content again each time it is requested, one load after the other. It is counted before it is logged, so
/// that a reload that is in the log is also in the metrics.
async fn reload_when(requested: Arc<Notify>, Reloading { site, worker, metrics, address }: Reloading) {
    let count = |result| {
        if let Some(metrics) = &metrics {
            metrics.reloaded(result);
        }
    };
    loop {
        requested.notified().await;
        service_manager::reloading();
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
        service_manager::ready(&address);
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

/// Writes the only line on stdout, and tells the service manager. A failure is ignored: the site is served even if stdout is closed.
fn announce(address: &ListenAddress) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "listening on {}", address.url());
    let _ = stdout.flush();
    service_manager::ready(&address.url());
}

/// Writes why the site is not served as lines of the log, one for each mistake.
fn log_error(error: &CliError) {
    let CliError::Build(BuildError::Content(problems)) = error else {
        tracing::error!("{error}");
        return;
    };
    for problem in problems.iter().filter(|problem| problem.is_error()) {
        let location = &problem.location;
        tracing::error!(file = location.path, line = location.line, column = location.column, "{problem}");
    }
}
