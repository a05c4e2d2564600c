/** Arguments and options of the command line that may be repeated. */

/** For an option that may be given several times. */
export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

/** What commander gives for an argument that may be repeated. */
export function textsOf(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}
