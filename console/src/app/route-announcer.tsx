/** Tells a screen reader which page has come, and brings the view back to its top. */
import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { ScrollRestoration, useLocation } from 'react-router';

/** The page has set its title by then. */
const SETTLED_MS = 150;

export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const isFirst = useRef(true);
  const [title, setTitle] = useState('');
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => setTitle(document.title), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [pathname]);
  return (
    <>
      <ScrollRestoration />
      <VisuallyHidden role="status">{title}</VisuallyHidden>
    </>
  );
}
