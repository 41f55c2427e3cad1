package org.hwautomation.redfish.rawbmc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// The server's side of a connection: whatever bytes a test wants to put on it.
public final class Line {

  private final Socket socket;
  private final OutputStream out;
  private final CountDownLatch stopped;

  Line(Socket socket, CountDownLatch stopped) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.stopped = stopped;
  }

  public void json(int status, String body, String... headers) throws IOException {
    var all = new String[headers.length + 1];
    all[0] = "Content-Type: application/json";
    System.arraycopy(headers, 0, all, 1, headers.length);
    answer(status, body.getBytes(StandardCharsets.UTF_8), all);
  }

  public void answer(int status, byte[] body, String... headers) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + status + " Because\r\n");
    for (var header : headers) head.append(header).append("\r\n");
    if (status != 204) head.append("Content-Length: ").append(body.length).append("\r\n");
    raw(head.append("\r\n").toString());
    raw(body);
  }

  public void raw(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  public void close() throws IOException {
    socket.close();
  }

  /// Ends the connection with a TCP reset.
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /// Says nothing more until the test is over or the client has gone.
  public void hang() throws IOException {
    socket.setSoTimeout(20);
    while (stopped.getCount() > 0) {
      try {
        if (socket.getInputStream().read() < 0) return;
      } catch (java.net.SocketTimeoutException e) {
        // still there
      }
    }
  }

  /// Sends one byte after the other, for ever, each soon enough for a socket timeout.
  public void drip() throws IOException {
    socket.setSoTimeout(20);
    while (stopped.getCount() > 0) {
      raw(" ");
      try {
        if (socket.getInputStream().read() < 0) return;
      } catch (java.net.SocketTimeoutException e) {
        // the pace
      }
    }
  }
}
