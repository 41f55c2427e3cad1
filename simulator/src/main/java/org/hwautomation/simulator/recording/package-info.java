/// Recordings of real BMCs in DMTF layout, served live.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.recording;
