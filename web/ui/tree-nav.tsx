import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Icon, type IconName } from './icon.tsx';
import texts from './texts.ts';

export interface TreeNode {
  id: string;
  title: string;
  detail?: string;
  icon?: IconName;
  hasChildren: boolean;
}

interface TreeNavProps {
  label: string;
  /** Children of a node, or the roots of `undefined`. Called once for each opened node. */
  load: (parent: string | undefined) => Promise<TreeNode[]>;
  selected?: string;
  onSelect: (node: TreeNode) => void;
  /** Ids to open at once, from the root down to the selected node. */
  openPath?: readonly string[];
}

type Branch = { state: 'loading' } | { state: 'failed' } | { state: 'open' | 'closed'; children: TreeNode[] };

interface Line {
  node: TreeNode;
  level: number;
  parent: string | undefined;
}

const rootKey = '';

/** A tree whose branches are fetched when they are opened; keys as the ARIA tree pattern has them. */
export function TreeNav({ label, load, selected, onSelect, openPath = [] }: TreeNavProps) {
  const t = useTexts(texts);
  const [branches, setBranches] = useState<Readonly<Record<string, Branch>>>({});
  const tree = useRef<HTMLDivElement>(null);
  const asked = useRef(new Set<string>());

  const put = useCallback(
    (id: string, branch: Branch) => setBranches((now) => ({ ...now, [id]: branch })),
    [],
  );
  const open = useCallback(
    async (id: string) => {
      if (asked.current.has(id)) return;
      asked.current.add(id);
      put(id, { state: 'loading' });
      try {
        put(id, { state: 'open', children: await load(id === rootKey ? undefined : id) });
      } catch {
        asked.current.delete(id);
        put(id, { state: 'failed' });
      }
    },
    [load, put],
  );

  const wanted = openPath.join('/');
  useEffect(() => {
    for (const id of [rootKey, ...wanted.split('/').filter(Boolean)]) void open(id);
  }, [open, wanted]);

  const toggle = (node: TreeNode) => {
    const branch = branches[node.id];
    if (branch && 'children' in branch)
      put(node.id, { ...branch, state: branch.state === 'open' ? 'closed' : 'open' });
    else void open(node.id);
  };

  const lines = flatten(branches, rootKey, 1);
  const current = lines.some(({ node }) => node.id === selected) ? selected : lines[0]?.node.id;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, { node, parent }: Line, index: number) => {
    const branch = branches[node.id];
    const isOpen = branch?.state === 'open';
    const step = () => {
      switch (event.key) {
        case 'ArrowDown':
          return () => focusAt(index + 1);
        case 'ArrowUp':
          return () => focusAt(index - 1);
        case 'Home':
          return () => focusAt(0);
        case 'End':
          return () => focusAt(lines.length - 1);
        case 'ArrowRight':
          return () => (isOpen ? focusAt(index + 1) : node.hasChildren && toggle(node));
        case 'ArrowLeft':
          return () => (isOpen ? toggle(node) : focusAt(lines.findIndex((item) => item.node.id === parent)));
        case 'Enter':
        case ' ':
          return () => onSelect(node);
        default:
          return undefined;
      }
    };
    const move = step();
    if (!move) return;
    event.preventDefault();
    move();
  };

  const focusAt = (index: number) => {
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
  };

  const root = branches[rootKey];
  return (
    <div className="tx-tree">
      {root?.state === 'loading' && <p className="tx-quiet">{t('tree.loading')}</p>}
      {root?.state === 'failed' && (
        <button type="button" className="tx-link-button" onClick={() => void open(rootKey)}>
          {t('tree.failed')}
        </button>
      )}
      <div ref={tree} role="tree" aria-label={label}>
        {lines.map((line, index) => {
          const { node, level } = line;
          const branch = branches[node.id];
          return (
            <div
              key={node.id}
              role="treeitem"
              aria-level={level}
              aria-selected={node.id === selected}
              aria-expanded={node.hasChildren ? branch?.state === 'open' : undefined}
              aria-busy={branch?.state === 'loading'}
              tabIndex={node.id === current ? 0 : -1}
              style={{ ['--level' as string]: level - 1 }}
              onKeyDown={(event) => onKeyDown(event, line, index)}
              onClick={(event) =>
                (event.target as Element).closest('[data-open]') ? toggle(node) : onSelect(node)
              }
            >
              {node.hasChildren ? (
                <span
                  className="tx-tree-toggle"
                  data-open={branch?.state === 'open'}
                  title={t(branch?.state === 'open' ? 'tree.collapse' : 'tree.expand')}
                >
                  <Icon name="next" size={14} />
                </span>
              ) : (
                <span className="tx-tree-toggle" />
              )}
              {node.icon && <Icon name={node.icon} size={18} />}
              <span>
                {node.title}
                {node.detail && <small>{node.detail}</small>}
                {branch?.state === 'loading' && <small>{t('tree.loading')}</small>}
                {branch?.state === 'failed' && <small className="tx-tone-bad">{t('tree.failed')}</small>}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The lines now visible, from top to bottom. */
function flatten(branches: Readonly<Record<string, Branch>>, parent: string, level: number): Line[] {
  const branch = branches[parent];
  if (branch?.state !== 'open') return [];
  return branch.children.flatMap((node) => [
    { node, level, parent: parent === rootKey ? undefined : parent },
    ...flatten(branches, node.id, level + 1),
  ]);
}
