/// The gateway to a BMC: one session, one cache, one set of limits.
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.client;
