/** Requests and uploads that cannot be taken as they are. */
import { define } from './define';

export const REQUEST_ERRORS = define({
  REQUEST_INVALID: {
    class: 'invalid_input',
    httpStatus: 400,
    title: { en: 'The request is not valid', ko: '요청이 올바르지 않습니다' },
    message: { en: '{problem}. Correct the request and send it again.', ko: '{problem}. 요청을 고쳐 다시 보내십시오.' },
  },
  OPTIONS_INVALID: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The options are not valid', ko: '옵션이 올바르지 않습니다' },
    message: {
      en: '{problem}. See the options of this pipeline in the API reference.',
      ko: '{problem}. API 문서에서 이 파이프라인의 옵션을 확인하십시오.',
    },
  },
  UPLOAD_MISSING: {
    class: 'invalid_input',
    httpStatus: 400,
    title: { en: 'No file was sent', ko: '파일이 없습니다' },
    message: {
      en: 'The form holds no file. Send one file in the field "file" as multipart/form-data.',
      ko: '양식에 파일이 없습니다. multipart/form-data의 "file" 필드로 파일 하나를 보내십시오.',
    },
  },
  UPLOAD_EMPTY: {
    class: 'invalid_input',
    httpStatus: 400,
    title: { en: 'The file is empty', ko: '빈 파일입니다' },
    message: {
      en: 'The file has 0 bytes. Send a file with content.',
      ko: '파일이 0바이트입니다. 내용이 있는 파일을 보내십시오.',
    },
  },
  UPLOAD_TOO_LARGE: {
    class: 'invalid_input',
    httpStatus: 413,
    title: { en: 'The file is too large', ko: '파일이 너무 큽니다' },
    message: {
      en: 'The file is larger than {limitBytes} bytes. Send a smaller file, or raise UPLOAD_BYTES_MAX.',
      ko: '파일이 {limitBytes}바이트보다 큽니다. 더 작은 파일을 보내거나 UPLOAD_BYTES_MAX를 올리십시오.',
    },
  },
  UPLOAD_INTERRUPTED: {
    class: 'invalid_input',
    httpStatus: 400,
    title: { en: 'The upload broke off', ko: '업로드가 중단되었습니다' },
    message: {
      en: 'The connection ended after {receivedBytes} bytes. Nothing was kept; send the file again.',
      ko: '{receivedBytes}바이트 뒤에 연결이 끊어졌습니다. 저장된 것은 없습니다. 다시 보내십시오.',
    },
  },
  MEDIA_TYPE_UNSUPPORTED: {
    class: 'invalid_input',
    httpStatus: 415,
    title: { en: 'This kind of file cannot be read', ko: '지원하지 않는 파일 형식입니다' },
    message: {
      en: 'The content is {seen}, whatever the name says. Send one of: {accepted}.',
      ko: '이름과 관계없이 내용은 {seen}입니다. 다음 중 하나를 보내십시오: {accepted}.',
    },
  },
  BLOB_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such blob', ko: '블롭이 없습니다' },
    message: {
      en: 'No blob {sha256} belongs to you. Upload the file first.',
      ko: '{sha256} 블롭이 없습니다. 먼저 파일을 올리십시오.',
    },
  },
  ROUTE_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such address', ko: '주소가 없습니다' },
    message: {
      en: 'There is no {method} {path}. See the API reference.',
      ko: '{method} {path}은(는) 없습니다. API 문서를 확인하십시오.',
    },
  },
  TOO_MANY_REQUESTS: {
    class: 'throttled',
    httpStatus: 429,
    title: { en: 'Too many requests', ko: '요청이 너무 많습니다' },
    message: {
      en: 'Wait {retryAfterSeconds} seconds and send it again.',
      ko: '{retryAfterSeconds}초 뒤에 다시 보내십시오.',
    },
  },
  INVARIANT_BROKEN: {
    class: 'bug',
    httpStatus: 500,
    title: { en: 'Something is wrong on our side', ko: '내부 오류입니다' },
    message: {
      en: 'An unexpected error occurred. Look in the logs for the request id {requestId}.',
      ko: '예기치 않은 오류입니다. 로그에서 요청 ID {requestId}를 찾으십시오.',
    },
  },
});
