/// Server-sent events of a BMC (DSP0266 §13.5; fact book 1.6).
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.event;
