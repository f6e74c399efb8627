/*
 * Keeps what people type until the database has it. Served as it is: no build step, no dependencies.
 *
 * Every value that is typed into a field of a project, or switched on or off there, is a draft: it is written to the
 * browser's own store (IndexedDB) with each key, and taken away only when the server says that the database has it, or
 * when the person says so. After a reload, a crash or a new login the drafts that are left are given to the server, which
 * puts them in where nobody changed the field meanwhile, and otherwise shows both values.
 *
 * The parts: the shelf (where drafts lie), typing, answers of the server, the connection, the badge, leaving.
 */
(() => {
  const storycore = (window.storycore = window.storycore || {});
  if (storycore.drafts) {
    return;
  }

  const PING_EVERY = 4000;
  const PING_LIMIT = 4000;
  const REMEMBERED_TEXTS = 2000;
  const REPORT_AFTER = 400;
  const LARGEST_OFFER = 1000000;
  const LEFT_ALONE = 10000;

  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join('');

  /* The same number as String.hashCode() of Java. */
  const hash = (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      sum = (31 * sum + text.charCodeAt(i)) | 0;
    }
    return sum;
  };

  /* ---- The shelf. One record for a field, a person and a tab; tabs do not touch each other's. ---- */

  const shelf = (() => {
    let opening = null;

    const open = () => {
      opening = opening || new Promise((resolve, reject) => {
        const request = indexedDB.open('storycore', 1);
        request.onupgradeneeded = () =>
          request.result.createObjectStore('drafts', { keyPath: ['person', 'project', 'field', 'tab'] });
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          request.result.onclose = () => (opening = null);
          resolve(request.result);
        };
      });
      opening.catch(() => (opening = null));
      return opening;
    };

    const run = async (mode, action, commit = true) => {
      const transaction = (await open()).transaction('drafts', mode, { durability: 'relaxed' });
      return new Promise((resolve, reject) => {
        const request = action(transaction.objectStore('drafts'));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
        if (commit) {
          transaction.commit();
        }
      });
    };

    const all = (...start) => IDBKeyRange.bound(start, [...start, []]);

    return {
      put: (draft) => run('readwrite', (drafts) => drafts.put(draft)),
      /* Of another tab only this very draft, since a later one may lie in its place by now; of our own also an earlier one,
         in whose place this one did not fit. */
      remove: (draft) =>
        run(
          'readwrite',
          (drafts) => {
            const key = [draft.person, draft.project, draft.field, draft.tab];
            const reading = drafts.get(key);
            reading.onsuccess = () =>
              (draft.tab === tab || reading.result?.id === draft.id) && drafts.delete(key);
            return reading;
          },
          false,
        ),
      ofProject: (person, project) => run('readonly', (drafts) => drafts.getAll(all(person, project))),
      ofPerson: (person) => run('readonly', (drafts) => drafts.getAll(all(person))),
      clear: (person) => run('readwrite', (drafts) => drafts.delete(all(person))),
    };
  })();

  /* A store that is full or forbidden is said; typing goes on as if there were none. */
  const trouble = (reason) => {
    console.warn('Unsaved text cannot be kept in this browser:', reason);
    sayTrouble(true);
  };
  const sayTrouble = (isThere) => keeper?.querySelector('.draft-trouble')?.toggleAttribute('hidden', !isThere);

  /* ---- Typing. ---- */

  const tab = random();
  /* What the database does not have, as far as this tab knows: each on the shelf under the same key. */
  const drafts = new Map();
  const keyOf = (draft) => [draft.person, draft.project, draft.field, draft.tab].join('\n');
  let keeper = null;
  let visit = null;
  let person = null;
  let project = null;
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
    const again = [...unkept].filter((one) => drafts.get(keyOf(one)) === one);
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
    const draft = { person, project, field: field.dataset.draft, tab };
    const former = drafts.get(keyOf(draft)) ?? { base: before, revision, seen: [hash(before)] };
    Object.assign(draft, {
      id: random() + '.' + hash(text),
      text,
      at: Date.now(),
      base: former.base,
      revision: former.revision,
      seen: [...former.seen.slice(1 - REMEMBERED_TEXTS), hash(text)],
    });
    field.storycoreDraft = draft.id;
    drafts.set(keyOf(draft), draft);
    badge.show();
    keep(draft);
  };

  /* Heard before the field itself hears it, so that the draft has its id when the field reports its value. */
  document.addEventListener('focusin', entered, true);
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

  const drop = (draft) => {
    drafts.delete(keyOf(draft));
    shelf.remove(draft).catch(trouble);
  };

  /* Gives drafts to the server, as many at once as one message takes. */
  const offer = (offered, ask) => {
    let message = [];
    let size = 0;
    for (const { id, tab, field, text, base, seen, at } of offered) {
      const weight = text.length + base.length + 12 * seen.length;
      if (message.length > 0 && size + weight > LARGEST_OFFER) {
        keeper.$server.offered(message, ask);
        message = [];
        size = 0;
      }
      message.push({ id, tab, field, text, base, seen, at });
      size += weight;
    }
    if (message.length > 0) {
      keeper.$server.offered(message, ask);
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
        left.filter((draft) => !drafts.has(keyOf(draft))).forEach((draft) => drafts.set(keyOf(draft), draft));
        offer(left, ask);
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

  /* A text that the server did not take, and whose field is not on the page any more, would be forgotten there. */
  const offerWhatWasLeftBehind = () => {
    const isShown = (draft) =>
      [...document.querySelectorAll('[data-draft]')].some((field) => field.dataset.draft === draft.field);
    const behind = unsaved().filter(
      (draft) =>
        draft.tab === tab && !draft.offered && Date.now() - draft.at > LEFT_ALONE && badge.isQuiet() && !isShown(draft),
    );
    behind.forEach((draft) => (draft.offered = true));
    offer(behind, false);
  };

  storycore.drafts = {
    /* A project is shown; called again when everything was sent anew. */
    open: (element, nowVisit, nowPerson, nowProject, savedRevision) => {
      const isNew = visit !== nowVisit;
      [keeper, visit, person, project, revision] = [element, nowVisit, nowPerson, nowProject, savedRevision];
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

    /* Someone else changed a field while the person typed into it. */
    contested: (field) => offer(unsaved().filter((draft) => draft.field === field && draft.tab === tab), false),

    /* The person took back, or made again, what had been typed into these fields. */
    replaced: (fields) => {
      unsaved()
        .filter((draft) => draft.tab === tab && fields.includes(draft.field))
        .forEach(drop);
      badge.show();
    },

    /* The database has these drafts, or the person let go of them. */
    settled: (ids, savedRevision) => {
      revision = savedRevision;
      [...drafts.values()].filter((draft) => ids.includes(draft.id)).forEach(drop);
      badge.show();
    },

    /* Saves what can be saved, for some seconds, and tells how many of a person's drafts are left, of all projects. */
    settle: async (forPerson, limit) => {
      document.activeElement?.blur();
      saveNow();
      const end = performance.now() + limit;
      while (drafts.size > 0 && performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      try {
        const kept = await shelf.ofPerson(forPerson);
        return new Set([...kept.map(keyOf), ...drafts.keys()]).size;
      } catch (forbidden) {
        return drafts.size;
      }
    },

    /* The person leaves, and lets go of all drafts. */
    clear: async (forPerson) => {
      drafts.clear();
      leaving = true;
      await shelf.clear(forPerson).catch(trouble);
    },
  };

  /* ---- The connection. A ping of our own, without the session, which it must not keep alive. ---- */

  let online = true;

  const connected = (now) => {
    online = now;
    badge.show();
  };

  const ping = async () => {
    try {
      const answer = await fetch(new URL('ping', document.baseURI), {
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(PING_LIMIT),
      });
      connected(answer.ok);
    } catch (unreachable) {
      connected(false);
    }
  };

  setInterval(() => {
    if (keeper && !document.hidden) {
      ping();
      if (online) {
        offerWhatWasLeftBehind();
      }
    }
  }, PING_EVERY);
  window.addEventListener('offline', () => connected(false));
  window.addEventListener('online', ping);

  /* ---- The badge. The server says in data-status what is true there; what only the browser knows is said over it. ---- */

  const badge = (() => {
    let element = null;
    let server = '';

    const isQuiet = () => server === 'idle' || server === 'saved';

    /* Our own writes never wait to be noticed, so what waits was written by the server. */
    const listen = () => {
      if (observer.takeRecords().length > 0) {
        server = element.dataset.status;
      }
    };

    const show = () => {
      if (!element) {
        return;
      }
      listen();
      const here = !online ? 'offline' : isQuiet() && unsaved().length > 0 ? 'unsaved' : null;
      element.dataset.status = here || server;
      element.toggleAttribute('data-here', here !== null);
      observer.takeRecords();
    };

    const observer = new MutationObserver(() => {
      server = element.dataset.status;
      show();
    });

    return {
      show,
      isQuiet,
      watch: (now) => {
        if (now && now !== element) {
          observer.disconnect();
          element = now;
          server = now.dataset.status;
          observer.observe(now, { attributes: true, attributeFilter: ['data-status'] });
        }
        show();
      },
    };
  })();

  /* ---- Leaving. ---- */

  let leaving = false;

  /* Any event to the server brings along what fields have not reported yet. */
  const saveNow = () => {
    document.querySelectorAll('[data-draft]').forEach(report);
    keeper?.dispatchEvent(new Event('save-drafts'));
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      saveNow();
    } else if (keeper) {
      ping();
    }
  });

  window.addEventListener('beforeunload', (event) => {
    if (drafts.size > 0 && !leaving) {
      event.preventDefault();
    }
  });

  /* When the page loads itself anew because its session has ended, nobody is asked: the drafts come back with it. */
  window.navigation?.addEventListener('navigate', (event) => {
    leaving = !event.userInitiated && event.navigationType === 'reload';
  });
})();
