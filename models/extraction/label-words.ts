/**
 * The words that stand beside values on documents, in English, Korean, German, French and some Dutch and Malay: data
 * alone, searched by `labels.ts`. Written without accents and in small letters; a star stands for the beginning of a
 * compound, as in `Handelsrechnung`.
 */

/** Phrases divided by commas. */
function list(phrases: string): readonly string[] {
  return phrases.split(',').map((phrase) => phrase.trim());
}

/** Phrases of each kind of label. An own schema's property is matched to a concept by its own names (`concepts.ts`). */
export const LABELS = {
  grandTotal: list(`
    grand total, amount incl, total amount, total amt, total incl, total inclusive, total including, total sales,
    total payable, total due, total to pay, amount payable, total after rounding, total rounded, rounded total,
    round total, total rounding, total rm, total(rm), total (rm), nett total, net total(rm), net amount payable,
    total(incl, total (incl, total w/gst, total with gst, bill total, total bill, jumlah besar, jumlah,
    invoice total, total gross, gross total, total price, total invoice, bruttosumme, bruttobetrag, endbetrag,
    gesamtbetrag, gesamtsumme, rechnungsbetrag, summe inkl, gesamt brutto, total ttc, montant ttc, totaal incl,
    totaalbedrag, te betalen, 합계금액, 합계 금액, 총액, 총 금액, 총금액, 총합계, 총 합계, 결제금액, 결제 금액, 받을금액, 받을 금액, 청구금액, 판매금액, 판매합계,
    승인금액, 거래금액, 총 결제금액, 총계
  `),
  total: list(`total, rounding, totaal, summe, gesamt, montant, 합계, 합 계, 금액`),
  amountDue: list(`
    amount due, due, balance due, due payable, due amount, residual, outstanding, payable, amount to pay,
    zahlbetrag, offener betrag, restbetrag, solde a payer, net a payer, reste a payer, openstaand, 미수금, 잔액
  `),
  subtotal: list(`
    subtotal, sub total, sub-total, subttl, total before tax, total excl, total excluding, total(excl, total (excl,
    total without tax, net total, taxable amount, amount excl, total ex, net amount, total w/o, summe netto,
    nettosumme, nettobetrag, rechnungssumme ohne ust, summe ohne, zwischensumme, warenwert, positionssumme,
    total ht, montant ht, sous-total, sous total, exclusief btw, subtotaal, totaal excl, 공급가액, 공급 가액, 과세물품가액,
    과세 물품가액, 과세금액, 과세 금액, 면세물품가액, 소계, 물품가액
  `),
  tax: list(`
    total tax, tax total, vat total, gst total, total gst, total vat, sales tax, gst amount, gst amt, add gst,
    tax amount, tax amt, tax, vat, gst, sst, service tax, vat amount, steuerbetrag, umsatzsteuer, mehrwertsteuer,
    mwst, ust, mwst-betrag, zuzuglich ust, zzgl. ust, summe ust, total taxes, total tva, montant tva, tva, btw,
    부가세, 부가가치세, 부 가 세, 세액, vat금액, 부가세액
  `),
  notTotal: list(`
    qty, quantity, quantities, item, items, discount, disc, saving, savings, saved, change, cash, tendered, tender,
    paid, payment, points, point, round adj, rounding adj, rounding adjustment, deposit, service charge, charge,
    unit price, price, member, zuschlage, abschlage, anzahlung, anzahlungen, rabatt, remise, acompte, weight,
    volume, count, no of, pcs, supplies, accepted, cash (myr), 거스름, 거스름돈, 받은금액, 받은 금액, 받은돈, 현금, 할인, 포인트, 봉사료, 수량,
    단가, 에누리, 내신금액, 적립
  `),
  cash: list(`
    cash, accepted total, pay, tendered, tender, amount paid, paid, payment, cash received, amt paid, received,
    받은금액, 받은 금액, 받은돈, 현금, 내신금액
  `),
  change: list(`change, balance, change due, baki, 거스름돈, 거스름, 거스름 돈`),
  discount: list(`discount, disc, remise, rabatt, 할인, 에누리`),
  invoiceDate: list(`
    invoice date, date of invoice, date of issue, issue date, issued at, issued on, bill date, inv date, inv. date,
    receipt date, doc date, rechnungsdatum, belegdatum, beleg-datum, ausstellungsdatum, date de facture,
    date d'emission, date facture, factuurdatum, 거래일시, 거래일, 거래일자, 승인일시, 판매일, 판매일시, 판매일자, 결제일시, 결제일, 발행일, 발행일자,
    작성일자, 작성일, 매출일, 매출일자, 일시, 일자, 날짜, 주문일시
  `),
  date: list(`date, datum, tarikh, vom, dated, trx date, date/time`),
  dueDate: list(`
    due date, payment due, date due, pay by, payable by, payable until, remit until, due on, please pay by, due by,
    falligkeitsdatum, falligkeit, fallig am, fallig, zahlbar bis, uberweisen sie bis, netto bis, ohne abschlag bis,
    zahlungsziel, date d'echeance, echeance, vervaldatum, 납부기한, 지급기한, 지급일, 만기일, 결제기한
  `),
  otherDate: list(`
    delivery date, date of delivery, order date, ship date, expiry, expires, valid until, valid, printed,
    print date, since, until, period, exp date, liefer, leistungsdatum, lieferdatum, bestelldatum, auftrag,
    zeitraum, bis, vertrags-datum, skonto, gultig, orderdatum, bestellung, virement, livraison, 유효기간, 배송일, 주문일, 교환,
    환불, 개업, 까지
  `),
  time: list(`time, zeit, heure, 시간, 시각`),
  invoiceNumber: list(`
    invoice number, invoice no, invoice nr, invoice #, invoice id, inv no, inv #, inv#, inv., tax invoice no,
    credit note no, invoice, tax invoice, rechnungsnummer, rechnungs-nr, rechnungsnr, rechnung nr, rechnung #,
    rechnung no, *rechnung, belegnummer, beleg-nr, beleg nr, rechnung, gutschrift, facture no, facture n,
    numero de facture, facture, avoir, factuurnummer, factuur, 송장번호, 인보이스 번호, 계산서번호, 세금계산서번호, 문서번호, 청구서번호
  `),
  receiptNumber: list(`
    receipt no, receipt number, receipt #, receipt, rcpt no, rcpt, bill no, bill #, bill, slip no, slip,
    cash bill no, cs no, doc no, document no, trans no, trn no, check no, invoice no, inv no, trx no, chk no,
    bon-nr, kassenbon, ticket no, ticket, 영수증번호, 영수번호, 거래번호, 전표번호, 승인번호, 주문번호, 일련번호, 영수증 no, 빌번호
  `),
  orderNumber: list(`
    order number, order no, order #, order, po number, po no, purchase order, your order, your reference,
    reference, order ref, bestellnummer, bestell-nr, bestellung, auftragsnummer, ihre bestellung,
    numero de commande, votre reference, commande, ordernummer, 발주번호, 주문번호
  `),
  /** What else a card slip prints beside numbers. */
  cardSlip: list(`
    card number, card no, card, approval number, approval no, approval code, approval, auth code, auth no,
    authorisation, authorization, terminal id, terminal no, merchant id, merchant no, trace no, batch no, tid, mid,
    카드번호, 카드 번호, 승인번호, 승인 번호, 단말기번호, 단말기id, 가맹점번호, 전표번호, 카드종류, 카드사, 매입사, 발급사, 할부, 할부개월, 일시불, 신용카드,
    체크카드, 카드
  `),
  company: list(`
    상호명, 상호, 상 호, 가맹점명, 가맹점, 매장명, 업체명, 회사명, 점포명, company name, company, shop name, store name, merchant, issuer,
    vendor, supplier
  `),
  representative: list(`대표자명, 대표자, 대 표 자, 대표, 대 표, 성명, representative, geschaftsfuhrer, gerant`),
  businessNumber: list(`
    사업자등록번호, 사업자 등록번호, 사업자번호, 사업자 번호, 등록번호, 사업자no, 사업자, gst reg no, gst reg, gst id no, gst id, gst no,
    gst registration no, gst #, gst, sst no, sst reg no, vat reg no, vat no, vat id, tax id, abn, ein, uen,
    co reg no, company reg no, co. reg. no, co no, reg no, roc no, company no, business number,
    registration number, ust-id-nr, ust.-id.-nr, ust-idnr, ust-id, ustid, steuernummer, steuer-nr, siret, n tva,
    kvk
  `),
  vatId: list(`
    vat id, vat-id, vat number, vat no, vat reg no, ust-id-nr, ust.-id.-nr, ust-idnr, ust-id, ustid, tva, n tva,
    btw, gst no, gst id
  `),
  address: list(
    `주소, 주 소, 소재지, 사업장소재지, 사업장 소재지, 사업장주소, 사업장, address, anschrift, adresse, adres, alamat`,
  ),
  phone: list(`
    telephone, phone, tel no, tel, hp, mobile, contact, contact no, telefon, fon, hotline, call, 전화번호, 전화, 대표전화,
    연락처, 매장전화
  `),
  fax: list(`fax, telefax, 팩스`),
  currency: list(`currency, wahrung, rechnungswahrung, devise, monnaie, valuta, 통화, 화폐`),
  iban: list(`iban, bank account, account number, account no, kontonummer, 계좌번호, 계좌`),
  seller: list(`
    seller, vendor, supplier, from, sold by, verkaufer, lieferant, rechnungssteller, vendeur, fournisseur,
    verkoper, 공급자, 공급하는자, 판매자
  `),
  buyer: list(`
    buyer, bill to, billed to, billing address, invoice to, customer, sold to, client, purchaser, customer name,
    attn, ship to, kaufer, kaufer/leistungsempfanger, rechnungsempfanger, kunde, acheteur, adresse de livraison,
    delivery address, koper, klant, firma, 공급받는자, 공급받는 자, 구매자, 고객명, 귀하, 받는분
  `),
  paymentMethod: list(`
    payment method, payment type, payment, paid by, pay by, tender, tender type, zahlungsart, mode de paiement,
    reglement, 결제수단, 결제방법, 결제방식, 지불수단, 결제구분, 지불방법
  `),
} as const satisfies Record<string, readonly string[]>;

export type LabelKind = keyof typeof LABELS;
