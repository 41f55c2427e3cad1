/// Faults as data: where, what, how often.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.fault;
