// For node --require: a program that wants to leave the machine is told no, and says so on stderr.
const net = require("net");
const dns = require("dns");
function refuse() {
  process.stderr.write("NETWORK\n");
  throw new Error("no network in tests");
}
net.connect = net.createConnection = net.Socket.prototype.connect = refuse;
dns.lookup = dns.resolve = refuse;
