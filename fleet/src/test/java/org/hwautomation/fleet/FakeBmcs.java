package org.hwautomation.fleet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hwautomation.base.Deadline;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.Finding;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Quirk;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;

/// BMCs that we made up: they check address, certificate and password as real ones would.
public final class FakeBmcs implements Bmcs {

  private final Map<String, FakeBmc> machines = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public final AtomicInteger opened = new AtomicInteger();
  public final AtomicInteger closed = new AtomicInteger();
  public final AtomicInteger probed = new AtomicInteger();

  FakeBmcs(InstantSource clock) {
    this.clock = clock;
  }

  public FakeBmc add(String host, int port, FakeBmc machine) {
    machines.put(host + ":" + port, machine);
    return machine;
  }

  @Override
  public Finding probe(String host, int port, Deadline deadline) {
    probed.incrementAndGet();
    var machine = machine(host, port);
    var identity = machine.identity;
    return new Finding(
        identity.vendor(),
        identity.bmcFamily(),
        identity.uuid(),
        "1.15.0",
        Optional.of(machine.certificate),
        "standard",
        "made up",
        Duration.ofMillis(3));
  }

  @Override
  public Connection connect(EndpointSpec spec) {
    var machine = machine(spec.host(), spec.port());
    if (spec.trust() instanceof EndpointSpec.Trust.Pinned(var pin)
        && !pin.equals(machine.certificate)) {
      throw new Refusal("bmc-untrusted", spec.name() + " shows another certificate");
    }
    opened.incrementAndGet();
    return new Open(spec, machine);
  }

  @Override
  public Optional<JobFailure> explain(RuntimeException thrown) {
    return thrown instanceof Refusal refusal ? Optional.of(refusal.failure) : Optional.empty();
  }

  private FakeBmc machine(String host, int port) {
    var machine = machines.get(host + ":" + port);
    if (machine == null) throw new Refusal("bmc-unreachable", host + " does not answer");
    if (machine.isWebServer) throw new Refusal("bmc-resource-missing", "404 for /redfish/v1");
    return machine;
  }

  public static final class Refusal extends RuntimeException {
    private final transient JobFailure failure;

    Refusal(String code, String message) {
      super(message);
      failure =
          new JobFailure(code, message, Effect.NONE, new Advice.Never("Look at what is wrong."));
    }
  }

  private final class Open implements Connection, ConnectedServer {
    private final EndpointSpec spec;
    private final FakeBmc machine;
    private final List<Call> calls = new ArrayList<>();

    Open(EndpointSpec spec, FakeBmc machine) {
      this.spec = spec;
      this.machine = machine;
    }

    @Override
    public ConnectedServer server() {
      return this;
    }

    @Override
    public Optional<org.hwautomation.base.Sha256> certificate() {
      return Optional.of(machine.certificate);
    }

    @Override
    public synchronized List<Call> calls() {
      return List.copyOf(calls);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }

    @Override
    public String name() {
      return spec.name();
    }

    @Override
    public String driverId() {
      return "standard";
    }

    @Override
    public Identity identify() {
      logIn("/redfish/v1/Systems/1");
      return machine.identity;
    }

    @Override
    public <C extends Capability> List<C> ways(Class<C> capability) {
      return Stream.<Object>of(
              machine.power(),
              machine.reading(this::logIn),
              machine.configuration(Method.REDFISH, this::logIn),
              machine.hasTool ? machine.configuration(Method.VENDOR_TOOL, this::logIn) : "no tool",
              machine.watch(this::logIn))
          .filter(capability::isInstance)
          .map(capability::cast)
          .toList();
    }

    @Override
    public Set<? extends Quirk> quirks() {
      return Set.of();
    }

    private synchronized void logIn(String path) {
      boolean right = spec.password().reveal().equals(machine.password);
      calls.add(
          new Call(clock.instant(), "GET", path, right ? 200 : 401, Duration.ofMillis(5), 100, ""));
      if (!machine.answers) throw new Refusal("bmc-unreachable", name() + " does not answer");
      if (!right) throw new Refusal("bmc-login-refused", name() + " refuses the login");
    }
  }
}
