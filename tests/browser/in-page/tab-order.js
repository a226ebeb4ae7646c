// The elements that the Tab key must reach, in document order; a group of radio buttons is one tab stop.
inspect.tabStops = () => {
  const FOCUSABLE =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]';
  inspect.tabOrder = [...document.querySelectorAll(FOCUSABLE)].filter((element) => {
    if (element.disabled || element.tabIndex < 0) return false;
    if (!element.checkVisibility({ checkVisibilityCSS: true })) return false;
    if (element.type !== 'radio' || !element.name) return true;
    const group = [...(element.form ?? document).querySelectorAll('input[type=radio]')].filter(
      ({ name }) => name === element.name,
    );
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  });
  return inspect.tabOrder.map(inspect.describe);
};

// The focused element and its index in the list of tab stops, or -1 if it is not in it. Null if nothing has the focus.
inspect.focusedTabStop = () => {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return null;
  return {
    index: inspect.tabOrder.indexOf(activeElement),
    name: inspect.describe(activeElement),
    type: activeElement.type,
  };
};
