package org.hwautomation.redfish.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.hwautomation.redfish.event.EventReader;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.Where;

/// Turns calls that ended without an answer into failures.
final class BrokenCalls {

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private BrokenCalls() {}

  static Failure failure(IOException e, Where where, boolean late, Peer peer) {
    var text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    var effect = effect(where.method());
    return switch (e) {
      case PeerTls.HandshakeFailed failed when failed.distrust() != null ->
          new Failure.TlsUntrusted(where, peer.presented(), String.valueOf(failed.distrust()));
      case ConnectionRequestTimeoutException _ -> new Failure.DeadlineExceeded(where, Effect.NONE);
      case ConnectTimeoutException _ when !late ->
          new Failure.Unreachable(where, "no answer to the connection");
      case HttpHostConnectException _ when !late ->
          new Failure.Unreachable(where, "connection refused");
      case ConnectException _ when !late -> new Failure.Unreachable(where, text);
      case NoRouteToHostException _ -> new Failure.Unreachable(where, text);
      case UnknownHostException _ -> new Failure.Unreachable(where, "unknown host " + text);
      case PeerTls.HandshakeFailed _ when late -> new Failure.DeadlineExceeded(where, Effect.NONE);
      case PeerTls.HandshakeFailed _ -> new Failure.TlsFailed(where, text + hint(peer));
      case EventReader.EventTooLarge _ -> new Failure.BadAnswer(where, text, effect);
      case ZipException _ -> new Failure.BadAnswer(where, "it is said to be gzip", effect);
      case ClientProtocolException _, MalformedChunkCodingException _, MessageConstraintException _
          when !late ->
          new Failure.BadAnswer(where, "it is not HTTP as we know it", effect);
      case SocketTimeoutException _ -> new Failure.DeadlineExceeded(where, effect);
      case IOException _ when late -> new Failure.DeadlineExceeded(where, effect);
      case NoHttpResponseException _ ->
          new Failure.ConnectionLost(where, "closed without an answer", effect);
      default -> new Failure.ConnectionLost(where, text, effect);
    };
  }

  private static String hint(Peer peer) {
    return switch (peer.tls()) {
      case MODERN -> " (an old BMC may need legacy TLS, a choice for this endpoint)";
      case LEGACY ->
          LegacyTls.permitted() ? "" : " (this process was started without --allow-legacy-tls)";
    };
  }

  /// A read that was cut off did nothing; a write may have.
  static Effect effect(String method) {
    return SAFE.contains(method) ? Effect.NONE : Effect.UNKNOWN;
  }
}
