/// Open gateways to BMCs: one per server and process, closed when idle.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.connection;
