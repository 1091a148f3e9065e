// Plain JavaScript on purpose: the Node that comes with Debian must be able to read this file
// far enough to say that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`结对需要 Node 22.18 或更新的版本，这里是 ${process.versions.node}。` +
			'请运行 npm install（会带来合适的 Node），或自行安装。\n' +
			`Jiedui needs Node 22.18 or newer; this is ${process.versions.node}. ` +
			'Run npm install, which brings a suitable one, or install it yourself.',
	);
	process.exit(1);
}
