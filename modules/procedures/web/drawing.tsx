import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { type BpmnEditor, createViewer } from './bpmn.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './procedures.css';

interface DrawingViewProps {
  bpmn: string;
  label: string;
  /** Ids of elements to mark: where the case stands, and what it has passed. */
  now?: readonly string[];
  passed?: readonly string[];
}

/** A procedure as a picture to look at, with the steps of a case marked. */
export function DrawingView({ bpmn, label, now = [], passed = [] }: DrawingViewProps) {
  const place = useRef<HTMLElement>(null);
  const [error, setError] = useState<unknown>();
  const marks = `${now.join(' ')}|${passed.join(' ')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `marks` stands for the two lists
  useEffect(() => {
    let viewer: BpmnEditor | undefined;
    let gone = false;
    void (async () => {
      if (!place.current) return;
      viewer = await createViewer({ container: place.current });
      if (gone) return viewer.destroy();
      await viewer.importXML(bpmn);
      if (gone) return;
      const canvas = viewer.get<{
        zoom(level: string, centre?: 'auto'): void;
        addMarker(id: string, mark: string): void;
      }>('canvas');
      canvas.zoom('fit-viewport', 'auto');
      for (const id of passed) canvas.addMarker(id, 'pr-passed');
      for (const id of now) canvas.addMarker(id, 'pr-now');
    })().catch(setError);
    return () => {
      gone = true;
      viewer?.destroy();
    };
  }, [bpmn, marks]);
  return (
    <>
      <ProblemAlert error={error} />
      <section ref={place} className="pr-view" aria-label={label} />
    </>
  );
}
