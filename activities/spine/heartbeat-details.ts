/**
 * What an activity is to go on from when it is tried again travels with its heartbeats, and each heartbeat replaces the
 * one before: so every heartbeat carries it.
 */
import type { Context } from '@temporalio/activity';

const kept = new WeakMap<Context, unknown>();

/** Called by the recorder. An attempt that has kept nothing yet carries on what the one before it kept. */
export function sendHeartbeat(context: Context): void {
  context.heartbeat(kept.get(context) ?? context.info.heartbeatDetails);
}

/** Small and plain: a reference where there is much. */
export function keepForNextAttempt(context: Context, details: unknown): void {
  kept.set(context, details);
  sendHeartbeat(context);
}
