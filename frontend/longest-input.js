/*
 * Tells the person when a text is too long to be sent, instead of sending it: the server would refuse the whole message.
 * Limits of single fields are far below, and told by the server. Served as it is: no build step, no dependencies.
 */
(() => {
  const storycore = (window.storycore = window.storycore || {});
  if (storycore.longestInput) {
    return;
  }

  /* Characters. A message of the page may have 4 MB (vaadin.maxRequestBodySize), and a character takes up to three bytes. */
  const LONGEST = 1000000;

  let message = '';

  storycore.longestInput = {
    /* What is told, with {0} for the length. */
    tell: (text) => (message = text),
  };

  /* What the server says of a field stays true when the text is shortened again. */
  const marked = new WeakMap();

  const mark = (field, length) => {
    if (!marked.has(field)) {
      marked.set(field, { invalid: field.invalid, errorMessage: field.errorMessage });
    }
    field.errorMessage = message.replace('{0}', length.toLocaleString(document.documentElement.lang));
    field.invalid = true;
  };

  const unmark = (field) => {
    const before = marked.get(field);
    if (before) {
      marked.delete(field);
      Object.assign(field, before);
    }
  };

  /* Heard before the field itself, and before draft-keeper.js, whose drafts are sent as well. */
  const check = (event) => {
    const [target] = event.composedPath();
    const field = event.composedPath().find((node) => 'errorMessage' in node);
    const text = event.type === 'custom-value-set' ? event.detail : target.value;
    if (!field || typeof text !== 'string') {
      return;
    }
    if (text.length > LONGEST) {
      event.stopImmediatePropagation();
      mark(field, text.length);
    } else if (event.type === 'input') {
      unmark(field);
    }
  };

  for (const type of ['input', 'change', 'custom-value-set']) {
    window.addEventListener(type, check, true);
  }
})();
