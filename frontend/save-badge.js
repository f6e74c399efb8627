/*
 * What only the browser knows about saving, shown in the badge over what the server says: that the server does not answer,
 * and that something typed has not been saved. Served as it is: no build step, no dependencies.
 */
(() => {
  const storycore = (window.storycore = window.storycore || {});
  if (storycore.badge) {
    return;
  }

  const PING_EVERY = 4000;
  const PING_LIMIT = 4000;

  let element = null;
  let server = '';
  let online = true;

  const isQuiet = () => server === 'idle' || server === 'saved';

  /* Our own writes never wait to be noticed, so what waits was written by the server. */
  const listen = () => {
    if (observer.takeRecords().length > 0) {
      server = element.dataset.status;
    }
  };

  /* `unsaved`: something typed is not saved. `waiting`: all of that waits for the person to decide about it. */
  const here = () => {
    if (!online) {
      return { status: 'offline', what: 'offline' };
    }
    const unsaved = isQuiet() ? storycore.drafts.unsavedHere() : [];
    if (unsaved.length === 0) {
      return null;
    }
    return { status: 'unsaved', what: unsaved.every((draft) => draft.waits) ? 'waiting' : 'unsaved' };
  };

  const show = () => {
    if (!element) {
      return;
    }
    listen();
    const shown = here();
    element.dataset.status = shown ? shown.status : server;
    if (shown) {
      element.dataset.here = shown.what;
    } else {
      delete element.dataset.here;
    }
    observer.takeRecords();
  };

  const observer = new MutationObserver(() => {
    server = element.dataset.status;
    show();
  });

  /* ---- The connection. A ping of our own, without the session, which it must not keep alive. ---- */

  const connected = (now) => {
    online = now;
    show();
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
    if (element?.isConnected && !document.hidden) {
      ping();
    }
  }, PING_EVERY);
  window.addEventListener('offline', () => connected(false));
  window.addEventListener('online', ping);
  document.addEventListener('visibilitychange', () => !document.hidden && element?.isConnected && ping());

  storycore.badge = {
    show,
    isOnline: () => online,
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
