import { type DragEvent, useState } from 'react';
import { droppedFiles } from './dropped-files.ts';

/** Makes an element take files and folders from outside. `over` is true while files hang above it. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [depth, setDepth] = useState(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over: depth > 0,
    handlers: {
      // Entering a child leaves the parent: counting both keeps the mark steady.
      onDragEnter: (event: DragEvent) => {
        if (carriesFiles(event)) setDepth((before) => before + 1);
      },
      onDragLeave: (event: DragEvent) => {
        if (carriesFiles(event)) setDepth((before) => Math.max(0, before - 1));
      },
      onDragOver: (event: DragEvent) => {
        if (carriesFiles(event)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        void droppedFiles(event.dataTransfer).then(onFiles);
      },
    },
  };
}
