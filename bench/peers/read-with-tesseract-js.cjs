/** tesseract.js with its defaults behind the protocol of `bench/ocr/reader-process.ts`; arguments: data folder, languages. */
'use strict';

const { createInterface } = require('node:readline');
const { createWorker, OEM } = require('tesseract.js');

async function main() {
  const [langPath, languages] = process.argv.slice(2);
  const worker = await createWorker(languages, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
  say({});
  for await (const request of createInterface({ input: process.stdin })) {
    const readings = [];
    for (const file of JSON.parse(request)) readings.push(await read(worker, file));
    say(readings);
  }
  await worker.terminate();
}

async function read(worker, file) {
  const { data } = await worker.recognize(file, {}, { text: false, blocks: true });
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return {
    lines: lines.map(({ text, bbox: { x0, y0, x1, y1 } }) => ({
      text,
      box: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
    })),
  };
}

function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

void main();
