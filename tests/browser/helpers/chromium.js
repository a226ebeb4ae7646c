export const CHROMIUM_PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

// Nothing here may leave the machine: a browser that phones home fails on a closed network, at every start.
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
