package org.hwautomation.simulator.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hwautomation.base.Sha256;

/// A self-signed EC P-256 certificate for one address, as a BMC makes for itself.
public record BmcCertificate(PrivateKey key, X509Certificate certificate) {

  private static final SecureRandom RANDOM = new SecureRandom();

  public static BmcCertificate selfSigned(InetAddress address, String organisation) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      var pair = generator.generateKeyPair();
      var name =
          new X500Name("CN=" + address.getHostAddress() + ",O=" + organisation.replace(",", " "));
      var now = Instant.now();
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(96, RANDOM).add(BigInteger.ONE),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(Duration.ofDays(3650))),
              name,
              pair.getPublic());
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, address.getHostAddress()),
                new GeneralName(GeneralName.dNSName, "localhost")
              }));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      return new BmcCertificate(
          pair.getPrivate(),
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("no certificate could be made for " + address, e);
    }
  }

  /// The pin that a client should store.
  public Sha256 sha256() {
    try {
      return Sha256.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// For servers. The key store never leaves memory: what protects PKCS#12 would cost each BMC 30
  /// ms.
  public KeyManagerFactory keyManagers() {
    try {
      var password = "not a secret".toCharArray();
      var store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setKeyEntry("bmc", key, password, new X509Certificate[] {certificate});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, password);
      return managers;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no key manager could be made for " + this, e);
    }
  }

  @Override
  public String toString() {
    return "BmcCertificate[" + sha256().abbreviated() + "]";
  }
}
