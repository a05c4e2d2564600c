/** The words by which the rows of a receipt are told apart, in English, Malay and Korean: data alone, for `row-kinds.ts`. */

function list(phrases: string): readonly string[] {
  return phrases.split(',').map((phrase) => phrase.trim());
}

export const COLUMNS = list(`
  item, items, description, desc, code, qty, quantity, price, unit price, u.price, u/price, u/p, s/price, rsp, amount, amt,
  total, tax, disc, disc%, uom, product, article, rate, value, 상품명, 상품, 품명, 품목, 메뉴, 메뉴명, 제품명, 단가, 수량, 금액, 가격, 할인
`);

export const SUBTOTAL = list(`
  subtotal, sub total, sub-total, subttl, gross amt, gross amount, gross, total before tax, total excl, total excluding, total sales (excluding,
  total sales excluding, taxable amount, amount excl, amt. excl, net amount, total 0% supplies, total 6% supplies,
  excluded gst, excluding gst, total supplies, 소계, 과세물품가액, 과세 물품가액, 과세물품, 과세 물품, 면세물품가액, 면세 물품가액, 면세물품, 면세 물품,
  과세금액, 과세합계, 면세금액, 면세합계, 공급가액, 공급 가액, 과세매출, 면세매출, 과세, 면세, 물품가액, 총판매액, 판매액
`);

export const TOTAL = list(`
  grand total, total, totai, tota1, total amount, total amt, total sales, total due, total payable, total rounded, nett total,
  net total, nett, amount due, amt due, amount payable, balance due, due, bill total, jumlah, jumlah besar, to pay,
  합계, 합 계, 총합계, 총 합계, 합계금액, 합계 금액, 총액, 총금액, 총 금액, 총계, 결제금액, 결제 금액, 결제대상금액, 받을금액, 받을 금액, 청구금액, 판매금액,
  판매합계, 승인금액, 거래금액, 총결제금액, 총 결제금액, 총구매액, 총 구매액, 구매금액, 매출합계
`);

export const TAX = list(`
  gst summary, tax summary, sst summary, gst, sst, vat, tax, sales tax, service tax, total gst, total tax, gst payable,
  tax code, gst amount, tax amount, 부가세, 부가가치세, 부 가 세, 세액, 부가세액, 세금
`);

export const ROUNDING = list(`
  rounding, rounding adj, rounding adjustment, rounding adjustments, round adj, bill rounding, rounding adj., 절사, 반올림, 끝전, 단수조정
`);

export const DISCOUNT = list(`
  discount, disc, @disc, less, total discount, member discount, special discount, spec.disc, promo, promotion, promo disc,
  saving, savings, saved, you saved, total savings, voucher, coupon, rebate, member saving, 할인, 할인금액, 할인액, 총할인, 총 할인, 총할인액, 에누리,
  행사할인, 행사 할인, 쿠폰할인, 쿠폰 할인, 카드할인, 회원할인, 멤버십할인, 통신사할인, 임직원할인, 즉시할인, 묶음할인, 쿠폰, 행사, 제휴할인, 포인트할인, 증정할인, s-point할인
`);

export const CHARGE = list(`
  service charge, serv. chg, serv chg, svr tax, service tax, svc charge, svc chg, service chg, serv charge, s/charge, tips, tip, gratuity, 봉사료, 배달료, 배달비
`);

export const COUNT = list(`
  volume, tot q ty, total qty, total quantity, qty total, tot qty, total item, total items, total no of items, no. of items, no of items,
  item count, items count, item total, item(s), qty(s), items sold, number of items, item qty, total item(s), total pcs, total units, qty,
  총수량, 총 수량, 수량합계, 합계수량, 품목수, 총품목수, 총품목, 구매수량, 상품수, 총 품목, 구매품목수
`);

export const PAYMENT = list(`
  cash, cash tendered, tendered, tender, amount tendered, change, change due, change amount, balance, baki, paid, payment, pay, paid amount, credit card,
  debit card, credit, debit, card, visa, visa card, master, mastercard, master card, amex, mydebit, bank card, e-wallet, ewallet, tng, touch n go,
  touch n go ewallet, grabpay, boost, alipay, wechat pay, duitnow, qr pay, payment mode, received, cash received, ringgit m'sia, ringgit, approval code,
  현금, 카드, 신용카드, 체크카드, 신용카드결제, 카드결제, 카드금액, 카드결제금액, 카드사, 카드번호, 승인번호, 승인일시, 일시불, 할부, 할부개월, 받은금액, 받은 금액, 받은돈, 받은 돈, 받은현금,
  거스름돈, 거스름 돈, 거스름, 잔돈, 현금영수증, 카카오페이, 네이버페이, 삼성페이, 제로페이, 상품권, 포인트, 적립포인트, 사용포인트, 가용포인트, 누적포인트, 적립금, 결제수단,
  결제방법, 간편결제, 매입사, 발급사, 내신금액, 현금결제, 신용카드전표, 카드종류
`);

