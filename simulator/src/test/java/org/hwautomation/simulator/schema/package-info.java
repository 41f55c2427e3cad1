/// Holds every profile against what DMTF's schemas say.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.schema;
