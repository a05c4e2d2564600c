/** What is wrong with a document itself. */
import { define } from './define';

export const DOCUMENTS_ERRORS = define({
  DOCUMENT_UNREADABLE: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The document cannot be read', ko: '문서를 읽을 수 없습니다' },
    message: {
      en: 'The file is damaged or cut off: {reason}. Export or scan it again.',
      ko: '파일이 손상되었거나 잘렸습니다: {reason}. 다시 내보내거나 스캔하십시오.',
    },
  },
  DOCUMENT_ENCRYPTED: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The document is encrypted', ko: '암호화된 문서입니다' },
    message: {
      en: 'The PDF asks for a password. Save it without one and send it again.',
      ko: 'PDF에 암호가 걸려 있습니다. 암호 없이 저장해 다시 보내십시오.',
    },
  },
  DOCUMENT_TOO_MANY_PAGES: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The document has too many pages', ko: '페이지가 너무 많습니다' },
    message: {
      en: '{pages} pages are wanted and at most {limit} are read in one run. Choose some with the option "pages", or raise PAGES_MAX.',
      ko: '{pages}페이지를 요청했으나 한 번에 {limit}페이지까지 읽습니다. "pages" 옵션으로 고르거나 PAGES_MAX를 올리십시오.',
    },
  },
  DOCUMENT_TOO_MANY_PIXELS: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The image is too large', ko: '이미지가 너무 큽니다' },
    message: {
      en: 'The image has {width} x {height} pixels and at most {limit} pixels are decoded. Send a smaller image, or raise PIXELS_MAX.',
      ko: '이미지가 {width} x {height}픽셀이며 최대 {limit}픽셀까지 처리합니다. 더 작은 이미지를 보내거나 PIXELS_MAX를 올리십시오.',
    },
  },
  DOCUMENT_UNPACKS_TOO_LARGE: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The document unpacks to too much', ko: '문서의 압축이 지나치게 큽니다' },
    message: {
      en: 'A part of the PDF unpacks to more than {limitBytes} bytes. Export it again, or raise PIXELS_MAX.',
      ko: 'PDF의 일부가 {limitBytes}바이트보다 크게 풀립니다. 다시 내보내거나 PIXELS_MAX를 올리십시오.',
    },
  },
  DOCUMENT_PAGE_MISSING: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'A wanted page does not exist', ko: '요청한 페이지가 없습니다' },
    message: {
      en: 'The option "pages" asks for {wanted} and the document has {pages} pages. Choose pages that exist.',
      ko: '"pages" 옵션이 {wanted}을(를) 요청했으나 문서는 {pages}페이지입니다. 있는 페이지를 고르십시오.',
    },
  },
});
