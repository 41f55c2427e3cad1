package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// A BMC that cannot be talked to any more, and what a person does about it on its server's page.
class ConnectionFormTest {

  private static final String ANOTHER_CERTIFICATE = "ab".repeat(32);

  @Test
  void onlyTheCertificateThatAPersonNamedIsTrusted() {
    try (var simulator = Testbed.simulator("generic")) {
      var bmc = simulator.bmc();
      var server = "/servers/" + Testbed.enrol(bmc, "new-certificate");
      var edit = server + "/edit";
      var browser = new PlainBrowser();
      browser.signIn(Role.OPERATOR);
      var address = bmc.address().getHostString() + ":" + bmc.address().getPort();

      var refused =
          browser.post(
              edit,
              server + "/connection",
              "address",
              address,
              "user",
              bmc.user(),
              "fingerprint",
              ANOTHER_CERTIFICATE);
      assertThat(refused.status()).isEqualTo(200);
      assertThat(refused.text()).contains("not the certificate that was pinned");
      assertThat(browser.get(server).text()).contains("unreachable", edit);

      var trusted =
          browser.post(
              edit,
              server + "/connection",
              "address",
              address,
              "user",
              bmc.user(),
              "fingerprint",
              bmc.certificateSha256());
      assertThat(PlainBrowser.location(trusted)).endsWith(server);
      assertThat(browser.get(server).text()).contains("enrolled", bmc.certificateSha256());
    }
  }

  @Test
  void anotherUserNeedsAPassword() {
    try (var simulator = Testbed.simulator("generic")) {
      var bmc = simulator.bmc();
      var server = "/servers/" + Testbed.enrol(bmc, "another-user");
      var browser = new PlainBrowser();
      browser.signIn(Role.OPERATOR);
      var answer =
          browser.post(
              server + "/edit",
              server + "/connection",
              "address",
              bmc.address().getHostString() + ":" + bmc.address().getPort(),
              "user",
              "somebody",
              "fingerprint",
              bmc.certificateSha256());
      assertThat(answer.text()).contains("The user somebody needs a password.");
      assertThat(browser.get(server + "/edit").text()).contains("value=\"" + bmc.user() + "\"");
    }
  }

  @Test
  void viewerMayNotChangeHowABmcIsReached() {
    try (var simulator = Testbed.simulator("generic")) {
      var server = "/servers/" + Testbed.enrol(simulator.bmc(), "viewer-and-connection");
      var browser = new PlainBrowser();
      browser.signIn(Role.VIEWER);
      var answer =
          browser.post(
              "/account", server + "/connection", "address", "127.0.0.1:1", "user", "somebody");
      assertThat(answer.status()).isEqualTo(403);
    }
  }
}
