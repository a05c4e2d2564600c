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
  REQUEST_BODY_TOO_LARGE: {
    class: 'invalid_input',
    httpStatus: 413,
    title: { en: 'The body is too large', ko: '본문이 너무 큽니다' },
    message: {
      en: 'The JSON body is larger than {limitBytes} bytes. Send less at once.',
      ko: 'JSON 본문이 {limitBytes}바이트보다 큽니다. 나누어 보내십시오.',
    },
  },
  REQUEST_URL_TOO_LONG: {
    class: 'invalid_input',
    httpStatus: 414,
    title: { en: 'The address is too long', ko: '주소가 너무 깁니다' },
    message: {
      en: 'The address has {length} characters and at most {limit} are read. Shorten it.',
      ko: '주소가 {length}자이며 최대 {limit}자까지 읽습니다. 줄여서 보내십시오.',
    },
  },
  REQUEST_HEADERS_TOO_LARGE: {
    class: 'invalid_input',
    httpStatus: 431,
    title: { en: 'Too many headers', ko: '헤더가 너무 많습니다' },
    message: {
      en: 'At most {limitCount} headers of {limitBytes} bytes in all are read. Send fewer or shorter ones.',
      ko: '헤더는 최대 {limitCount}개, 모두 {limitBytes}바이트까지 읽습니다. 줄여서 보내십시오.',
    },
  },
  REQUEST_TOO_SLOW: {
    class: 'invalid_input',
    httpStatus: 408,
    title: { en: 'The request came too slowly', ko: '요청이 너무 느립니다' },
    message: {
      en: 'The request did not come in at the pace that is waited for. Send it again over a better connection.',
      ko: '요청이 기다릴 수 있는 속도로 들어오지 않았습니다. 더 나은 연결에서 다시 보내십시오.',
    },
  },
  IDEMPOTENCY_IN_PROGRESS: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The same request is under way', ko: '같은 요청이 진행 중입니다' },
    message: {
      en: 'The first request under the Idempotency-Key {key} has not been answered yet. Send it again in {retryAfterSeconds} seconds.',
      ko: 'Idempotency-Key {key}의 첫 요청이 아직 끝나지 않았습니다. {retryAfterSeconds}초 뒤에 다시 보내십시오.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The idempotency key belongs to another request', ko: '다른 요청에 쓰인 멱등성 키입니다' },
    message: {
      en: 'The Idempotency-Key {key} was sent with another request before. Use a new key for each request.',
      ko: 'Idempotency-Key {key}는 이전에 다른 요청에 쓰였습니다. 요청마다 새 키를 사용하십시오.',
    },
  },
  IDEMPOTENCY_ANSWER_NOT_KEPT: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The first answer is not kept', ko: '첫 응답이 보관되지 않았습니다' },
    message: {
      en: 'The request under the Idempotency-Key {key} was carried out with status {status}; its answer was too large or too secret to keep. Look up what it made, or use a new key.',
      ko: 'Idempotency-Key {key}의 요청은 상태 {status}로 처리되었으나 응답이 너무 크거나 비밀이어서 보관되지 않았습니다. 만들어진 것을 조회하거나 새 키를 사용하십시오.',
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
