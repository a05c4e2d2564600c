/** What the look-up of barcodes is configured with. A service whose address or key is missing is not asked. */
export interface BarcodeSettings {
  /** Whoever waits gets an answer within this time. */
  deadlineMs: number;
  /** A service that takes longer gets company by the next one. */
  hedgeMs: number;
  /** How long what a service said of a product counts as fresh. */
  freshDays: number;
  openFoodFacts: { baseUrl: string; readsPerMinute: number; userAgent: string } | null;
  foodQr: { baseUrl: string; accessKey: string } | null;
  foodSafetyKorea: { baseUrl: string; key: string; callsPerDay: number } | null;
}
