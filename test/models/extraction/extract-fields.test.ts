import type { FieldJsonSchema } from '../../../contracts/documents/options';
import type { PageLayout } from '../../../contracts/page';
import type { ExtractedField } from '../../../contracts/documents/result';
import { FIELD_SCHEMAS } from '../../../contracts/documents/field-schemas';
import { extractFields } from '../../../models/extraction/extract-fields';
import { layoutOf } from '../../factories/page-layouts';

function valuesOf(fields: ExtractedField[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

const RECEIPT = `GOLDEN SCOOP SDN BHD
(1092514-K)
A-16-1, TOWER A, NORTHPOINT OFFICE,
59200 KUALA LUMPUR
TEL : 03-2726 5600
TAX INVOICE
BILL NO : 00127408
DATE : 16/02/2018 | TIME 21:04:33
VANILLA | 8.50
WAFFLE | 11.78
SUBTOTAL | 20.28
GST 6% | 1.22
TOTAL RM | 21.50
CASH | 50.00
CHANGE | 28.50
THANK YOU`;

const KOREAN_RECEIPT = `[영수증]
상호 : 행복마트 강남점
사업자번호 : 123-45-67891 | TEL : 02-123-4567
대표자 : 홍길동
주소 : 서울시 강남구 테헤란로 123
판매일 : 2024-03-05 14:22
상품명 | 수량 | 금액
서울우유 1L | 2 | 5,600
식빵 | 1 | 3,200
과세물품가액 | 8,000
부 가 세 | 800
합 계 | 8,800원
신용카드 | 8,800
승인번호 : 30012345`;

const GERMAN_INVOICE = `Handelsrechnung (380) Nr. TX-471102 vom 30.10.2018
Währung: EUR
Liefer- und Leistungsdatum: 29.10.2018
Verkäufer
Name: Taxiunternehmen TX GmbH
Anschrift: Lieferantenstraße 20
USt.-Id.-Nr.: DE123456789
Käufer/Leistungsempfänger
Name: Taxi-Gast AG Mitte
Anschrift: Kundenstraße 15
Rechnungssumme ohne USt. | 1.016,90
Steuerbetrag | 71,18
Bruttosumme | 1.088,08
Erhaltene Anzahlungen | -88,08
Zahlbetrag | 1.000,00
Zahlbar bis 29.11.2018
IBAN DE88 2008 0000 0970 3757 00`;

const FRENCH_INVOICE = `Facture FA-2017-0010
Date de facture | 13/11/2017
Date d'échéance | 13/12/2017
Nougat de l'Abbaye | 81,90 €
Total HT | 624,90 €
Total taxes | 46,25 €
Total TTC | 671,15 €
Solde à payer | 470,15 €`;

describe('built-in schemas', () => {
  test('reads a receipt', () => {
    expect(valuesOf(extractFields([layoutOf(RECEIPT)], 'receipt'))).toMatchObject({
      company: 'GOLDEN SCOOP SDN BHD',
      address: 'A-16-1, TOWER A, NORTHPOINT OFFICE, 59200 KUALA LUMPUR',
      phone: '03-2726 5600',
      receipt_number: '00127408',
      date: '2018-02-16',
      time: '21:04:33',
      subtotal: 20.28,
      tax: 1.22,
      total: 21.5,
      currency: 'MYR',
      payment_method: 'cash',
    });
  });

  test('reads a Korean receipt', () => {
    expect(valuesOf(extractFields([layoutOf(KOREAN_RECEIPT)], 'receipt'))).toEqual({
      company: '행복마트 강남점',
      business_number: '123-45-67891',
      representative: '홍길동',
      address: '서울시 강남구 테헤란로 123',
      phone: '02-123-4567',
      receipt_number: '30012345',
      date: '2024-03-05',
      time: '14:22',
      subtotal: 8000,
      tax: 800,
      total: 8800,
      currency: 'KRW',
      payment_method: 'card',
    });
  });

  test('reads a German invoice', () => {
    expect(valuesOf(extractFields([layoutOf(GERMAN_INVOICE)], 'invoice'))).toMatchObject({
      invoice_number: 'TX-471102',
      date: '2018-10-30',
      due_date: '2018-11-29',
      seller: 'Taxiunternehmen TX GmbH',
      buyer: 'Taxi-Gast AG Mitte',
      vat_id: 'DE123456789',
      subtotal: 1016.9,
      tax: 71.18,
      total: 1088.08,
      amount_due: 1000,
      currency: 'EUR',
      iban: 'DE88200800000970375700',
    });
  });

  test.each([
    ['a sender’s line over the window of a letter', 'Bei Spiel GmbH Ecke 12 12345 Stadthausen', 'Bei Spiel GmbH'],
    ['a name whose legal form stands in its middle', 'Bei Spiel GmbH Stadthausen', 'Bei Spiel GmbH Stadthausen'],
    ['a logo that was read wrongly', 'gzure\nAzure Interior', 'Azure Interior'],
  ])('finds the seller in %s', (_what, head, seller) => {
    const rest = '4557 De Silva St\n12345 Fremont\nInvoice INV/2023/03/0008\nInvoice Date: | 2023-03-20\nTotal | 12.00';
    expect(valuesOf(extractFields([layoutOf(`${head}\n${rest}`)], 'invoice'))).toMatchObject({ seller });
  });

  test('reads a French invoice', () => {
    expect(valuesOf(extractFields([layoutOf(FRENCH_INVOICE)], 'invoice'))).toMatchObject({
      invoice_number: 'FA-2017-0010',
      date: '2017-11-13',
      due_date: '2017-12-13',
      subtotal: 624.9,
      tax: 46.25,
      total: 671.15,
      amount_due: 470.15,
      currency: 'EUR',
    });
  });

  test.each(['receipt', 'invoice'] as const)(
    'gives every property of %s once, null with confidence 0 on an empty document',
    (schema) => {
      for (const pages of [[], [layoutOf('')]]) {
        expect(extractFields(pages, schema)).toEqual(
          Object.keys(FIELD_SCHEMAS[schema].properties).map((name) => ({
            name,
            value: null,
            confidence: 0,
            page: null,
            box: null,
          })),
        );
      }
    },
  );

  test('generic gives every pair, typed, with numbered names where a label comes again', () => {
    const fields = extractFields(
      [
        layoutOf(
          'Order No: A-17\nShip Date: 05.03.2024\nNet weight | 12 kg\nAmount due: RM 12.50\nNote: a\nNote: b\nSee https://x.example',
        ),
      ],
      'generic',
    );
    expect(valuesOf(fields)).toEqual({
      order_no: 'A-17',
      ship_date: '2024-03-05',
      net_weight: '12 kg',
      amount_due: 12.5,
      note: 'a',
      note_2: 'b',
    });
    expect(fields.every((field) => field.page === 1 && field.box !== null)).toBe(true);
  });
});

describe('where and how sure', () => {
  const page = layoutOf(RECEIPT);
  const total = (pages: PageLayout[]) => extractFields(pages, 'receipt').find((field) => field.name === 'total');

  test('page and box are those of the value', () => {
    const found = total([layoutOf('COVER LETTER'), { ...page, page: 2 }]);
    const line = page.lines.find(({ text }) => text === '21.50');
    expect(found).toMatchObject({ value: 21.5, page: 2, box: line?.box });
  });

  test('the confidence of the reading counts', () => {
    const confidenceAt = (confidence: number): number =>
      total([{ ...page, lines: page.lines.map((line) => ({ ...line, confidence })) }])?.confidence ?? 0;
    const rising = [0, 0.3, 0.6, 0.9, 1].map(confidenceAt);
    expect([...rising].sort((a, b) => a - b)).toEqual(rising);
    expect(new Set(rising).size).toBe(rising.length);
  });

  test('a total that sums confirm is surer than one that nothing confirms', () => {
    const bare = total([layoutOf('SHOP\nTOTAL | 21.50')])?.confidence ?? 1;
    expect(total([page])?.confidence).toBeGreaterThan(bare);
  });
});

describe("a caller's own schema", () => {
  const page = layoutOf(`ACME RENTALS LTD
Contract No: RC-2024-0117
Pickup date: 03.04.2024 | Returned: yes
Mileage (km) | 1.204
Driver name
Kim Minsu
Deposit: EUR 250,00
Fuel type: Diesel
Item | Qty | Amount
Child seat | 2 | 30,00
Snow chains | 1 | 45,50
Grand total | 325,50`);

  const read = (properties: FieldJsonSchema['properties']): Record<string, unknown> =>
    valuesOf(extractFields([page], { type: 'object', properties }));

  test('finds values by property names, titles and descriptions, by the type that is asked for', () => {
    expect(
      read({
        contractNo: { type: 'string' },
        pickup_date: { type: 'string', format: 'date' },
        returned: { type: 'boolean' },
        mileage: { type: 'integer' },
        driver: { type: 'string', title: 'Driver name' },
        security: { type: 'number', description: 'Deposit' },
        fuelType: { type: 'string', enum: ['petrol', 'diesel'] },
        colour: { type: 'string' },
      }),
    ).toEqual({
      contractNo: 'RC-2024-0117',
      pickup_date: '2024-04-03',
      returned: true,
      mileage: 1204,
      driver: 'Kim Minsu',
      security: 250,
      fuelType: 'diesel',
      colour: null,
    });
  });

  test('knows the usual things by other names', () => {
    expect(read({ totalAmount: { type: 'number' }, 'store-name': { type: 'string' } })).toEqual({
      totalAmount: 325.5,
      'store-name': 'ACME RENTALS LTD',
    });
  });

  test('reads the rows of a table as a list of objects', () => {
    const item = {
      type: 'object',
      properties: { item: { type: 'string' }, quantity: { type: 'integer' }, amount: { type: 'number' } },
    } as const;
    expect(read({ lines: { type: 'array', items: item } })).toEqual({
      lines: [
        { item: 'Child seat', quantity: 2, amount: 30 },
        { item: 'Snow chains', quantity: 1, amount: 45.5 },
      ],
    });
  });

  test('reads an object property by property', () => {
    const contract = {
      type: 'object',
      properties: { contract_no: { type: 'string' }, colour: { type: 'string' } },
    } as const;
    expect(read({ contract })).toEqual({ contract: { contract_no: 'RC-2024-0117', colour: null } });
  });
});

describe('odd input', () => {
  test('odd schemas give null fields, never an error', () => {
    const properties = JSON.parse(
      '{"": {}, "__proto__": {"type": "string"}, "constructor": {"type": "number"}, "a": null, "b": {"type": 7, "title": 5, "enum": "x"}, "c": {"type": "array", "items": true}, "d": {"type": "object", "properties": {"e": null}}, "((": {"type": "string", "description": "[(*+?"}}',
    );
    const fields = extractFields([layoutOf(RECEIPT)], { type: 'object', properties });
    expect(fields.map((field) => field.name)).toEqual(Object.keys(properties));
  });

  test('any letters in any place give fields within bounds', () => {
    const alphabet = Array.from('09.,:/-()RM원합계総\u0000\ud83d A total date 19/03 \n|');
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 60; round++) {
      const text = Array.from({ length: 600 }, () => alphabet[next(alphabet.length)]).join('');
      for (const schema of ['receipt', 'invoice', 'generic'] as const) {
        for (const field of extractFields([layoutOf(text)], schema)) {
          expect(field.confidence).toBeGreaterThanOrEqual(0);
          expect(field.confidence).toBeLessThanOrEqual(1);
          if (field.value === null) expect(field).toMatchObject({ confidence: 0, page: null, box: null });
        }
      }
    }
  });

  test.each(['9', '(', '1.', 'a ', '9-', 'Nr. ', '합 ', 'A1 '])(
    'a line of 100,000 times "%s" is read in bounded work',
    (text) => {
      const line = { text: text.repeat(100_000), confidence: 1, box: { x: 0, y: 0, width: 700, height: 20 } };
      const page: PageLayout = {
        ...layoutOf(''),
        lines: [line],
        blocks: [{ kind: 'paragraph', box: line.box, lines: [0] }],
      };
      expect(extractFields([page], 'invoice')).toHaveLength(Object.keys(FIELD_SCHEMAS.invoice.properties).length);
    },
  );
});

const CARD_SLIP = `CARD SALE
Card | 24.15
Card No | ****-****-****-1876
Approval | 41455807
Date: 2026-08-22 14:16:35
Receipt No: 767170
Soup of the Day | 1 | 6.50
Mill Lane Platter | 1 | 13.62
Subtotal | 20.12
Tax | 4.03
TOTAL | £24.15
Mill Lane
Tax ID: GB 000 1234 56
4 Mill Lane, Westmere, WM3 0QX
Tel: 01632 960 023
Thank you for your visit`;

describe('slips and faults of reading', () => {
  test('a card slip names its shop at the foot: its title and its card are no company, its number no address', () => {
    expect(valuesOf(extractFields([layoutOf(CARD_SLIP)], 'receipt'))).toMatchObject({
      company: 'Mill Lane',
      business_number: 'GB 000 1234 56',
      address: '4 Mill Lane, Westmere, WM3 0QX',
      receipt_number: '767170',
      payment_method: 'card',
    });
  });

  test('a label of goods that names a card does not make it the payment', () => {
    const text = 'Mill End\nGreeting Card | 11.80\nEnvelopes | 4.10\nTOTAL | 15.90\nCash | 15.90';
    expect(valuesOf(extractFields([layoutOf(text)], 'receipt'))).toMatchObject({ payment_method: 'cash' });
  });

  test('Korean labels that lost a syllable and numbers that fell apart are still read', () => {
    const text = `만나
사업자번: 999-1 1-52257
전화: 051-0823-1 190
거래일시: 2025-02-16 1 5:58:08
영수증번: 1 1 5234
공급가에 | 22.727
부가세 | 2.273
합계 | 25,000원
신용카드 | 25,000
받은금액 | 25,000
승인번호 | 69094942`;
    expect(valuesOf(extractFields([layoutOf(text)], 'receipt'))).toMatchObject({
      company: '만나',
      business_number: '999-11-52257',
      phone: '051-0823-1190',
      date: '2025-02-16',
      time: '15:58:08',
      receipt_number: '115234',
      subtotal: 22_727,
      tax: 2_273,
      total: 25_000,
    });
  });

  test('a telephone number is known by its shape where its label was lost, a fax number is not', () => {
    const text = '만나\n팩스: 02-0412-0000\n전: 062-0771-4410\n합계 | 25,000원';
    expect(valuesOf(extractFields([layoutOf(text)], 'receipt'))).toMatchObject({ phone: '062-0771-4410' });
  });

  test('boxes have two decimals at most', () => {
    const boxes = extractFields([layoutOf(CARD_SLIP)], 'receipt').flatMap(({ box }) => (box ? [box] : []));
    expect(boxes.length).toBeGreaterThan(5);
    const sides = boxes.flatMap(({ x, y, width, height }) => [x, y, width, height]);
    for (const side of sides) expect(side).toBe(Number(side.toFixed(2)));
  });
});
