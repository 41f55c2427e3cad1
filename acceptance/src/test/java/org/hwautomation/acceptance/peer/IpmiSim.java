package org.hwautomation.acceptance.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.ServerContext.IpmiAccess;

/// OpenIPMI's `ipmi_sim` as the BMC of one host, on a port and in a directory of its own. It asks
/// and tells the host through a program that it starts for each question; ours passes that on here.
public final class IpmiSim implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int SHA1_SUITE = 3;
  private static final String USER = "operator";
  private static final String PASSWORD = "ipmi-Passw0rd";

  /// An RMCP presence ping (IPMI 2.0, 13.2.3).
  private static final byte[] PING = HexFormat.of().parseHex("0600ff06000011be80000000");

  /// The host behind the BMC. Names are those of ipmi_sim: `power` (0, 1), `boot` (`pxe`, `default`
  /// for the disk, `cdrom`, `bios`, `none`), `shutdown`, `reset`.
  public interface Host {
    String read(String name);

    void write(String name, String value);
  }

  private final Process process;
  private final HttpServer hostSide;
  private final int port;

  private IpmiSim(Process process, HttpServer hostSide, int port) {
    this.process = process;
    this.hostSide = hostSide;
    this.port = port;
  }

  public static IpmiSim start(Path directory, Host host) throws IOException {
    var program = Peer.installed("ipmi_sim", "openipmi").program();
    var hostSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    hostSide.createContext("/", exchange -> answer(exchange, host));
    hostSide.start();
    int port = freePort();
    configure(directory, port, hostSide.getAddress().getPort());
    var log = directory.resolve("log");
    var process =
        new ProcessBuilder(
                program.toString(),
                "-n",
                "-c",
                directory.resolve("lan.conf").toString(),
                "-f",
                directory.resolve("host.emu").toString(),
                "-s",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    var sim = new IpmiSim(process, hostSide, port);
    try {
      sim.awaitPong(log);
      return sim;
    } catch (IOException | RuntimeException | Error e) {
      sim.close();
      throw e;
    }
  }

  private static void configure(Path directory, int port, int hostPort) throws IOException {
    var chassis = directory.resolve("chassis");
    Files.writeString(
        chassis,
        """
        #!/bin/bash
        exec 3<>/dev/tcp/127.0.0.1/%d
        IFS=/
        printf 'GET /%%s HTTP/1.0\\r\\n\\r\\n' "$*" >&3
        sed '1,/^\\r*$/d' <&3
        """
            .formatted(hostPort));
    Files.setPosixFilePermissions(chassis, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        directory.resolve("lan.conf"),
        """
        name "host"
        set_working_mc 0x20
          startlan 1
            addr 127.0.0.1 %d
            priv_limit admin
            allowed_auths_callback none md2 md5 straight
            allowed_auths_user none md2 md5 straight
            allowed_auths_operator none md2 md5 straight
            allowed_auths_admin none md2 md5 straight
            guid 0123456789abcdef0123456789abcdef
          endlan
          chassis_control "%s"
          user 2 true "%s" "%s" admin 10 none md2 md5 straight
        """
            .formatted(port, chassis, USER, PASSWORD));
    Files.writeString(
        directory.resolve("host.emu"),
        """
        mc_setbmc 0x20
        mc_add 0x20 0 no-device-sdrs 0x23 9 8 0x9f 0x1291 0xf02 persist_sdr
        sel_enable 0x20 1000 0x0a
        mc_enable 0x20
        """);
  }

  private static void answer(HttpExchange exchange, Host host) throws IOException {
    try (exchange) {
      var words = exchange.getRequestURI().getPath().substring(1).split("/");
      var lines = new StringBuilder();
      if (words[0].equals("get")) {
        for (int i = 1; i < words.length; i++) {
          lines.append(words[i]).append(':').append(host.read(words[i])).append('\n');
        }
      } else {
        for (int i = 1; i + 1 < words.length; i += 2) host.write(words[i], words[i + 1]);
      }
      var bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPong(Path log) throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(200);
      while (process.isAlive() && System.nanoTime() < end) {
        socket.send(new DatagramPacket(PING, PING.length, InetAddress.getLoopbackAddress(), port));
        try {
          socket.receive(new DatagramPacket(new byte[64], 64));
          return;
        } catch (SocketTimeoutException notYet) {
          // Asked again until the limit.
        }
      }
    }
    throw new AssertionError("ipmi_sim did not start: " + Files.readString(log));
  }

  /// With the cipher suite that Debian's ipmi_sim has.
  public IpmiAccess access() {
    return access(PASSWORD);
  }

  IpmiAccess access(String password) {
    return new IpmiAccess("127.0.0.1", port, USER, Secret.of(password), SHA1_SUITE);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    hostSide.stop(0);
  }
}
