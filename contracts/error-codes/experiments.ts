/** Experiments. */
import { define } from './define';

export const EXPERIMENTS_ERRORS = define({
  EXPERIMENT_INVALID: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The experiment cannot be carried out', ko: '수행할 수 없는 실험입니다' },
    message: {
      en: 'This experiment cannot be carried out: {problem}. Change it and send it again.',
      ko: '이 실험은 수행할 수 없습니다: {problem}. 고쳐서 다시 보내십시오.',
    },
  },
  EXPERIMENT_SLOT_TAKEN: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The slot has an experiment already', ko: '슬롯에서 이미 실험이 진행 중입니다' },
    message: {
      en: 'The experiment {name} ({experimentId}) is under way on {slot}. Stop it, or wait until it has ended.',
      ko: '{slot}에서 {name} 실험({experimentId})이 진행 중입니다. 중지하거나 끝날 때까지 기다리십시오.',
    },
  },
  EXPERIMENT_TRAFFIC_TAKEN: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The traffic is taken by another experiment', ko: '다른 실험이 사용하는 트래픽입니다' },
    message: {
      en: 'The experiment {name} ({experimentId}) has some of the traffic from {from} to {to}. Take another part, or stop it.',
      ko: '{name} 실험({experimentId})이 {from}에서 {to}까지의 트래픽 일부를 사용 중입니다. 다른 구간을 쓰거나 그 실험을 중지하십시오.',
    },
  },
  EXPERIMENT_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such experiment', ko: '실험이 없습니다' },
    message: {
      en: 'There is no experiment {experimentId}. Check the id.',
      ko: '{experimentId} 실험이 없습니다. ID를 확인하십시오.',
    },
  },
  EXPERIMENT_FINISHED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The experiment has already ended', ko: '이미 끝난 실험입니다' },
    message: {
      en: 'Experiment {experimentId} is {state}. Begin a new one.',
      ko: '{experimentId} 실험은 {state} 상태입니다. 새 실험을 시작하십시오.',
    },
  },
  EXPERIMENT_PAUSED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The experiment does not grow now', ko: '지금은 확대할 수 없는 실험입니다' },
    message: {
      en: 'Experiment {experimentId} is {state}. Resume it first.',
      ko: '{experimentId} 실험은 {state} 상태입니다. 먼저 재개하십시오.',
    },
  },
  EXPERIMENT_AT_LAST_STEP: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The ramp is at its end', ko: '확대의 마지막 단계입니다' },
    message: {
      en: 'Experiment {experimentId} has taken the last step of its ramp. Promote or stop it.',
      ko: '{experimentId} 실험은 확대의 마지막 단계에 있습니다. 승격하거나 중지하십시오.',
    },
  },
  EXPERIMENT_VARIANT_UNKNOWN: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'No such treatment', ko: '실험군이 없습니다' },
    message: {
      en: 'Experiment {experimentId} has no treatment "{variant}". Name one of its treatments.',
      ko: '{experimentId} 실험에 "{variant}" 실험군이 없습니다. 실험군 가운데 하나를 고르십시오.',
    },
  },
  EXPERIMENT_NOT_ANSWERING: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The experiment has not taken the order yet', ko: '실험이 아직 명령을 처리하지 않았습니다' },
    message: {
      en: 'Experiment {experimentId} got the order, and no worker has carried it out yet. Check that workers of the roles workflow and io run, and look how it stands.',
      ko: '{experimentId} 실험이 명령을 받았지만 아직 처리한 워커가 없습니다. workflow와 io 워커가 실행 중인지 확인하고 실험 상태를 보십시오.',
    },
  },
});
