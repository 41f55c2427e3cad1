package org.hwautomation.simulator.standard;

import java.util.List;
import org.hwautomation.simulator.machine.Behaviour;

/// What every BMC does when its persona says nothing else, in the order it is asked.
public final class StandardBehaviours {

  private StandardBehaviours() {}

  /// New instances for one machine.
  public static List<Behaviour> create() {
    return List.of(
        new ServiceDocuments(),
        new VendorSchemas(),
        new Login(),
        new AccountService(),
        new Resets(),
        new TaskMonitors(),
        new EventService(),
        new BiosSettings(),
        new BiosPasswords(),
        new BootOrders(),
        new SecureBoots(),
        new UpdateService(),
        new VirtualMedia(),
        new Writing(),
        new Reading());
  }
}
