/** As `repository-calls.ts`, for what users have in stock. */
import { type StockEntry, StockRepository } from '../../db/repositories/stock';
import { StockAdditionsRepository } from '../../db/repositories/stock-additions';
import { callsOf, DAY, ID, PAGE, type RepositoryCalls } from './repository-values';

const OWNER = { id: ID, projectId: ID };
const ENTRY: StockEntry = {
  name: 'Milk',
  quantity: 1,
  unit: null,
  category: 'dairy',
  storage: 'fridge',
  expiresOn: DAY,
  barcode: null,
};

export const STOCK_REPOSITORIES: readonly RepositoryCalls[] = [
  callsOf('stock', StockRepository, {
    add: (stock) => stock.add(OWNER, ENTRY),
    change: (stock) => stock.change(OWNER, ID, ENTRY),
    take: (stock) => stock.take(OWNER, ID, { quantity: 1, reason: 'used' }),
    remove: (stock) => stock.remove(OWNER, ID),
    find: (stock) => stock.find(ID, ID),
    list: (stock) => stock.list({ ownerId: ID, name: 'a', category: 'a', storage: 'room' }, PAGE),
    expiring: (stock) => stock.expiring(ID, DAY),
    snapshot: (stock) => stock.snapshot(ID),
    changesSince: (stock) => stock.changesSince(ID, 1),
  }),
  callsOf('stock-additions', StockAdditionsRepository, {
    addReceipt: (additions) => additions.addReceipt(OWNER, ID, { allowDuplicate: false }),
    undo: (additions) => additions.undo(OWNER, ID),
    find: (additions) => additions.find(ID, ID),
    ofReceipts: (additions) => additions.ofReceipts([ID]),
  }),
];
