// On good pages the functions of in-page/ find nothing. Here each is run on a small page with the fault it is for.
import { expect } from '@playwright/test';
import { PHONE } from '../helpers/emulation.js';
import { test } from '../helpers/test.js';

const TARGET_SIZES = { minSize: 44, minCallHeight: 60 };
const FOCUS_INDICATOR = { minWidth: 3, minContrast: 3 };

const CASES = [
  {
    finds: 'a page that is wider than the viewport',
    check: () => inspect.overflow(),
    bad: '<p style="width: 500px">宽</p>',
    good: '<p style="width: 200px">宽</p>',
    says: /page is \d+px wide.*p 「宽」 reaches from/s,
  },
  {
    finds: 'a box that scrolls sideways',
    check: () => inspect.overflow(),
    bad: '<div style="overflow-x: auto; width: 100px"><p style="width: 200px">宽</p></div>',
    good: '<div style="overflow-x: auto; width: 100px"><p style="width: 90px">宽</p></div>',
    says: /div 「宽」 holds 200px in 100px/,
  },
  {
    finds: 'text that is cut off',
    check: () => inspect.overflow(),
    bad: '<div style="overflow: hidden; height: 10px"><p>看不全</p></div>',
    good: '<div style="overflow: hidden"><p>看得全</p></div>',
    says: /is cut off below/,
  },
  {
    finds: 'text that runs out of its box',
    check: () => inspect.overflow(),
    bad: '<p style="width: 40px; white-space: nowrap">很长很长的字</p>',
    good: '<p style="width: 40px">很长很长的字</p>',
    says: /runs out of its box/,
  },
  {
    finds: 'a line that begins with punctuation',
    check: () => inspect.badLineBreaks(),
    bad: '<p style="width: 32px; line-break: anywhere">一二，三</p>',
    good: '<p style="width: 48px">一二，三</p>',
    says: /a line begins with 「，三」/,
  },
  {
    finds: 'a heading with one character on its last line',
    check: () => inspect.badLineBreaks(),
    bad: '<h1 style="font-size: 16px; width: 32px">一二三</h1>',
    good: '<h1 style="font-size: 16px; width: 32px">一二三四</h1>',
    says: /the last line is 「三」/,
  },
  {
    finds: 'a number on another line than its unit',
    check: () => inspect.badLineBreaks(),
    bad: '<p>共12<br>个月</p>',
    good: '<p>共12个<br>月</p>',
    says: /「12个」 is broken between two lines/,
  },
  {
    finds: 'a break in text that must not break',
    check: () => inspect.badLineBreaks(),
    bad: '<p style="width: 32px"><span class="nb">一二三四</span></p>',
    good: '<p style="width: 80px"><span class="nb">一二三四</span></p>',
    says: /is broken into 2 lines/,
  },
  {
    finds: 'a small button',
    check: (sizes) => inspect.smallTargets(sizes),
    argument: TARGET_SIZES,
    bad: '<button style="width: 43px; height: 44px"></button>',
    good: '<button style="width: 44px; height: 44px"></button><p>在句子里的<a href="/">链接</a></p>',
    says: /button is 43×44, needs 44×44/,
  },
  {
    finds: 'a low link to a phone number',
    check: (sizes) => inspect.smallTargets(sizes),
    argument: TARGET_SIZES,
    bad: '<a href="tel:12333" style="display: block; height: 50px">12333</a>',
    good: '<a href="tel:12333" style="display: block; height: 60px">12333</a>',
    says: /needs 44×60/,
  },
  {
    finds: 'a covered link',
    check: () => inspect.coveredTargets(),
    bad: '<a href="/">链接</a><div id="overlay" style="position: fixed; inset: 0"></div>',
    good: '<a href="/">链接</a><div id="overlay" style="position: fixed; inset: 0; pointer-events: none"></div>',
    says: /is covered by div#overlay/,
  },
  {
    finds: 'a missing focus outline',
    check: focusedProblem,
    argument: FOCUS_INDICATOR,
    bad: '<button style="outline: none">按</button>',
    good: '<button style="outline: 3px solid black">按</button>',
    says: /has no outline/,
  },
  {
    finds: 'a thin focus outline',
    check: focusedProblem,
    argument: FOCUS_INDICATOR,
    bad: '<button style="outline: 2px solid black">按</button>',
    good: '<button style="outline: 3px solid black">按</button>',
    says: /has an outline of 2px/,
  },
  {
    finds: 'a pale focus outline',
    check: focusedProblem,
    argument: FOCUS_INDICATOR,
    bad: '<button style="outline: 3px solid #aaa">按</button>',
    good: '<button style="outline: 3px solid #777">按</button>',
    says: /has an outline of rgb\(170, 170, 170\) on white/,
  },
  {
    finds: 'a control with the focus under another element',
    check: focusedProblem,
    argument: FOCUS_INDICATOR,
    bad: '<button style="outline: 3px solid black">按</button><div style="position: fixed; inset: 0"></div>',
    good: '<button style="outline: 3px solid black">按</button>',
    says: /is covered by div/,
  },
  {
    finds: 'text in attributes and pictures',
    check: () =>
      inspect
        .userFacingText()
        .map(({ where, text }) => `${where}=${text}`)
        .filter((line) => line.includes('叹!')),
    bad: `
      <img alt="叹!"><input placeholder="叹!"><p aria-label="叹!">字</p><option label="叹!">
      <svg><title>叹!</title></svg>`,
    good: '<p data-other="叹!">字</p>',
    says: /img alt=.*input placeholder=.*p 「字」 aria-label=.*option.* label=.*svg title=/s,
  },
];

