/// Firmware-first provisioning: one workflow of six phases on one server. The planner turns device
/// type, inventory and firmware repository into a plan with reasons; the handlers in `step` run it,
/// looking before they act.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.provisioning;
