export const CHROMIUM_PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

// Chromium's own background requests fail on a closed network, and slow down each start while they do.
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
