/**
 * Photos are made smaller before they are sent: a phone's camera gives ten times what the reader uses, over a link that
 * may be weak. The aspect stays, and the narrow side of a long receipt stays wide enough for its letters.
 */

const LONG_SIDE_MAX = 2048;
const NARROW_SIDE_MIN = 1024;
const JPEG_QUALITY = 0.9;

/** The file itself where the browser cannot open it, such as a PDF, or where it is small enough. */
export async function prepared(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  // Turned as its camera was held: what is drawn has no such mark any more.
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = scaleOf(picture);
  const small = scale < 1 ? await drawn(picture, scale).catch(() => undefined) : undefined;
  picture.close();
  return small ? new File([small], file.name.replace(/\.\w+$/, '') + '.jpg', { type: small.type }) : file;
}

export function scaleOf({ width, height }: { width: number; height: number }): number {
  const long = LONG_SIDE_MAX / Math.max(width, height);
  const narrow = NARROW_SIDE_MIN / Math.min(width, height);
  return Math.min(1, Math.max(long, narrow));
}

async function drawn(picture: ImageBitmap, scale: number): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  return blob ?? undefined;
}
