/* What the pages of a project do in the browser itself. Served as it is: no build step. */
(() => {
  const storycore = (window.storycore = window.storycore || {});

  /* Counts the seconds down to the next attempt to save; a later call replaces an earlier one. */
  storycore.countDown = (element, milliseconds, pattern, now) => {
    clearInterval(element.storycoreTimer);
    const end = performance.now() + milliseconds;
    const tick = () => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      element.textContent = seconds > 0 ? pattern.replace('{0}', seconds) : now;
      if (seconds <= 0 || !element.isConnected) {
        clearInterval(element.storycoreTimer);
      }
    };
    element.storycoreTimer = setInterval(tick, 500);
    tick();
  };

  const writesText = (target) =>
    target instanceof Element && target.matches('input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]');

  /* Undo and redo of the project by the usual keys; in a text field they stay the browser's own. */
  storycore.projectKeys = (project) => {
    if (project.storycoreKeys) {
      return;
    }
    project.storycoreKeys = (event) => {
      if (!project.isConnected) {
        document.removeEventListener('keydown', project.storycoreKeys);
        project.storycoreKeys = null;
        return;
      }
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) {
        return;
      }
      if (writesText(event.composedPath()[0]) || document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) {
        return;
      }
      event.preventDefault();
      const action = key === 'y' || event.shiftKey ? 'redo' : 'undo';
      project.querySelector(`[data-action=${action}]`)?.click();
    };
    document.addEventListener('keydown', project.storycoreKeys);
    /* The browser's back and forward do not take the focus away, which is what makes a field send what was just typed.
       Heard before the page changes. */
    const leave = () => {
      if (!project.isConnected) {
        window.removeEventListener('popstate', leave, true);
      } else if (writesText(document.activeElement)) {
        document.activeElement.blur();
      }
    };
    window.addEventListener('popstate', leave, true);
  };
})();
