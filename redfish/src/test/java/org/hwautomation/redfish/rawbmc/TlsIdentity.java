package org.hwautomation.redfish.rawbmc;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hwautomation.base.Sha256;

/// A key with a certificate, made for one test.
public record TlsIdentity(KeyPair keys, X509Certificate certificate, X509Certificate issuer) {

  public static TlsIdentity selfSigned() throws Exception {
    var keys = newKeys();
    var certificate = signed("CN=idrac", keys, "CN=idrac", keys, null, false);
    return new TlsIdentity(keys, certificate, certificate);
  }

  /// With an RSA key, as old BMCs have: the suites with RSA key exchange need one.
  public static TlsIdentity selfSignedRsa() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var certificate = signed("CN=ilo4", keys, "CN=ilo4", keys, null, false);
    return new TlsIdentity(keys, certificate, certificate);
  }

  /// Issued by an authority of its own, for one IP address.
  public static TlsIdentity issuedFor(String address) throws Exception {
    var authority = newKeys();
    var root = signed("CN=Lab CA", authority, "CN=Lab CA", authority, null, true);
    var keys = newKeys();
    return new TlsIdentity(
        keys, signed("CN=bmc", keys, "CN=Lab CA", authority, address, false), root);
  }

  public Sha256 fingerprint() throws GeneralSecurityException {
    return Sha256.of(certificate.getEncoded());
  }

  SSLContext serverContext() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("bmc", keys.getPrivate(), new char[0], new Certificate[] {certificate});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, new SecureRandom());
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate signed(
      String subject,
      KeyPair subjectKeys,
      String issuer,
      KeyPair issuerKeys,
      @org.jspecify.annotations.Nullable String address,
      boolean authority)
      throws Exception {
    var now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            new BigInteger(64, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            new X500Name(subject),
            subjectKeys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (address != null) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
    }
    var key = issuerKeys.getPrivate();
    var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    var signer = new JcaContentSignerBuilder(algorithm).build(key);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
