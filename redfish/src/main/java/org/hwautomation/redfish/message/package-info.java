/// Redfish messages in all the shapes in which BMCs send them (DSP0266 §9.7.2; fact book 1.3).
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.message;
