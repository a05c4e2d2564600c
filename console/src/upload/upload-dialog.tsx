/** What happens to the chosen files: which pipeline, which options, then off they go. */
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { pipelinesQuery, systemQuery } from '../api/queries';
import type { Pipeline } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { RowsSkeleton } from '../components/rows-skeleton';
import { useLocale, useTranslation } from '../i18n/i18n';
import { ChosenFiles, faultOfFile } from './chosen-files';
import { initialOptions, keepOptions } from './kept-options';
import { faultOf, optionFields, submitted } from './option-fields';
import { OptionForm } from './option-form';
import { closeUpload, uploadRequest } from './upload-request';
import { startUpload, type Submission } from './uploads';

export default function UploadDialog({ files }: { files: readonly File[] | undefined }) {
  const { t } = useTranslation();
  const pipelines = useQuery(pipelinesQuery);
  return (
    <Modal
      opened={files !== undefined}
      onClose={closeUpload}
      title={t('upload.title')}
      size="xl"
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {pipelines.isPending && <RowsSkeleton rows={4} />}
      {pipelines.isError && <ProblemAlert error={pipelines.error} onRetry={() => void pipelines.refetch()} />}
      {files && pipelines.data && <UploadForm files={files} pipelines={pipelines.data} />}
    </Modal>
  );
}

interface UploadFormProps {
  files: readonly File[];
  pipelines: readonly Pipeline[];
}

function UploadForm({ files, pipelines }: UploadFormProps) {
  const [chosen, setChosen] = useState(pipelines[0]);
  const locale = useLocale();
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      {pipelines.length > 1 && (
        <NativeSelect
          label={t('runs.pipeline')}
          data={pipelines.map(({ name, title }) => ({ value: name, label: title[locale] }))}
          value={chosen?.name}
          onChange={({ currentTarget: { value } }) => setChosen(pipelines.find(({ name }) => name === value))}
        />
      )}
      {chosen && <PipelineForm key={chosen.name} files={files} pipeline={chosen} />}
    </Stack>
  );
}

function PipelineForm({ files, pipeline }: { files: readonly File[]; pipeline: Pipeline }) {
  const { t } = useTranslation();
  const { data: system } = useQuery(systemQuery);
  const [fields] = useState(() => optionFields(pipeline.options_schema));
  const [values, setValues] = useState(() => initialOptions(pipeline.name, fields));
  const [name, setName] = useState('');
  const [bypassCache, setBypassCache] = useState(false);
  const submit = useSubmit();
  const bytesMax = system?.limits.upload_bytes_max;
  const filesMax = system?.limits.batch_items_max ?? Infinity;
  const good = files.filter((file) => faultOfFile(file, bytesMax) === undefined);
  const isReady =
    good.length > 0 && good.length <= filesMax && fields.every((each) => !faultOf(each, values[each.name]));
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const options = submitted(fields, values);
    keepOptions(pipeline.name, options);
    submit(good, { pipeline, options, bypassCache, name });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="lg">
        <ChosenFiles files={files} bytesMax={bytesMax} onChange={(changed) => uploadRequest.set(changed)} />
        {good.length > filesMax && (
          <Text size="sm" c="var(--status-failed)" role="alert">
            {t('upload.too-many', { count: filesMax })}
          </Text>
        )}
        {good.length > 1 && (
          <TextInput
            label={t('upload.batch-name')}
            description={t('upload.batch-about')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <OptionForm pipeline={pipeline.name} fields={fields} values={values} onChange={setValues} />
        <details>
          <summary>{t('upload.more')}</summary>
          <Checkbox
            mt="sm"
            checked={bypassCache}
            onChange={(event) => setBypassCache(event.currentTarget.checked)}
            label={t('upload.bypass')}
            description={t('upload.bypass-about')}
          />
        </details>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={closeUpload}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {good.length === 0 ? t('upload.submit-none') : t('upload.submit', { count: good.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Goes to the new run or batch when it is there, unless the reader has gone somewhere else meanwhile. */
function useSubmit(): (files: readonly File[], submission: Submission) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (files, submission) => {
    closeUpload();
    void startUpload(files, submission).then((upload) => {
      const isComplete = upload?.state === 'accepted' && upload.rejected.length === 0;
      if (isComplete && upload.path !== undefined && location.pathname === pathname) void navigate(upload.path);
    });
  };
}
