/**
 * Finds the rows that a business prints about itself: under its name stand its registration number, its representative,
 * its address and its telephone, at the top of a receipt or, on card slips, at its foot. Called by `company.ts`.
 */
import type { DocumentView, Row } from './document-view';
import { hasLabel } from './labels';
import { isContact, isPlaceRow, isRegistration } from './places';

/** Rows under a name that are looked at, and the kinds of particulars that make it an issuer's. */
const ROWS_UNDER_MAX = 5;
const KINDS_MIN = 2;
/** Rows above a name in which a buyer's label makes the block the buyer's. */
const ROWS_OVER_MAX = 3;

type Particular = 'registration' | 'representative' | 'address' | 'contact';

/** Whether particulars of a business begin right under the row, and the row is none itself. */
export function headsParticulars(view: DocumentView, row: Row): boolean {
  const under = view.rows.slice(row.index + 1, row.index + 1 + ROWS_UNDER_MAX).filter(({ page }) => page === row.page);
  const [first] = under;
  if (!first || !particularOf(first) || isPlainParticular(row)) return false;
  const above = view.rows.slice(Math.max(0, row.index - ROWS_OVER_MAX), row.index + 1);
  if (above.some(({ folded }) => hasLabel(folded, 'buyer'))) return false;
  const kinds = new Set(under.map(particularOf).filter((kind) => kind !== undefined));
  return kinds.size >= KINDS_MIN;
}

/** A street's word may be part of a name, as in `Mill Lane Bakery`; a telephone or a register's number may not. */
function isPlainParticular(row: Row): boolean {
  const particular = particularOf(row);
  return particular !== undefined && particular !== 'address';
}

function particularOf({ text, folded }: Row): Particular | undefined {
  if (hasLabel(folded, 'representative')) return 'representative';
  if (isRegistration(text) || (hasLabel(folded, 'businessNumber') && /\d{3}/u.test(text))) return 'registration';
  if (isContact(text)) return 'contact';
  return isPlaceRow(text) ? 'address' : undefined;
}
