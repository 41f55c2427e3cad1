package org.hwautomation.fleet.devicetype;

import org.hwautomation.fleet.access.Actor;

/// Reads the configuration directory; keeps the old catalog when the new one has faults.
public final class Catalogs {

  public Catalog current() {
    throw new UnsupportedOperationException("being written");
  }

  public Catalog reload(Actor actor) {
    throw new UnsupportedOperationException("being written");
  }
}
