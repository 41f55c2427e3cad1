/// The simulate command.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.cli;
