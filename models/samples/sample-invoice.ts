/** A digital invoice of two pages between parties that do not exist, with its ground truth. Called by `write-samples.ts`. */
import type { PdfPageContent, PlacedText } from './pdf-writer';
import { writePdf } from './pdf-writer';

const SELLER = ['Larkspur Instruments Ltd', '9 Foundry Lane, Westmere WM2 0QB', 'VAT No: GB 000 4417 82'];
const BUYER = ['Calder Valley Observatory', 'Hilltop Road, Calder Vale CV9 0ZZ'];
const IBAN = 'GB87 LARK 0000 0012 3456 78';

/** Description, quantity, unit price in pence. */
const WORK: readonly (readonly [string, number, number])[] = [
  ['Equatorial mount, overhaul', 1, 48000],
  ['Replacement worm gear', 2, 7450],
  ['Stepper motor 1.8 deg', 2, 3890],
  ['Control board rev. C', 1, 15600],
  ['Wiring loom 3 m', 4, 1225],
  ['Primary mirror, cleaning', 1, 21000],
  ['Primary mirror, re-aluminising', 1, 64500],
  ['Secondary mirror holder', 1, 9350],
  ['Collimation on site, hours', 6, 5200],
  ['Dome shutter seal, metres', 14, 480],
  ['Shutter drive belt', 2, 2675],
  ['Travel, flat rate', 1, 8500],
];
const ROWS_ON_FIRST_PAGE = 8;
const VAT_RATE = 0.2;

const LEFT = 56;
const COLUMNS = { quantity: 350, price: 440, amount: 540 };
const ROW_HEIGHT = 24;

export interface InvoiceSample {
  pdf: Uint8Array;
  truth: { language: 'en'; pages: number; text: string; fields: Record<string, string | number> };
}

export function sampleInvoice(): InvoiceSample {
  const net = WORK.reduce((sum, [, quantity, price]) => sum + quantity * price, 0);
  const tax = Math.round(net * VAT_RATE);
  const pages = [firstPage(), lastPage(net, tax)];
  return {
    pdf: writePdf(pages),
    truth: {
      language: 'en',
      pages: pages.length,
      text: pages.map(textOfPage).join('\f'),
      fields: {
        invoice_number: 'LI-2026-0417',
        date: '2026-03-18',
        due_date: '2026-04-17',
        seller: SELLER[0] ?? '',
        buyer: BUYER[0] ?? '',
        vat_id: 'GB 000 4417 82',
        order_number: 'CVO-8812',
        subtotal: net / 100,
        tax: tax / 100,
        total: (net + tax) / 100,
        amount_due: (net + tax) / 100,
        currency: 'GBP',
        iban: IBAN.replaceAll(' ', ''),
      },
    },
  };
}

function firstPage(): PdfPageContent {
  const details = [
    ['Invoice number:', 'LI-2026-0417'],
    ['Invoice date:', '2026-03-18'],
    ['Due date:', '2026-04-17'],
    ['Order number:', 'CVO-8812'],
    ['Currency:', 'GBP'],
  ];
  return {
    texts: [
      { text: 'INVOICE', x: LEFT, y: 80, size: 22, bold: true },
      ...SELLER.map((text, index) => ({ text, x: 350, y: 70 + index * 15, bold: index === 0 })),
      { text: 'Bill to:', x: LEFT, y: 150, bold: true },
      ...BUYER.map((text, index) => ({ text, x: LEFT, y: 166 + index * 15 })),
      ...details.flatMap(([label = '', value = ''], index) => [
        { text: label, x: 350, y: 150 + index * 16 },
        { text: value, x: 440, y: 150 + index * 16 },
      ]),
      ...tableHead(270),
      ...tableRows(WORK.slice(0, ROWS_ON_FIRST_PAGE), 270),
      { text: 'Page 1 of 2', x: 270, y: 800, size: 8 },
    ],
  };
}

function lastPage(net: number, tax: number): PdfPageContent {
  const rest = WORK.slice(ROWS_ON_FIRST_PAGE);
  const end = 80 + (rest.length + 2) * ROW_HEIGHT;
  const sum = (label: string, pence: number, row: number): PlacedText[] => [
    { text: label, x: 350, y: end + row * 20, bold: row > 1 },
    rightAligned(`GBP ${pounds(pence)}`, COLUMNS.amount, { y: end + row * 20, bold: row > 1 }),
  ];
  return {
    texts: [
      ...tableHead(80),
      ...tableRows(rest, 80),
      ...sum('Net total', net, 0),
      ...sum('VAT 20 %', tax, 1),
      ...sum('Total', net + tax, 2),
      ...sum('Amount due', net + tax, 3),
      { text: 'Please pay by bank transfer within 30 days.', x: LEFT, y: end + 130 },
      { text: `IBAN: ${IBAN}`, x: LEFT, y: end + 148 },
      { text: 'Page 2 of 2', x: 270, y: 800, size: 8 },
    ],
  };
}

function tableHead(y: number): PlacedText[] {
  return [
    { text: 'Description', x: LEFT, y, bold: true },
    rightAligned('Quantity', COLUMNS.quantity, { y, bold: true }),
    rightAligned('Unit price', COLUMNS.price, { y, bold: true }),
    rightAligned('Amount', COLUMNS.amount, { y, bold: true }),
  ];
}

function tableRows(work: typeof WORK, headY: number): PlacedText[] {
  return work.flatMap(([text, quantity, price], index) => {
    const y = headY + (index + 1) * ROW_HEIGHT;
    return [
      { text, x: LEFT, y },
      rightAligned(String(quantity), COLUMNS.quantity, { y }),
      rightAligned(pounds(price), COLUMNS.price, { y }),
      rightAligned(pounds(quantity * price), COLUMNS.amount, { y }),
    ];
  });
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
}

const SIZE = 10;
const DIGIT_WIDTH = 0.556;
const POINT_WIDTH = 0.278;

/** Exact for figures, which have one width in Helvetica, and near enough for words. */
function rightAligned(text: string, right: number, placed: Pick<PlacedText, 'y' | 'bold'>): PlacedText {
  const narrow = text.match(/[.,\s]/g)?.length ?? 0;
  const width = SIZE * ((text.length - narrow) * DIGIT_WIDTH + narrow * POINT_WIDTH);
  return { text, x: Number((right - width).toFixed(2)), size: SIZE, ...placed };
}

/** Rows from top to bottom, each from left to right. */
function textOfPage({ texts }: PdfPageContent): string {
  const rows = new Map<number, PlacedText[]>();
  for (const text of texts) rows.set(text.y, [...(rows.get(text.y) ?? []), text]);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) =>
      row
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' '),
    )
    .join('\n');
}
