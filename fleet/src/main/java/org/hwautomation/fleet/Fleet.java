package org.hwautomation.fleet;

import org.hwautomation.fleet.access.*;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.configuration.FleetConfig;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.devicetype.Catalogs;
import org.hwautomation.fleet.discovery.Discoveries;
import org.hwautomation.fleet.firmware.*;
import org.hwautomation.fleet.inventory.Inventories;
import org.hwautomation.fleet.server.*;

/// Everything of the domain, wired.
public final class Fleet {

  public FleetConfig config() {
    throw new UnsupportedOperationException("being written");
  }

  public Users users() {
    throw new UnsupportedOperationException("being written");
  }

  public ApiTokens tokens() {
    throw new UnsupportedOperationException("being written");
  }

  public SignIn signIn() {
    throw new UnsupportedOperationException("being written");
  }

  public AuditLog audit() {
    throw new UnsupportedOperationException("being written");
  }

  public Servers servers() {
    throw new UnsupportedOperationException("being written");
  }

  public ServerImport serverImport() {
    throw new UnsupportedOperationException("being written");
  }

  public Inventories inventories() {
    throw new UnsupportedOperationException("being written");
  }

  public Discoveries discoveries() {
    throw new UnsupportedOperationException("being written");
  }

  public ServerConnections connections() {
    throw new UnsupportedOperationException("being written");
  }

  public Catalogs catalogs() {
    throw new UnsupportedOperationException("being written");
  }

  public FirmwareRepository firmware() {
    throw new UnsupportedOperationException("being written");
  }

  public BaselineAnalysis baselineAnalysis() {
    throw new UnsupportedOperationException("being written");
  }

  public void close() {
    throw new UnsupportedOperationException("being written");
  }
}
