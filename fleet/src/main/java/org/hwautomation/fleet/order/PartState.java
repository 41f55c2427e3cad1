package org.hwautomation.fleet.order;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where one server's part of an order stands.
public enum PartState {
  /// Its plan is not made yet.
  WAITING,
  /// Its plan is made and not begun.
  PLANNED,
  /// The server has everything already.
  ALREADY_SO,
  /// It cannot be done there, or not now; the reason is named.
  REFUSED,
  /// Its job waits for a place, a time, a window or another job.
  QUEUED,
  RUNNING,
  /// Its job succeeded: the machine itself shows what was wanted.
  VERIFIED,
  /// Its job came to the end, but not everything took.
  PARTLY,
  FAILED,
  CANCELLED;

  /// What can be tried again.
  public static final Set<PartState> TO_RETRY = EnumSet.of(REFUSED, PARTLY, FAILED, CANCELLED);

  public boolean over() {
    return switch (this) {
      case WAITING, PLANNED, QUEUED, RUNNING -> false;
      case ALREADY_SO, REFUSED, VERIFIED, PARTLY, FAILED, CANCELLED -> true;
    };
  }

  /// `already so`
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
