import { Context } from '@temporalio/activity';

/** The present activity's cancellation, in the form that pools and HTTP clients take. */
export function cancellation(): { signal: AbortSignal } {
  return { signal: Context.current().cancellationSignal };
}
