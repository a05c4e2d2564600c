/** Days as ISO 8601 writes them, `2026-11-21`. */
const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the calendar has such a day. */
export function isCalendarDay(text: string): boolean {
  if (!FORM.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
