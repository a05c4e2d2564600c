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
});
