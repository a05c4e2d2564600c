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
  MODEL_UNKNOWN: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such model version', ko: '모델 버전이 없습니다' },
    message: {
      en: 'The slot {slot} has no model version {version}. Choose one of its list.',
      ko: '{slot} 슬롯에 {version} 모델 버전이 없습니다. 목록에서 고르십시오.',
    },
  },
  MODEL_SIGNATURE_INVALID: {
    class: 'invalid_input',
    httpStatus: 409,
    title: { en: 'The model version was altered', ko: '모델 버전이 변경되었습니다' },
    message: {
      en: 'Version {version} of {slot} does not bear the signature of this installation: its files or its entry were altered, or MODEL_SIGNING_KEY has changed. It is not used. Deploy another version or train a new one.',
      ko: '{slot}의 {version} 버전에 이 설치의 서명이 없습니다. 파일이나 항목이 변경되었거나 MODEL_SIGNING_KEY가 바뀌었습니다. 사용하지 않습니다. 다른 버전을 배포하거나 새로 학습하십시오.',
    },
  },
  MODEL_UNFIT: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The files are no model of this slot', ko: '이 슬롯에 맞지 않는 모델입니다' },
    message: {
      en: 'These files cannot serve {slot}: {reason}. Mend the files and upload them again.',
      ko: '{slot}에서 사용할 수 없는 파일입니다: {reason}. 파일을 고쳐 다시 올리십시오.',
    },
  },
  MODEL_CHECK_NOT_ANSWERING: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The check of the model has not ended yet', ko: '모델 점검이 아직 끝나지 않았습니다' },
    message: {
      en: 'The files are kept, and no worker has looked at them yet. If they fit, they become the version {modelId}. Check that workers of the roles workflow and cpu run, and look whether it is there.',
      ko: '파일은 보관했지만 아직 점검한 워커가 없습니다. 문제가 없으면 {modelId} 버전으로 등록됩니다. workflow, cpu 워커가 실행 중인지 확인하고 버전이 등록되었는지 보십시오.',
    },
  },
  MODEL_NOT_KEPT: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The files of the version are not kept', ko: '보관하지 않는 버전입니다' },
    message: {
      en: 'Version {version} of {slot} came with a release or the configuration, so its files are not at hand to be compared. Choose one that was trained or uploaded.',
      ko: '{slot}의 {version} 버전은 배포본이나 설정에서 온 것이어서 비교할 파일이 없습니다. 학습하거나 올린 버전을 고르십시오.',
    },
  },
  DATASET_MISSING: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'There is nothing to test with', ko: '시험할 데이터가 없습니다' },
    message: {
      en: 'The slot {slot} has no dataset with test rows. Give feedback and retrain it once, which makes one.',
      ko: '{slot} 슬롯에 시험용 행이 있는 데이터셋이 없습니다. 피드백을 모아 한 번 재학습하면 만들어집니다.',
    },
  },
  MODEL_NOT_SERVING: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The model does not serve', ko: '모델이 응답하지 않습니다' },
    message: {
      en: 'Version {version} of {slot} was put into service, and {served} serves. The version before is restored. Try again.',
      ko: '{slot}에 {version} 버전을 배포했지만 {served}이(가) 응답합니다. 이전 버전으로 되돌렸습니다. 다시 시도하십시오.',
    },
  },
  DEPLOYMENT_UNDER_WAY: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'Another deployment is under way', ko: '다른 배포가 진행 중입니다' },
    message: {
      en: 'The slot {slot} is being deployed at this moment. Look who serves, and try again if that is still needed.',
      ko: '{slot} 슬롯을 배포하는 중입니다. 현재 버전을 확인하고 필요하면 다시 시도하십시오.',
    },
  },
  DEPLOYMENT_OVERTAKEN: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'Another version serves by now', ko: '그사이 다른 버전이 배포되었습니다' },
    message: {
      en: 'The version was compared with the one that served {slot} before, and by now {served} serves. Compare it with that one first.',
      ko: '{slot}에 배포되어 있던 버전과 비교했지만 이제 {served}이(가) 배포되어 있습니다. 먼저 그 버전과 비교하십시오.',
    },
  },
  SLOT_UNKNOWN: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such slot', ko: '슬롯이 없습니다' },
    message: {
      en: 'There is no slot {slot}. GET /api/v1/slots lists them.',
      ko: '{slot} 슬롯이 없습니다. GET /api/v1/slots에서 목록을 확인하십시오.',
    },
  },
  SLOT_NOT_SERVED: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'Nothing served the slot then', ko: '그때 배포된 버전이 없습니다' },
    message: {
      en: 'No version served {slot} at {at}. Ask for a later time.',
      ko: '{at} 시점에 {slot}에 배포된 버전이 없습니다. 더 늦은 시각으로 물으십시오.',
    },
  },
  MODEL_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such model version', ko: '모델 버전이 없습니다' },
    message: {
      en: 'There is no model version {modelId}. Check the id.',
      ko: '{modelId} 모델 버전이 없습니다. ID를 확인하십시오.',
    },
  },
  DEPLOYMENT_NOT_ANSWERING: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The deployment has not ended yet', ko: '배포가 아직 끝나지 않았습니다' },
    message: {
      en: 'The deployment of {slot} goes on, and no worker has seen it to its end yet. Check that workers of the roles workflow, io and cpu run, and look who serves.',
      ko: '{slot} 배포가 진행 중이지만 아직 끝나지 않았습니다. workflow, io, cpu 워커가 실행 중인지 확인하고 현재 버전을 보십시오.',
    },
  },
  SLOT_NOT_LEARNING: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'Nothing learns for this slot', ko: '학습하지 않는 슬롯입니다' },
    message: {
      en: 'No learner makes models for the slot {slot}; its versions come with the release or the configuration.',
      ko: '{slot} 슬롯의 모델을 만드는 학습기가 없습니다. 버전은 배포본이나 설정에서 옵니다.',
    },
  },
  SLOT_HAS_NO_EARLIER_VERSION: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'There is nothing to go back to', ko: '되돌아갈 버전이 없습니다' },
    message: {
      en: 'No other version served {slot} before the present one. Promote a version of your choice instead.',
      ko: '{slot}에 현재 버전 이전에 쓰인 버전이 없습니다. 원하는 버전을 승격하십시오.',
    },
  },
  RETRAIN_LOST: {
    class: 'bug',
    httpStatus: 500,
    title: { en: 'The retrain was ended from outside', ko: '외부에서 종료된 재학습입니다' },
    message: {
      en: "The retrain's workflow was terminated or has vanished. Start another one.",
      ko: '재학습의 워크플로가 강제 종료되었거나 사라졌습니다. 다시 시작하십시오.',
    },
  },
  TRIGGER_CHECK_NOT_ANSWERING: {
    class: 'dependency',
    httpStatus: 503,
    title: { en: 'The check has not ended yet', ko: '점검이 아직 끝나지 않았습니다' },
    message: {
      en: 'The rules are still being looked at. Check that workers of the roles workflow and io run, and ask again.',
      ko: '아직 규칙을 점검하는 중입니다. workflow, io 워커가 실행 중인지 확인하고 다시 요청하십시오.',
    },
  },
  RULE_UNKNOWN: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The slot has no such rule', ko: '슬롯에 없는 규칙입니다' },
    message: {
      en: 'The slot {slot} has no rule {kind}. Change one of its list.',
      ko: '{slot} 슬롯에 {kind} 규칙이 없습니다. 목록에 있는 규칙을 바꾸십시오.',
    },
  },
  SCHEDULE_UNKNOWN: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such schedule', ko: '일정이 없습니다' },
    message: {
      en: 'There is no schedule {scheduleId}. GET /api/v1/schedules lists them; a worker of the role workflow makes them when it starts.',
      ko: '{scheduleId} 일정이 없습니다. GET /api/v1/schedules에서 목록을 확인하십시오. 일정은 workflow 워커가 시작할 때 만들어집니다.',
    },
  },
  RETRAIN_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such retrain', ko: '재학습이 없습니다' },
    message: {
      en: 'There is no retrain {retrainId}. Check the id.',
      ko: '{retrainId} 재학습이 없습니다. ID를 확인하십시오.',
    },
  },
  RETRAIN_UNDER_WAY: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'A retrain of the slot is under way', ko: '재학습이 진행 중입니다' },
    message: {
      en: 'Retrain {retrainId} of {slot} is under way. Wait for its end, or cancel it.',
      ko: '{slot}의 {retrainId} 재학습이 진행 중입니다. 끝날 때까지 기다리거나 취소하십시오.',
    },
  },
  RETRAIN_FINISHED: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The retrain has already ended', ko: '이미 끝난 재학습입니다' },
    message: {
      en: 'Retrain {retrainId} is {state}; there is nothing to cancel.',
      ko: '{retrainId} 재학습은 {state} 상태여서 취소할 것이 없습니다.',
    },
  },
  DATASET_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such dataset', ko: '데이터셋이 없습니다' },
    message: {
      en: 'There is no dataset {datasetId}. Check the id.',
      ko: '{datasetId} 데이터셋이 없습니다. ID를 확인하십시오.',
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
      en: 'For the option "extractor", "llm" needs LLM_API_BASE and "llm_new" LLM_API_BASE_NEW_MODEL, which is not set. Set it, or use "local".',
      ko: '"extractor" 옵션의 "llm"에는 LLM_API_BASE가, "llm_new"에는 LLM_API_BASE_NEW_MODEL이 필요하지만 없습니다. 설정하거나 "local"을 쓰십시오.',
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
