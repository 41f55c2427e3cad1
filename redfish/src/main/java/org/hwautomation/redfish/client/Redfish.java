package org.hwautomation.redfish.client;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.hwautomation.base.Deadline;

/// Opens gateways to BMCs. One per process: all gateways share its connection pool, its TLS context
/// and its session cache. Whatever could send a request twice behind our back (automatic retries,
/// redirects, cookies) is off.
public final class Redfish implements AutoCloseable {

  /// Below the usual limit of open files (20,000), with room for everything else.
  private static final int CONNECTIONS = 8_000;

  private final PinnedTrust trust = new PinnedTrust();
  private final CloseableHttpClient http;
  private final InstantSource clock;
  private final Limits limits;
  private final Pause pause;

  private Redfish(InstantSource clock, Limits limits, Pause pause) {
    this.clock = clock;
    this.limits = limits;
    this.pause = pause;
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections())
            .setUserAgent("HWAutomation")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  public static Redfish create(InstantSource clock) {
    return new Redfish(clock, Limits.DEFAULT, Pause.REAL);
  }

  public static Redfish create(InstantSource clock, Limits limits, Pause pause) {
    return new Redfish(clock, limits, pause);
  }

  /// A gateway to one BMC. Connects on first use.
  public Bmc open(Endpoint endpoint) {
    var base = endpoint.base();
    var peer = trust.register(base.getHost(), port(endpoint), endpoint.trust());
    var wire = new Wire(http, endpoint, limits, clock, peer);
    return new Gateway(
        endpoint,
        wire,
        limits,
        pause,
        clock,
        () -> trust.remove(base.getHost(), port(endpoint), peer));
  }

  /// Reads the service root of an address without logging in.
  ///
  /// @throws org.hwautomation.redfish.failure.RedfishException also when something answers that is
  ///   not Redfish
  public Probe probe(Endpoint endpoint, Deadline deadline) {
    var begin = clock.instant();
    try (var bmc = open(endpoint)) {
      var reply = bmc.get(ServiceRoot.PATH, Priority.INTERACTIVE, deadline);
      var root = Gateway.serviceRoot(endpoint, reply);
      return new Probe(
          root, bmc.certificate().orElse(null), Duration.between(begin, clock.instant()));
    }
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }

  static int port(Endpoint endpoint) {
    var base = endpoint.base();
    if (base.getPort() >= 0) return base.getPort();
    return base.getScheme().toLowerCase(Locale.ROOT).equals("http") ? 80 : 443;
  }

  private PoolingHttpClientConnectionManager connections() {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(
                tls(),
                HostnameVerificationPolicy.CLIENT,
                // Names are checked by the trust manager where an authority vouches; a pin needs
                // none.
                NoopHostnameVerifier.INSTANCE))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.request()))
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(limits.atOnce())
        .build();
  }

  private SSLContext tls() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do TLS", e);
    }
  }
}
