/** Batches and their items. */
import { define } from './define';

export const BATCHES_ERRORS = define({
  BATCH_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such batch', ko: '배치가 없습니다' },
    message: {
      en: 'There is no batch {batchId} that belongs to you.',
      ko: '{batchId} 배치가 없습니다.',
    },
  },
  BATCH_EMPTY: {
    class: 'invalid_input',
    httpStatus: 400,
    title: { en: 'The batch is empty', ko: '빈 배치입니다' },
    message: {
      en: 'The batch holds no item. Send files in fields named "files" as multipart/form-data, or JSON with "items".',
      ko: '배치에 항목이 없습니다. multipart/form-data의 "files" 필드로 파일을 보내거나 JSON의 "items"를 채우십시오.',
    },
  },
  BATCH_TOO_LARGE: {
    class: 'invalid_input',
    httpStatus: 413,
    title: { en: 'The batch has too many items', ko: '배치의 항목이 너무 많습니다' },
    message: {
      en: 'A batch holds {limit} items at the most. Divide it into several.',
      ko: '배치 하나는 최대 {limit}개 항목을 담습니다. 여러 배치로 나누십시오.',
    },
  },
  BATCH_FINISHED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The batch cannot be steered any more', ko: '더 이상 제어할 수 없는 배치입니다' },
    message: {
      en: 'The batch {batchId} is {status}. Retry its failed items once it has ended, or submit a new batch.',
      ko: '{batchId} 배치의 상태는 {status}입니다. 끝난 뒤 실패한 항목을 재시도하거나 새 배치를 제출하십시오.',
    },
  },
  BATCH_NOT_ANSWERING: {
    class: 'not_ready',
    httpStatus: 503,
    title: { en: 'The batch does not answer', ko: '배치가 응답하지 않습니다' },
    message: {
      en: 'The workflow of the batch {batchId} does not answer: its workers are away or busy. The order may still take effect. Look at the batch, and give the order again if need be.',
      ko: '{batchId} 배치의 워크플로가 응답하지 않습니다. 작업자가 없거나 바쁩니다. 명령은 나중에 적용될 수 있으니 배치를 확인하고 필요하면 다시 명령하십시오.',
    },
  },
  BATCH_ACTIVE: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The batch is still active', ko: '아직 진행 중인 배치입니다' },
    message: {
      en: 'The batch {batchId} is {status}. Cancel it and wait for its end first.',
      ko: '{batchId} 배치의 상태는 {status}입니다. 먼저 취소하고 끝나기를 기다리십시오.',
    },
  },
  BATCH_NOTHING_TO_RETRY: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'Nothing to retry', ko: '재시도할 항목이 없습니다' },
    message: {
      en: 'No item of the batch {batchId} has failed or was cancelled in a way that a retry could mend.',
      ko: '{batchId} 배치에는 재시도로 나아질 실패 또는 취소 항목이 없습니다.',
    },
  },
  URL_REFUSED: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The address is not fetched', ko: '가져올 수 없는 주소입니다' },
    message: {
      en: 'Nothing is fetched from {host}: only http and https addresses on the public internet are. Upload the file, or set URL_FETCH_PRIVATE=true to allow hosts of your own network.',
      ko: '{host}에서는 가져오지 않습니다. 공개 인터넷의 http, https 주소만 허용됩니다. 파일을 직접 올리거나 내부 호스트를 허용하려면 URL_FETCH_PRIVATE=true로 설정하십시오.',
    },
  },
  URL_UNREACHABLE: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The address cannot be reached', ko: '주소에 연결할 수 없습니다' },
    message: {
      en: 'The host {host} could not be reached: {reason}. Check the address, then retry the batch.',
      ko: '{host} 호스트에 연결할 수 없습니다: {reason}. 주소를 확인하고 배치를 재시도하십시오.',
    },
  },
  URL_STATUS: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The address gave no file', ko: '주소에서 파일을 받지 못했습니다' },
    message: {
      en: 'The host {host} answered with status {status}. Check the address and whether the file is open to everyone.',
      ko: '{host} 호스트가 상태 {status}(으)로 응답했습니다. 주소와 파일의 공개 여부를 확인하십시오.',
    },
  },
  URL_TOO_MANY_REDIRECTS: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The address leads on and on', ko: '주소가 계속 넘겨집니다' },
    message: {
      en: 'The address was redirected more than {limit} times, the last time to {host}. Give the address of the file itself.',
      ko: '주소가 {limit}번 넘게 이동되었으며 마지막은 {host}입니다. 파일 자체의 주소를 사용하십시오.',
    },
  },
  URL_TOO_LARGE: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The file at the address is too large', ko: '주소의 파일이 너무 큽니다' },
    message: {
      en: 'The file at {host} is larger than {limitBytes} bytes. Use a smaller one, or raise UPLOAD_BYTES_MAX.',
      ko: '{host}의 파일이 {limitBytes}바이트보다 큽니다. 더 작은 파일을 쓰거나 UPLOAD_BYTES_MAX를 올리십시오.',
    },
  },
  URL_TOO_SLOW: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The address is too slow', ko: '주소의 응답이 너무 느립니다' },
    message: {
      en: 'The file at {host} did not come within {seconds} seconds. Retry the batch, or upload the file.',
      ko: '{host}의 파일을 {seconds}초 안에 받지 못했습니다. 배치를 재시도하거나 파일을 직접 올리십시오.',
    },
  },
});
