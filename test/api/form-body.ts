/** Bodies of multipart forms, made piece by piece with the boundary `b`. */

export interface FormPart {
  field: string;
  /** File name; without it the part is a text field. */
  name?: string;
  bytes?: Uint8Array;
  text?: string;
}

/** Pieces of one size, the last one apart; without a size one piece holds all of a few parts. */
export function* formBody(parts: Iterable<FormPart>, pieceBytes = 64 * 1024): Generator<Buffer> {
  let pending = Buffer.alloc(0);
  for (const part of parts) {
    pending = Buffer.concat([pending, headOf(part), part.bytes ?? Buffer.from(part.text ?? ''), Buffer.from('\r\n')]);
    while (pending.length >= pieceBytes) {
      yield pending.subarray(0, pieceBytes);
      pending = pending.subarray(pieceBytes);
    }
  }
  pending = Buffer.concat([pending, Buffer.from('--b--\r\n')]);
  for (let at = 0; at < pending.length; at += pieceBytes) yield pending.subarray(at, at + pieceBytes);
}

function headOf({ field, name }: FormPart): Buffer {
  const fileName = name === undefined ? '' : `; filename="${name.replaceAll('"', '%22')}"`;
  return Buffer.from(`--b\r\nContent-Disposition: form-data; name="${field}"${fileName}\r\n\r\n`);
}
