/// Sockets, TLS and fleets: the simulator as a program or inside a test.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.server;
