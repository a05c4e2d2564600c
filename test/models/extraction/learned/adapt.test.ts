import { adaptField, type CorrectedRow } from '../../../../models/extraction/learned/adapt';
import type { TrainingRow } from '../../../../models/extraction/learned/examples';
import { trainField, type TrainedField } from '../../../../models/extraction/learned/train';
import { createRandom } from '../../../../models/samples/random';
import { layoutOf } from './toy-receipts';

const SHOPS = [
  'Pasar Segar Utama',
  'Kedai Runcit Harapan',
  'Restoran Selera Ria',
  'Farmasi Bandar Baru',
  'Butik Warna Warni',
];

function receipt(printed: string, company: string): TrainingRow {
  return { layout: [layoutOf(`${printed}\nNo 5, Jalan Abc\n43000 Kajang\nTotal 12.50`)], fields: { company } };
}

/** Three of four receipts are misread in one letter; the shop is one of five, so the known spelling is right. */
function misread(count: number): TrainingRow[] {
  const random = createRandom(3);
  return Array.from({ length: count }, (_, index) => {
    const company = random.pick(SHOPS);
    const place = random.integer(1, company.length - 2);
    const letter = random.pick([...'abcdefghijklmnopqrstuvwxyz']);
    const printed = index % 4 === 0 ? company : `${company.slice(0, place)}${letter}${company.slice(place + 1)}`;
    return receipt(printed, company);
  });
}

/** Shops whose names differ in one letter, each read right: the spelling of another one is never right. */
function alike(count: number): CorrectedRow[] {
  return Array.from({ length: count }, (_, index) => {
    const company = `Stesen Minyak ${String.fromCharCode(65 + (index % 26))}${String.fromCharCode(65 + Math.floor(index / 26))}`;
    return { ...receipt(company, company), document: `${index}`, isFresh: true, row: index };
  });
}

test('a parent that is right without what others are called is not trained away to make up for it', () => {
  const parent: TrainedField = {
    chooser: 'network',
    calibration: [0, 1, 0, 0, 0],
    ...trainField('company', misread(40)),
  };
  const { field, effort, heldOut } = adaptField('company', { rows: alike(40), parent }, () => undefined);
  expect(heldOut).toEqual({ documents: 40, parent: 40, adapted: 40 });
  expect(effort).toEqual({ epochs: 0, decay: 0 });
  expect(field.known).toEqual(parent.known);
});
