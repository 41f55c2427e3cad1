package org.hwautomation.fleet.bios.drift;

import java.time.LocalDate;

/// How much drift was first seen on one day, over or not.
///
/// @param date in UTC
/// @param others how much of it somebody else did
public record DriftDay(LocalDate date, long all, long others) {}
