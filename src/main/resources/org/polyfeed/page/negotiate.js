// Leads a reader from the root of the site to the edition in the first of the browser's languages
// that there is one for. It asks no other host. It keeps one thing, in this browser alone: which
// language the reader chose on the page of languages.
(() => {
  'use strict';

  // Beginnings of language tags, and the editions that they lead to; '' where to none.
  const editions = new Map(Object.entries({}));

  const key = 'polyfeed-edition:' + location.pathname;

  const remembered = () => {
    try {
      const chosen = localStorage.getItem(key);
      return [...editions.values()].includes(chosen) ? chosen : '';
    } catch {
      return '';
    }
  };

  const editionOf = (tag) => {
    let range = tag.toLowerCase();
    while (!editions.has(range) && range.includes('-')) {
      range = range.slice(0, range.lastIndexOf('-'));
    }
    return editions.get(range) || '';
  };

  // Who came from inside the site, by its link to this page or by Back wants to see it.
  const choosing = () => {
    const [came] = performance.getEntriesByType('navigation');
    return /[?&]choose([=&]|$)/.test(location.search)
      || location.hash === '#choose'
      || (came && came.type === 'back_forward')
      || document.referrer.startsWith(new URL('.', location.href).href);
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('.chooser a[hreflang]');
    if (link) {
      try {
        localStorage.setItem(key, link.hreflang);
      } catch {
        // The browser keeps nothing: next time it is asked for its languages again.
      }
    }
  });

  if (!choosing()) {
    const edition = remembered() || navigator.languages.map(editionOf).find(Boolean);
    if (edition) {
      // In place of this page, so that Back leads out of the site.
      location.replace(new URL(edition + '/', location.href));
    }
  }
})();
