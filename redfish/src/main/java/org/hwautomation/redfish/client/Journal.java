package org.hwautomation.redfish.client;

import java.util.ArrayDeque;
import java.util.List;

/// The latest calls to one BMC. Holds paths and figures only, never a header or body, so there is
/// no secret to leave out.
final class Journal {

  private static final int KEPT = 200;

  private final ArrayDeque<Call> calls = new ArrayDeque<>();

  synchronized void add(Call call) {
    if (calls.size() == KEPT) calls.removeFirst();
    calls.addLast(call);
  }

  synchronized List<Call> latest() {
    return List.copyOf(calls);
  }
}
