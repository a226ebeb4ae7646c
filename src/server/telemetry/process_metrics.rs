//! What the system knows of the process, under the names that every Prometheus client uses.

use std::fmt;

use procfs::WithCurrentSystemInfo as _;
use procfs::process::{LimitValue, Process};
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

/// Reads `/proc` at each scrape. Where there is none, as on other systems, there are no such metrics.
#[derive(Debug)]
pub struct ProcessMetrics {
    /// Seconds since 1970.
    start: f64,
}

/// What is read at one scrape.
struct Reading {
    resident_bytes: u64,
    virtual_bytes: u64,
    cpu_seconds: f64,
    threads: i64,
    open_descriptors: usize,
    /// `None`: there is no limit.
    max_descriptors: Option<u64>,
}

impl ProcessMetrics {
    /// Of a process that starts now.
    pub fn starting_now() -> Self {
        Self { start: jiff::Timestamp::now().as_duration().as_secs_f64() }
    }
}

impl Reading {
    fn take() -> Option<Self> {
        let process = Process::myself().ok()?;
        let stat = process.stat().ok()?;
        let ticks = stat.utime + stat.stime;
        #[expect(clippy::cast_precision_loss, reason = "ticks of some hundred million years")]
        let cpu_seconds = ticks as f64 / procfs::ticks_per_second() as f64;
        Some(Self {
            resident_bytes: stat.rss_bytes().get(),
            virtual_bytes: stat.vsize,
            cpu_seconds,
            threads: stat.num_threads,
            open_descriptors: process.fd_count().ok()?,
            max_descriptors: match process.limits().ok()?.max_open_files.soft_limit {
                LimitValue::Value(limit) => Some(limit),
                LimitValue::Unlimited => None,
            },
        })
    }
}

impl Collector for ProcessMetrics {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let Some(reading) = Reading::take() else { return Ok(()) };
        let bytes = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        let mut gauge = |name: &str, help: &str, unit: Option<Unit>, value: i64| {
            let gauge = ConstGauge::new(value);
            gauge.encode(encoder.encode_descriptor(name, help, unit.as_ref(), gauge.metric_type())?)
        };
        let unit = Some(Unit::Bytes);
        gauge("process_resident_memory", "Memory in RAM", unit.clone(), bytes(reading.resident_bytes))?;
        gauge("process_virtual_memory", "Memory that is mapped", unit, bytes(reading.virtual_bytes))?;
        gauge("process_threads", "Threads", None, reading.threads)?;
        let open = i64::try_from(reading.open_descriptors).unwrap_or(i64::MAX);
        gauge("process_open_fds", "Open files and sockets", None, open)?;
        gauge("process_max_fds", "How many may be open", None, reading.max_descriptors.map_or(i64::MAX, bytes))?;
        let start = ConstGauge::new(self.start);
        let help = "When the process started";
        let seconds = Some(&Unit::Seconds);
        start.encode(encoder.encode_descriptor("process_start_time", help, seconds, start.metric_type())?)?;
        let cpu = ConstCounter::new(reading.cpu_seconds);
        cpu.encode(encoder.encode_descriptor("process_cpu", "Time on a processor", seconds, cpu.metric_type())?)
    }
}
