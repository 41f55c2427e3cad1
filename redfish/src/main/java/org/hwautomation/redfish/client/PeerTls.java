package org.hwautomation.redfish.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Puts TLS on a connection as its [Peer] wants it. What the peer shows is checked twice: in the
/// handshake, and after it, because a resumed session shows no certificate in its handshake.
final class PeerTls implements TlsSocketStrategy {

  /// Attribute of a request's context: the [Peer].
  static final String PEER = "hwautomation.peer";

  /// The handshake failed; nothing of the request was sent.
  static final class HandshakeFailed extends IOException {
    HandshakeFailed(Exception cause) {
      super(cause.getMessage(), cause);
    }

    /// Why the certificate is not trusted; null when that is not what went wrong.
    @Nullable String distrust() {
      for (var cause = getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof CertificateException) return String.valueOf(cause.getMessage());
      }
      return null;
    }
  }

  private final SSLContext context;
  private final Duration handshake;

  PeerTls(Duration handshake) {
    this.handshake = handshake;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedTrust()}, new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do TLS", e);
    }
  }

  @Override
  public SSLSocket upgrade(
      Socket plain, String host, int port, Object attachment, HttpContext request)
      throws IOException {
    if (!(request.getAttribute(PEER) instanceof Peer peer)) {
      throw new IOException("nobody asked for " + host);
    }
    var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    try {
      TlsChoice.of(peer.tls()).applyTo(socket);
      socket.setSoTimeout(Math.toIntExact(handshake.toMillis()));
      ScopedValue.where(PinnedTrust.PEER, peer)
          .call(() -> {
            socket.startHandshake();
            return socket;
          });
      peer.check(certificates(socket), "UNKNOWN");
      return socket;
    } catch (IOException | CertificateException e) {
      plain.close();
      throw new HandshakeFailed(e);
    }
  }

  private static X509Certificate[] certificates(SSLSocket socket) throws IOException {
    var shown = socket.getSession().getPeerCertificates();
    var chain = new X509Certificate[shown.length];
    for (int i = 0; i < shown.length; i++) chain[i] = (X509Certificate) shown[i];
    return chain;
  }
}
