package org.hwautomation.simulator.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.hwautomation.simulator.fault.FaultPreset;
import org.hwautomation.simulator.fault.FaultRule;
import org.hwautomation.simulator.machine.History;
import org.hwautomation.simulator.machine.Machine;

/// One running BMC, as a test holds it.
public final class SimulatedBmc {

  private final BmcEndpoint endpoint;

  SimulatedBmc(BmcEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  public String name() {
    return machine().name();
  }

  /// `https://127.0.0.1:40123`.
  public URI uri() {
    var address = address();
    return URI.create("https://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  public InetSocketAddress address() {
    return endpoint.address();
  }

  /// The pin: SHA-256 of the certificate shown now, 64 hex digits.
  public String certificateSha256() {
    return endpoint.certificate().sha256().hex();
  }

  public X509Certificate certificate() {
    return endpoint.certificate().certificate();
  }

  public String user() {
    return machine().spec().user();
  }

  public String password() {
    return machine().spec().password();
  }

  public Machine machine() {
    return endpoint.machine();
  }

  /// What really happened.
  public History history() {
    return machine().history();
  }

  /// Switches faults on by preset id.
  public void fault(String... presets) {
    for (var id : presets) {
      for (var rule : FaultPreset.named(id).rules()) fault(rule);
    }
  }

  public void fault(FaultRule rule) {
    machine().inside(() -> machine().faults().add(rule));
  }

  /// Switches all faults off.
  public void heal() {
    machine().inside(() -> machine().faults().clear(""));
  }

  /// Moves this machine's time forward; afterwards its BMC can be reached, or not, as it should be.
  public void advance(Duration by) {
    machine().inside(() -> machine().clock().advance(by));
    endpoint.settle();
    endpoint.plan();
  }

  /// The BMC shows another certificate from the next connection on.
  public void renewCertificate() {
    endpoint.renewCertificate();
  }

  @Override
  public String toString() {
    return name() + " at " + uri();
  }
}