for (const { finds, check, argument, bad, good, says } of CASES) {
  test(`finds ${finds}`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto('about:blank');
    await page.setContent(good);
    expect(await page.evaluate(check, argument)).toEqual([]);
    await page.setContent(bad);
    expect((await page.evaluate(check, argument)).join('\n')).toMatch(says);
  });
}

test('finds what forced colours hide', async ({ page }) => {
  const found = async (html) => {
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setContent(html);
    await page.evaluate(() => inspect.rememberFilledElements());
    await page.emulateMedia({ forcedColors: 'active' });
    return page.evaluate(() => inspect.lostInForcedColors());
  };
  await page.goto('about:blank');
  expect(
    await found(`
    <div style="width: 9px; height: 9px; background: red; border: 1px solid"></div>
    <svg><rect width="9" height="9" fill="CanvasText"/></svg>
    <button style="border: 1px solid">按</button>`),
  ).toEqual([]);
  expect(
    await found(`
    <div style="width: 9px; height: 9px; background: red"></div>
    <svg><rect width="9" height="9" fill="Canvas"/></svg>
    <button style="border: none">按</button>`),
  ).toEqual([
    expect.stringMatching(/^div disappears/),
    expect.stringMatching(/^rect in body.* disappears/),
    'button 「按」 has no border',
  ]);
});

test('finds the tab stops in document order', async ({ page }) => {
  await page.goto('about:blank');
  await page.setContent(`
    <a href="/">链接</a><a>不是链接</a><button disabled>不能按</button><button hidden>藏着</button>
    <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" id="checked" checked>
    <p tabindex="-1">不能用Tab</p><input id="last">`);
  expect(await page.evaluate(() => inspect.tabStops())).toEqual(['a 「链接」', 'input#checked', 'input#last']);
  expect(await page.evaluate(() => inspect.focusedTabStop())).toBeNull();
  await page.locator('#last').focus();
  expect(await page.evaluate(() => inspect.focusedTabStop())).toEqual({ index: 2, name: 'input#last', type: 'text' });
});

function focusedProblem(required) {
  document.querySelector('button').focus();
  const problem = inspect.focusIndicatorProblem(required);
  return problem ? [problem] : [];
}
