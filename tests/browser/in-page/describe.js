// Says in a failure message which element is meant: tag, id, classes, first words, and the nearest id above it.
inspect.describe = (element) => {
  const tag = element.tagName.toLowerCase();
  const id = element.id ? `#${element.id}` : '';
  const classes = [...element.classList].map((name) => `.${name}`).join('');
  const text = (element.innerText ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 16);
  const ancestor = element.parentElement?.closest('[id]');
  return `${tag}${id}${classes}${text ? ` 「${text}」` : ''}${ancestor && !id ? ` in #${ancestor.id}` : ''}`;
};
