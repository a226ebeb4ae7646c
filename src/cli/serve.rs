//! `serve`: the site on a port.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;
use clap::builder::BoolishValueParser;
use huizhou_yibao::server::{self, Ended, Limits, Metrics, Observer, ReloadResult};
use huizhou_yibao::site::{self, Effort, Printer, Settings, Site};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::cli::content_args::{self, Content};
use crate::cli::error::Failure;
use crate::cli::limit_args::LimitOptions;
use crate::cli::logging::{self, LogFormat};
use crate::cli::memory;
use crate::cli::signals::{Reload, Stop};

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT", env = "LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
    /// The address of the site as readers see it [default: http://<the address listened on>].
    #[arg(long, value_name = "URL", env = "BASE_URL")]
    base_url: Option<String>,
    /// Loads the content again when a file of it changes.
    #[arg(long, env = "WATCH", value_parser = BoolishValueParser::new())]
    watch: bool,
    /// Keeps the pages as they are compressed at the start: some 15 % larger, but no work in the background.
    #[arg(long, env = "QUICK", value_parser = BoolishValueParser::new())]
    quick: bool,
    /// Where Prometheus finds /metrics; nothing is counted without it. Keep it off the public network.
    #[arg(long, value_name = "ADDRESS:PORT", env = "ADMIN_LISTEN")]
    admin_listen: Option<String>,
    /// Logs a line for each request, ready pages too, and gives each answer an X-Request-Id.
    #[arg(long, env = "ACCESS_LOG", value_parser = BoolishValueParser::new())]
    access_log: bool,
    /// How the lines of the log are written.
    #[arg(long, value_enum, value_name = "FORMAT", env = "LOG_FORMAT", default_value = "text")]
    log_format: LogFormat,
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    limits: LimitOptions,
}

impl Serve {
    /// Serves until the process is told to stop.
    pub fn run(self) -> Result<(), Failure> {
        memory::execute_again_with_settings();
        let _journal = logging::open(self.log_format).map_err(|why| Failure::Machine("start", why))?;
        let runtime = runtime().map_err(|why| Failure::Machine("start", why))?;
        runtime.block_on(self.serve())
    }

    async fn serve(self) -> Result<(), Failure> {
        let clock = self.content.clock()?;
        let address: SocketAddr =
            self.listen.parse().map_err(|why| Failure::Listen("--listen", self.listen.clone(), why))?;
        let watched = match (self.watch, &self.content.content) {
            (false, _) => None,
            (true, Some(directory)) => Some(directory.clone()),
            (true, None) => return Err(Failure::NothingToWatch),
        };
        let source = self.content.source()?;
        let base_url = self.base_url.as_deref().map(content_args::base_url).transpose()?;

        let listener = TcpListener::bind(address).await.map_err(|why| Failure::Bind(address, why))?;
        let bound = listener.local_addr().map_err(|why| Failure::Bind(address, why))?;
        let base_url = match base_url {
            Some(base_url) => base_url,
            None => content_args::base_url(&format!("http://{bound}"))?,
        };

        let effort = if self.quick { Effort::Quick } else { Effort::Best };
        let settings = Settings { source, clock, base_url };
        let (printer, opened) = Printer::start(settings, effort).map_err(|why| Failure::Machine("start", why))?;
        let (site, warnings) = opened.await?;
        for warning in warnings {
            tracing::warn!("{warning}");
        }
        let limits = Limits::from(&self.limits);
        let metrics = self.open_admin(&site).await?;
        let observer = Observer::new(metrics.clone(), self.access_log);
        let app = server::observed(Arc::clone(&site), &limits, observer);
        let stop = Stop::listen().map_err(|why| Failure::Machine("listen for signals", why))?;
        let reload = Reload::listen().map_err(|why| Failure::Machine("listen for signals", why))?;

        tokio::spawn(site::keep_current(Arc::clone(&site), printer.clone()));
        let wanted = Arc::new(Notify::new());
        tokio::spawn(reload_when(Arc::clone(&wanted), site, printer, metrics));
        let ask = move || wanted.notify_one();
        if let Some(directory) = watched {
            tokio::spawn(site::watch(directory, ask.clone()));
        }
        tokio::spawn(reload.each(ask));

        announce(bound);
        if let Ended::CutOff(connections) = server::serve(listener, app, &limits, stop.wait()).await {
            tracing::warn!(connections, "the grace time is over; some connections were cut off");
        }
        Ok(())
    }

    /// Opens the operator's address, if there is one, and counts from then on.
    async fn open_admin(&self, site: &Arc<Site>) -> Result<Option<Arc<Metrics>>, Failure> {
        let Some(address) = &self.admin_listen else { return Ok(None) };
        let address: SocketAddr =
            address.parse().map_err(|why| Failure::Listen("--admin-listen", address.clone(), why))?;
        let listener = TcpListener::bind(address).await.map_err(|why| Failure::Bind(address, why))?;
        let bound = listener.local_addr().map_err(|why| Failure::Bind(address, why))?;
        let metrics = Arc::new(Metrics::default());
        let routes = server::admin(Arc::clone(site), Arc::clone(&metrics));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        tracing::info!("metrics on http://{bound}/metrics");
        Ok(Some(metrics))
    }
}

/// One thread for all readers where there is one core, so that nothing is handed from one to another; as many as there
/// are cores elsewhere.
fn runtime() -> std::io::Result<Runtime> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut builder = if cores == 1 { Builder::new_current_thread() } else { Builder::new_multi_thread() };
    builder.enable_all().build()
}

/// Loads the content again each time it is wanted, one load after the other.
async fn reload_when(wanted: Arc<Notify>, site: Arc<Site>, printer: Printer, metrics: Option<Arc<Metrics>>) {
    let count = |result| {
        if let Some(metrics) = &metrics {
            metrics.reloaded(result);
        }
    };
    loop {
        wanted.notified().await;
        match printer.reload().await {
            Ok(warnings) => {
                for warning in warnings {
                    tracing::warn!("{warning}");
                }
                tracing::info!(edition = site.current().id(), "the content was loaded again");
                count(ReloadResult::Taken);
            }
            Err(misprint) => {
                for line in misprint.to_string().lines() {
                    tracing::error!("{line}");
                }
                tracing::error!("the content was not taken; what is served stays as it was");
                count(ReloadResult::Refused);
            }
        }
    }
}

/// The one line on stdout. A closed stdout is nobody's fault.
fn announce(bound: SocketAddr) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "listening on http://{bound}");
    let _ = stdout.flush();
}
