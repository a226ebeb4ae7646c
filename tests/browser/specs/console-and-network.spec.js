import { allPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const origin = process.env.ORIGIN;

for (const { path, expected } of allPages) {
  test(`${path} loads without errors, third parties or cookies`, async ({ page }) => {
    const violations = new Violations(path);
    const listeners = {
      console: (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        // Chromium logs the expected 404.
        if (expected >= 400 && message.location().url === new URL(path, origin).href) return;
        // Playwright keeps service workers away from these specs; offline.spec.js tests the worker.
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        violations.add(`console ${message.type()}`, message.text());
      },
      pageerror: (error) => violations.add('uncaught exception', error.message),
      request: (request) => {
        if (!request.url().startsWith(`${origin}/`))
          violations.add('network', `request to a third party: ${request.url()}`);
      },
      requestfailed: (request) => {
        // The next navigation cancels an icon that is still loading.
        const { errorText } = request.failure();
        if (errorText !== 'net::ERR_ABORTED') violations.add('network', `${request.url()} failed: ${errorText}`);
      },
      response: (response) => {
        const isExpected = response.request().isNavigationRequest() && response.status() === expected;
        if (response.status() >= 400 && !isExpected)
          violations.add('network', `${response.url()} answers ${response.status()}`);
      },
    };
    for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
    await page.goto(path);
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);

    for (const url of await page.evaluate(iconsAndManifest))
      violations.add('network', await brokenLink(page.request, url));
    const cookies = await page.context().cookies();
    violations.add(
      'cookies',
      cookies.map(({ name }) => `sets ${name}`),
    );
    violations.expectNone();
  });
}

// The browser may load these after the load event.
function iconsAndManifest() {
  const links = document.querySelectorAll('link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]');
  return [...links].map((link) => link.href);
}

// Each URL is requested once for all pages.
const workingUrls = new Set();

async function brokenLink(request, url) {
  if (workingUrls.has(url)) return [];
  const response = await request.get(url);
  if (!response.ok()) return [`${url} answers ${response.status()}`];
  workingUrls.add(url);
  return [];
}
