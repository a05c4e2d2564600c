/** As `repository-calls.ts`, for the repositories of the loop: from feedback to who serves. */
import { AnnotationsRepository } from '../../db/repositories/annotations';
import { ClicksRepository } from '../../db/repositories/clicks';
import { DatasetsRepository } from '../../db/repositories/datasets';
import { DriftChecksRepository } from '../../db/repositories/drift-checks';
import { ExperimentsRepository } from '../../db/repositories/experiments';
import { FeedbackRepository } from '../../db/repositories/feedback';
import { LabelStudioRepository } from '../../db/repositories/label-studio';
import { ModelPublicationsRepository } from '../../db/repositories/model-publications';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { RetrainRulesRepository } from '../../db/repositories/retrain-rules';
import { RetrainsRepository } from '../../db/repositories/retrains';
import { ShownListsRepository } from '../../db/repositories/shown-lists';
import { SlotEvidenceRepository } from '../../db/repositories/slot-evidence';
import { TrainingConsentRepository } from '../../db/repositories/training-consent';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import { TriggersRepository } from '../../db/repositories/triggers';
import { TrialsRepository } from '../../db/repositories/trials';
import { VotesRepository } from '../../db/repositories/votes';
import {
  callsOf,
  ID,
  SHA256,
  AT,
  STAGES,
  END,
  DAY,
  DAYS,
  SERVED_RUNS,
  FIRING,
  FEEDBACK,
  EXPERIMENT,
  LOOK,
  VERDICT,
  OUTCOME,
  DATASET,
  MODEL_VERSION,
  FEEDBACK_SOURCE,
  QUEUE,
} from './repository-values';

