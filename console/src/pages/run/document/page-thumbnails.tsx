/** All pages in small, to go from one to another. Their images are fetched as they come into view. */
import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { DocumentPage } from '../../../api/types';
import { useTranslation } from '../../../i18n/i18n';
import classes from './page-viewer.module.css';

const THUMBNAIL_WIDTH = 128;

interface PageThumbnailsProps {
  pages: readonly DocumentPage[];
  page: number;
  onPage: (page: number) => void;
}

export function PageThumbnails({ pages, page, onPage }: PageThumbnailsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (current && list.current) list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 2;
  }, [page]);
  return (
    <nav aria-label={t('document.pages')}>
      <ul className={classes.thumbnails} ref={list} data-no-swipe>
        {pages.map((each) => (
          <li key={each.page}>
            <UnstyledButton
              className={classes.thumbnail}
              aria-current={each.page === page}
              onClick={() => onPage(each.page)}
            >
              <img
                src={`${each.links.image}?width=${THUMBNAIL_WIDTH}`}
                alt={t('document.page')}
                width={54}
                height={72}
                loading="lazy"
                decoding="async"
              />
              <span className={classes.number}>{each.page}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}
