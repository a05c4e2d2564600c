/** Other people's servers that we keep in step when they are configured: MLflow and Label Studio. */
import { define } from './define';

export const INTEGRATIONS_ERRORS = define({
  WEBHOOK_NOT_TRUSTED: {
    class: 'unauthorised',
    httpStatus: 401,
    title: { en: 'The caller is not known', ko: '알 수 없는 호출입니다' },
    message: {
      en: 'The call does not bear the secret of {setting}, or says nothing that is known. Set the same value on both sides.',
      ko: '호출에 {setting} 값이 없거나 알 수 없는 내용입니다. 양쪽에 같은 값을 설정하십시오.',
    },
  },
  PAGE_LINK_INVALID: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'The link is not valid', ko: '유효하지 않은 링크입니다' },
    message: {
      en: 'The link to this page is altered or past its end. Open the run itself.',
      ko: '이 페이지 링크가 변경되었거나 만료되었습니다. 실행을 직접 여십시오.',
    },
  },
  MLFLOW_UNAVAILABLE: {
    class: 'dependency',
    httpStatus: 502,
    title: { en: 'MLflow does not answer', ko: 'MLflow가 응답하지 않습니다' },
    message: {
      en: 'The server at MLFLOW_TRACKING_URI failed: {reason}. It is tried again.',
      ko: 'MLFLOW_TRACKING_URI 서버가 실패했습니다: {reason}. 다시 시도합니다.',
    },
  },
  MLFLOW_REFUSED: {
    class: 'invalid_input',
    httpStatus: 502,
    title: { en: 'MLflow refused the request', ko: 'MLflow가 요청을 거부했습니다' },
    message: {
      en: 'MLflow answered {status} to {request}: {reason}. Check MLFLOW_TRACKING_URI and its user or token.',
      ko: 'MLflow가 {request} 요청에 {status}로 응답했습니다: {reason}. MLFLOW_TRACKING_URI와 사용자 또는 토큰을 확인하십시오.',
    },
  },
  LABEL_STUDIO_UNAVAILABLE: {
    class: 'dependency',
    httpStatus: 502,
    title: { en: 'Label Studio does not answer', ko: 'Label Studio가 응답하지 않습니다' },
    message: {
      en: 'The server at LABEL_STUDIO_URL failed: {reason}. It is tried again.',
      ko: 'LABEL_STUDIO_URL 서버가 실패했습니다: {reason}. 다시 시도합니다.',
    },
  },
  LABEL_STUDIO_REFUSED: {
    class: 'invalid_input',
    httpStatus: 502,
    title: { en: 'Label Studio refused the request', ko: 'Label Studio가 요청을 거부했습니다' },
    message: {
      en: 'Label Studio answered {status} to {request}: {reason}. Check LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.',
      ko: 'Label Studio가 {request} 요청에 {status}로 응답했습니다: {reason}. LABEL_STUDIO_URL과 LABEL_STUDIO_API_KEY를 확인하십시오.',
    },
  },
});
