/* What lists of projects do in the browser itself. Served as it is: no build step. */
(() => {
  const storycore = (window.storycore = window.storycore || {});

  /* ---- The menu of a row: one menu of the grid, which the server fills for the row whose button was clicked. ---- */

  storycore.openRowMenu = (click) => {
    const button = click.currentTarget.getBoundingClientRect();
    click.currentTarget.dispatchEvent(
      new CustomEvent('row-menu', {
        bubbles: true,
        composed: true,
        cancelable: true,
        detail: { sourceEvent: click, x: button.right, y: button.bottom },
      }),
    );
  };

  /* ---- Times such as "5 minutes ago", which go on by themselves. ---- */

  const HOUR = 60;
  const DAY = 24 * HOUR;
  const WEEK = 7 * DAY;
  const REPEAT = 10_000;

  const shown = new Set();
  let ages = [];
  let ahead = 0;

  const ageOf = (minutes) =>
    minutes < HOUR ? ages[minutes] : minutes < DAY ? ages[59 + Math.floor(minutes / HOUR)] : ages[82 + Math.floor(minutes / DAY)];

  /* Shows its text with the time since a moment in place of {0}; from a week on, the date. */
  class Ago extends HTMLElement {
    static observedAttributes = ['at', 'date', 'text'];

    connectedCallback() {
      shown.add(this);
      this.show();
    }

    disconnectedCallback() {
      shown.delete(this);
    }

    attributeChangedCallback() {
      this.show();
    }

    show() {
      if (!this.isConnected || ages.length === 0) {
        return;
      }
      const age = Date.now() + ahead - Number(this.getAttribute('at'));
      const minutes = Math.max(0, Math.floor(age / 60_000));
      const time = minutes < WEEK ? ageOf(minutes) : this.getAttribute('date');
      const text = (this.getAttribute('text') ?? '').replace('{0}', () => time ?? '');
      if (this.textContent !== text) {
        this.textContent = text;
      }
    }
  }

  const showAll = () => shown.forEach((one) => one.show());

  /* The texts for 0 to 59 minutes, 1 to 23 hours and 1 to 6 days, and what time it is for the server. */
  storycore.ages = (texts, now) => {
    ages = texts;
    ahead = now - Date.now();
    showAll();
  };

  if (!customElements.get('storycore-ago')) {
    customElements.define('storycore-ago', Ago);
    setInterval(showAll, REPEAT);
  }
})();
