/// What can go wrong with a BMC, as closed, typed values.
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.failure;
