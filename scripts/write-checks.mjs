// Writes docs/checks.md from the compiled rules and their sentences.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderChecksPage } from '../dist/render/check/checks-page.js';
import { createWords } from '../dist/words/create-words.js';

writeFileSync(fileURLToPath(new URL('../docs/checks.md', import.meta.url)), renderChecksPage(createWords('en')));
