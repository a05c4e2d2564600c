/**
 * How the console is bundled. JSX is compiled by Vite itself (`jsx` in tsconfig.json). `npx vite` in this folder serves
 * it with reloads and passes all that belongs to the API on to a Treadle that runs at TREADLE_URL.
 */
import { defineConfig, loadEnv } from 'vite';

/** Whole parts of a path: `/batches` is a page of ours. */
const API_PATHS = '^/(api|ws|status|batch|cr-extract|metrics)(/|\\?|$)';
const API_URL_DEFAULT = 'http://127.0.0.1:8000';

/** What every page needs, apart from our own code, so that a new version of ours leaves it in the browser's cache. */
const FOUNDATION = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\//;

/** Components that several pages share: together they compress better than in dozens of small files. */
const COMPONENTS = { name: 'components', test: /node_modules\/(@mantine|@floating-ui|@tabler)\//, minShareCount: 3 };

/** Our own small parts that several pages share: in a file each they would cost more than they are. */
const SHARED = {
  name: 'shared',
  test: /console\/src\/(components|api|i18n|keyboard|state|upload)\//,
  minShareCount: 2,
};

export default defineConfig(({ mode }) => {
  const target = loadEnv(mode, '.', 'TREADLE_').TREADLE_URL ?? API_URL_DEFAULT;
  return {
    root: import.meta.dirname,
    build: {
      outDir: '../dist/console',
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        onwarn: (warning, warn) => {
          // Libraries mark what a server could not draw; there is no server that draws here.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
        output: { codeSplitting: { groups: [{ name: 'foundation', test: FOUNDATION }, COMPONENTS, SHARED] } },
      },
    },
    server: {
      host: '127.0.0.1',
      // The API asks for its own origin, so the host stays the one that the browser sees.
      proxy: { [API_PATHS]: { target, ws: true, changeOrigin: false } },
    },
  };
});
