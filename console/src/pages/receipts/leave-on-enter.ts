import type { KeyboardEvent } from 'react';

/** What is typed is kept when the field is left: Enter leaves it. Not while a syllable is still being put together. */
export function leaveOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
}
