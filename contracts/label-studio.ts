/** What Label Studio's webhook calls bear, agreed between who asks for them (activities) and who takes them (API). */

/** Holds LABEL_STUDIO_WEBHOOK_SECRET: Label Studio does not sign its calls. */
export const LABEL_STUDIO_SECRET_HEADER = 'x-treadle-webhook-secret';

export const LABEL_STUDIO_WEBHOOK_PATH = '/api/v1/webhooks/label-studio';

/** What we ask to be told of. */
export const LABEL_STUDIO_ACTIONS = ['ANNOTATION_CREATED', 'ANNOTATION_UPDATED', 'ANNOTATIONS_DELETED'] as const;
export type LabelStudioAction = (typeof LABEL_STUDIO_ACTIONS)[number];
