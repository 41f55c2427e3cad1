package org.hwautomation.redfish.event;

import java.time.Duration;
import org.hwautomation.base.ByteSize;

/// What a stream may cost: a wedged BMC can send one event without end, or none and stay connected.
///
/// @param largestEvent one event
/// @param idle without a byte, keep-alive comments included; then the stream is given up
public record EventLimits(ByteSize largestEvent, Duration idle) {

  public static final EventLimits DEFAULT =
      new EventLimits(ByteSize.ofMiB(1), Duration.ofMinutes(2));
}
