package org.hwautomation.fleet.server;

import org.hwautomation.fleet.access.Actor;

/// Servers from a CSV or YAML file.
public final class ServerImport {

  public ImportReport run(Actor actor, ImportFormat format, String content, ImportMode mode) {
    throw new UnsupportedOperationException("being written");
  }
}
