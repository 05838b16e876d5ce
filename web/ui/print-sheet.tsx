import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Icon } from './icon.tsx';
import texts from './texts.ts';

interface PrintSheetProps {
  /** Columns of cards on an A4 page. */
  columns?: 1 | 2 | 3;
  /** Above the sheet on the screen only. */
  tools?: ReactNode;
  /** Each child is one card; a card never breaks over two pages. */
  children: ReactNode;
}

/** Cards to be printed and cut, such as the sign-in cards of a class. On paper only the sheet remains. */
export function PrintSheet({ columns = 2, tools, children }: PrintSheetProps) {
  const t = useTexts(texts);
  return (
    <div className="tx-print">
      <div className="tx-print-tools">
        {tools}
        <button type="button" className="tx-button tx-button-primary" onClick={() => print()}>
          <Icon name="print" size={18} /> {t('print')}
        </button>
      </div>
      <div className="tx-print-sheet" style={{ ['--columns' as string]: columns }}>
        {children}
      </div>
    </div>
  );
}
