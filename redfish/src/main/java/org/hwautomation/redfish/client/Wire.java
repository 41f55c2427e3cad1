package org.hwautomation.redfish.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.util.Timeout;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.jspecify.annotations.Nullable;

/// One request on the wire and its answer, whatever the status. Knows HTTP, TLS and deadlines;
/// knows nothing of sessions, retries or Redfish.
final class Wire {

  /// Cancels requests whose deadline has passed: a socket timeout alone does not stop a body that
  /// drips.
  private static final ScheduledExecutorService ALARM =
      Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "redfish-deadlines");
        thread.setDaemon(true);
        return thread;
      });

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final CloseableHttpClient http;
  private final Endpoint endpoint;
  private final Limits limits;
  private final InstantSource clock;
  private final PinnedTrust.Peer peer;

  Wire(
      CloseableHttpClient http,
      Endpoint endpoint,
      Limits limits,
      InstantSource clock,
      PinnedTrust.Peer peer) {
    this.http = http;
    this.endpoint = endpoint;
    this.limits = limits;
    this.clock = clock;
    this.peer = peer;
  }

  /// @param body as it came, unpacked
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  Optional<Sha256> certificate() {
    return Optional.ofNullable(peer.presented());
  }

  Answer send(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Deadline deadline) {
    var where = new Where(endpoint.name(), method, path);
    var request = new HttpUriRequestBase(method, endpoint.base().resolve(path.replace(" ", "%20")));
    request.setHeader("Accept", "application/json");
    request.setHeader("OData-Version", "4.0");
    headers.forEach(request::setHeader);
    if (body != null) request.setEntity(body);
    var left = deadline.remaining();
    if (left.isZero()) throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.NONE));
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(left))
            .setConnectionRequestTimeout(Timeout.of(left))
            .build());
    var alarm = ALARM.schedule(() -> request.cancel(), left.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, response -> read(response, where));
    } catch (IOException e) {
      throw new RedfishException(failure(e, where, deadline), e);
    } catch (IllegalStateException e) {
      throw new RedfishException(new Failure.Unreachable(where, String.valueOf(e.getMessage())), e);
    } finally {
      alarm.cancel(false);
    }
  }

  private Answer read(ClassicHttpResponse response, Where where) throws IOException {
    var headers = new HashMap<String, String>();
    for (var header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    var entity = response.getEntity();
    if (entity == null) return new Answer(response.getCode(), headers, new byte[0]);
    try (var in = unpacked(entity, headers)) {
      return new Answer(response.getCode(), headers, capped(in, where));
    }
  }

  private static InputStream unpacked(HttpEntity entity, Map<String, String> headers)
      throws IOException {
    var in = entity.getContent();
    if (in == null) return InputStream.nullInputStream();
    return "gzip".equalsIgnoreCase(headers.get("content-encoding")) ? new GZIPInputStream(in) : in;
  }

  private byte[] capped(InputStream in, Where where) throws IOException {
    int most = Math.toIntExact(limits.largestAnswer().bytes());
    var bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new RedfishException(
          new Failure.BadAnswer(
              where, "it is larger than " + limits.largestAnswer(), effect(where.method())));
    }
    return bytes;
  }

  private Failure failure(IOException e, Where where, Deadline deadline) {
    var text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return switch (e) {
      case ConnectTimeoutException _ ->
          new Failure.Unreachable(where, "no answer to the connection");
      case HttpHostConnectException _ -> new Failure.Unreachable(where, "connection refused");
      case ConnectException _, NoRouteToHostException _ -> new Failure.Unreachable(where, text);
      case UnknownHostException _ -> new Failure.Unreachable(where, "unknown host " + text);
      case SSLHandshakeException handshake -> handshake(handshake, where);
      case SSLException _ when deadline.passed() -> late(where);
      case SSLException _ -> new Failure.ConnectionLost(where, text, effect(where.method()));
      case SocketTimeoutException _ -> late(where);
      case NoHttpResponseException _ ->
          new Failure.ConnectionLost(where, "closed without an answer", effect(where.method()));
      default ->
          deadline.passed()
              ? late(where)
              : new Failure.ConnectionLost(where, text, effect(where.method()));
    };
  }

  private Failure handshake(SSLHandshakeException e, Where where) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.security.cert.CertificateException) {
        return new Failure.TlsUntrusted(
            where, peer.presented(), String.valueOf(cause.getMessage()));
      }
    }
    return new Failure.TlsFailed(where, String.valueOf(e.getMessage()));
  }

  private static Failure late(Where where) {
    return new Failure.DeadlineExceeded(where, effect(where.method()));
  }

  /// A read that was cut off did nothing; a write may have.
  static Effect effect(String method) {
    return SAFE.contains(method) ? Effect.NONE : Effect.UNKNOWN;
  }
}
