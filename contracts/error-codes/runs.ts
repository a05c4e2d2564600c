/** Runs and their stages. */
import { define } from './define';

export const RUNS_ERRORS = define({
  RUN_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such run', ko: '실행이 없습니다' },
    message: {
      en: 'There is no run {runId} that you may see. Check the id.',
      ko: '{runId} 실행이 없거나 볼 수 없습니다. ID를 확인하십시오.',
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
});
