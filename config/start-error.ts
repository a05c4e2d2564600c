/** An expected trouble at start-up that a person can cure: its message is one sentence, shown without a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
