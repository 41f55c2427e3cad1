/// The fleet's one door to BMCs, and what their failures mean to the person who asked.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bmc;
