/// The API outside /redfish that tells what really happened.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.control;
