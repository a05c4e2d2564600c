/**
 * Reads a barcode out of what a camera shows: by the browser itself where it can, else by ZXing, which is loaded only then
 * and from our own server.
 */
interface BarcodeReader {
  /** The digits of the first one that is seen. */
  read: (video: HTMLVideoElement) => Promise<string | undefined>;
}

/** As the browsers' standard calls them. What is sold wears one of these. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf'];
/** Wider than what it takes to tell the bars apart only costs time. */
const WIDTH_MAX = 1280;

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
}

export async function openBarcodeReader(): Promise<BarcodeReader> {
  return (await ownReader()) ?? (await zxingReader());
}

/** Some systems have the name without what stands behind it: then there are no formats. */
async function ownReader(): Promise<BarcodeReader | undefined> {
  const { BarcodeDetector: Own } = globalThis as { BarcodeDetector?: DetectorClass };
  const known = await Own?.getSupportedFormats().catch((): string[] => []);
  const formats = FORMATS.filter((format) => known?.includes(format));
  if (!Own || !formats.includes('ean_13')) return undefined;
  const detector = new Own({ formats });
  return { read: async (video) => (await detector.detect(video))[0]?.rawValue };
}

async function zxingReader(): Promise<BarcodeReader> {
  const [{ prepareZXingModule, readBarcodes }, { default: url }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  await prepareZXingModule({ overrides: { locateFile: () => url }, fireImmediately: true });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser draws no pictures.');
  return {
    read: async (video) => {
      const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const picture = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = await readBarcodes(picture, {
        formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF'],
        maxNumberOfSymbols: 1,
      });
      return found[0]?.text;
    },
  };
}
