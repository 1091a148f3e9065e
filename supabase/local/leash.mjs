// Loaded into every child with --import: when the launcher is gone, however it went, so is the
// child. Without it a `kill -9` of the launcher would leave the app holding its port.
if (process.connected) {
	process.on('disconnect', () => process.exit(0));
	process.channel?.unref();
}
