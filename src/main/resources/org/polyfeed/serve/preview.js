// Runs in pages that are previewed, and in no others: loads a page again when it has changed, and
// shows what is wrong with the sources.
(() => {
  'use strict';
  // Who shows a page in a frame is told of its files, too.
  if (window.top !== window) {
    return;
  }
  const page = document.currentScript.dataset;
  const PLACE = 'polyfeed-preview-place';
  const CLOSED = 'polyfeed-preview-closed';
  let number = page.number;
  let source = null;
  let overlay = null;

  // Browsers may keep nothing for a page.
  const kept = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const keep = (key, text) => {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      // Then the page begins at its top again.
    }
  };

  const file = (url) => {
    const path = new URL(url, location.href).pathname;
    try {
      return decodeURIComponent(path.endsWith('/') ? path + 'index.html' : path);
    } catch {
      return path;
    }
  };

  // All files of the site that this page is made of, and the one that would be at its address.
  const files = () => {
    const found = new Set([page.file, file(location.href)]);
    for (const one of performance.getEntriesByType('resource')) {
      if (one.name.startsWith(location.origin + '/')) {
        found.add(file(one.name));
      }
    }
    return found;
  };

  const reload = () => {
    source.close();
    keep(PLACE, JSON.stringify([location.href, scrollX, scrollY]));
    location.reload();
  };

  const returnToPlace = () => {
    const place = JSON.parse(kept(PLACE) || '[]');
    keep(PLACE, '[]');
    if (place[0] === location.href) {
      scrollTo({ left: place[1], top: place[2], behavior: 'instant' });
    }
  };

  const STYLE = `
    :host { all: initial; }
    section, details {
      position: fixed; z-index: 2147483647; right: 1rem; bottom: 1rem; box-sizing: border-box;
      max-width: min(60rem, calc(100vw - 2rem)); max-height: 70vh; overflow: auto;
      padding: .75rem 1rem; border-radius: .5rem; border: 1px solid #d9a441;
      background: #1c1c1f; color: #f4f4f5; font: 15px/1.45 system-ui, sans-serif;
      box-shadow: 0 .25rem 1.5rem #0008;
    }
    section { left: 1rem; margin-inline: auto; border: 2px solid #ff6b6b; }
    h2 { margin: 0 3rem 0 0; font: inherit; font-weight: 700; }
    p { margin: .25rem 0 0; color: #c7c7cc; }
    ol { margin: .5rem 0 0; padding: 0; list-style: none; }
    li { margin: .5rem 0 0; overflow-wrap: anywhere; white-space: pre-wrap; }
    code { display: block; font: 14px/1.4 ui-monospace, monospace; color: #ffb4b4; }
    .warning code { color: #f0c36d; }
    summary { cursor: pointer; }
    button {
      font: inherit; color: inherit; background: #3a3a3f; border: 1px solid #8e8e93;
      border-radius: .25rem; padding: .1rem .6rem; cursor: pointer;
    }
    section button { position: absolute; right: 1rem; top: .7rem; }
    details button { margin-top: .75rem; }
    :focus-visible { outline: 2px solid #8ec5ff; outline-offset: 2px; }
    @media print { :host { display: none; } }
  `;

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

  const list = (problems) => {
    const made = document.createElement('ol');
    for (const one of problems) {
      const item = document.createElement('li');
      item.className = one.severity;
      if (one.file) {
        item.append(element('code', one.line > 0 ? `${one.file}:${one.line}` : one.file));
      }
      item.append(one.message);
      made.append(item);
    }
    return made;
  };

  const remove = () => {
    overlay?.remove();
    overlay = null;
  };

  const show = (state) => {
    remove();
    const said = JSON.stringify([state.errors, state.warnings, state.problems]);
    if (state.errors + state.warnings === 0 || kept(CLOSED) === said) {
      return;
    }
    overlay = document.createElement('polyfeed-problems');
    overlay.lang = 'en';
    overlay.dir = 'ltr';
    const root = overlay.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    document.documentElement.append(overlay);
    const close = element('button', 'Close');
    close.addEventListener('click', () => {
      keep(CLOSED, said);
      remove();
    });
    const warnings = state.warnings > 0 ? count(state.warnings, 'warning') : '';
    let box;
    if (state.errors > 0) {
      box = document.createElement('section');
      // A region is there before what it says, so that it is read out.
      box.setAttribute('role', 'alert');
      root.append(box);
      box.append(
        element('h2', count(state.errors, 'error') + (warnings && ', ' + warnings)),
        element(
          'p',
          page.file
            ? 'What was last good is still shown.'
            : 'The site is shown as soon as this is mended.',
        ),
      );
    } else {
      box = document.createElement('details');
      root.append(box);
      box.append(element('summary', warnings));
    }
    box.append(list(state.problems));
    const left = state.errors + state.warnings - state.problems.length;
    if (left > 0) {
      box.append(element('p', `And ${left} more; the terminal shows all.`));
    }
    box.append(close);
  };

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      overlay?.shadowRoot.querySelector('section button')?.click();
    }
  });

  const listen = () => {
    source?.close();
    source = new EventSource(
      '/.polyfeed/events?session=' + encodeURIComponent(page.session) + '&after=' + number,
    );
    source.onmessage = (event) => {
      const state = JSON.parse(event.data);
      const mine = files();
      if (state.all || state.changed.some((one) => mine.has(one))) {
        reload();
        return;
      }
      number = event.lastEventId;
      show(state);
    };
  };

  // Browsers keep few connections to one host: pages that nobody sees hold none.
  const listenWhereSeen = () => {
    if (document.visibilityState === 'visible') {
      listen();
    } else {
      source?.close();
    }
  };
  addEventListener('visibilitychange', listenWhereSeen);
  addEventListener('pageshow', (event) => event.persisted && listenWhereSeen());
  addEventListener('load', returnToPlace);
  listenWhereSeen();
})();
