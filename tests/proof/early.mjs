// Loaded into the app of the control alone: a verification for nobody ends at once, as it would in
// a sign-in that looks for the login first and goes home early.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve('build/index.js'));
const argon2 = require('@node-rs/argon2');
const { hash, verify } = argon2;
const nobodys = new Set();
argon2.hash = async (password, ...rest) => {
	const made = await hash(password, ...rest);
	if (password.startsWith('nobody')) nobodys.add(made);
	return made;
};
argon2.verify = async (hashed, ...rest) => !nobodys.has(hashed) && verify(hashed, ...rest);
