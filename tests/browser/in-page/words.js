// Every word of the page that reaches a reader: shown, spoken, or in the window's title.
inspect.words = () => {
  const spoken = ['aria-label', 'alt', 'title', 'placeholder', 'label', 'data-copy'];
  const attributes = [...document.querySelectorAll(spoken.map((name) => `[${name}]`).join())].flatMap((element) =>
    spoken.filter((name) => element.hasAttribute(name)).map((name) => ({ where: `${inspect.name(element)} ${name}`, text: element.getAttribute(name) })),
  );
  const drawn = [...document.querySelectorAll('svg title, svg desc, svg text')].map((element) => ({ where: `svg ${element.localName}`, text: element.textContent }));
  const description = document.querySelector('meta[name=description]')?.content ?? '';
  return [
    { where: 'title', text: document.title },
    { where: 'description', text: description },
    ...document.body.innerText.split('\n').map((text) => ({ where: 'text', text })),
    ...attributes,
    ...drawn,
  ].filter(({ text }) => text?.trim());
};
