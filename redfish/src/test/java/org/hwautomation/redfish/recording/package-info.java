/// Recordings of real machines for tests; never part of this project.
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.recording;
