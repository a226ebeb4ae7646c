import { expect } from '@playwright/test';
import { allPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { measureTransfer } from '../helpers/transfer-size.js';
import { expectNoViolations } from '../helpers/violations.js';

// Ten TCP segments of 1,460 bytes: what a server may send before the first acknowledgement arrives.
const INITIAL_CONGESTION_WINDOW = 14_600;

// The whole guide on one page takes two, and so does the page of all components, which has every rule of the style sheet.
// With gzip, which browsers take only from proxies without brotli, the whole guide to enrolment and its dates do too.
// In traditional characters, names keep the form of the screen and have their reading beside them: up to 3 % more.
const READINGS = 1.03;
const TWO_WINDOWS = {
  br: ['/print', '/about/components'],
  gzip: ['/print', '/about/components', '/card', '/card/dates'],
};

for (const encoding of ['br', 'gzip']) {
  test(`every page fits the initial congestion window with ${encoding}`, async ({ baseURL }) => {
    await expectPagesToFit(baseURL, encoding);
  });
}

async function expectPagesToFit(baseURL, wanted) {
  const simplified = (path) => path.replace(/^\/hant(?=\/)/, '');
  const windows = (path) => (TWO_WINDOWS[wanted].includes(simplified(path)) ? 2 : 1);
  const readings = (path) => (path === simplified(path) ? 1 : READINGS);
  const allowed = (path) => windows(path) * readings(path) * INITIAL_CONGESTION_WINDOW;
  const remaining = new Set(allPages.map(({ path }) => path));
  // After a start, the server compresses pages harder in the background, one by one.
  await expect(async () => {
    const violations = [];
    for (const path of remaining) {
      const { transferSize, encoding } = await measureTransfer(baseURL, path, wanted);
      if (encoding === wanted && transferSize <= allowed(path)) remaining.delete(path);
      else
        violations.push(
          `${path}: ${transferSize} bytes (${encoding ?? 'uncompressed'}), ${allowed(path)} allowed`,
        );
    }
    expectNoViolations(violations);
  }).toPass({ timeout: 40_000 });
}
