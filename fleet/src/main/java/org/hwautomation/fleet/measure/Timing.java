package org.hwautomation.fleet.measure;

import java.time.Duration;

/// How long one kind of step took.
///
/// @param count how many were timed
/// @param typical half took no longer
/// @param most nine of ten took no longer
public record Timing(int count, Duration typical, Duration most) {}
