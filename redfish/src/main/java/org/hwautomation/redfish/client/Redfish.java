package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
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

  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  private static final Http1Config HTTP =
      Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(200).build();

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
            .evictExpiredConnections()
            .evictIdleConnections(IDLE)
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
    return gateway(endpoint, false);
  }

  /// A gateway that makes no session and sends the password with each request: for a look at a BMC
  /// that is over after a few reads.
  public Bmc openForALook(Endpoint endpoint) {
    return gateway(endpoint, true);
  }

  private Gateway gateway(Endpoint endpoint, boolean alwaysBasic) {
    return new Gateway(
        endpoint, new Wire(http, endpoint, limits), limits, pause, alwaysBasic, clock);
  }

  /// Reads the service root of an address without logging in.
  ///
  /// @throws org.hwautomation.redfish.failure.RedfishException also when something answers that is
  ///   not Redfish
  public Probe probe(Endpoint endpoint, Deadline deadline) {
    var begin = clock.instant();
    try (var bmc = gateway(endpoint, true)) {
      var reply = bmc.get(ServiceRoot.PATH, Priority.INTERACTIVE, deadline);
      var root = Gateway.serviceRoot(endpoint, bmc.resource(ServiceRoot.PATH, reply));
      return new Probe(
          root, bmc.certificate().orElse(null), Duration.between(begin, clock.instant()));
    }
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }

  private PoolingHttpClientConnectionManager connections() {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(new PeerTls(limits.connect()))
        .setConnectionFactory(_ -> new SilentConnection(HTTP))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.request()))
                // iLO up to 6 and AMI close after each answer: ask the socket before each use,
                // because a write on a dead one leaves us not knowing whether it happened.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build())
        // LAX would not heed the limit of all connections.
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
        .setMaxConnTotal(CONNECTIONS)
        // One more for a stream of events, which stays.
        .setMaxConnPerRoute(limits.atOnce() + 1)
        .build();
  }
}
