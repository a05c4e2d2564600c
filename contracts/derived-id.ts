/**
 * An id that follows from what it stands for, so that whoever makes it a second time makes the same one: RFC 9562,
 * version 8, whose bits are of our own choice.
 */
export function uuidOfSha256(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
