/**
 * Runs before anything is painted, so that neither the wrong colours nor the wrong language flash up. The keys are those
 * of `src/app/theme.ts` and `src/i18n/locale.ts`. A file of its own, because the page allows no inline scripts.
 */
(function () {
  'use strict';
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      // Storage can be switched off; then the system's settings hold.
      return null;
    }
  };
  const chosen = read('treadle.colour-scheme');
  const isDark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  root.style.backgroundColor = isDark ? '#101113' : '#fcfcfd';
  const language = read('treadle.language') || navigator.language;
  root.lang = /^ko\b/i.test(language) ? 'ko' : 'en';
})();
