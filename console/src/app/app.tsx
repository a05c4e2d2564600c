/** The console as a whole: theme, questions to the API, pages. */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { meQuery, signInPath } from '../api/session';
import { Notices } from '../components/notices';
import { createQueryClient } from './query-client';
import { createRouter } from './router';
import { colourSchemeManager, cssVariables, theme } from './theme';

const router = createRouter();

const queryClient = createQueryClient(() => {
  const { location } = router.state;
  if (location.pathname !== '/sign-in') void router.navigate(signInPath(location), { replace: true });
});

// Asked before anything is drawn: the answer decides what is.
queryClient.query(meQuery).catch(() => undefined);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colourSchemeManager}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notices />
      </QueryClientProvider>
    </MantineProvider>
  );
}
