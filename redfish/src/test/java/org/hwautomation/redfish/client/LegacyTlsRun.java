package org.hwautomation.redfish.client;

import java.time.InstantSource;
import java.util.List;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.RawBmc;
import org.hwautomation.redfish.rawbmc.Routes;
import org.hwautomation.redfish.rawbmc.TlsIdentity;

/// A process of its own for [LegacyTlsTest]: legacy TLS is decided once for a whole process. Prints
/// one line per attempt.
final class LegacyTlsRun {

  private LegacyTlsRun() {}

  public static void main(String[] args) throws Exception {
    LegacyTls.permit();
    attempts("TLSv1.1", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");
    attempts("TLSv1.2", "TLS_RSA_WITH_AES_128_CBC_SHA");
    attempts("TLSv1.3", "TLS_AES_128_GCM_SHA256");
  }

  private static void attempts(String protocol, String suite) throws Exception {
    var limits = Limits.DEFAULT.retries(0);
    try (var server = RawBmc.oldTls(TlsIdentity.selfSignedRsa(), protocol, suite, new Routes());
        var redfish = Redfish.create(InstantSource.system(), limits, _ -> {})) {
      for (var level : List.of(TlsLevel.LEGACY, TlsLevel.MODERN)) {
        try (var bmc = redfish.open(server.endpoint(new Trust.OnFirstUse(), level))) {
          System.out.println(protocol + " " + level + " " + outcome(bmc));
        }
      }
    }
  }

  private static String outcome(Bmc bmc) {
    try {
      return bmc.root().redfishVersion();
    } catch (RedfishException e) {
      return e.failure().getClass().getSimpleName();
    }
  }
}
