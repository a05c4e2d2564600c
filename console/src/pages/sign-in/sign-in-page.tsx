/** Sign-in: a one-time link opens it and is exchanged at once; whoever comes without one is told how to get it. */
import { Button, Code, Loader, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { answer, client } from '../../api/client';
import { meQuery, wayBack } from '../../api/session';
import { ColourSchemeMenu } from '../../app/colour-scheme-menu';
import { LanguageMenu } from '../../app/language-menu';
import { Logo } from '../../app/logo';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { codeIn } from './sign-in-code';
import classes from './sign-in-page.module.css';

export function Component() {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const signIn = useSignIn();
  const { mutate } = signIn;
  const code = codeIn(hash);
  useEffect(() => {
    document.title = `${t('sign-in.heading')} · Treadle`;
  }, [t]);
  useEffect(() => {
    if (code === undefined) return;
    // A code works once, so it need not stay in the address, nor in the history.
    history.replaceState(history.state, '', location.pathname + location.search);
    mutate(code);
  }, [code, mutate]);
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <LanguageMenu />
        <ColourSchemeMenu />
      </header>
      <main className={classes.card}>
        <Logo />
        <Title order={1} mt="md">
          {t('sign-in.heading')}
        </Title>
        {signIn.isPending || signIn.isSuccess ? (
          <div role="status" className={classes.underWay}>
            <Loader size="sm" aria-hidden />
            <Text>{t('sign-in.under-way')}</Text>
          </div>
        ) : (
          <Stack mt={6} gap="lg">
            <Text c="dimmed">{t('sign-in.about')}</Text>
            {signIn.isError && <ProblemAlert error={signIn.error} />}
            <CodeForm onCode={mutate} />
            <HowToGetLink />
          </Stack>
        )}
      </main>
    </div>
  );
}

function useSignIn() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [search] = useSearchParams();
  return useMutation({
    mutationKey: ['sign-in'],
    mutationFn: (code: string) => answer(client.POST('/api/v1/sign-in', { body: { code } })),
    onSuccess: async ({ user }) => {
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, user);
      await navigate(wayBack(search), { replace: true });
    },
  });
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const code = codeIn(text);
    setIsWrong(code === undefined);
    if (code !== undefined) onCode(code);
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={t('sign-in.label')}
        placeholder={`${location.origin}/sign-in#…`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isWrong && t('sign-in.no-code', { example: `${location.origin}/sign-in#…` })}
        autoComplete="off"
        spellCheck={false}
        size="md"
        data-autofocus
      />
      <Button type="submit" size="md" fullWidth>
        {t('sign-in.submit')}
      </Button>
    </form>
  );
}

function HowToGetLink() {
  const { t } = useTranslation();
  return (
    <section className={classes.how}>
      <Title order={2} size="sm" mb={6}>
        {t('sign-in.how')}
      </Title>
      <ul className={classes.ways}>
        <li>{t('sign-in.how-first')}</li>
        <li>{t('sign-in.how-admin')}</li>
        <li>
          {t('sign-in.how-command')} <Code>npm run sign-in-link</Code>
        </li>
      </ul>
      <Text size="xs" c="dimmed" mt="md">
        {t('sign-in.programs')}
      </Text>
    </section>
  );
}
