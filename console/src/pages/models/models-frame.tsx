/** The frame of the pages about what the models are and how they learn: the ways between them, and one page's content. */
import type { ComponentProps } from 'react';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/loop-texts';
import { Page } from '../../components/page';
import { WayLinks } from '../../components/way-links';
import classes from './models-frame.module.css';

const PAGES = ['', '/retrains', '/datasets', '/feedback', '/annotation', '/triggers', '/schedules'] as const;
const NAMES = {
  '': 'slots',
  '/retrains': 'retrains',
  '/datasets': 'datasets',
  '/feedback': 'feedback',
  '/annotation': 'annotation',
  '/triggers': 'triggers',
  '/schedules': 'schedules',
} as const;

export function ModelsFrame({ children, ...page }: ComponentProps<typeof Page>) {
  const { t } = useTranslation('loop');
  return (
    <Page {...page}>
      <WayLinks
        label={t('models.ways')}
        ways={PAGES.map((path) => ({
          path: `/models${path}`,
          name: t(`models.way.${NAMES[path]}`),
          end: path === '',
        }))}
      />
      <div className={classes.parts}>{children}</div>
    </Page>
  );
}
