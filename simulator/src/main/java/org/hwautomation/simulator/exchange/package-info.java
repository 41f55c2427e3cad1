/// One request and its answer, and the error bodies of the vendors.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.exchange;
