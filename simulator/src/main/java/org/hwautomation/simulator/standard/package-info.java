/// Behaviours of plain DMTF Redfish that every persona builds on.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.standard;
