/*
 * Keeps what people type until the database has it. Served as it is: no build step, no dependencies.
 *
 * Every value that is typed into a field of a project, or switched on or off there, is a draft. It is written to the
 * browser's own store (draft-shelf.js) with each key, and removed only when the server says that the database has it, or
 * when the person says so. After a reload, a crash or a new login the drafts that are left are given to the server. It puts
 * them in where nobody changed the field meanwhile, and otherwise shows both values.
 *
 * A draft is one typing: it begins with a text that stood in the field and goes on as long as the field holds what was
 * typed last. A field that shows another text since, because it was made anew or changed by the server, begins another
 * typing. So a text that waits for a decision is never replaced by a later one.
 *
 * The parts: typing, answers of the server, leaving. What is shown about saving is in save-badge.js.
 */
(() => {
  const storycore = (window.storycore = window.storycore || {});
  if (storycore.drafts) {
    return;
  }

  const LOOK_EVERY = 1000;
  const REMEMBERED_TEXTS = 2000;
  const REPORT_AFTER = 400;
  const LARGEST_OFFER = 1000000;
  const LEFT_ALONE = 1000;

  const shelf = storycore.draftShelf;
  const badge = storycore.badge;

  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join('');

  /* The same number as String.hashCode() of Java. */
  const hash = (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      sum = (31 * sum + text.charCodeAt(i)) | 0;
    }
    return sum;
  };

  /* A store that is full or forbidden is said; typing goes on as if there were none. */
  const trouble = (reason) => {
    console.warn('Unsaved text cannot be kept in this browser:', reason);
    sayTrouble(true);
  };
  const sayTrouble = (isThere) => keeper?.querySelector('.draft-trouble')?.toggleAttribute('hidden', !isThere);

  /* ---- Typing. ---- */

  const tab = random();
  /* What the database does not have, as far as this tab knows, by typing. All of it is on the shelf, except what is unkept. */
  const drafts = new Map();
  let keeper = null;
  let visit = null;
  let person = null;
  let project = null;
  let projectName = '';
  let revision = 0;

  const unsaved = () => [...drafts.values()].filter((draft) => draft.person === person && draft.project === project);

  /* What did not fit on the shelf is tried again when something did. */
  const unkept = new Set();
  const keep = async (draft) => {
    try {
      await shelf.put(draft);
    } catch (reason) {
      unkept.add(draft);
      trouble(reason);
      return;
    }
    const again = [...unkept].filter((one) => drafts.get(one.typing) === one);
    unkept.clear();
    again.forEach(keep);
    if (again.length === 0) {
      sayTrouble(false);
    }
  };

  /* A box is on or off; its value is always the same. */
  const textOf = (element) => (element.type === 'checkbox' ? String(element.checked) : element.value) ?? '';
  const textIn = (field) => textOf(field.inputElement ?? field);
  const fieldOf = (event) => event.composedPath().find((node) => node.dataset && node.dataset.draft);
  const fields = () => [...document.querySelectorAll('[data-draft]')];
  const fieldHolding = (draft) => fields().find((field) => field.storycoreTyping === draft.typing);

  /* Whether a draft needs its person: the server does not take it, and everything that the browser can do is done. */
  const waits = (draft) => draft.waits || fieldHolding(draft)?.invalid === true;

  const entered = (event) => {
    const field = fieldOf(event);
    if (field) {
      field.storycoreText = textIn(field);
    }
  };

  /* A field with suggestions does not report by itself what is none of them. */
  const reportLater = (field) => {
    clearTimeout(field.storycoreReport);
    field.storycoreReport = setTimeout(() => report(field), REPORT_AFTER);
  };

  const report = (field) => {
    if (field.storycoreReport) {
      clearTimeout(field.storycoreReport);
      field.storycoreReport = null;
      field.dispatchEvent(new CustomEvent('typed-text', { detail: textIn(field) }));
    }
  };

  const typed = (event) => {
    const field = fieldOf(event);
    /* What changes while nobody types there was put there by the server; a choice is told by the field itself. */
    const isChoice = event.type === 'change' && event.composedPath()[0] === field;
    if (field && (isChoice || event.type === 'input')) {
      take(field, !isChoice);
    }
  };

  /* A field with suggestions shows its former value again when what was typed is called off, and says nothing. */
  const calledOff = (event) => {
    const field = event.key === 'Escape' && fieldOf(event);
    if (field) {
      setTimeout(() => take(field, true));
    }
  };

  const take = (field, isUntold) => {
    const text = textIn(field);
    const before = field.storycoreText ?? textOf(field);
    if (!keeper || field.readonly || text === before) {
      return;
    }
    if (isUntold && field.localName === 'vaadin-combo-box') {
      reportLater(field);
    }
    field.storycoreText = text;
    const former = drafts.get(field.storycoreTyping);
    note(field, text, former?.text === before ? former : begin(before, field.storycoreLast));
  };

  /* A typing that begins with a text which the field shows. After a typing that is saved it goes on from that one's texts. */
  const begin = (base, last) => ({
    typing: random(),
    base,
    revision,
    seen: last?.text === base ? last.seen : [hash(base)],
  });

  /* The field holds another text of a typing. */
  const note = (field, text, { typing, base, revision, seen }) => {
    const draft = {
      person,
      project,
      tab,
      typing,
      id: typing + '.' + random() + '.' + hash(text),
      field: field.dataset.draft,
      text,
      base,
      revision,
      seen: [...seen.slice(1 - REMEMBERED_TEXTS), hash(text)],
      at: Date.now(),
      /* For people, wherever the draft is shown. */
      projectName,
      place: field.dataset.draftName ?? '',
      address: location.href.slice(document.baseURI.length),
    };
    field.storycoreTyping = typing;
    field.storycoreDraft = draft.id;
    field.storycoreLast = draft;
    drafts.set(typing, draft);
    badge.show();
    keep(draft);
    return draft;
  };

  /* Heard before the field itself hears it, so that the draft has its id when the field reports its value. */
  document.addEventListener('focusin', entered, true);
  document.addEventListener('beforeinput', entered, true);
  document.addEventListener('input', typed, true);
  document.addEventListener('change', typed, true);
  document.addEventListener('keydown', calledOff, true);
  document.addEventListener('focusout', (event) => {
    const field = fieldOf(event);
    if (field) {
      setTimeout(() => report(field));
    }
  });

  /* ---- Answers of the server. ---- */

  /* Of another tab only what was told: a later text may be on the shelf by now. */
  const drop = (draft) => {
    drafts.delete(draft.typing);
    shelf.remove(draft, draft.tab === tab ? null : draft.id).catch(trouble);
  };

  /* Gives drafts to the server, as many at once as one message takes. `ask`: the person is asked at once about what cannot
     simply be put in. `tell`: the person is told what was put in. */
  const offer = (offered, { ask = false, tell = true } = {}) => {
    let message = [];
    let size = 0;
    for (const draft of offered) {
      draft.offered = true;
      const { id, tab, field, text, base, seen, at } = draft;
      const weight = text.length + base.length + 12 * seen.length;
      if (message.length > 0 && size + weight > LARGEST_OFFER) {
        keeper.$server.offered(message, ask, tell);
        message = [];
        size = 0;
      }
      message.push({ id, tab, field, text, base, seen, at });
      size += weight;
    }
    if (message.length > 0) {
      keeper.$server.offered(message, ask, tell);
    }
  };

  /* A tab that lives looks after its drafts itself. Where the browser does not tell, every draft is taken for left behind. */
  const TAB = 'storycore-tab-';
  const nameOf = (draft) => TAB + draft.tab;
  const livingTabs = async () => {
    try {
      return (await navigator.locks.query()).held.map((lock) => lock.name);
    } catch (untold) {
      return [];
    }
  };
  navigator.locks?.request(TAB + tab, () => new Promise(() => {})).catch(() => {});

  const offerFromShelf = async (isLeft, ask) => {
    const now = visit;
    try {
      const left = (await shelf.ofProject(person, project)).filter(isLeft).sort((one, other) => one.at - other.at);
      if (visit === now) {
        left.filter((draft) => !drafts.has(draft.typing)).forEach((draft) => drafts.set(draft.typing, draft));
        offer(left.map((draft) => drafts.get(draft.typing)), { ask });
        badge.show();
      }
    } catch (reason) {
      trouble(reason);
    }
  };

  const offerWhatIsOnTheShelf = async () => {
    const now = visit;
    const living = await livingTabs();
    if (visit !== now) {
      return;
    }
    offerFromShelf((draft) => draft.tab === tab || !living.includes(nameOf(draft)), true);
    /* What another tab leaves behind is given back when that is closed; one that was closed just now still counts as living. */
    for (const other of living.filter((name) => name.startsWith(TAB) && name !== TAB + tab)) {
      navigator.locks.request(other, { mode: 'shared' }, () => {
        if (visit === now) {
          offerFromShelf((draft) => nameOf(draft) === other, false);
        }
      });
    }
  };

  /* A text that the server did not take, and that no field on the page holds any more, is listed with the others. What the
     server took is known there; messages keep their order, so it was told before. */
  const offerWhatWasLeftBehind = () => {
    const behind = unsaved().filter(
      (draft) => draft.tab === tab && !draft.offered && Date.now() - draft.at > LEFT_ALONE && !fieldHolding(draft),
    );
    offer(behind);
  };

  setInterval(() => {
    if (keeper && drafts.size > 0) {
      if (badge.isOnline()) {
        offerWhatWasLeftBehind();
      }
      badge.show();
    }
  }, LOOK_EVERY);

  /* Waits for what is on its way to the database, so many milliseconds at the most. */
  const settling = async (limit) => {
    const end = performance.now() + limit;
    do {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while ([...drafts.values()].some((draft) => !waits(draft)) && performance.now() < end);
  };

  storycore.drafts = {
    /* A project is shown; called again when everything was sent anew. */
    open: (element, nowVisit, nowPerson, nowProject, name, savedRevision) => {
      const isNew = visit !== nowVisit;
      [keeper, visit, person, project, projectName] = [element, nowVisit, nowPerson, nowProject, name];
      revision = savedRevision;
      badge.watch(document.getElementById('save-status'));
      if (isNew) {
        offerWhatIsOnTheShelf();
      }
    },

    /* The project is left; what is not saved yet stays on the shelf until the server says so. */
    close: (leftVisit) => {
      if (visit === leftVisit) {
        keeper = visit = person = project = null;
      }
    },

    /* What this tab knows to be unsaved in the project that is shown, and whether it waits for its person. */
    unsavedHere: () => unsaved().map((draft) => ({ waits: waits(draft) })),

    /* Someone else changed a field while it holds what the person typed: that text is a draft, also when it was saved
       before. If only the person is to decide, the texts on the way to it count no more. */
    contested: (key, onlyThePersonDecides) => {
      const field = fields().find((one) => one.dataset.draft === key);
      if (field && keeper) {
        const text = textIn(field);
        const draft = drafts.get(field.storycoreTyping);
        const isKnown = draft?.text === text;
        if (onlyThePersonDecides) {
          const typing = isKnown ? draft.typing : random();
          offer([note(field, text, { ...begin(text), typing })], { tell: false });
        } else {
          offer([isKnown ? draft : note(field, text, begin(text, field.storycoreLast))], { tell: false });
        }
      }
    },

    /* The server waits for the person's decision about these typings, and no others. */
    waiting: (typings) => {
      unsaved().forEach((draft) => (draft.waits = typings.includes(draft.typing)));
      badge.show();
    },

    /* The database has these drafts, or the person let go of them or took them back. */
    settled: (ids, savedRevision) => {
      revision = savedRevision;
      [...drafts.values()].filter((draft) => ids.includes(draft.id)).forEach(drop);
      badge.show();
    },

    /* Saves what can be saved, for some seconds, and gives back a person's drafts that are left, of all projects. */
    settle: async (forPerson, limit) => {
      document.activeElement?.blur();
      saveNow();
      await settling(limit);
      return storycore.drafts.left(forPerson, true);
    },

    /* A person's drafts that this tab knows of or that tabs which are gone have left, of all projects, the newest first; on
       request also those of tabs that live. */
    left: async (forPerson, alsoOfLivingTabs = false) => {
      const left = new Map(drafts);
      try {
        const living = await livingTabs();
        (await shelf.ofPerson(forPerson))
          .filter((draft) => draft.tab !== tab && (alsoOfLivingTabs || !living.includes(nameOf(draft))))
          .forEach((draft) => left.set(draft.typing, draft));
      } catch (forbidden) {
        console.warn('Unsaved text cannot be looked for in this browser:', forbidden);
      }
      return [...left.values()]
        .filter((draft) => draft.person === forPerson)
        .sort((one, other) => other.at - one.at)
        .map(({ typing, project, projectName, place, address, text, at }) => ({
          typing,
          project,
          projectName: projectName ?? '',
          place: place ?? '',
          address: address ?? '',
          text,
          at,
        }));
    },

    /* The same while no project is shown, once what is on its way to the server has had its time; nothing while one is. */
    elsewhere: async (forPerson, limit) => {
      await Promise.all([settling(limit), new Promise((resolve) => setTimeout(resolve, limit))]);
      return keeper ? [] : storycore.drafts.left(forPerson);
    },

    /* The person lets go of a draft of a project that is not shown. */
    letGo: async (forPerson, typing) => {
      const known = drafts.get(typing) ?? (await shelf.ofPerson(forPerson)).find((draft) => draft.typing === typing);
      if (known?.person === forPerson) {
        drop(known);
      }
    },

    /* The person leaves, and lets go of all drafts. */
    clear: async (forPerson) => {
      drafts.clear();
      leaving = true;
      await shelf.clear(forPerson).catch(trouble);
    },
  };

  /* ---- Leaving. ---- */

  let leaving = false;

  /* Any event to the server brings along what fields have not reported yet. */
  const saveNow = () => {
    fields().forEach(report);
    keeper?.dispatchEvent(new Event('save-drafts'));
  };

  document.addEventListener('visibilitychange', () => document.hidden && saveNow());

  /* What waits for its person is on the shelf and is shown again; anything else may be lost or still on its way. */
  window.addEventListener('beforeunload', (event) => {
    const isAtRisk = (draft) => unkept.has(draft) || !waits(draft);
    if (!leaving && [...drafts.values()].some(isAtRisk)) {
      event.preventDefault();
    }
  });

  /* When the page loads itself anew because its session has ended, nobody is asked: the drafts come back with it. */
  window.navigation?.addEventListener('navigate', (event) => {
    leaving = !event.userInitiated && event.navigationType === 'reload';
  });

  /* ---- Copying. ---- */

  /* A click on the button copies what the field holds, also where the browser has no clipboard for pages. */
  storycore.copyOnClick = (button, field, done) =>
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch (forbidden) {
        field.inputElement.select();
        document.execCommand('copy');
      }
      button.textContent = done;
    });
})();
