/// What HPE's iLO 5 and 6 do differently (fact book section 4).
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.behaviour.hpe;
