/// What Dell's iDRAC does differently (fact book section 3): the Lifecycle Controller's jobs for
/// everything, and an inventory whose ids hold the versions.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.behaviour.dell;
