/// What Supermicro's BMCs do differently (fact book section 5).
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.behaviour.supermicro;
