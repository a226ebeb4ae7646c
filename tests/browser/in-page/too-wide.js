// Whatever would make a reader scroll sideways, or hides words from one who can't.
inspect.tooWide = () => [...inspect.sideways(), ...inspect.clipped()];
