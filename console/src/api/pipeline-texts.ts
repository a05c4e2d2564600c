/** Names of pipelines and their stages in the reader's language; their plain names until they are known. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale } from '../i18n/i18n';
import { pipelinesQuery } from './queries';

export interface PipelineTexts {
  pipeline: (name: string) => string;
  stage: (pipeline: string, stage: string) => string;
}

/** The same object for as long as it says the same, so that lists hand it to their rows. */
export function usePipelineTexts(): PipelineTexts {
  const locale = useLocale();
  const { data: pipelines } = useQuery(pipelinesQuery);
  return useMemo(() => {
    const find = (name: string) => pipelines?.find((pipeline) => pipeline.name === name);
    return {
      pipeline: (name) => find(name)?.title[locale] ?? name,
      stage: (name, stage) => find(name)?.stages.find((each) => each.name === stage)?.title[locale] ?? stage,
    };
  }, [pipelines, locale]);
}
