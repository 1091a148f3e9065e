import { z } from 'zod';
import { importKinds } from './import.ts';

/** A file to be brought in. */
export const importSchema = z.object({
	id: z.uuid(),
	kind: z.enum(importKinds),
	sheet_staged: z.union([z.uuid(), z.literal('')]).default(''),
});
