/** Whether digits on a receipt are a barcode that GS1 gives to goods: their number and their check digit. */
import { checkDigit } from '../../contracts/receipts/barcode';

const LENGTHS = [8, 12, 13, 14];

export function isBarcode(digits: string): boolean {
  if (!/^\d+$/u.test(digits) || !LENGTHS.includes(digits.length) || /^0+$/u.test(digits)) return false;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1);
}
