import { type ErrorCode, errorMessage, ERRORS } from '../../contracts/errors';

const CODES = Object.keys(ERRORS) as ErrorCode[];
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();

it.each(CODES)('%s says the same in English and Korean', (code) => {
  const { title, message } = ERRORS[code];
  expect(title.ko).toMatch(/[가-힣]/);
  expect(message.ko).toMatch(/[가-힣]/);
  expect(placeholders(message.ko)).toEqual(placeholders(message.en));
});

it.each(CODES)('%s is a status that fits its class', (code) => {
  const { class: errorClass, httpStatus } = ERRORS[code];
  expect(httpStatus).toBeGreaterThanOrEqual(400);
  if (errorClass === 'bug' || errorClass === 'not_ready' || errorClass === 'dependency') {
    expect(httpStatus).toBeGreaterThanOrEqual(500);
  }
  if (errorClass === 'unauthorised' || errorClass === 'not_found' || errorClass === 'throttled') {
    expect(httpStatus).toBeLessThan(500);
  }
});

it('fills in what it was told, and shows what it was not', () => {
  expect(errorMessage('UPLOAD_TOO_LARGE', { limitBytes: 7 }, 'en')).toContain('larger than 7 bytes');
  expect(errorMessage('UPLOAD_TOO_LARGE', {}, 'en')).toContain('larger than ? bytes');
});
