// The reader whom every browser context stands for.
export const READER = {
  baseURL: process.env.ORIGIN,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  // A worker that answers from its store would hide what the server sends.
  serviceWorkers: 'block',
  // A page that is still scrolling can't be measured.
  reducedMotion: 'reduce',
};
