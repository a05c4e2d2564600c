/**
 * The results of a batch as a table for spreadsheets. Which columns there are is known only when every result was seen,
 * so they are read twice. A cell that a spreadsheet would take for a formula is made text, and a byte order mark tells
 * it that the text is UTF-8.
 */
import { stringify } from 'csv-stringify/sync';
import type { PipelineDefinition, ResultColumn } from '../../contracts/pipeline';
import type { BatchResult } from '../../db/repositories/batches';
import { readResults, type ResultsToRead } from './batch-results';

const FIXED_COLUMNS = ['position', 'name', 'chain_id', 'status', 'error_code'];
/** Documents of all kinds in one batch have thousands of fields, which no table shows any more; the rest is in the JSON lines. */
const RESULT_COLUMNS_MAX = 1_000;

type Cell = ResultColumn['value'];

export interface TableToWrite extends ResultsToRead {
  pipeline: Pick<PipelineDefinition, 'resultColumns'>;
}

const FORMAT = {
  escape_formulas: true,
  record_delimiter: 'windows',
  cast: { boolean: (value: boolean) => String(value) },
};

export async function* csvResults(table: TableToWrite): AsyncGenerator<string> {
  const columns = await resultColumns(table);
  yield stringify([[...FIXED_COLUMNS, ...columns]], { ...FORMAT, bom: true });
  for await (const item of readResults(table)) {
    const cells = cellsOf(item, table.pipeline);
    const { position, name, runId, status, error } = item;
    const row = [position, name, runId, status, error?.code ?? null, ...columns.map((column) => cells.get(column))];
    yield stringify([row], FORMAT);
  }
}

/** In the order in which the results name them first. */
async function resultColumns(table: TableToWrite): Promise<string[]> {
  const columns = new Set<string>();
  for await (const item of readResults(table)) {
    for (const name of cellsOf(item, table.pipeline).keys()) {
      if (columns.size < RESULT_COLUMNS_MAX) columns.add(name);
    }
  }
  return [...columns];
}

/** Of a column that a result has several times, the first cell counts. */
function cellsOf({ resultJson }: BatchResult, pipeline: TableToWrite['pipeline']): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  if (resultJson === null) return cells;
  for (const { name, value } of pipeline.resultColumns(JSON.parse(resultJson))) {
    if (!cells.has(name)) cells.set(name, value);
  }
  return cells;
}
