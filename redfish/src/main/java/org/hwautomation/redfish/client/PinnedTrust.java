package org.hwautomation.redfish.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.hwautomation.base.Sha256;
import org.jspecify.annotations.Nullable;

/// One trust manager for all BMCs, so that one SSLContext and its session cache serve thousands: it
/// looks up by peer what is trusted there. A plain `X509TrustManager` would not do: the JDK wraps
/// it and checks names itself.
final class PinnedTrust extends X509ExtendedTrustManager {

  /// What is known of one peer (`host:port`).
  static final class Peer {
    private final Trust trust;
    private volatile @Nullable Sha256 pin;
    private volatile @Nullable Sha256 presented;

    Peer(Trust trust) {
      this.trust = trust;
      this.pin = trust instanceof Trust.Pinned(var fingerprint) ? fingerprint : null;
    }

    @Nullable Sha256 presented() {
      return presented;
    }

    private synchronized void check(X509Certificate[] chain, String authType, SSLSocket socket)
        throws CertificateException {
      var fingerprint = fingerprint(chain);
      presented = fingerprint;
      switch (trust) {
        case Trust.Pinned _ -> requirePin(fingerprint);
        case Trust.OnFirstUse _ -> {
          if (pin == null) pin = fingerprint;
          else requirePin(fingerprint);
        }
        case Trust.Authority(var roots) -> {
          authorities(roots).checkServerTrusted(chain, authType, socket);
          requireName(chain[0], socket.getHandshakeSession().getPeerHost());
        }
      }
    }

    private static void requireName(X509Certificate certificate, String host)
        throws CertificateException {
      try {
        new DefaultHostnameVerifier().verify(host, certificate);
      } catch (SSLException e) {
        throw new CertificateException(e.getMessage(), e);
      }
    }

    private void requirePin(Sha256 fingerprint) throws CertificateException {
      if (!fingerprint.equals(pin)) {
        throw new CertificateException(
            "it is not the certificate that was pinned (SHA-256 " + pin + ")");
      }
    }
  }

  private final Map<String, Peer> peers = new ConcurrentHashMap<>();

  Peer register(String host, int port, Trust trust) {
    var peer = new Peer(trust);
    peers.put(key(host, port), peer);
    return peer;
  }

  /// Only if it is still this one: the same address may have been registered anew.
  void remove(String host, int port, Peer peer) {
    peers.remove(key(host, port), peer);
  }

  private static String key(String host, int port) {
    return host.toLowerCase(java.util.Locale.ROOT) + ":" + port;
  }

  private static Sha256 fingerprint(X509Certificate[] chain) throws CertificateException {
    try {
      return Sha256.of(chain[0].getEncoded());
    } catch (CertificateEncodingException e) {
      throw new CertificateException(e);
    }
  }

  private static X509ExtendedTrustManager authorities(java.util.List<X509Certificate> roots)
      throws CertificateException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots.isEmpty() ? null : store(roots));
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) return found;
      }
      throw new CertificateException("this Java has no X.509 trust manager");
    } catch (GeneralSecurityException | java.io.IOException e) {
      if (e instanceof CertificateException already) throw already;
      throw new CertificateException(e);
    }
  }

  private static KeyStore store(java.util.List<X509Certificate> roots)
      throws GeneralSecurityException, java.io.IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < roots.size(); i++) store.setCertificateEntry("root-" + i, roots.get(i));
    return store;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket ssl) || ssl.getHandshakeSession() == null) {
      throw new CertificateException("not a TLS socket");
    }
    var session = ssl.getHandshakeSession();
    var peer = peers.get(key(session.getPeerHost(), session.getPeerPort()));
    if (peer == null) {
      throw new CertificateException("nobody asked for " + session.getPeerHost());
    }
    peer.check(chain, authType, ssl);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this client uses sockets");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("the peer must be known");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
