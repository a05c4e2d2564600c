/** Servers and stores that we depend on. */
import { define } from './define';

export const DEPENDENCIES_ERRORS = define({
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
});
