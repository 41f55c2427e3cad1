/// Tests over the wire: every claim is made with the JDK's own HTTP client or a raw socket.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator;
