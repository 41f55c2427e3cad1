package org.hwautomation.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Credential;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.client.LegacyTls;
import org.hwautomation.redfish.client.Limits;
import org.hwautomation.redfish.client.Pause;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.redfish.client.ServiceRoot;
import org.hwautomation.redfish.client.TlsLevel;
import org.hwautomation.redfish.client.Trust;

/// Opens servers: finds the driver that fits and gives it a gateway. One per process; thread-safe.
public final class Connector implements AutoCloseable {

  private final Redfish redfish;
  private final List<Driver> drivers;
  private final VendorTools tools;
  private final InstantSource clock;

  public Connector(Redfish redfish, List<Driver> drivers, VendorTools tools, InstantSource clock) {
    if (drivers.isEmpty()) throw new IllegalArgumentException("no drivers on the class path");
    this.redfish = redfish;
    this.drivers = List.copyOf(drivers);
    this.tools = tools;
    this.clock = clock;
  }

  /// With the drivers that are on the class path and the vendor tools that are on the PATH.
  public static Connector standard(InstantSource clock) {
    return standard(clock, 1);
  }

  /// The same for machines whose clock runs faster than ours by `1 / pace`: pauses between tries
  /// shrink with it.
  ///
  /// @param pace above 0, at most 1; 1 = real hardware
  public static Connector standard(InstantSource clock, double pace) {
    var drivers =
        ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::get).toList();
    var limits = Limits.DEFAULT.leavesAloneFor(scaled(Limits.DEFAULT.leavesAloneFor(), pace));
    Pause pause = wish -> Pause.REAL.forThe(scaled(wish, pace));
    return new Connector(
        Redfish.create(clock, limits, pause), drivers, VendorTools.onPath(), clock);
  }

  private static Duration scaled(Duration nominal, double pace) {
    return Duration.ofMillis(Math.max(50, Math.round(nominal.toMillis() * pace)));
  }

  /// Lets this process speak the TLS of old BMCs to servers that were enrolled for it. To be called
  /// before anything in the process has used TLS.
  public static void permitLegacyTls() {
    LegacyTls.permit();
  }

  public List<Driver> drivers() {
    return drivers;
  }

  /// Looks at an address without logging in. Trusts any certificate for this look and says which
  /// one it was.
  ///
  /// @throws org.hwautomation.redfish.failure.RedfishException when there is no Redfish service
  public Finding probe(String host, int port, Deadline deadline) {
    var name = host + ":" + port;
    var endpoint =
        new Endpoint(
            name,
            base(host, port),
            new Trust.OnFirstUse(),
            new Credential("", Secret.of("")),
            TlsLevel.MODERN);
    var probe = redfish.probe(endpoint, deadline);
    var best = best(probe.root());
    return new Finding(
        probe.root().vendor().isEmpty() ? probe.root().oemKey().orElse("") : probe.root().vendor(),
        probe.root().product(),
        probe.root().uuid(),
        probe.root().redfishVersion(),
        Optional.ofNullable(probe.certificate()),
        best.id(),
        best.match(probe.root()).reason(),
        probe.latency());
  }

  /// Opens a server. Reads the service root to choose the driver, unless one is named; does not log
  /// in yet.
  public Connection connect(EndpointSpec spec) {
    var endpoint =
        new Endpoint(
            spec.name(),
            base(spec.host(), spec.port()),
            trust(spec.trust()),
            new Credential(spec.user(), spec.password()),
            spec.legacyTls() ? TlsLevel.LEGACY : TlsLevel.MODERN);
    var bmc = redfish.open(endpoint);
    try {
      var driver =
          spec.driver()
              .flatMap(id -> drivers.stream().filter(d -> d.id().equals(id)).findFirst())
              .orElseGet(() -> best(bmc.root()));
      return new Open(bmc, driver.open(bmc, new ServerContext(clock, tools, spec.ipmi())));
    } catch (RuntimeException e) {
      bmc.close();
      throw e;
    }
  }

  @Override
  public void close() {
    redfish.close();
  }

  private Driver best(ServiceRoot root) {
    return drivers.stream().max(Comparator.comparingInt(d -> d.match(root).score())).orElseThrow();
  }

  private static URI base(String host, int port) {
    return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  private static Trust trust(EndpointSpec.Trust trust) {
    return switch (trust) {
      case EndpointSpec.Trust.Pinned(var fingerprint) -> new Trust.Pinned(fingerprint);
      case EndpointSpec.Trust.OnFirstUse _ -> new Trust.OnFirstUse();
      case EndpointSpec.Trust.Authority(var file) ->
          new Trust.Authority(file.map(Connector::certificates).orElse(List.of()));
    };
  }

  private static List<X509Certificate> certificates(Path file) {
    try (var in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the certificate authorities in " + file, e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("no PEM certificates in " + file, e);
    }
  }

  private record Open(Bmc bmc, ConnectedServer server) implements Connection {

    @Override
    public Optional<Sha256> certificate() {
      return bmc.certificate();
    }

    @Override
    public List<Call> calls() {
      return bmc.calls().stream()
          .map(c ->
              new Call(c.at(), c.method(), c.path(), c.status(), c.took(), c.bytes(), c.failure()))
          .toList();
    }

    @Override
    public void close() {
      bmc.close();
    }
  }
}
