/** Signs that a row of text is part of a postal address, or the name of a business. Called by `company.ts`, `address.ts`. */

const ROAD =
  /(?<!\p{L})(?:jalan|jln|jl|lorong|lrg|persiaran|lebuh|lebuhraya|lingkaran|medan|taman|tmn|bandar|kampung|kg|kawasan|seksyen|section|sec|off|street|road|avenue|boulevard|lane|drive|highway|square|rue|chemin|place|bd|cours|camino|calle|plaza|way|weg|strasse|straat|laan|plein)(?!\p{L})|\p{L}(?:strasse|straße|stra[sß]e|str\.|weg|allee|gasse|platz|promenade|straat|laan)(?!\p{L})|(?<!\p{L})(?:st|rd|ave|blvd|dr)\.?(?=$|[\s,])/iu;
const BUILDING =
  /(?<!\p{L})(?:lot|no|unit|blok|block|blk|level|floor|flr|tingkat|tower|wisma|menara|kompleks|complex|plaza|mall|building|bangunan|suite|ground|grd|shop lot|kiosk|batu|mukim|pt|p\.t|hof|tor|postfach|po box)\.?\s*[.:,]?\s*(?:[a-z]{0,3}[-.]?\d|[a-z]\b)/iu;
const BUILDING_NAME =
  /(?<!\p{L})(?:plaza|mall|tower|wisma|menara|kompleks|complex|bangunan|tingkat|1st|2nd|3rd|first|ground|lower)\s+(?:\p{L}|\d)/iu;
const POSTCODE =
  /(?<![\p{L}\d.,])(?:[a-z]{1,2}[- ])?\d{2}\s?\d{3}(?![\d.,/]\d|\d|-\d)[\s,]+\p{L}|\p{L}[\s,.]+\d{5}(?:\s*[.,]|\s*$|\s+\p{L})|(?<!\d)\d{4} ?[A-Z]{2} \p{L}|\b[A-Z]{2} \d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/iu;
const REGION =
  /(?<!\p{L})(?:selangor|johor|penang|pulau pinang|perak|kedah|melaka|malacca|pahang|kelantan|terengganu|sabah|sarawak|negeri sembilan|perlis|putrajaya|labuan|kuala lumpur|k\.?l|w\.?p|petaling jaya|pj|shah alam|klang|cheras|subang|puchong|kajang|ipoh|damansara|malaysia|darul ehsan|d\.e|germany|deutschland|france|nederland|spain|united states|usa|united kingdom|seoul|korea)(?!\p{L})/iu;
const KOREAN_ADDRESS =
  /(?:서울|부산|대구|인천|광주|대전|울산|세종|제주|경기|강원|충북|충남|전북|전남|경북|경남|충청|전라|경상)\S*\s*\S*[시군구읍면동]|[가-힣]+[시군구]\s*[가-힣\d]+(?:로|길|동|가|읍|면)\s*\d*|[가-힣\d]+(?:로|길)\s*\d+/u;

const CONTACT =
  /(?<!\p{L})(?:tel|telephone|phone|fax|telefax|hp|h\/p|e-?mail|www|http|website|fon|telefon|전화|팩스)(?!\p{L})|@|https?:|www\./iu;
const REGISTRATION =
  /(?<!\p{L})(?:gst|sst|vat|reg|roc|co\.?\s*no|co\.?\s*reg|company no|ust|siret|hrb|hra|tva|btw|kvk|iban|bic|gln|사업자|대표)(?!\p{L})[\s.:#-]*|^\W*\(?\d{4,8}\s?-\s?[a-z]\)?\W*$|^\W*\d{6,}\W*$/iu;
const HEADING =
  /(?<!\p{L})(?:tax invoice|invoice|receipt|cash bill|cash sales|bill to|simplified|customer copy|merchant copy|welcome|thank you|thank|cashier|table|order|rechnung|facture|avoir|factuur|seite|page|copy|duplicate|date|time|qty|item|items|description|counter|server|pax|salesperson|member|trx|receipt no|doc no|slip|ship to|beispiel|stylesheet|copyright)(?!\p{L})|영수증|매출전표|신용승인|거래명세|계산서|상품명|품목|품명/iu;

const LEGAL_FORM =
  /(?<![\p{L}\d])(?:sdn\.?\s*bhd|sdn|bhd|s\/b|enterprise|enterprises|trading|ltd|limited|inc|incorporated|corp|corporation|llc|plc|co|company|gmbh|ag|kg|ohg|e\.?\s?k|ug|a\.?g|sarl|sas|s\.a|eurl|b\.?v|n\.?v|holdings|group|p\/l|pte|llp)\.?(?!\p{L})|주식회사|\(주\)|㈜|유한회사|\(유\)/iu;
const STRONG_LEGAL_FORM =
  /(?<![\p{L}\d])(?:sdn\.?\s*bhd|s\/b|bhd|gmbh|ltd|llc|sarl|b\.v|n\.v|inc|ag|plc|a\.g|pte)\.?(?!\p{L})|주식회사|\(주\)|㈜/iu;
const TRADE =
  /(?<!\p{L})(?:restaurant|restoran|cafe|kafe|kopitiam|coffee|bakery|bakeries|cake|mart|market|supermarket|hypermarket|store|stores|shop|stationery|stationers|book|books|hardware|pharmacy|farmasi|kedai|house|kitchen|bistro|pub|boutique|florist|handicraft|hotel|clinic|klinik|station|petro|service|services|electrical|motor|auto|tyre|resources|venture|marketing|distributor|supply|supplies|industries|gallery|printing|print|food|seafood|noodle|chicken|steak|steamboat|express|salon|optical|syarikat|perniagaan|pasaraya|warung|gerai|bar|grill|tea|trading|center|centre|deco|furniture|garden|papan)(?!\p{L})|마트|식당|카페|커피|치킨|약국|병원|의원|편의점|베이커리|문구|서점|주유소|반점|분식|[가-힣]점$/iu;

/** How much a row looks like part of an address: 0 nothing, 1 perhaps, 2 and more surely. */
export function addressSigns(text: string): number {
  if (isContact(text)) return 0;
  return [ROAD, BUILDING, BUILDING_NAME, POSTCODE, REGION, KOREAN_ADDRESS].filter((sign) => sign.test(text)).length;
}

/** A row that no address goes beyond a country's name without: a road, a numbered building, a post code. */
export function isPlaceRow(text: string): boolean {
  return (
    !isContact(text) && (ROAD.test(text) || BUILDING.test(text) || POSTCODE.test(text) || KOREAN_ADDRESS.test(text))
  );
}

export function hasPostcode(text: string): boolean {
  return POSTCODE.test(text);
}

export function isRegion(text: string): boolean {
  return REGION.test(text);
}

export function isContact(text: string): boolean {
  return CONTACT.test(text);
}

export function isRegistration(text: string): boolean {
  return REGISTRATION.test(text);
}

export function isHeading(text: string): boolean {
  return HEADING.test(text);
}

/** 2 for a legal form such as `GmbH`, 1.5 for a looser one such as `Trading`, 1 for a trade's word, else 0. */
export function businessSigns(text: string): number {
  if (STRONG_LEGAL_FORM.test(text)) return 2;
  if (LEGAL_FORM.test(text)) return 1.5;
  return TRADE.test(text) ? 1 : 0;
}

export function hasStrongLegalForm(text: string): boolean {
  return STRONG_LEGAL_FORM.test(text);
}
