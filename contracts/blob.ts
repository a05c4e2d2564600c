/**
 * A blob is immutable bytes under their SHA-256. Anything above a few kilobytes travels through workflows as a
 * `BlobRef`, never as a payload (claim check), so that Temporal histories stay small.
 */
export interface BlobRef {
  /** Lower-case hexadecimal SHA-256 of the bytes, 64 characters. */
  sha256: string;
  size_bytes: number;
  /** Decided from the bytes, never from a file name. */
  media_type: string;
}
