/** How each method of the receipts' repositories is called to see its SQL. */
import type { ReceiptResult } from '../../contracts/receipts/result';
import { CategoriesRepository } from '../../db/repositories/categories';
import { ReceiptAccuracyRepository } from '../../db/repositories/receipt-accuracy';
import { receiptFollower } from '../../db/repositories/receipt-follower';
import { ReceiptsRepository } from '../../db/repositories/receipts';
import { BLOB, callsOf, DAY, ID, PAGE, type RepositoryCalls, STAGE } from './repository-values';

const RECEIPT = { runId: ID, ownerId: ID };
const UTC = 'UTC';
const RESULT: ReceiptResult = {
  currency: 'KRW',
  language: 'ko',
  fields: {
    shop: null,
    business_number: null,
    date: null,
    time: null,
    subtotal: null,
    tax: null,
    discount: null,
    rounding: null,
    total: null,
    payment: null,
  },
  items: [],
  arithmetic: { verdict: 'unknown', expected: null, total: null, difference: null },
  warnings: [],
  pages: [],
  text: BLOB,
};

const WORD = {
  projectId: ID,
  runId: ID,
  userId: ID,
  originalResult: RESULT,
  correctedResult: { items: [{ line: 0, category: 'fruit' }] },
};

export const RECEIPT_REPOSITORIES: readonly RepositoryCalls[] = [
  callsOf('categories', CategoriesRepository, {
    ensureCommon: (categories) => categories.ensureCommon(),
    list: (categories) => categories.list(ID),
    create: (categories) =>
      categories.create({
        projectId: ID,
        createdBy: ID,
        category: { id: 'own', title: { en: 'a', ko: 'a' }, storage: 'room', shelf_days: {} },
      }),
  }),
  callsOf('receipt-accuracy', ReceiptAccuracyRepository, {
    weeks: (accuracy) => accuracy.weeks({ projectId: ID, timeZone: UTC }, 1),
    days: (accuracy) => accuracy.days({ projectId: ID, timeZone: UTC }, 1),
  }),
  {
    file: 'receipt-follower',
    methods: {
      given: (orm) => orm.transaction((tx) => receiptFollower(UTC).given(tx, WORD, undefined)),
      withdrawn: (orm) => orm.transaction((tx) => receiptFollower(UTC).withdrawn(tx, WORD, undefined)),
    },
  },
  callsOf('receipts', ReceiptsRepository, {
    keep: (receipts) => receipts.keep(STAGE, { result: RESULT, timeZone: UTC }),
    mayRead: (receipts) => receipts.mayRead({ ...RECEIPT, projectId: ID }),
    open: (receipts) => receipts.open(RECEIPT, UTC),
    list: (receipts) => receipts.list(ID, PAGE),
    edit: (receipts) => receipts.edit(RECEIPT, { boughtOn: DAY }, UTC),
    editItem: (receipts) =>
      receipts.editItem({ ...RECEIPT, line: 0 }, { category: 'fruit' }, { timeZone: UTC, printed: 'a' }),
    addItem: (receipts) =>
      receipts.addItem(
        RECEIPT,
        { name: 'a', quantity: 1, category: 'fruit', barcode: null },
        { timeZone: UTC, linesMax: 1 },
      ),
    removeItem: (receipts) => receipts.removeItem({ ...RECEIPT, line: 0 }),
  }),
];
