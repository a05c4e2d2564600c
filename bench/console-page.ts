/**
 * What the console's benchmark runs inside the browser's page. As text, because the compiler of this side knows no DOM.
 * All times are the page's own, in milliseconds since its navigation began.
 */

/** A link to one run, wherever it stands. */
const RUN_LINK = '/^\\/runs\\/[0-9a-f-]{36}/';

/** Installed before the page's own scripts: notes when the first run was on the screen. */
export const WATCH_FIRST_RUN = watchFirst(`[...document.querySelectorAll('a[href^="/runs/"]')]
  .some((link) => ${RUN_LINK}.test(link.getAttribute('href')))`);

/** The same for whatever makes `isThere` true. */
export function watchFirst(isThere: string): string {
  return `window.firstShown = new Promise((resolve) => {
    const look = () => {
      if (!(${isThere})) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  })`;
}

/** When it was shown; waits for it. */
export const FIRST_SHOWN_MS = 'window.firstShown';

/** Scrolls the list to its end, and gives the time until the rows of the next page are on the screen. */
export const NEXT_PAGE = `new Promise((resolve) => {
  const isRun = (link) => ${RUN_LINK}.test(link.getAttribute('href') ?? '');
  const shown = () => [...document.querySelectorAll('a[href^="/runs/"]')].filter(isRun);
  const scrolls = (element) => {
    const { overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
  };
  let list = shown()[0];
  while (list && !scrolls(list)) list = list.parentElement;
  list ??= document.scrollingElement;
  const height = list.scrollHeight;
  const startedAt = performance.now();
  list.scrollTop = height;
  const look = () => {
    if (list.scrollHeight <= height) return requestAnimationFrame(look);
    const before = new Set(shown().map((link) => link.getAttribute('href')));
    // The list has grown; what belongs below the old end must be drawn too.
    list.scrollTop = height;
    const seek = () => {
      if (shown().every((link) => before.has(link.getAttribute('href')))) return requestAnimationFrame(seek);
      setTimeout(() => resolve(performance.now() - startedAt));
    };
    requestAnimationFrame(seek);
  };
  requestAnimationFrame(look);
})`;

/** Begins to note the time between frames, and tasks that block the page for longer than 50 ms. */
export const WATCH_FRAMES = `(() => {
  const frames = [];
  const longTasks = [];
  let last = performance.now();
  let isOver = false;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const seen = new Set();
  const changes = new MutationObserver((mutations) => { window.changesSeen += mutations.length; });
  window.changesSeen = 0;
  changes.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  window.framesSoFar = () => {
    isOver = true;
    observer.disconnect();
    changes.disconnect();
    return { frames: frames.slice(1), longTasks, changes: window.changesSeen };
  };
})()`;

export const FRAMES = 'window.framesSoFar()';
