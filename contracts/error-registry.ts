/**
 * The one registry of errors: code -> class, HTTP status, title and message in English and Korean. A message says what
 * was seen and how to cure it; `{name}` is filled from the details. Used through `errors.ts`.
 */

/** What kind of trouble it is; decides the retry rule and who should act. */
export type ErrorClass =
  | 'invalid_input'
  | 'unauthorised'
  | 'not_found'
  | 'conflict'
  | 'not_ready'
  | 'throttled'
  | 'dependency'
  | 'cancelled'
  | 'bug';

interface ErrorDefinition {
  class: ErrorClass;
  httpStatus: number;
  title: { en: string; ko: string };
  /** What happened and the cure, with `{placeholders}` for details. */
  message: { en: string; ko: string };
}

const define = <const T extends Record<string, ErrorDefinition>>(registry: T): T => registry;

export const ERRORS = define({
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
  DOCUMENT_PAGE_MISSING: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'A wanted page does not exist', ko: '요청한 페이지가 없습니다' },
    message: {
      en: 'The option "pages" asks for {wanted} and the document has {pages} pages. Choose pages that exist.',
      ko: '"pages" 옵션이 {wanted}을(를) 요청했으나 문서는 {pages}페이지입니다. 있는 페이지를 고르십시오.',
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
  RUN_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such run', ko: '실행이 없습니다' },
    message: {
      en: 'There is no run {runId} that you may see. Check the id.',
      ko: '{runId} 실행이 없거나 볼 수 없습니다. ID를 확인하십시오.',
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
  RUN_NOT_FINISHED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The run has not finished', ko: '실행이 끝나지 않았습니다' },
    message: {
      en: 'Run {runId} is {status}; it has no result yet. Follow it at /ws/pipeline/{runId}.',
      ko: '{runId} 실행은 {status} 상태이며 아직 결과가 없습니다. /ws/pipeline/{runId}에서 진행을 확인하십시오.',
    },
  },
  RUN_FINISHED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The run has already ended', ko: '이미 끝난 실행입니다' },
    message: {
      en: 'Run {runId} is {status}; there is nothing to cancel.',
      ko: '{runId} 실행은 {status} 상태여서 취소할 것이 없습니다.',
    },
  },
  RUN_NOT_RETRYABLE: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The run cannot be retried', ko: '재시도할 수 없는 실행입니다' },
    message: {
      en: 'Run {runId} is {status}; only a failed or cancelled run is retried.',
      ko: '{runId} 실행은 {status} 상태입니다. 실패하거나 취소된 실행만 재시도할 수 있습니다.',
    },
  },
  RUN_ACTIVE: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The run is still active', ko: '아직 진행 중인 실행입니다' },
    message: {
      en: 'Run {runId} is {status}. Cancel it before you delete it.',
      ko: '{runId} 실행은 {status} 상태입니다. 삭제하기 전에 취소하십시오.',
    },
  },
  RUN_DEADLINE_EXCEEDED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The run missed its deadline', ko: '실행이 기한을 넘겼습니다' },
    message: {
      en: 'The run did not end within {deadlineSeconds} seconds. Retry it with a later deadline.',
      ko: '실행이 {deadlineSeconds}초 안에 끝나지 않았습니다. 기한을 늘려 재시도하십시오.',
    },
  },
  RUN_LOST: {
    class: 'bug',
    httpStatus: 500,
    title: { en: 'The run was ended from outside', ko: '외부에서 종료된 실행입니다' },
    message: {
      en: "The run's workflow was terminated or has vanished. Retry the run.",
      ko: '실행의 워크플로가 강제 종료되었거나 사라졌습니다. 재시도하십시오.',
    },
  },
  STAGE_TIMED_OUT: {
    class: 'bug',
    httpStatus: 500,
    title: { en: 'A stage took too long', ko: '단계가 제한 시간을 넘겼습니다' },
    message: {
      en: 'The stage {stage} gave no sign of life or took longer than allowed, again and again. Retry the run, and look in the logs of the workers.',
      ko: '{stage} 단계가 반복해서 응답하지 않거나 제한 시간을 넘겼습니다. 재시도하고 작업자 로그를 확인하십시오.',
    },
  },
  RUN_CANCELLED: {
    class: 'cancelled',
    httpStatus: 409,
    title: { en: 'The run was cancelled', ko: '취소된 실행입니다' },
    message: {
      en: 'The run was cancelled on request. Retry it to run it again.',
      ko: '요청에 따라 취소되었습니다. 다시 실행하려면 재시도하십시오.',
    },
  },
  TOKEN_MISSING: {
    class: 'unauthorised',
    httpStatus: 401,
    title: { en: 'A token is needed', ko: '토큰이 필요합니다' },
    message: {
      en: 'Send "Authorization: Bearer TOKEN". The administrator\'s token was printed by npm start.',
      ko: '"Authorization: Bearer TOKEN"을 보내십시오. 관리자 토큰은 npm start가 출력합니다.',
    },
  },
  TOKEN_INVALID: {
    class: 'unauthorised',
    httpStatus: 401,
    title: { en: 'The token is not valid', ko: '토큰이 올바르지 않습니다' },
    message: {
      en: 'The token is unknown, expired or revoked. Ask for a new one.',
      ko: '토큰을 알 수 없거나 만료 또는 폐기되었습니다. 새로 발급받으십시오.',
    },
  },
  MODEL_NOT_DEPLOYED: {
    class: 'not_ready',
    httpStatus: 503,
    title: { en: 'No model serves this slot', ko: '배포된 모델이 없습니다' },
    message: {
      en: 'These options need the slot {slot}, which no model serves. Deploy or configure one, or choose other options.',
      ko: '이 옵션에 필요한 {slot} 슬롯에 배포된 모델이 없습니다. 모델을 배포하거나 설정하고, 아니면 다른 옵션을 고르십시오.',
    },
  },
  MODEL_DAMAGED: {
    class: 'bug',
    httpStatus: 500,
    title: { en: 'A model file is damaged', ko: '모델 파일이 손상되었습니다' },
    message: {
      en: 'The model file {file} does not have the SHA-256 that its model card names. Restore it from the release.',
      ko: '{file} 모델 파일의 SHA-256이 모델 카드와 다릅니다. 배포본에서 복원하십시오.',
    },
  },
  CPU_THREAD_LOST: {
    class: 'bug',
    httpStatus: 500,
    title: { en: 'A computing thread crashed', ko: '계산 스레드가 중단되었습니다' },
    message: {
      en: 'The thread that ran {task} ended: {reason}. It is tried again; if it goes on, look in the logs of the CPU worker.',
      ko: '{task} 작업의 스레드가 중단되었습니다: {reason}. 다시 시도합니다. 계속되면 CPU 워커의 로그를 확인하십시오.',
    },
  },
  LLM_NOT_CONFIGURED: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'No language model is configured', ko: '언어 모델이 설정되지 않았습니다' },
    message: {
      en: 'The option "extractor" is "llm" and LLM_API_BASE is not set. Set it, or use "local".',
      ko: '"extractor" 옵션이 "llm"이지만 LLM_API_BASE가 없습니다. 설정하거나 "local"을 쓰십시오.',
    },
  },
  LLM_REFUSED: {
    class: 'invalid_input',
    httpStatus: 502,
    title: { en: 'The language model refused the request', ko: '언어 모델이 요청을 거부했습니다' },
    message: {
      en: 'The server answered {status}: {reason}. Check the model name and the key.',
      ko: '서버 응답 {status}: {reason}. 모델 이름과 키를 확인하십시오.',
    },
  },
  LLM_UNAVAILABLE: {
    class: 'dependency',
    httpStatus: 502,
    title: { en: 'The language model does not answer', ko: '언어 모델이 응답하지 않습니다' },
    message: {
      en: 'The server at LLM_API_BASE failed: {reason}. It is tried again.',
      ko: 'LLM_API_BASE 서버가 실패했습니다: {reason}. 다시 시도합니다.',
    },
  },
  LLM_THROTTLED: {
    class: 'throttled',
    httpStatus: 429,
    title: { en: 'The language model is throttled', ko: '언어 모델 사용량이 제한되었습니다' },
    message: {
      en: 'The server asks to wait {retryAfterSeconds} seconds.',
      ko: '서버가 {retryAfterSeconds}초 대기를 요청했습니다.',
    },
  },
  LLM_ANSWER_INVALID: {
    class: 'dependency',
    httpStatus: 502,
    title: { en: 'The language model gave no valid answer', ko: '언어 모델의 답이 올바르지 않습니다' },
    message: {
      en: 'The answer does not fit the schema: {reason}. It is tried again.',
      ko: '답이 스키마와 맞지 않습니다: {reason}. 다시 시도합니다.',
    },
  },
  BLOB_STORE_FULL: {
    class: 'dependency',
    httpStatus: 507,
    title: { en: 'The blob store is full', ko: '저장 공간이 부족합니다' },
    message: {
      en: 'There is no space left for the file. Free some space and send it again.',
      ko: '파일을 저장할 공간이 없습니다. 공간을 확보한 뒤 다시 보내십시오.',
    },
  },
  BLOB_STORE_UNAVAILABLE: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The blob store does not answer', ko: '저장소가 응답하지 않습니다' },
    message: {
      en: 'The blob store failed: {reason}. Try again shortly.',
      ko: '저장소 오류: {reason}. 잠시 후 다시 시도하십시오.',
    },
  },
  BLOB_DAMAGED: {
    class: 'dependency',
    httpStatus: 500,
    title: { en: 'A stored blob is damaged', ko: '저장된 블롭이 손상되었습니다' },
    message: {
      en: 'Blob {sha256} does not have its own hash. Upload the file again.',
      ko: '{sha256} 블롭의 해시가 맞지 않습니다. 파일을 다시 올리십시오.',
    },
  },
  DATABASE_UNAVAILABLE: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The database does not answer', ko: '데이터베이스가 응답하지 않습니다' },
    message: {
      en: 'Postgres cannot be reached. Try again shortly.',
      ko: 'Postgres에 연결할 수 없습니다. 잠시 후 다시 시도하십시오.',
    },
  },
  WORKFLOW_SERVER_UNAVAILABLE: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The Temporal server does not answer', ko: 'Temporal 서버가 응답하지 않습니다' },
    message: {
      en: 'Temporal cannot be reached. Accepted runs are kept and start when it is back.',
      ko: 'Temporal에 연결할 수 없습니다. 접수된 실행은 보관되며 복구되면 시작합니다.',
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
