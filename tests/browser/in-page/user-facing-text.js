// Every text of the page that reaches a user: visible, announced by a screen reader, in the title or the description.
inspect.userFacingText = () => {
  const TEXT_ATTRIBUTES = ['aria-label', 'alt', 'title', 'placeholder', 'label', 'data-copy'];
  const attributes = [...document.querySelectorAll(TEXT_ATTRIBUTES.map((name) => `[${name}]`).join())].flatMap(
    (element) =>
      TEXT_ATTRIBUTES.filter((name) => element.hasAttribute(name)).map((name) => ({
        where: `${inspect.describe(element)} ${name}`,
        text: element.getAttribute(name),
      })),
  );
  // The titles of sources keep their authors' punctuation.
  const titles = [...document.querySelectorAll('cite')].map((element) => element.innerText);
  const withoutTitles = titles.reduce((text, title) => text.replace(title, ''), document.body.innerText);
  const svgTexts = [...document.querySelectorAll('svg title, svg desc, svg text')].map((element) => ({
    where: `svg ${element.localName}`,
    text: element.textContent,
  }));
  return [
    { where: 'title', text: document.title },
    { where: 'description', text: document.querySelector('meta[name=description]')?.content ?? '' },
    ...withoutTitles.split('\n').map((text) => ({ where: 'text', text })),
    ...attributes,
    ...svgTexts,
  ].filter(({ text }) => text?.trim());
};
