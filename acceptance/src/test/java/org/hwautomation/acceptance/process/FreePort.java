package org.hwautomation.acceptance.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port for a process that is yet to start. It lies below those that Linux gives to outgoing
/// connections, so that none of the other tests' many connections takes it in between.
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int BEHIND_LAST = 32_000;

  private FreePort() {}

  public static int find() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
      try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        return port;
      } catch (IOException taken) {
        // Another one, then.
      }
    }
  }
}
