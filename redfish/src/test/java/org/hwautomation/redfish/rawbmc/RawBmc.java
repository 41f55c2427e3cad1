package org.hwautomation.redfish.rawbmc;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import org.hwautomation.base.Secret;
import org.hwautomation.redfish.client.Credential;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.client.TlsLevel;
import org.hwautomation.redfish.client.Trust;

/// A server made of bare sockets that can misbehave in every way a BMC can. Loopback only.
public final class RawBmc implements AutoCloseable {

  public static final String PASSWORD = "calvin-and-h0bbes";

  private static final int KEPT = 64 * 1024;

  private final ServerSocket listener;
  private final boolean tls;
  private final Script script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private RawBmc(ServerSocket listener, boolean tls, Script script) {
    this.listener = listener;
    this.tls = tls;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  public static RawBmc plain(Script script) throws IOException {
    return new RawBmc(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, script);
  }

  public static RawBmc tls(TlsIdentity identity, Script script) throws IOException {
    return tlsAt(0, identity, script);
  }

  public static RawBmc tlsAt(int port, TlsIdentity identity, Script script) throws IOException {
    var factory = identity.serverContext().getServerSocketFactory();
    var socket = factory.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    return new RawBmc(socket, true, script);
  }

  /// An old BMC: nothing newer than one protocol with one suite.
  public static RawBmc oldTls(TlsIdentity identity, String protocol, String suite, Script script)
      throws IOException {
    var factory = identity.serverContext().getServerSocketFactory();
    var socket =
        (SSLServerSocket) factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setEnabledCipherSuites(new String[] {suite});
    return new RawBmc(socket, true, script);
  }

  public int port() {
    return listener.getLocalPort();
  }

  public Endpoint endpoint() {
    return endpoint(new Trust.OnFirstUse());
  }

  public Endpoint endpoint(Trust trust) {
    return endpoint(trust, TlsLevel.MODERN);
  }

  public Endpoint endpoint(Trust trust, TlsLevel level) {
    return new Endpoint(
        "rack7-u12",
        URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port()),
        trust,
        new Credential("root", Secret.of(PASSWORD)),
        level);
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  public long count(String line) {
    return requests.stream().filter(request -> request.line().equals(line)).count();
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    listener.close();
    for (var socket : sockets) socket.close();
  }

  private void accept() {
    while (stopped.getCount() > 0) {
      try {
        var socket = listener.accept();
        sockets.add(socket);
        if (stopped.getCount() == 0) {
          socket.close(); // came in while the listener was being closed
          return;
        }
        int number = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket, number));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      var in = new java.io.BufferedInputStream(socket.getInputStream());
      var line = new Line(socket, stopped);
      for (var request = read(in, number); request != null; request = read(in, number)) {
        requests.add(request);
        script.answer(request, line);
        socket.setSoTimeout(0);
      }
    } catch (IOException e) {
      // The client went away, or the script closed the line: both are what tests are about.
    }
  }

  private static @org.jspecify.annotations.Nullable Request read(InputStream in, int number)
      throws IOException {
    var first = line(in);
    if (first == null) return null;
    var words = first.split(" ");
    var headers = new HashMap<String, String>();
    for (var header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
    return new Request(words[0], words[1], headers, body(in, length), length, number);
  }

  private static byte[] body(InputStream in, long length) throws IOException {
    var head = in.readNBytes((int) Math.min(length, KEPT));
    var rest = new byte[64 * 1024];
    for (long left = length - head.length; left > 0; ) {
      int n = in.read(rest, 0, (int) Math.min(left, rest.length));
      if (n < 0) throw new EOFException();
      left -= n;
    }
    return head;
  }

  private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') return bytes.toString(StandardCharsets.ISO_8859_1);
      if (b != '\r') bytes.write(b);
    }
    return null;
  }
}
