/// Holds every profile against what the protocol (DSP0266) demands, whatever the schemas.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.protocol;
