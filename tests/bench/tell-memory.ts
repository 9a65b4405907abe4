/**
 * Loaded into a command that is measured (`node --import`): tells the bench what memory it takes, a few times a
 * second, and keeps nothing alive by it.
 */
const EVERY = 100;

const tell = () => process.send?.(process.memoryUsage.rss());

tell();
setInterval(tell, EVERY).unref();
process.channel?.unref();
