/**
 * How much of a PDF page its images cover, from the page's drawing operators. Scanners cut a page into one image or
 * into strips, so that the areas are added up. Called by `pdf-text-trust.ts`.
 */
import type { PdfOperators } from './pdf-library';

/** Area of the unit square, into which every image is drawn, under the present transformation. */
type Matrix = readonly [number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1];

export interface PdfDrawing {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** Area under images in square points; overlaps count twice. */
export function imageCoverage({ fnArray, argsArray }: PdfDrawing, operators: PdfOperators): number {
  const saved: Matrix[] = [];
  let current = IDENTITY;
  let area = 0;
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === operators.save) saved.push(current);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd)
      current = saved.pop() ?? IDENTITY;
    else if (operator === operators.transform) current = multiply(current, args);
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(current);
      current = multiply(current, Array.isArray(args) ? args[0] : null);
    } else if (operator === operators.paintImageXObject || operator === operators.paintImageMaskXObject) {
      area += Math.abs(current[0] * current[3] - current[1] * current[2]);
    }
  });
  return area;
}

/** `[a, b, c, d]` of `outer` after `inner`; where an image stands does not matter. */
function multiply([a, b, c, d]: Matrix, inner: unknown): Matrix {
  if (!isNumbers(inner)) return [a, b, c, d];
  const [e = 1, f = 0, g = 0, h = 1] = inner;
  return [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h];
}

function isNumbers(value: unknown): value is ArrayLike<number> & Iterable<number> {
  return (Array.isArray(value) || value instanceof Float32Array) && typeof value[0] === 'number';
}
