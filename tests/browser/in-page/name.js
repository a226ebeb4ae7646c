// A name by which a person finds the element: tag, classes, words, and the nearest id above it.
inspect.name = (element) => {
  const tag = element.tagName.toLowerCase();
  const classes = [...element.classList].map((name) => `.${name}`).join('');
  const own = element.id ? `#${element.id}` : '';
  const words = (element.innerText ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 16);
  const above = element.parentElement?.closest('[id]');
  return `${tag}${own}${classes}${words ? ` 「${words}」` : ''}${above && !own ? ` in #${above.id}` : ''}`;
};
