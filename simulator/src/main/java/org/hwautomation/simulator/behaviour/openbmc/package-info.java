/// What OpenBMC's web server bmcweb does differently (fact book section 7).
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.behaviour.openbmc;