/** A row with one of these is no article, whatever stands beside it. */
export const SURE = list(`
  sub total, subtotal, sub-total, grand total, nett total, net total, total qty, total amount, total sales, rounding, rounding adj, total rounded, total incl, total inclusive,
  total excl, total excluding, total (excl, total (incl, 합계, 총합계, 소계, 부가세, 받을금액, 거스름돈, 과세물품, 면세물품, 결제금액
`);

/** Words of sums that the OCR may have misread by a letter. */
export const MISREAD = list(`total, subtotal, rounding, change, discount, amount, summary, payment, quantity, balance`);

/** Words that may stand beside those above without making the row an article. */
export const FILLER = list(`
  rm, myr, usd, krw, incl, inclusive, including, included, includes, excl, of, the, in, with, w/, and, after, before, amount, amt, sales, sale,
  takeout, take out, dine in, eat in, bill, rate, no, adj, collected, number, due, tax, gst, sst, vat, supplies, rounded, mode, @, total, item, items, qty, s, sr, zr, zrl, es, srs, summary,
  원, 금액, 총, 의, 액, 개, 건, krw, won
`);

/** Words that begin a row about the sale, the shop or the customer. */
export const INFO = list(`
  tel, tel no, telephone, phone, fax, hp, mobile, email, e-mail, website, gst id, gst id no, gst no, gst reg no, gst reg, gst registration, sst id, sst no,
  reg no, co reg, co. reg, co no, company no, co-reg, company reg, roc, tin, brn, invoice, invoice no, inv, inv no, inv., receipt, receipt no, receipt #, bill no, doc no, document no, slip, slip no, trans,
  trans no, transaction, trx, order, order no, ord, chk, check no, table, table no, pax, guest, covers, cashier, server, served by, staff, operator, salesperson, sales person, user,
  terminal, counter, ctr, pos, pos no, till, register, reg, shift, session, station, date, time, bizdate, bill dt, printed, entry time, paid time, parking time, member, member no,
  member id, mb, card no, account no, customer, cust, customer name, attn, ref, ref no, reference, remark, remarks, address, no., lot, jalan, jln, level, unit no, ground floor, suite, taman,
  thank you, thank, thanks, please, goods sold, goods, exchange, exchanges, return, returns, refund, strictly, welcome, visit, follow us, like us, like and follow, tax invoice, simplified tax invoice, keep, terms,
  owned by, licensee, formerly, trading as, mfy side, copy, customer copy, merchant copy, approval, auth, batch, trace, tid, mid, aid, app, points, point, issued by, powered by, have a nice,
  authorize, authorised, authorized, we, your, all items, all prices, price inclusive, prices, any, for, room no, location, outlet, branch, store, store no, shop, opening, business hours, hours, wifi, password,
  사업자, 사업자번호, 사업자등록번호, 등록번호, 대표, 대표자, 대표자명, 주소, 전화, 전화번호, tel, 매장, 매장명, 점포, 점포명, 상호, 상호명, 가맹점, 가맹점명, 가맹점번호, 계산원, 담당, 담당자, 판매원, 캐셔, 거래일시, 거래일, 거래번호,
  일시, 판매일, 판매일시, 날짜, 시간, 영수증, 영수증번호, 영수번호, 전표, 전표번호, 주문번호, 테이블, 테이블명, 단말기, 포스, pos번호, 회원, 회원번호, 회원명, 고객, 고객명, 교환, 환불, 반품, 감사합니다, 이용해, 이용해주셔서, 또,
  방문해, 어서오세요, 문의, 고객센터, 본, 본영수증, 구매일로부터, 정부방침, 교환환불, 결제일, 문의전화, 승인, 매출일, 발행일, 잔여, 유효기간, 개인정보, 소득공제, 신분확인번호, 부가정보
`);

/** Rows of these alone say what kind of paper it is. */
export const TITLE =
  /^(?:bill|cash|copy|credit|customer|duplicate|for|invoice|merchant|of|official|order|original|posted|receipt|refund|reprint|sale|sales|simplified|slip|statement|tax|the|void|account|accounts|s|adjustment|note|영수증|매출전표|카드매출전표|전표|고객용|가맹점용|현금영수증|간이영수증|거래명세서|재발행|rm|myr)$/u;