export const LOOP_REPOSITORIES = [
  callsOf('annotations', AnnotationsRepository, {
    next: (annotations) => annotations.next(QUEUE, ID),
    skip: (annotations) => annotations.skip(ID, ID),
    statistics: (annotations) => annotations.statistics(QUEUE, ID),
    disputes: (annotations) => annotations.disputes(QUEUE, 1),
    mostUncertain: (annotations) => annotations.mostUncertain(QUEUE, 1),
  }),
  callsOf('clicks', ClicksRepository, {
    give: (clicks) => clicks.give({ projectId: ID, runId: ID, userId: ID, target: 'results', entry: 'a', position: 0 }),
    ofRun: (clicks) => clicks.ofRun(ID),
  }),
  callsOf('shown-lists', ShownListsRepository, {
    ofRun: (lists) => lists.ofRun(ID),
    keep: (lists) => lists.keep(ID, [{ target: 'results', ids: ['a'], picks: null }]),
    toMix: (lists) => lists.toMix(ID),
  }),
  callsOf('experiments', ExperimentsRepository, {
    begin: (experiments) => experiments.begin(EXPERIMENT),
    find: (experiments) => experiments.find(ID),
    list: (experiments) =>
      experiments.list({ pipeline: 'documents', slot: 'documents/reader', state: 'running' }, { limit: 1 }),
    served: (experiments) => experiments.served(),
    open: (experiments) => experiments.open(1),
    keepLook: (experiments) =>
      experiments.keepLook(ID, { look: LOOK, state: 'running', progress: EXPERIMENT.progress }),
    keepHoldoutLook: (experiments) => experiments.keepHoldoutLook(ID, LOOK),
    steer: (experiments) => experiments.steer(ID, { from: ['running'], to: 'paused' }),
    end: (experiments) => experiments.end(ID, { state: 'stopped', verdict: VERDICT }),
    takeBack: (experiments) => experiments.takeBack(ID),
    looks: (experiments) => experiments.looks(ID, { after: 0, limit: 1 }),
    lastLook: (experiments) => experiments.lastLook(ID),
  }),
  callsOf('feedback', FeedbackRepository, {
    give: (feedback) => feedback.give(FEEDBACK),
    amend: (feedback) => feedback.amend(FEEDBACK, () => ({})),
    find: (feedback) => feedback.find(ID, ID),
    ofRun: (feedback) => feedback.ofRun(ID),
    withdraw: (feedback) => feedback.withdraw(ID),
    statistics: (feedback) => feedback.statistics(ID),
    days: (feedback) => feedback.days({ projectId: ID, pipelines: ['documents'], timeZone: 'UTC' }, 1),
  }),
  callsOf('training-consent', TrainingConsentRepository, {
    of: (consent) => consent.of(ID),
    choose: (consent) => consent.choose(ID, false),
    setInstallation: (consent) => consent.setInstallation(false, ID),
    history: (consent) => consent.history(ID, 1),
    taught: (consent) => consent.taught(ID, 1),
  }),
  callsOf('label-studio', LabelStudioRepository, {
    program: (rows) => rows.program(),
    pulledUntil: (rows) => rows.pulledUntil(1),
    find: (rows) => rows.find(1),
    note: (rows) =>
      rows.note({
        annotationId: 1,
        labelProject: 1,
        updatedAt: AT.toISOString(),
        contentSha256: SHA256,
        projectId: ID,
        runId: ID,
        annotator: 'a',
        state: 'taken',
        problem: null,
      }),
    refused: (rows) => rows.refused(ID, 1),
  }),
  callsOf('datasets', DatasetsRepository, {
    register: (datasets) => datasets.register(DATASET),
    find: (datasets) => datasets.find(ID),
    list: (datasets) => datasets.list('documents/reader', 1),
    latest: (datasets) => datasets.latest('documents/reader'),
    keepScreening: (datasets) => datasets.keepScreening(ID, []),
    screening: (datasets) => datasets.screening(ID),
    feedbackIds: (datasets) => datasets.feedbackIds(ID),
  }),
  callsOf('drift-checks', DriftChecksRepository, {
    keep: (checks) =>
      checks.keep({
        slot: 'documents/reader',
        modelVersionId: ID,
        day: DAY,
        runs: 1,
        windowRuns: 1,
        confidence: null,
        features: [],
      }),
    ofVersion: (checks) => checks.ofVersion(ID),
    ofSlot: (checks) => checks.ofSlot('documents/reader', 1),
    keepReference: (checks) => checks.keepReference({ modelVersionId: ID, runs: 1, untilDay: DAY, columns: {} }),
    reference: (checks) => checks.reference(ID),
  }),
  callsOf('model-publications', ModelPublicationsRepository, {
    unpublished: (publications) => publications.unpublished(1, 1),
    note: (publications) =>
      publications.note({ modelVersionId: ID, metrics: {}, mlflowRunId: 'a', mlflowName: 'a', mlflowVersion: '1' }),
    untoldEndings: (publications) => publications.untoldEndings(1),
    noteEnding: (publications) => publications.noteEnding(ID, 'a'),
    aliases: (publications) => publications.aliases(),
  }),
  callsOf('model-versions', ModelVersionsRepository, {
    register: (versions) => versions.register(MODEL_VERSION),
    find: (versions) => versions.find(ID),
    findByVersion: (versions) => versions.findByVersion('documents/reader', 'v1'),
    findAll: (versions) => versions.findAll([ID, ID]),
    list: (versions) => versions.list({ slot: 'documents/reader', state: 'candidate' }, { limit: 1 }),
    isTrainedOn: (versions) => versions.isTrainedOn(ID),
    addMetrics: (versions) => versions.addMetrics(ID, { test_accuracy: 1 }),
    archive: (versions) => versions.archive(ID),
  }),
  callsOf('models', ModelsRepository, {
    served: (models) => models.served(),
    servedAt: (models) => models.servedAt('documents/ppocr', AT),
    current: (models) => models.current('documents/reader'),
    currentOfAll: (models) => models.currentOfAll(),
    history: (models) => models.history('documents/reader', 1),
    previous: (models) => models.previous('documents/reader'),
    deploy: (models) => models.deploy({ slot: 'documents/reader', modelVersionId: ID, reason: 'promoted', byId: ID }),
    deployShipped: (models) =>
      models.deployShipped({ slot: 'documents/ppocr', version: '1', origin: 'built-in' }, 'shipped'),
  }),
  callsOf('retrain-rules', RetrainRulesRepository, {
    inForce: (rules) => rules.inForce('documents/reader', []),
    experimentOf: (rules) => rules.experimentOf('documents/reader'),
    change: (rules) =>
      rules.change(
        'documents/reader',
        { rules: [{ kind: 'new_data', threshold: 1 }], experiment: { horizonDays: 7 } },
        ID,
      ),
  }),
  callsOf('retrains', RetrainsRepository, {
    start: (retrains) =>
      retrains.start({
        id: ID,
        slot: 'documents/reader',
        cause: 'person',
        reason: 'asked',
        promotion: 'at_once',
        requestedBy: ID,
        evaluation: { datasetId: ID, candidateId: ID },
      }),
    advance: (retrains) => retrains.advance(ID, { state: 'training', datasetId: ID }),
    end: (retrains) => retrains.end(ID, { state: 'completed', outcome: null, error: null }),
    find: (retrains) => retrains.find(ID),
    list: (retrains) => retrains.list('documents/reader', 1),
    lastTraining: (retrains) => retrains.lastTraining('documents/reader'),
    unended: (retrains) => retrains.unended(1),
  }),
  callsOf('slot-evidence', SlotEvidenceRepository, {
    daysWithRuns: (evidence) => evidence.daysWithRuns(SERVED_RUNS, DAYS),
    results: (evidence) => evidence.results(SERVED_RUNS, DAYS, 1),
    reviews: (evidence) => evidence.reviews(SERVED_RUNS, AT, 1),
    failures: (evidence) =>
      evidence.failures({ pipeline: 'documents', stage: 'read', since: AT, exceptCodes: ['RUN_NOT_FOUND'] }),
  }),
  callsOf('training-feedback', TrainingFeedbackRepository, {
    unlearned: (feedback) => feedback.unlearned(FEEDBACK_SOURCE, 1),
    countUnlearned: (feedback) => feedback.countUnlearned(FEEDBACK_SOURCE),
    aboutTheSame: (feedback) => feedback.aboutTheSame(FEEDBACK_SOURCE, [ID]),
    revoked: (feedback) => feedback.revoked([ID, ID]),
    markUsed: (feedback) => feedback.markUsed(ID),
  }),
  callsOf('triggers', TriggersRepository, {
    keepFindings: (triggers) => triggers.keepFindings([FIRING.finding]),
    standing: (triggers) => triggers.standing('documents/reader'),
    recordFirings: (triggers) => triggers.recordFirings([FIRING]),
    ofEvaluation: (triggers) => triggers.ofEvaluation('a', 'documents/reader'),
    settle: (triggers) =>
      triggers.settle({ evaluationId: 'a', slot: 'documents/reader' }, { decision: 'start', retrainId: ID }),
    firedSince: (triggers) => triggers.firedSince('documents/reader', 'new_data', AT),
    firings: (triggers) => triggers.firings('documents/reader', 1),
  }),
  callsOf('trials', TrialsRepository, {
    fallBack: (trials) => trials.fallBack(END, () => STAGES),
    shadows: (trials) => trials.shadows(ID, () => STAGES),
    due: (trials) => trials.due(ID, 1),
    record: (trials) => trials.record([OUTCOME]),
    ofExperiment: (trials) => trials.ofExperiment(ID),
  }),
  callsOf('votes', VotesRepository, {
    give: (votes) => votes.give({ runId: ID, userId: ID, vote: 'up' }),
    withdraw: (votes) => votes.withdraw({ runId: ID, userId: ID }),
    ofRun: (votes) => votes.ofRun(ID),
  }),
];
