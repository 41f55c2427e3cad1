/// One simulated server with its BMC: state, life, truth about what happened.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.machine;
