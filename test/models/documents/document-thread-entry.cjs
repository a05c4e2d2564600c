/** The thread behind `document-thread.ts`: one call at a time. */
const { parentPort } = require('node:worker_threads');
require('./typescript-hook.cjs');

const opener = require('../../../models/documents/open-document.ts');

parentPort.on('message', async ({ name, bytes, options }) => {
  try {
    parentPort.postMessage({ result: await opener[name](bytes, options) });
  } catch (error) {
    const known = error.name === 'DomainError';
    parentPort.postMessage(known ? { code: error.code, details: error.details } : { bug: String(error.stack) });
  }
});
