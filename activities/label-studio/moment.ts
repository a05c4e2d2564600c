/** Label Studio's moments have microseconds, which `Date` would cut off. */

/** Both ISO 8601 in UTC, with or without a fraction of the second. */
export function isAfter(moment: string, other: string): boolean {
  return microseconds(moment) > microseconds(other);
}

/** The second in which the moment lies, for filters that should rather find too much. */
export function startOfSecond(moment: string): string {
  return new Date(Math.floor(Date.parse(moment) / 1_000) * 1_000).toISOString();
}

function microseconds(moment: string): number {
  const [, fraction = ''] = /\.(\d+)/u.exec(moment) ?? [];
  return Date.parse(startOfSecond(moment)) * 1_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}
