/** What people say about results. */
import { define } from './define';

export const FEEDBACK_ERRORS = define({
  FEEDBACK_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such feedback', ko: '피드백이 없습니다' },
    message: {
      en: 'There is no feedback {feedbackId} of yours. Check the id.',
      ko: '{feedbackId} 피드백이 없거나 본인의 것이 아닙니다. ID를 확인하십시오.',
    },
  },
  FEEDBACK_INVALID: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The correction does not fit the result', ko: '결과에 맞지 않는 교정입니다' },
    message: {
      en: '{problem} Send the values, lines or reading order of this run as its result names them.',
      ko: '{problem} 이 실행의 결과에 있는 이름 그대로 값, 줄, 읽기 순서를 보내십시오.',
    },
  },
  CLICK_INVALID: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The click does not fit what was shown', ko: '표시된 목록에 없는 선택입니다' },
    message: {
      en: 'Run {runId} showed no entry {id} in a list {target}. Send a target and one of its ids as the rankings of the run name them.',
      ko: '{runId} 실행은 {target} 목록에 {id} 항목을 보여 주지 않았습니다. 실행의 순위 목록에 있는 target과 id를 그대로 보내십시오.',
    },
  },
});
