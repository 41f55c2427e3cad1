package org.hwautomation.redfish.rawbmc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hwautomation.redfish.client.Pause;

/// Does not sleep; remembers for how long it should have.
public final class TestPause implements Pause {

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @Override
  public void forThe(Duration duration) {
    pauses.add(duration);
  }

  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
