/** Puts together a PDF file from objects, binary streams among them. Called by `searchable-pdf.ts`. */
import { deflateSync } from 'node:zlib';

export class PdfFile {
  private readonly parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  private readonly offsets = new Map<number, number>();
  private length = this.parts[0]?.length ?? 0;
  private lastId = 0;

  /** A number for an object that is written later. */
  reserve(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** `body` is ASCII. */
  object(body: string, id = this.reserve()): number {
    this.offsets.set(id, this.length);
    this.write(`${id} 0 obj\n${body}\nendobj\n`);
    return id;
  }

  /** `entries` of the stream's dictionary tell how `bytes` are coded. */
  stream(entries: string, bytes: Uint8Array, id = this.reserve()): number {
    this.offsets.set(id, this.length);
    this.write(`${id} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`);
    this.append(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    this.write('\nendstream\nendobj\n');
    return id;
  }

  /** A stream that is stored packed. */
  packed(entries: string, content: string | Uint8Array, id = this.reserve()): number {
    return this.stream(`${entries} /Filter /FlateDecode`, deflateSync(content), id);
  }

  /** The whole file; every reserved object must have been written. */
  finish(catalogue: number): Uint8Array {
    const size = this.lastId + 1;
    const rows = Array.from({ length: this.lastId }, (_, index) => {
      const offset = this.offsets.get(index + 1);
      if (offset === undefined) throw new Error(`Object ${index + 1} of the PDF was not written.`);
      return `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
    this.write(`${table}trailer\n<< /Size ${size} /Root ${catalogue} 0 R >>\nstartxref\n${this.length}\n%%EOF\n`);
    return Uint8Array.from(Buffer.concat(this.parts));
  }

  private write(text: string): void {
    this.append(Buffer.from(text, 'latin1'));
  }

  private append(part: Buffer): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
