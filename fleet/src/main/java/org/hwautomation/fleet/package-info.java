/// The domain. [org.hwautomation.fleet.Fleet] wires it without a container; every changing method
/// takes the [org.hwautomation.fleet.access.Actor] who asks, checks what that actor may do, and
/// leaves an audit row.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet;
