// What the Tab key must reach, in document order; a group of radios is one stop.
inspect.tabStops = () => {
  const candidates = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]';
  const stops = [...document.querySelectorAll(candidates)].filter((element) => {
    if (element.disabled || element.tabIndex < 0) return false;
    if (!element.checkVisibility({ checkVisibilityCSS: true })) return false;
    if (element.type !== 'radio' || !element.name) return true;
    const group = [...(element.form ?? document).querySelectorAll('input[type=radio]')].filter(({ name }) => name === element.name);
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  });
  inspect.stops = stops;
  return stops.map(inspect.name);
};

inspect.focusedStop = () => {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return { index: -1, name: 'the page itself' };
  return { index: inspect.stops.indexOf(activeElement), name: inspect.name(activeElement), type: activeElement.type };
};
