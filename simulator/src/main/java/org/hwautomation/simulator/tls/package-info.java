/// One certificate per BMC.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.tls;
