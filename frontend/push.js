/*
 * How changes reach a page: by websocket, and by long polling where a proxy does not let websockets through. Served as it is:
 * no build step, no dependencies. Every page loads it before Vaadin's push client.
 *
 * By itself that client tries a refused websocket thirteen times, on every page anew, and meanwhile nothing arrives. Here the
 * first refusal is enough, and the tab remembers it. A websocket that was open is another matter: when it breaks it is tried
 * again, for as long as the server does not answer at all.
 */
(() => {
  const REFUSED = 'storycore-websocket-refused';

  /* A browser that forbids the storage of the tab finds out with every page. */
  const remembered = () => {
    try {
      return sessionStorage.getItem(REFUSED) !== null;
    } catch (forbidden) {
      return false;
    }
  };
  const remember = () => {
    try {
      sessionStorage.setItem(REFUSED, 'yes');
    } catch (forbidden) {
      console.warn('This tab cannot remember that websockets do not get through:', forbidden);
    }
  };

  const answers = async (question = '') => {
    try {
      const ping = new URL('ping' + question, document.baseURI);
      return (await fetch(ping, { cache: 'no-store', credentials: 'omit' })).ok;
    } catch (unreachable) {
      return false;
    }
  };
  /* The server notes in its log that websockets do not get through. */
  const report = () => answers('?push=long-polling');

  const byLongPolling = (settings) => {
    settings.transport = settings.fallbackTransport;
    report();
  };

  const byWebsocket = (settings) => {
    const { maxWebsocketErrorRetries, reconnectInterval, onOpen, onReopen, onReconnect, onTransportFailure } = settings;
    settings.maxWebsocketErrorRetries = 0;

    settings.onOpen = (response) => {
      if (response.transport === 'websocket') {
        response.request.maxWebsocketErrorRetries = maxWebsocketErrorRetries;
      }
      onOpen(response);
    };

    settings.onReopen = (request, response) => {
      request.curWebsocketErrorRetries = 0;
      onReopen(request, response);
    };

    settings.onReconnect = (request, response) => {
      onReconnect(request, response);
      if (request.transport === 'websocket') {
        answers().then((isThere) => {
          if (!isThere) {
            request.curWebsocketErrorRetries = 0;
          }
        });
      }
    };

    settings.onTransportFailure = (reason, request) => {
      onTransportFailure(reason, request);
      /* Without the pause that is meant for a server that does not answer. */
      request.reconnectInterval = 0;
      setTimeout(() => (request.reconnectInterval = reconnectInterval));
      /* Where the server does not answer at all, nothing is known about websockets. */
      report().then((isThere) => {
        if (isThere) {
          remember();
        }
      });
    };
  };

  let client;
  window.vaadinPush = {
    get atmosphere() {
      return client;
    },
    set atmosphere(loaded) {
      client = loaded;
      const subscribe = client.subscribe;
      client.subscribe = (settings) => {
        if (remembered()) {
          byLongPolling(settings);
        } else {
          byWebsocket(settings);
        }
        return subscribe.call(client, settings);
      };
    },
  };
})();
