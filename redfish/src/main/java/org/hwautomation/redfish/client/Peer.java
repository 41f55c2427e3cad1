package org.hwautomation.redfish.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.hwautomation.base.Sha256;
import org.jspecify.annotations.Nullable;

/// The other end of one gateway's connections: what we trust there and what it has shown.
final class Peer {

  private record Shared(Trust trust, TlsLevel tls) {}

  private final String host;
  private final Trust trust;
  private final TlsLevel tls;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Sha256 pin;
  private volatile @Nullable Sha256 presented;

  Peer(Endpoint endpoint) {
    this.host = endpoint.base().getHost().replace("[", "").replace("]", "");
    this.trust = endpoint.trust();
    this.tls = endpoint.tls();
    this.pin = trust instanceof Trust.Pinned(var fingerprint) ? fingerprint : null;
  }

  TlsLevel tls() {
    return tls;
  }

  @Nullable Sha256 presented() {
    return presented;
  }

  /// Connections are handed from one gateway to the next only under the same trust: a connection
  /// that was made on first use says nothing to a gateway with a pin.
  Object connectionsOf() {
    return trust instanceof Trust.OnFirstUse ? this : new Shared(trust, tls);
  }

  /// A connection from the pool is in use: it was checked when it was made.
  void reused(X509Certificate certificate) throws CertificateException {
    if (presented == null) presented = fingerprint(certificate);
  }

  void check(X509Certificate[] chain, String authType) throws CertificateException {
    var fingerprint = fingerprint(chain[0]);
    presented = fingerprint;
    switch (trust) {
      case Trust.Pinned _ -> requirePin(fingerprint);
      case Trust.OnFirstUse _ -> requirePin(fingerprint);
      case Trust.Authority(var roots) -> {
        manager(roots).checkServerTrusted(chain, authType);
        requireName(chain[0]);
      }
    }
  }

  private void requirePin(Sha256 fingerprint) throws CertificateException {
    lock.lock();
    try {
      if (pin == null) pin = fingerprint;
      if (!fingerprint.equals(pin)) {
        throw new CertificateException(
            "it is not the certificate that was pinned (SHA-256 " + pin + ")");
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireName(X509Certificate certificate) throws CertificateException {
    try {
      new DefaultHostnameVerifier().verify(host, certificate);
    } catch (SSLException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  private static Sha256 fingerprint(X509Certificate certificate) throws CertificateException {
    return Sha256.of(certificate.getEncoded());
  }

  private static X509TrustManager manager(List<X509Certificate> roots) throws CertificateException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots.isEmpty() ? null : store(roots));
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) return found;
      }
      throw new CertificateException("this Java has no X.509 trust manager");
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
  }

  private static KeyStore store(List<X509Certificate> roots)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < roots.size(); i++) store.setCertificateEntry("root-" + i, roots.get(i));
    return store;
  }
}
