import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { RemovedPage } from '#client/features/removal/RemovedPage.tsx';
import '#client/i18n/i18n.ts';
import vietnamese from '#client/i18n/vi/conference.ts';

afterEach(cleanup);

test('who was asked to leave is told the press with which they come in again', () => {
  render(
    <MemoryRouter>
      <RemovedPage />
    </MemoryRouter>,
  );
  expect(screen.getByRole('status').textContent).toContain(`“${vietnamese.lobby.join}”`);
});
