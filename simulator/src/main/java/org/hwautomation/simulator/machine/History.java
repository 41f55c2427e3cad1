package org.hwautomation.simulator.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What happened to one machine. Requests are counted, and the last 1,000 kept; everything else is
/// kept.
public final class History {

  private static final int REQUESTS_KEPT = 1000;

  private final List<Happening> happenings = new ArrayList<>();
  private final Deque<Happening.RequestSeen> requests = new ArrayDeque<>();
  private long requestCount;

  public synchronized void add(Happening happening) {
    if (happening instanceof Happening.RequestSeen seen) {
      requestCount++;
      requests.add(seen);
      if (requests.size() > REQUESTS_KEPT) requests.remove();
    } else {
      happenings.add(happening);
    }
  }

  /// Everything but requests, oldest first.
  public synchronized List<Happening> all() {
    return List.copyOf(happenings);
  }

  public synchronized <T extends Happening> List<T> of(Class<T> kind) {
    return happenings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The last 1,000 requests, oldest first.
  public synchronized List<Happening.RequestSeen> requests() {
    return List.copyOf(requests);
  }

  public synchronized long requestCount() {
    return requestCount;
  }

  public int hostReboots() {
    return of(Happening.HostReboot.class).size();
  }

  public int bmcRestarts() {
    return of(Happening.BmcRestart.class).size();
  }

  public List<Happening.Flash> flashes() {
    return of(Happening.Flash.class);
  }

  public List<Happening.AttributeChange> attributeChanges() {
    return of(Happening.AttributeChange.class);
  }

  public int sessionsOpened() {
    return of(Happening.SessionOpened.class).size();
  }
}
