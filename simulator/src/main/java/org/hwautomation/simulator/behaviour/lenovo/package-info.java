/// What Lenovo's XClarity Controller does differently (fact book section 6).
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.behaviour.lenovo;
