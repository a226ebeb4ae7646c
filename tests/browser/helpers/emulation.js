export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };

export const COLOR_SCHEMES = ['light', 'dark'];

// What every browser context has in common.
export const CONTEXT_OPTIONS = {
  baseURL: process.env.ORIGIN,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  viewport: DESKTOP,
  // Responses from a service worker's cache would hide what the server sends.
  serviceWorkers: 'block',
  // Elements can't be measured while smooth scrolling moves them.
  reducedMotion: 'reduce',
};
