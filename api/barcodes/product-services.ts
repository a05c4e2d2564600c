/**
 * The outside services in the order in which they are asked: those that are free of a small daily quota first, so that
 * the quota is there for what only its owner knows.
 */
import type { BarcodeSettings } from './barcode-settings';
import type { ProductService } from './product-service';
import { foodQr } from './services/food-qr';
import { foodSafetyC005 } from './services/food-safety-c005';
import { foodSafetyI2570 } from './services/food-safety-i2570';
import { openFoodFacts } from './services/open-food-facts';

/** Tier by tier. Within a tier, a service of the barcode's own country comes first. */
export function serviceTiers({ openFoodFacts: off, foodQr: qr, foodSafetyKorea }: BarcodeSettings): ProductService[][] {
  return [
    [...(off ? [openFoodFacts(off)] : []), ...(qr ? [foodQr(qr)] : [])],
    foodSafetyKorea ? [foodSafetyC005(foodSafetyKorea), foodSafetyI2570(foodSafetyKorea)] : [],
  ];
}

/** `digits` as they stand below the bars. */
export function inOrderFor<Service extends Pick<ProductService, 'homePrefix'>>(
  tiers: readonly (readonly Service[])[],
  digits: string,
): Service[] {
  const isHome = ({ homePrefix }: Service) => homePrefix !== null && digits.startsWith(homePrefix);
  return tiers.flatMap((tier) => [...tier.filter(isHome), ...tier.filter((service) => !isHome(service))]);
}
