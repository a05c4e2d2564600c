/**
 * What was filled in on a PDF page's form (AcroForm), as runs of text where the fields stand: a PDF's text layer holds
 * the printed page alone. Values only: no script of the form is run. Called by `pdf-document.ts`.
 */
import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import type { Box } from '../../contracts/geometry';
import { orUnreadable } from './pdf-library';
import type { TextRun } from './pdf-text-runs';

/** What is used of pdf.js's widgets. */
interface Widget {
  subtype: 'Widget';
  fieldType?: string;
  fieldValue?: unknown;
  checkBox?: boolean;
  radioButton?: boolean;
  exportValue?: string;
  buttonValue?: string;
  password?: boolean;
  hidden?: boolean;
  options?: readonly { exportValue: string; displayValue: string }[];
  rect: number[];
  /** 0 left, 1 middle, 2 right. */
  textAlignment?: number;
  defaultAppearanceData?: { fontSize?: number };
  annotationFlags?: number;
}

const CHECKED = '[x]';
/** ISO 32000-1, table 165: invisible on every reader, or on the screen. */
const HIDDEN_FLAGS = 0b100010;
/** Where a field does not tell: shares of its height, and of the font size. */
const SIZE_OF_HEIGHT = 0.7;
const POINTS_MAX = 12;
const LETTER_WIDTH = 0.5;
const LINE_HEIGHT = 1.15;
const DESCENT = 0.2;
const INDENT = 0.2;

export async function formRuns(
  page: PDFPageProxy,
  viewport: Pick<PageViewport, 'scale' | 'convertToViewportRectangle'>,
): Promise<TextRun[]> {
  const annotations: unknown[] = await orUnreadable(page.getAnnotations({ intent: 'display' }));
  return annotations.filter(isShownWidget).flatMap((widget) => {
    const lines = valueOf(widget)
      .normalize('NFC')
      .split(/\r\n|[\r\n]/)
      .filter((line) => line.trim() !== '');
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle(widget.rect) as number[];
    const field = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    return placeLines(lines, { field, widget, scale: viewport.scale });
  });
}

function isShownWidget(annotation: unknown): annotation is Widget {
  const { subtype, rect, hidden, password, annotationFlags = 0 } = annotation as Partial<Widget>;
  const isShown = hidden !== true && password !== true && (annotationFlags & HIDDEN_FLAGS) === 0;
  return subtype === 'Widget' && Array.isArray(rect) && isShown;
}

/** Empty where nothing is filled in. */
function valueOf(widget: Widget): string {
  const { fieldType, fieldValue, checkBox, radioButton, exportValue, buttonValue, options = [] } = widget;
  if (fieldType === 'Btn') {
    const isOn =
      (checkBox === true && fieldValue === exportValue) || (radioButton === true && fieldValue === buttonValue);
    return isOn && fieldValue !== 'Off' && fieldValue !== undefined && fieldValue !== null ? CHECKED : '';
  }
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return '';
  const values = (Array.isArray(fieldValue) ? (fieldValue as unknown[]) : [fieldValue]).filter(
    (value) => typeof value === 'string',
  );
  const shown = (value: string): string =>
    options.find((option) => option.exportValue === value)?.displayValue ?? value;
  return values.map(shown).join('\n');
}

interface Place {
  /** In pixels of the page's image. */
  field: Box;
  widget: Widget;
  /** Pixels per point. */
  scale: number;
}

/** One line in the middle of the field, several from its top. Letters are taken as equally wide. */
function placeLines(lines: readonly string[], { field, widget, scale }: Place): TextRun[] {
  const told = (widget.defaultAppearanceData?.fontSize ?? 0) * scale;
  const most = field.height / Math.max(1, lines.length * LINE_HEIGHT);
  const size = Math.min(told || Math.min(SIZE_OF_HEIGHT * field.height, POINTS_MAX * scale), Math.max(most, 1));
  const first = lines.length > 1 ? field.y : field.y + (field.height - size) / 2;
  return lines.map((text, index) => {
    const width = Math.min(text.length * LETTER_WIDTH * size, field.width);
    const slack = Math.max(0, field.width - width);
    const align = widget.textAlignment ?? 0;
    const start = field.x + (align === 0 ? Math.min(INDENT * size, slack) : (slack * align) / 2);
    const top = first + index * size * LINE_HEIGHT;
    return {
      text,
      angle: 0,
      isRightToLeft: false,
      start,
      end: start + width,
      baseline: top + (1 - DESCENT) * size,
      size,
      box: { x: start, y: top, width, height: size },
    };
  });
}
