/** Sees every payload of a test's clients and workers, and objects to those that should have been a blob reference. */
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';

/** What travels through a history is a claim check; anything larger belongs into a blob. */
const PAYLOAD_BYTES_MAX = 32 * 1024;

export class PayloadGuard implements PayloadCodec {
  readonly dataConverter: DataConverter = { payloadCodecs: [this] };
  private largestBytes = 0;

  encode(payloads: Payload[]): Promise<Payload[]> {
    for (const { data } of payloads) this.largestBytes = Math.max(this.largestBytes, data?.length ?? 0);
    return Promise.resolve(payloads);
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads);
  }

  /** A codec that threw would make Temporal try again for ever, so the complaint comes at the end. */
  verify(): void {
    if (this.largestBytes <= PAYLOAD_BYTES_MAX) return;
    throw new Error(`A payload has ${this.largestBytes} bytes, more than ${PAYLOAD_BYTES_MAX}: pass a blob reference.`);
  }
}
