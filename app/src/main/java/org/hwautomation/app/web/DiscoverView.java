package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param id of the scan that is shown, empty = none yet
/// @param running whether it still goes on, so that the page asks again
public record DiscoverView(
    Frame frame,
    String targets,
    String ports,
    String id,
    String state,
    long probed,
    long total,
    boolean running,
    List<Found> found,
    ServerView.@Nullable Section enrolled,
    @Nullable Notice notice) {

  public record Found(
      String id,
      String address,
      String vendor,
      String product,
      String version,
      String driver,
      boolean known) {}
}
