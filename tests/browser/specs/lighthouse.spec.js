import { appendFileSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../helpers/chromium.js';
import { NOW, shiftDate } from '../helpers/clock.js';
import { pagePerTemplate } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { measureTransfer } from '../helpers/transfer-size.js';
import { Violations } from '../helpers/violations.js';

const FORM_FACTORS = { mobile: undefined, desktop: desktopConfig };
const DESKTOP_PAGES = ['/', '/hotlines', '/card/dates', '/find', '/print'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PERFECT = 100;
// On an idle machine every performance score is 100. A busy one only takes points away, so the best of a few runs says most about
// the page, and even that may lack a few.
const MIN_SCORES = { performance: 95 };
const MAX_RUNS = 4;
const scoresFile = new URL('../out/lighthouse.md', import.meta.url);

let chrome;
let browser;

test.beforeAll(async () => {
  chrome = await launch({ chromePath: CHROMIUM_PATH, chromeFlags: ['--headless', ...CHROMIUM_ARGS] });
  browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}`, defaultViewport: null });
});

test.afterAll(async () => {
  await browser?.disconnect();
  chrome?.kill();
});

for (const { path, listed } of pagePerTemplate.filter(({ expected }) => expected === 200)) {
  // The phone is measured with a slow processor and network, the desktop without: where the phone reaches 100, the desktop can
  // differ in its layout only, and these pages have all there are.
  const formFactors = DESKTOP_PAGES.includes(path) ? ['mobile', 'desktop'] : ['mobile'];
  for (const formFactor of formFactors) {
    test(`${path} on ${formFactor}`, async ({ baseURL }) => {
      let best = await audit(baseURL + path, formFactor, listed);
      for (let runs = 1; runs < MAX_RUNS && best.scores.performance < MIN_SCORES.performance; runs += 1) {
        const run = await audit(baseURL + path, formFactor, listed);
        if (run.scores.performance > best.scores.performance) best = run;
      }
      const { scores } = best;
      const { transferSize } = await measureTransfer(baseURL, path);
      appendFileSync(
        scoresFile,
        `| ${path} | ${formFactor} | ${CATEGORIES.map((id) => scores[id]).join(' / ')} | ${transferSize} |\n`,
      );
      const violations = new Violations(path);
      for (const id of CATEGORIES) {
        if (scores[id] < (MIN_SCORES[id] ?? PERFECT))
          violations.add(formFactor, `${id} ${scores[id]}: ${best.failedAudits[id].join('; ')}`);
      }
      violations.expectNone();
    });
  }
}

async function audit(url, formFactor, listed, attempts = 3) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(shiftDate, NOW);
  const flags = {
    logLevel: 'silent',
    disableFullPageScreenshot: true,
    // Nothing happens on these pages after the load event, so the default waits only take time.
    pauseAfterFcpMs: 250,
    pauseAfterLoadMs: 250,
    networkQuietThresholdMs: 500,
    cpuQuietThresholdMs: 500,
    // Pages outside the sitemap are noindex on purpose.
    skipAudits: listed ? [] : ['is-crawlable'],
  };
  const { lhr } = await lighthouse(encodeURI(url), flags, FORM_FACTORS[formFactor], page);
  await page.close();
  // Chromium sometimes fails to record a trace; that says nothing about the page.
  if (lhr.runtimeError?.code === 'NO_NAVSTART' && attempts > 1) return audit(url, formFactor, listed, attempts - 1);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return {
    scores: Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)])),
    failedAudits: Object.fromEntries(CATEGORIES.map((id) => [id, failedAudits(lhr, id)])),
  };
}

function failedAudits(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1)
    .map(({ id }) => {
      const { displayValue, details, explanation } = lhr.audits[id];
      const elements = (details?.items ?? []).map(({ node }) => node?.selector).filter(Boolean);
      return [id, displayValue, explanation, ...elements.slice(0, 5)].filter(Boolean).join(' ');
    });
}
