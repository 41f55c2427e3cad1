package org.hwautomation.redfish.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/// A connection that cannot log what goes over it. The HTTP library's own writes headers and
/// bodies, so tokens and passwords, into the log when somebody sets it to DEBUG.
final class SilentConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {

  private final AtomicBoolean closed = new AtomicBoolean();
  private Timeout socketTimeout = Timeout.INFINITE;

  SilentConnection(Http1Config config) {
    // The constructor with the configuration alone gives the parser no limits.
    super(
        config,
        null,
        null,
        null,
        null,
        new DefaultHttpRequestWriterFactory(config),
        new DefaultHttpResponseParserFactory(config));
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bound(new SocketHolder(socket));
  }

  @Override
  public void bind(SSLSocket tls, Socket plain) throws IOException {
    bound(new SocketHolder(tls, plain));
  }

  /// A call may be cancelled while it is still connecting.
  private void bound(SocketHolder holder) throws IOException {
    if (closed.get()) {
      holder.getSocket().close();
      throw new InterruptedIOException("cancelled while connecting");
    }
    super.bind(holder);
    socketTimeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
  }

  @Override
  public Socket getSocket() {
    var holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public SSLSession getSSLSession() {
    return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) super.close();
  }

  @Override
  public void close(CloseMode mode) {
    if (closed.compareAndSet(false, true)) super.close(mode);
  }

  @Override
  public void passivate() {
    super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
  }

  @Override
  public void activate() {
    super.setSocketTimeout(socketTimeout);
  }
}
