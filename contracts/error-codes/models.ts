/** Models, the threads that compute with them, and language models. */
import { define } from './define';

export const MODELS_ERRORS = define({
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
  DATASET_UNFIT: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'Nothing can be learned from this dataset', ko: '이 데이터셋으로는 학습할 수 없습니다' },
    message: {
      en: 'The dataset for {slot} cannot be learned from: {reason}. Give more feedback and train again.',
      ko: '{slot}의 데이터셋으로 학습할 수 없습니다: {reason}. 피드백을 더 모은 뒤 다시 학습하십시오.',
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
  LLM_BUDGET_USED: {
    class: 'invalid_input',
    httpStatus: 402,
    title: { en: 'The budget for the language model is used up', ko: '언어 모델 예산을 모두 썼습니다' },
    message: {
      en: 'Of {limitUsd} USD for one {limit}, {usedUsd} are used, and the next call may cost up to {usdMax}. Raise LLM_BUDGET_USD_PER_RUN or LLM_BUDGET_USD_PER_DAY, or use "local".',
      ko: '{limit} 예산 {limitUsd} USD 가운데 {usedUsd} USD를 썼고 다음 호출은 최대 {usdMax} USD입니다. LLM_BUDGET_USD_PER_RUN이나 LLM_BUDGET_USD_PER_DAY를 올리거나 "local"을 쓰십시오.',
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
});
