package org.hwautomation.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A stream on which nothing happens, in a channel whose time stands still until it is moved.
class HeartbeatTest {

  @Test
  void aStreamWithoutEventsShowsThatItIsAlive() {
    try (var simulator = Simulator.byHand("generic");
        var loops = new DefaultEventLoopGroup(1)) {
      var bmc = simulator.bmc();
      var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var endpoint = new BmcEndpoint(bmc.machine(), nowhere, Duration.ZERO, loops, loops);
      var channel = new EmbeddedChannel(new BmcHandler(endpoint));
      channel.freezeTime();
      var request =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1, HttpMethod.GET, "/redfish/v1/EventService/SSE");
      var pair = (bmc.user() + ":" + bmc.password()).getBytes(StandardCharsets.UTF_8);
      request.headers().set("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
      channel.writeInbound(request);
      assertThat(written(channel)).isEqualTo(": stream open\n\n");

      channel.advanceTimeBy(1, TimeUnit.MINUTES);
      channel.runScheduledPendingTasks();
      assertThat(written(channel)).startsWith(": ").endsWith("\n\n");
      channel.finishAndReleaseAll();

      channel.advanceTimeBy(1, TimeUnit.MINUTES);
      channel.runScheduledPendingTasks();
      assertThat(written(channel)).isEmpty();
    }
  }

  private static String written(EmbeddedChannel channel) {
    var text = new StringBuilder();
    for (Object next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      if (next instanceof HttpContent content) {
        text.append(content.content().toString(StandardCharsets.UTF_8));
        content.release();
      }
    }
    return text.toString();
  }
}
