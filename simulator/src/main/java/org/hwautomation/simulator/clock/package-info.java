/// Virtual time of a simulated machine.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.clock;
