/** The prose of the API reference: how things work that concern every operation. Markdown. */
import { BATCH_ITEMS_MAX } from '../../contracts/batch';
import type { TAGS } from '../routes/route';

export const TAG_DESCRIPTIONS: Readonly<Record<(typeof TAGS)[number], string>> = {
  Runs: 'A run is one execution of a pipeline on one input. Equal submissions share a run and its result.',
  Batches: `Many inputs followed as one: up to ${BATCH_ITEMS_MAX} items, which can be paused, resumed, cancelled and retried together.`,
  Feedback: 'What people say about results: corrections with their history. From it the models learn.',
  Receipts: 'What was bought: each receipt as its owner has it, with what they put right; nobody sees another’s.',
  Stock: 'What the caller has at home: from receipts, by barcode and by hand; everybody sees their own alone.',
  Experiments: 'Variants of a slot or of options side by side on live traffic: begun, followed, steered.',
  Models:
    'Who serves which slot, and since when; versions, the datasets they learned from, and the retrains that made them.',
  Products: 'What lies behind a barcode: known to the database, to outside services, or entered by people.',
  Blobs: 'Immutable bytes under their SHA-256.',
  Pipelines: 'What can be run, with which options.',
  Operations: 'What the activities did, and how long they took.',
  Identity: 'People, programs, their keys and sessions, and who did what.',
  System: 'Is it alive, can it work, where is what.',
};

export const DESCRIPTION = `Machine learning on your own CPUs, orchestrated by Temporal.

## Authentication
Programs send \`Authorization: Bearer …\` with an API key (\`trd_…\`) or with a short-lived access token (JWT) from \`POST /api/v1/access-tokens\`. Browsers sign in with a one-time link and get the cookie \`treadle_session\`; with the cookie, every POST, PATCH and DELETE must carry \`X-Treadle-Request: 1\`. Roles are ranks: viewer, annotator, operator, admin. A key may be limited to scopes.

## Problems
Trouble is answered as \`application/problem+json\` (RFC 9457). \`code\` is stable and \`details\` holds its values; \`title\` and \`detail\` are English or Korean, as \`Accept-Language\` asks. Never parse them. \`request_id\` finds the request in the logs.

## Pages
A list answers \`{items, next_cursor}\`. Send \`next_cursor\` back as \`cursor\` for the next page; it is null on the last one.

## Safe retries
Send a POST with an \`Idempotency-Key\` of your own (1 to 255 visible ASCII characters): the same key with the same request gives the first answer again, with \`Idempotency-Replayed: true\`. 429 and 503 say in \`Retry-After\` how long to wait.

## Sockets
Live progress comes over WebSockets, which are authenticated by the bearer header, by the cookie, or where a browser can set neither by the subprotocol \`treadle.bearer.TOKEN\` (offer \`treadle\` beside it).

- \`/ws/pipeline/{chain_id}\`: one run. First a \`SnapshotMessage\`, then every \`RunEvent\`. \`?after=SEQ\` sends the kept events after that one too, so a client that comes back misses nothing.
- \`/ws/runs\`: every \`RunEvent\` of the project, for lists; no snapshot.
- \`/ws/batch/{batch_id}\`: a batch. Every message is a \`BatchMessage\` with the whole present state.
- \`/ws/stock\`: the caller’s own stock. First a \`StockSnapshotMessage\`, then every \`StockChangedMessage\`. With \`?after=SEQ\` the changes after that one come in place of the snapshot, unless they are too many.

Fields may be added to answers and messages; ignore those that you do not know.
`;
