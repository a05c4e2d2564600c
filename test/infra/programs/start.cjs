/** `npm start` without the build: `start.cjs [options]`. */
require('../../models/documents/typescript-hook.cjs');
require('../../../infra/start.ts');
