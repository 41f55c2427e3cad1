package org.hwautomation.redfish.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
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
  private static final ScheduledThreadPoolExecutor ALARMS = alarms();

  private final CloseableHttpClient http;
  private final Endpoint endpoint;
  private final Limits limits;
  private final Peer peer;

  Wire(CloseableHttpClient http, Endpoint endpoint, Limits limits) {
    this.http = http;
    this.endpoint = endpoint;
    this.limits = limits;
    this.peer = new Peer(endpoint);
  }

  /// @param headers names in lower case
  /// @param body as it came, unpacked
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  private static final class Alarm implements Runnable {
    private final HttpUriRequestBase request;
    private volatile boolean rang;

    Alarm(HttpUriRequestBase request) {
      this.request = request;
    }

    @Override
    public void run() {
      rang = true;
      request.cancel();
    }
  }

  private static ScheduledThreadPoolExecutor alarms() {
    var alarms =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("redfish-deadlines").unstarted(work));
    // Else each answered request would be kept until its deadline.
    alarms.setRemoveOnCancelPolicy(true);
    return alarms;
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
    var left = deadline.remaining();
    if (left.toMillis() == 0) {
      throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.NONE));
    }
    var request = request(method, path, headers, left);
    if (body != null) request.setEntity(body);
    var context = context();
    var alarm = new Alarm(request);
    var set = ALARMS.schedule(alarm, left.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, context, response -> read(response, context, request, where));
    } catch (IOException e) {
      throw new RedfishException(
          BrokenCalls.failure(e, where, alarm.rang || deadline.passed(), peer), e);
    } catch (IllegalStateException e) {
      throw new RedfishException(new Failure.Unreachable(where, "the client was closed"), e);
    } finally {
      set.cancel(false);
    }
  }

  private HttpUriRequestBase request(
      String method, String path, Map<String, String> headers, Duration silence) {
    var request = new HttpUriRequestBase(method, endpoint.base().resolve(Paths.onWire(path)));
    request.setHeader("Accept", "application/json");
    request.setHeader("Accept-Encoding", "identity"); // gzip makes strong ETags weak
    request.setHeader("OData-Version", "4.0");
    headers.forEach(request::setHeader);
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(silence))
            .setConnectionRequestTimeout(Timeout.of(silence))
            .build());
    return request;
  }

  private HttpClientContext context() {
    var context = HttpClientContext.create();
    context.setAttribute(PeerTls.PEER, peer);
    context.setUserToken(peer.connectionsOf());
    return context;
  }

  /// Reads on while it goes well. The body is handed over as it arrives.
  interface Stream {
    void read(InputStream in) throws IOException;
  }

  /// A GET whose answer does not end by itself.
  ///
  /// @param silence without a byte, after which it is given up
  /// @return the answer when it was no success; null when the stream was read
  @Nullable Answer stream(
      String path, Map<String, String> headers, Duration silence, Stream stream) {
    var where = new Where(endpoint.name(), "GET", path);
    var request = request("GET", path, headers, silence);
    var context = context();
    try {
      return http.execute(
          request,
          context,
          response -> {
            if (response.getCode() != 200) return read(response, context, request, where);
            try {
              stream.read(new BufferedInputStream(response.getEntity().getContent()));
            } finally {
              request.cancel(); // closing the stream alone would read on to its end
            }
            return null;
          });
    } catch (IOException e) {
      throw new RedfishException(BrokenCalls.failure(e, where, false, peer), e);
    }
  }

  private Answer read(
      ClassicHttpResponse response,
      HttpClientContext context,
      HttpUriRequestBase request,
      Where where)
      throws IOException {
    noteCertificate(context);
    var headers = new HashMap<String, String>();
    for (var header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    var entity = response.getEntity();
    if (entity == null || entity.getContentLength() == 0) {
      return new Answer(response.getCode(), headers, new byte[0]);
    }
    try (var in = unpacked(entity, headers)) {
      return new Answer(response.getCode(), headers, capped(in, request, where));
    }
  }

  /// A connection from the pool shows nothing any more, but remembers what it showed.
  private void noteCertificate(HttpClientContext context) throws IOException {
    if (peer.presented() != null || context.getSSLSession() == null) return;
    try {
      peer.reused((X509Certificate) context.getSSLSession().getPeerCertificates()[0]);
    } catch (CertificateException | SSLPeerUnverifiedException e) {
      throw new PeerTls.HandshakeFailed(e);
    }
  }

  private static InputStream unpacked(HttpEntity entity, Map<String, String> headers)
      throws IOException {
    var in = entity.getContent();
    if (in == null) return InputStream.nullInputStream();
    return "gzip".equalsIgnoreCase(headers.get("content-encoding")) ? new GZIPInputStream(in) : in;
  }

  private byte[] capped(InputStream in, HttpUriRequestBase request, Where where)
      throws IOException {
    int most = Math.toIntExact(limits.largestAnswer().bytes());
    var bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      request.cancel(); // closing the stream alone would read an endless body to its end
      throw new RedfishException(
          new Failure.BadAnswer(
              where,
              "it is larger than " + limits.largestAnswer(),
              BrokenCalls.effect(where.method())));
    }
    return bytes;
  }
}
