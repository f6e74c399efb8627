/*
 * Takes the keys that are typed before the field they are meant for is there. Stands in the page itself, before anything
 * else, so that it hears the first key. No build step, no dependencies.
 *
 * A control with data-opens-field makes something to type into: a shot, a dialog. When it is pressed, the focus moves at
 * once to a real text field, the waiting field. The server answers each press with deliver() or refuse(), by its number;
 * deliver() puts the waiting text into the new field as if it had been typed there, and moves the focus. All of that
 * happens in one task, so no key falls in between.
 *
 * The same after the page has loaded itself again: the focus goes back to the field and the place where the person was.
 *
 * The parts: keys held down, the waiting field, presses, typing, text that found no field, loading again.
 */
(() => {
  const storycore = (window.storycore = window.storycore || {});
  const words = { ...document.currentScript.dataset };

  const SHOWN_AFTER = 300;
  const LOOK_EVERY = 10;
  const READY_WITHIN = 15000;
  const BACK_WITHIN = 30000;
  const SETTLED_AFTER = 5000;
  const HELD_FOR = 3000;
  const PAUSE = 1000;
  const LONGEST_DELAY = 10000;

  /* How these keys are shown, and kept, in the waiting field. */
  const ENTER = '\u23CE';
  const TAB = '\u21E5';

  const isText = (element) =>
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'button', 'submit'].includes(element.type));
  const isThere = (element) => element.isConnected && element.getClientRects().length > 0;
  const canBeTypedIn = (element) => isText(element) && isThere(element) && !element.disabled && !element.readOnly;
  const inputOf = (field) => field.inputElement ?? field;

  const insert = (input, text) => {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
    input.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: text, bubbles: true, composed: true }));
  };

  /* ---- Keys held down. The one that pressed a control does nothing else until it is let go of. ---- */

  let down = null;
  let pressedBy = null;

  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.repeat) {
        down = event.key;
        pressedBy = null;
        if (held !== area && (event.ctrlKey || event.metaKey || ['Tab', 'Enter', 'Escape'].includes(event.key))) {
          held = null;
        }
      } else if (event.key === pressedBy) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
  window.addEventListener('keypress', (event) => event.key === pressedBy && event.preventDefault(), true);
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.key === down) {
        down = pressedBy = null;
      }
    },
    true,
  );

  /* ---- The waiting field. There while something is waited for; shown when that takes a moment. ---- */

  let area = null;
  /* What keeps the focus, until the person takes it elsewhere: the waiting field, then for a moment the new one. */
  let held = null;
  let composing = false;

  const card = (label, kind) => {
    const box = document.createElement('div');
    box.className = 'type-ahead ' + kind;
    box.popover = 'manual';
    const name = document.createElement('label');
    const text = document.createElement('textarea');
    name.append(label, text);
    box.append(name);
    (document.body ?? document.documentElement).append(box);
    box.showPopover?.();
    return text;
  };
  const boxOf = (text) => text.closest('.type-ahead');

  const open = (label) => {
    if (!area) {
      area = card(label, 'waiting');
      const box = boxOf(area);
      box.style.opacity = 0;
      setTimeout(() => box.style.removeProperty('opacity'), SHOWN_AFTER);
      listen(area);
    }
    held = area;
    holdFocus();
  };

  const close = () => {
    const box = area && boxOf(area);
    if (held === area) {
      held = null;
    }
    area = null;
    composing = false;
    box?.remove();
    remember();
  };

  const listen = (text) => {
    text.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
        return;
      }
      event.stopPropagation();
      if (event.key === 'Escape') {
        event.preventDefault();
        giveUp();
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        if (event.key === 'Enter' || !event.shiftKey) {
          insert(text, event.key === 'Enter' ? ENTER : TAB);
        }
      }
    });
    text.addEventListener('compositionstart', () => (composing = true));
    text.addEventListener('compositionend', () => (composing = false));
    text.addEventListener('input', () => {
      boxOf(text).toggleAttribute('data-hidden', text.value.includes(TAB));
      remember();
    });
  };

  const holdFocus = () => {
    if (held?.isConnected) {
      held.focus({ preventScroll: true });
    } else {
      held = null;
    }
  };

  const holdForAMoment = (element) => {
    held = element.closest('vaadin-dialog') ? element : null;
    setTimeout(() => held === element && (held = null), HELD_FOR);
  };

  /* A menu that closes gives the focus back to where it was; a dialog that opens moves its fields and then takes it. */
  document.addEventListener(
    'focusin',
    (event) => {
      const isOther = held && event.target !== held;
      if (isOther && held !== area && isText(event.target)) {
        /* From one field to another only a person goes, or a program for one. */
        held = null;
      } else if (isOther) {
        holdFocus();
      }
    },
    true,
  );
  document.addEventListener(
    'focusout',
    () => queueMicrotask(() => held && document.activeElement === document.body && holdFocus()),
    true,
  );
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!area || !event.composedPath().includes(boxOf(area))) {
        held = null;
        if (back && area?.value === '') {
          giveUp();
        }
      }
    },
    true,
  );

  /* ---- Presses. Each has a number, and the text that was typed after it. ---- */

  let presses = 0;
  let pressed = null;
  let earlier = [];

  window.addEventListener(
    'click',
    (event) => {
      const maker = event.composedPath().find((node) => node.dataset && 'opensField' in node.dataset);
      if (maker && !maker.disabled) {
        press(maker);
      }
    },
    true,
  );

  const press = (maker) => {
    if (area) {
      earlier.push({ press: presses, text: area.value });
      area.value = '';
    }
    back = null;
    presses++;
    pressed = maker;
    pressedBy = down;
    open(words.waiting);
    document.body.dispatchEvent(new CustomEvent('opens-field', { detail: presses }));
  };

  /* The text that was typed after a press, or after an earlier one that got no field of its own. */
  const take = (press) => {
    if (!area || back) {
      return '';
    }
    const texts = earlier.filter((one) => one.press <= press).map((one) => one.text);
    earlier = earlier.filter((one) => one.press > press);
    if (press >= presses) {
      texts.push(area.value);
      area.value = '';
    }
    return texts.filter((text) => text !== '').join('\n');
  };

  const giveUp = () => {
    const before = pressed;
    earlier = [];
    back = null;
    close();
    before?.focus();
  };

  storycore.typeAhead = {
    /* The field that a press has opened; `replace` says that what is typed takes the place of what stands in it. */
    deliver: (field, press, replace) => {
      const end = performance.now() + READY_WITHIN;
      const look = () => {
        const input = inputOf(field);
        if (enter(input)) {
          const isLast = !back && press >= presses;
          type(input, take(press), replace ? 0 : input.value.length, input.value.length);
          leave(isLast);
        } else if (performance.now() < end && (composing || field.isConnected)) {
          setTimeout(look, LOOK_EVERY);
        } else {
          storycore.typeAhead.refuse(press);
        }
      };
      look();
    },

    /* The server has made nothing to type into. */
    refuse: (press) => {
      if (area && !back && press >= presses) {
        const text = take(press);
        giveUp();
        keep(text);
      }
    },
  };

  /* ---- Typing. ---- */

  /* Moves the focus into a field, if that can be typed in now; tells whether. */
  const enter = (input) => {
    if (composing || !canBeTypedIn(input)) {
      return false;
    }
    const before = held;
    held = input;
    input.focus();
    if (document.activeElement === input) {
      holdForAMoment(input);
      return true;
    }
    held = before;
    holdFocus();
    return false;
  };

  /* Types into a field that has the focus, in place of a part of its text. */
  const type = (input, text, start, end) => {
    input.setSelectionRange(start, end);
    keep(typeKeys(text));
  };

  /* The waiting field is closed, or goes on waiting for a later press. */
  const leave = (isLast) => {
    if (area && isLast) {
      close();
    } else if (area) {
      held = area;
      holdFocus();
    }
  };

  /* Types where the focus is; gives back what could not be typed. */
  const typeKeys = (text) => {
    const parts = text.split(/([\u23CE\u21E5])/).filter((part) => part !== '');
    while (parts.length > 0) {
      const input = document.activeElement;
      if (!canBeTypedIn(input)) {
        break;
      }
      const part = parts.shift();
      if (part === TAB) {
        holdForAMoment(next(input) ?? input);
        holdFocus();
      } else if (part === ENTER && input instanceof HTMLInputElement) {
        const key = { key: 'Enter', code: 'Enter', bubbles: true, composed: true, cancelable: true };
        input.dispatchEvent(new KeyboardEvent('keydown', key));
        input.dispatchEvent(new KeyboardEvent('keyup', key));
      } else {
        insert(input, input instanceof HTMLInputElement ? part.replace(/\s*\n\s*/g, ' ') : part.replace(ENTER, '\n'));
        /* A browser tells by itself only of changes that were typed. */
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
    return parts.join('');
  };

  const next = (input) => {
    const around = input.closest('vaadin-dialog, main, form') ?? document;
    const stops = [...around.querySelectorAll('input, textarea, button, [tabindex="0"]')].filter(
      (stop) => stop.tabIndex >= 0 && isThere(stop) && !stop.disabled,
    );
    return stops[stops.indexOf(input) + 1];
  };

  /* ---- Text that found no field. It stays to be copied. ---- */

  let keptTexts = [];

  const keep = (left) => {
    if (left.trim() === '') {
      return;
    }
    keptTexts.push(left);
    const text = card(words.kept, 'kept');
    text.value = left.replaceAll(ENTER, '\n').replaceAll(TAB, '\t');
    text.readOnly = true;
    const box = boxOf(text);
    box.setAttribute('role', 'alert');
    box.toggleAttribute('data-hidden', left.includes(TAB));
    const button = (label, action) => {
      const one = document.createElement('button');
      one.textContent = label;
      one.addEventListener('click', action);
      box.append(one);
    };
    button(words.copy, () => {
      text.select();
      navigator.clipboard?.writeText(text.value).catch(() => {});
    });
    button(words.close, () => {
      box.remove();
      keptTexts = keptTexts.filter((one) => one !== left);
      remember();
    });
    remember();
  };

  /* ---- Loading again. What waits, and where the person was, outlives it in the tab's own store. ---- */

  const STORE = 'storycore-type-ahead';
  /* Where the person was when the page loaded itself again, until they are there again. */
  let back = null;

  const isLoadedAgain = performance.getEntriesByType('navigation')[0]?.type === 'reload';

  const waitingText = () =>
    area ? [...earlier.map((one) => one.text), area.value].filter((text) => text !== '').join('\n') : '';

  /* What follows the first of several fields may be a password. */
  const storable = (text) => text.split(TAB)[0];

  const remember = (place = back) => {
    const left = { waiting: storable(waitingText()), kept: keptTexts.map(storable), place };
    try {
      if (left.waiting !== '' || left.kept.length > 0 || place) {
        Object.assign(left, { person: words.person, path: location.pathname });
        sessionStorage.setItem(STORE, JSON.stringify(left));
      } else {
        sessionStorage.removeItem(STORE);
      }
    } catch (full) {
      /* Then it is lost if the page is loaded again as well. */
    }
  };

  const recall = () => {
    let left = null;
    try {
      left = JSON.parse(sessionStorage.getItem(STORE));
    } catch (forbidden) {
      return;
    }
    /* On the login page it waits for the person to come back; another person does not get it. */
    if (!left || left.path !== location.pathname || left.person !== words.person) {
      return;
    }
    sessionStorage.removeItem(STORE);
    const isComingBack = left.place && isLoadedAgain;
    document.addEventListener('DOMContentLoaded', () => {
      left.kept.forEach(keep);
      keep(isComingBack ? '' : left.waiting);
    });
    if (isComingBack) {
      comeBack(left.place, left.waiting);
    }
  };

  const comeBack = (place, text) => {
    back = place;
    open(words.back);
    insert(area, text);
    const until = performance.now() + BACK_WITHIN;
    let readySince = null;
    const look = () => {
      if (back !== place) {
        return;
      }
      const field = [...document.querySelectorAll('[data-draft]')].find((one) => one.dataset.draft === place.field);
      const input = field && inputOf(field);
      const isReady = Boolean(input) && canBeTypedIn(input);
      if (isReady) {
        readySince = readySince ?? performance.now();
      }
      const isSettled = readySince !== null && performance.now() > readySince + SETTLED_AFTER;
      /* The field may show an older text until the one that was kept in the browser is back. */
      const isAsBefore = isReady && input.value === place.text;
      const isOther = isReady && isSettled && !document.querySelector('vaadin-dialog[opened]');
      if ((isAsBefore || isOther) && enter(input)) {
        back = null;
        const [start, end] = [place.start, place.end].map((at) => Math.min(at, input.value.length));
        type(input, area.value, start, end);
        leave(true);
      } else if (performance.now() > until || isSettled) {
        const typed = waitingText();
        giveUp();
        keep(typed);
      } else {
        setTimeout(look, LOOK_EVERY);
      }
    };
    look();
  };

  /* A page that must load itself again waits for a pause in the typing. */
  let typedAt = -PAUSE;
  let firstAsked = null;
  let loading = null;
  let isLoadingItself = !window.navigation;

  window.addEventListener(
    'input',
    (event) => {
      if (isText(event.composedPath()[0])) {
        typedAt = performance.now();
      }
    },
    true,
  );

  window.navigation?.addEventListener('navigate', (event) => {
    if (event.navigationType !== 'reload' || event.userInitiated) {
      return;
    }
    const now = performance.now();
    firstAsked = firstAsked ?? now;
    const wait = Math.min(typedAt + PAUSE, firstAsked + LONGEST_DELAY) - now;
    if (event.cancelable && wait > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(loading);
      loading = setTimeout(() => location.reload(), wait);
    } else {
      isLoadingItself = true;
    }
  });

  window.addEventListener('pagehide', () => {
    const input = document.activeElement;
    const field = isText(input) ? input.closest('[data-draft]') : null;
    if (isLoadingItself && field) {
      const [start, end] = [input.selectionStart, input.selectionEnd];
      remember({ field: field.dataset.draft, text: input.value, start, end });
    } else if (area) {
      remember();
    }
  });

  recall();
})();
