/** Which version was learned from which, from which dataset. Each is a link to its page. */
import { useLayoutEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Model } from '../../api/types';
import { useTranslation } from '../../i18n/i18n';
import { layLineage, type LineageNode } from './lineage';
import classes from './lineage-graph.module.css';
import { ModelStateBadge } from './model-state';

const WIDTH = 190;
const HEIGHT = 78;
const GAP_X = 44;
const GAP_Y = 14;

const left = ({ generation }: LineageNode<Model>): number => generation * (WIDTH + GAP_X);
const top = ({ row }: LineageNode<Model>): number => row * (HEIGHT + GAP_Y);

export function LineageGraph({ versions }: { versions: readonly Model[] }) {
  const { t } = useTranslation('loop');
  const nodes = layLineage(versions);
  const width = Math.max(...nodes.map(left)) + WIDTH;
  const height = Math.max(...nodes.map(top)) + HEIGHT;
  const serving = nodes.find(({ version }) => version.state === 'production');
  const scroll = useRef<HTMLDivElement>(null);
  const start = serving ? left(serving) : width;
  useLayoutEffect(() => {
    const { current } = scroll;
    if (current) current.scrollLeft = start + WIDTH - current.clientWidth;
  }, [start]);
  return (
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="group" aria-label={t('models.lineage')}>
      <div className={classes.graph} style={{ width, height }}>
        <svg aria-hidden width={width} height={height} className={classes.lines}>
          {nodes.map((node) => node.parent && <path key={node.version.id} d={lineTo(node, node.parent)} />)}
        </svg>
        <ol className={classes.nodes}>
          {nodes.map((node) => (
            <li key={node.version.id} style={{ left: left(node), top: top(node), width: WIDTH, height: HEIGHT }}>
              <VersionNode version={node.version} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function VersionNode({ version: { id, version, state, parent, dataset } }: { version: Model }) {
  const { t } = useTranslation('loop');
  return (
    <Link to={`/models/versions/${id}`} className={classes.node} data-state={state}>
      <span className={classes.name}>{version}</span>
      <ModelStateBadge state={state} plain />
      <span className={classes.about}>
        {dataset ? t('models.from-dataset', { version: dataset.version }) : t('models.not-learned')}
        {parent && <span className={classes.unseen}>{t('models.from-parent', { version: parent.version })}</span>}
      </span>
    </Link>
  );
}

/** From the parent's right side to the child's left one, in a curve. */
function lineTo(node: LineageNode<Model>, parent: LineageNode<Model>): string {
  const [x1, y1] = [left(parent) + WIDTH, top(parent) + HEIGHT / 2];
  const [x2, y2] = [left(node), top(node) + HEIGHT / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
