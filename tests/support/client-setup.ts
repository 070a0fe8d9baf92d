import { configure } from '@testing-library/react';

// What is waited for comes within a second on a machine that does nothing else; that is not what these tests are about.
configure({ asyncUtilTimeout: 10_000 });
