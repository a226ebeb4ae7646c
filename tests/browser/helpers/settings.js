// Opens the settings in the masthead, if they are closed, and chooses the size or theme of this id.
export async function choose(page, id) {
  const settings = page.locator('#settings');
  if (!(await settings.evaluate((details) => details.open))) await settings.locator('summary').click();
  await page.locator(`label:has(#${id})`).click();
}
