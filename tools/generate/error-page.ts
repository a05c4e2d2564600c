/** `docs/errors.md`: every code of the registry, for people who meet one. */
import { ERRORS, isRetryable, type ErrorClass, type ErrorCode } from '../../contracts/errors';

/** In the order of the page, with what the class asks of its reader. */
const CLASSES: Readonly<Record<ErrorClass, string>> = {
  invalid_input: 'The request or the file must change. Sending the same again gives the same answer.',
  unauthorised: 'The caller is unknown, or may not do this.',
  not_found: 'What the request names is not there, or belongs to another project.',
  conflict: 'The present state forbids it.',
  not_ready: 'Something is still being prepared. Try again later.',
  throttled: 'Too much at once. The reply says how long to wait.',
  dependency: 'Something that the system depends on is away. It is tried again by itself.',
  cancelled: 'A person or program asked for it.',
  bug: 'The fault is ours, or the machine’s. It is tried a few times by itself.',
};

const HEADER = `# Errors

The API answers trouble with a problem document (RFC 9457, \`application/problem+json\`): \`type\`, \`title\`, \`status\`, \`detail\`, the stable \`code\`, its \`details\`, \`instance\` and \`request_id\`. \`title\` and \`detail\` are English or Korean, as \`Accept-Language\` asks; never parse them. A failed run carries the same under \`error\`, and its workflow's failure bears the code as its type.

*Retried* says whether an activity that fails so is tried again.

Generated from \`contracts/errors.ts\` by \`npm run generate\`.
`;

export function errorPage(): string {
  const codes = Object.keys(ERRORS).sort() as ErrorCode[];
  const sections = Object.entries(CLASSES).flatMap(([name, meaning]) => {
    const rows = codes.filter((code) => ERRORS[code].class === name).map(errorRow);
    if (rows.length === 0) return [];
    const head = [
      '| code | HTTP | retried | what happened, and the cure | details |',
      '| --- | --- | --- | --- | --- |',
    ];
    return [`## ${name}\n\n${meaning}\n\n${[...head, ...rows].join('\n')}\n`];
  });
  return [HEADER, ...sections].join('\n');
}

function errorRow(code: ErrorCode): string {
  const { title, message, httpStatus } = ERRORS[code];
  const details = [...new Set([...message.en.matchAll(/\{(\w+)\}/g)].map(([, name]) => `\`${name}\``))];
  const cells = [
    `\`${code}\``,
    httpStatus,
    isRetryable(code) ? 'yes' : 'no',
    `**${title.en}.** ${message.en}`,
    details.join(', '),
  ];
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}
