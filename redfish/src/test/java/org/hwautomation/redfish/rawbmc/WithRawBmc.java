package org.hwautomation.redfish.rawbmc;

import java.time.InstantSource;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.client.Redfish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tests that talk to one BMC, which answers as its routes say; no pause takes time.
public abstract class WithRawBmc {

  protected final TestPause pause = new TestPause();
  protected final Routes routes = new Routes();
  private final Redfish redfish;
  protected RawBmc server;
  protected Bmc bmc;

  protected WithRawBmc(Limits limits) {
    redfish = Redfish.create(InstantSource.system(), limits, pause);
  }

  @BeforeEach
  void open() throws Exception {
    server = RawBmc.plain(routes);
    bmc = redfish.open(server.endpoint());
  }

  @AfterEach
  void close() throws Exception {
    bmc.close();
    redfish.close();
    server.close();
  }
}
