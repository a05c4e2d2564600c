/**
 * The things that the rules know how to find, by the names that the built-in schemas use. A caller's property is matched
 * to one of them by its name or title. Called by `extract-fields.ts` and `own-schema.ts`.
 */
import { findAddress } from './address';
import { findAmountDue, findCurrency, findSubtotal, findTax, findTotal } from './amount-fields';
import { findCompany } from './company';
import { findDate, findDueDate, findTime } from './date-fields';
import type { DocumentView } from './document-view';
import type { FindConcept, Finder, Finding } from './finding';
import {
  findBusinessNumber,
  findEmail,
  findIban,
  findInvoiceNumber,
  findOrderNumber,
  findPhone,
  findReceiptNumber,
  findRepresentative,
  findVatId,
  findWebsite,
} from './identifier-fields';
import { findBuyer, findSeller } from './parties';
import { findPaymentMethod } from './payment-method';

export type ConceptType = 'text' | 'number' | 'date';

interface Concept {
  find: Finder;
  type: ConceptType;
  /** Names, beside its own, under which a caller's schema may ask for it; folded, words divided by a space. */
  alsoCalled: readonly string[];
}

/** Names divided by commas. */
function names(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim());
}

export const CONCEPTS: Readonly<Record<string, Concept>> = {
  company: {
    find: findCompany,
    type: 'text',
    alsoCalled: names(`
      company name, shop, shop name, store, store name, merchant, merchant name, issuer, 상호, 상호명, 가맹점
    `),
  },
  business_number: {
    find: findBusinessNumber,
    type: 'text',
    alsoCalled: names(`
      business registration number, registration number, company number, gst number, tax number, 사업자번호, 사업자등록번호
    `),
  },
  representative: { find: findRepresentative, type: 'text', alsoCalled: names(`owner, ceo, 대표, 대표자`) },
  address: {
    find: findAddress,
    type: 'text',
    alsoCalled: names(`company address, store address, shop address, merchant address, 주소`),
  },
  phone: {
    find: findPhone,
    type: 'text',
    alsoCalled: names(`telephone, tel, phone number, telephone number, 전화, 전화번호`),
  },
  email: { find: findEmail, type: 'text', alsoCalled: names(`e mail, email address, mail, 이메일`) },
  website: { find: findWebsite, type: 'text', alsoCalled: names(`url, web, homepage, web site`) },
  date: {
    find: findDate,
    type: 'date',
    alsoCalled: names(`
      invoice date, issue date, receipt date, date of issue, transaction date, purchase date, document date, 날짜,
      일자, 거래일, 거래일자, 발행일
    `),
  },
  due_date: {
    find: findDueDate,
    type: 'date',
    alsoCalled: names(`payment due, payment due date, date due, 납부기한, 지급기한`),
  },
  time: { find: findTime, type: 'text', alsoCalled: names(`transaction time, 시간`) },
  invoice_number: {
    find: findInvoiceNumber,
    type: 'text',
    alsoCalled: names(`invoice no, invoice id, invoice nr, document number, bill number, 송장번호`),
  },
  receipt_number: {
    find: findReceiptNumber,
    type: 'text',
    alsoCalled: names(`receipt no, receipt id, transaction number, transaction id, 영수증번호, 승인번호`),
  },
  order_number: {
    find: findOrderNumber,
    type: 'text',
    alsoCalled: names(`order no, order id, po number, purchase order, purchase order number, 주문번호`),
  },
  seller: {
    find: findSeller,
    type: 'text',
    alsoCalled: names(`seller name, vendor, vendor name, supplier, supplier name, 공급자`),
  },
  buyer: {
    find: findBuyer,
    type: 'text',
    alsoCalled: names(`buyer name, customer, customer name, client, client name, bill to, 공급받는자`),
  },
  vat_id: {
    find: findVatId,
    type: 'text',
    alsoCalled: names(`vat number, vat no, vat, tax id, vat registration number, seller vat id`),
  },
  iban: { find: findIban, type: 'text', alsoCalled: names(`bank account, account number, account`) },
  subtotal: {
    find: findSubtotal,
    type: 'number',
    alsoCalled: names(
      `sub total, net, net total, net amount, amount untaxed, total net, total excluding tax, 공급가액`,
    ),
  },
  tax: {
    find: findTax,
    type: 'number',
    alsoCalled: names(`tax amount, vat amount, gst, gst amount, tax total, total tax, sales tax, 부가세, 세액`),
  },
  total: {
    find: findTotal,
    type: 'number',
    alsoCalled: names(`
      total amount, amount, amount total, grand total, sum, total price, gross total, gross amount, invoice total,
      total gross, 합계, 총액, 합계금액, 결제금액
    `),
  },
  amount_due: {
    find: findAmountDue,
    type: 'number',
    alsoCalled: names(`due amount, balance due, total due, balance, payable`),
  },
  currency: { find: findCurrency, type: 'text', alsoCalled: names(`currency code, 통화`) },
  payment_method: {
    find: findPaymentMethod,
    type: 'text',
    alsoCalled: names(`payment, payment type, paid by, 결제수단, 결제방법`),
  },
};

/** Asks for concepts of one document; each is looked for at most once, and one that asks for itself finds nothing. */
export function conceptsOf(view: DocumentView): FindConcept {
  const found = new Map<string, Finding | undefined>();
  const find: FindConcept = (name) => {
    if (found.has(name)) return found.get(name);
    found.set(name, undefined);
    const concept = Object.hasOwn(CONCEPTS, name) ? CONCEPTS[name] : undefined;
    const finding = concept?.find(view, find);
    found.set(name, finding);
    return finding;
  };
  return find;
}
