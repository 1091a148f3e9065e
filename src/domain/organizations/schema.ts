import { z } from 'zod';
import { administratorRoles, memberRoles } from '#domain/identity/actor.ts';
import { parseLogin } from '#domain/identity/login.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { foundedKinds } from './founding.ts';
import { registeringKinds } from './organization.ts';
import { checkUscc } from './uscc.ts';

/** Messages are refusal names. */
const role = z.enum([...memberRoles, ...administratorRoles], 'member.role_unknown');
const personName = z.string().trim().min(1, 'person.name_missing').max(40, 'person.name_too_long');
const password = z.string().min(1, 'password.missing').max(512, 'password.too_long');

/** One invitation; the name and login are for the list and may be left out. */
export const inviteSchema = z.object({
	id: z.uuid(),
	role,
	name: z.string().trim().max(40, 'person.name_too_long').default(''),
	login: z.string().superRefine(sayingIfAny(parseLogin)).default(''),
});

/** Several, as pasted text. */
export const inviteListSchema = z.object({
	list: z.string().max(40_000, 'invitation.list_too_long').default(''),
});

/** Somebody new who holds an invitation. */
export const joinSchema = z.object({
	account_id: z.uuid(),
	name: personName,
	login: z.string().superRefine(saying(parseLogin)),
	password,
});

export const roleSchema = z.object({ role });

const organizationName = z
	.string()
	.trim()
	.min(2, 'organization.name_missing')
	.max(80, 'organization.name_too_long');
const uscc = z.string().superRefine(saying(checkUscc));

const regionCode = z.string().regex(/^[1-9]\d{11}$/, 'registration.region_missing');

/** Who is invited to look after an organization; for the list, and may be left out. */
export const firstAdminSchema = inviteSchema.omit({ id: true, role: true }).extend({
	invitation_id: z.uuid(),
});

/** An organization that officials found, and its first admin. */
export const foundSchema = firstAdminSchema.extend({
	id: z.uuid(),
	kind: z.enum(foundedKinds),
	organization: organizationName,
	uscc: z.string().superRefine(sayingIfAny(checkUscc)).default(''),
	region_code: regionCode,
	receives_donations: z.boolean().default(false),
});

/** An organization that comes from outside, and the person who becomes its first admin. */
export const registerSchema = joinSchema.extend({
	id: z.uuid(),
	kind: z.enum(registeringKinds).default('enterprise'),
	organization: organizationName,
	uscc,
	region_code: regionCode,
});

export const correctSchema = z.object({ organization: organizationName, uscc });

/** What an official says to a registration, or to an organization that acts already. */
export const judgeSchema = z.object({
	note: z.string().trim().max(500, 'note.too_long').default(''),
	receives_donations: z.boolean().default(false),
});
