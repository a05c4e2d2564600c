import { extractFields } from '../../../models/extraction/extract-fields';
import { findDates } from '../../../models/extraction/dates';
import { squeeze } from '../../../models/extraction/fold';
import { layoutPage } from '../../../models/layout/layout-page';
import { sharedReceipts } from '../../factories/shared-receipts';

const receipts = sharedReceipts().map(({ page, fields }) => ({
  fields,
  found: extractFields([layoutPage(page)], 'receipt'),
}));

/** Least share of transcribed receipts whose field is exactly right; measured 2026-11: 1.00, 1.00, 0.90, 0.90. */
const FLOORS = { total: 0.95, date: 0.95, company: 0.85, address: 0.85 } as const;

(receipts.length > 0 ? test.each : test.skip.each)(Object.entries(FLOORS))(
  'the %s of transcribed receipts is right in a share of at least %d',
  (name, floor) => {
    const right = receipts.filter(({ fields, found: all }) => {
      const found = all.find((field) => field.name === name)?.value;
      if (name === 'total') return found === Number(fields.total.replace(/[^\d.]/g, ''));
      if (name === 'date') return found === findDates(fields.date, { order: 'dmy', yearFirst: false })[0]?.iso;
      return squeeze(String(found)) === squeeze(name === 'company' ? fields.company : fields.address);
    });
    expect(right.length / receipts.length).toBeGreaterThanOrEqual(floor);
  },
);
