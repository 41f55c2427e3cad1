package org.hwautomation.fleet.order;

import java.util.Optional;

/// Which parts of an order, by name of the server.
///
/// @param text in the server's name or what it came to; empty = all
/// @param after the cursor: only names after this one
/// @param limit 1–1000
public record PartQuery(Optional<PartState> state, String text, Optional<String> after, int limit) {

  public static final int MOST = 1_000;

  public PartQuery {
    text = text.strip();
    limit = Math.clamp(limit, 1, MOST);
  }

  public static PartQuery first(int limit) {
    return new PartQuery(Optional.empty(), "", Optional.empty(), limit);
  }

  public PartQuery in(PartState wanted) {
    return new PartQuery(Optional.of(wanted), text, after, limit);
  }

  public PartQuery after(String name) {
    return new PartQuery(state, text, Optional.of(name), limit);
  }
}
