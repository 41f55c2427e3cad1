package org.hwautomation.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Test;

/// Whoever speaks plain HTTP to the port of HTTPS.
class PlainHttpTest {

  @Test
  void plainHttpIsSentToHttpsAndNothingIsTakenOverIt() throws Exception {
    try (var simulator = Simulator.byHand("generic");
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var bmc = simulator.bmc();
      var sessions = "/redfish/v1/SessionService/Sessions";
      var login = "{\"UserName\":\"" + bmc.user() + "\",\"Password\":\"" + bmc.password() + "\"}";
      var plain = URI.create(bmc.uri().toString().replace("https:", "http:") + sessions);
      var request =
          HttpRequest.newBuilder(plain)
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(login));

      var answer = http.send(request.build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(308);
      assertThat(answer.headers().firstValue("location")).hasValue(bmc.uri() + sessions);
      assertThat(answer.body()).isEmpty();
      assertThat(bmc.machine().sessions().open()).isEmpty();
    }
  }
}
