// Plain JavaScript, like start.mjs: an old Node must be able to say that it is too old.
import './new-enough.mjs';

await import('../../src/work/matching/match-command.server.ts');
