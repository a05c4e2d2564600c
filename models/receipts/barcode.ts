/** Whether digits on a receipt are a barcode that GS1 gives to goods: their number and their check digit. */

const LENGTHS = [8, 12, 13, 14];

export function isBarcode(digits: string): boolean {
  if (!/^\d+$/u.test(digits) || !LENGTHS.includes(digits.length) || /^0+$/u.test(digits)) return false;
  const sum = Array.from(digits.slice(0, -1))
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}
