/*
 * The browser's own store (IndexedDB) of texts that the database does not have yet. Served as it is: no build step, no
 * dependencies. Used by draft-keeper.js.
 *
 * One record holds one typing: what a person typed into one field of one project, on one page, from one text that stood
 * there before. Typing there again after another text was shown makes another record. Tabs do not touch each other's.
 */
(() => {
  const storycore = (window.storycore = window.storycore || {});
  if (storycore.draftShelf) {
    return;
  }

  const VERSION = 2;
  const KEY = ['person', 'project', 'tab', 'typing'];

  let opening = null;

  /* Version 1 kept one record for a field and a tab. Its records become typings of their own. */
  const upgrade = (database, transaction, oldVersion) => {
    const create = () => database.createObjectStore('drafts', { keyPath: KEY });
    if (oldVersion < 1) {
      create();
      return;
    }
    const reading = transaction.objectStore('drafts').getAll();
    reading.onsuccess = () => {
      database.deleteObjectStore('drafts');
      const drafts = create();
      reading.result.forEach((draft, index) => {
        const typing = 'former' + index;
        drafts.put({ ...draft, typing, id: typing + '.' + draft.id });
      });
    };
  };

  const open = () => {
    opening =
      opening ||
      new Promise((resolve, reject) => {
        const request = indexedDB.open('storycore', VERSION);
        request.onupgradeneeded = (event) => upgrade(request.result, request.transaction, event.oldVersion);
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error('another tab uses an older version'));
        request.onsuccess = () => {
          const close = () => {
            request.result.close();
            opening = null;
          };
          request.result.onclose = close;
          request.result.onversionchange = close;
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
  const keyOf = (draft) => KEY.map((part) => draft[part]);

  storycore.draftShelf = {
    put: (draft) => run('readwrite', (drafts) => drafts.put(draft)),

    /* Removes a record. If `only` is given, a record that holds a later text by now stays. */
    remove: (draft, only) =>
      run(
        'readwrite',
        (drafts) => {
          const reading = drafts.get(keyOf(draft));
          reading.onsuccess = () => (!only || reading.result?.id === only) && drafts.delete(keyOf(draft));
          return reading;
        },
        false,
      ),

    ofProject: (person, project) => run('readonly', (drafts) => drafts.getAll(all(person, project))),
    ofPerson: (person) => run('readonly', (drafts) => drafts.getAll(all(person))),
    clear: (person) => run('readwrite', (drafts) => drafts.delete(all(person))),
  };
})();
