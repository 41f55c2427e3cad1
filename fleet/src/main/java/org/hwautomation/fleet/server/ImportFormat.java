package org.hwautomation.fleet.server;

/// How a list of servers is written down.
public enum ImportFormat {
  CSV,
  YAML
}
