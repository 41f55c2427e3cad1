package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param id of the scan that is shown, empty = none yet
/// @param running whether it still goes on, so that the page asks again
/// @param found what is not known yet first; of very many only the first ones
/// @param earlier the newest scans first, where none is shown
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
    int foundInAll,
    List<Earlier> earlier,
    ServerView.@Nullable Section enrolled,
    @Nullable Notice notice) {

  /// A scan that can be looked at again.
  public record Earlier(String id, String when, String targets, String state, String result) {}

  public record Found(
      String id,
      String address,
      String vendor,
      String product,
      String version,
      String driver,
      boolean known) {}
}
