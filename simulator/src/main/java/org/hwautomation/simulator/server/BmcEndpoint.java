package org.hwautomation.simulator.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.hwautomation.simulator.machine.Bmc;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tls.BmcCertificate;
import org.jspecify.annotations.Nullable;

/// The network side of one BMC: its listening socket, its certificate, and the one timer that wakes
/// the machine when nobody asks but something must happen (coming back after a restart, events for
/// a stream).
final class BmcEndpoint implements AutoCloseable {

  private static final Duration REBIND = Duration.ofMillis(200);
  private static final Duration SETTLES = Duration.ofSeconds(30);

  private final Machine machine;
  private final EventLoopGroup loops;
  private final ServerBootstrap bootstrap;
  private final Dispatcher dispatcher;
  private final Duration latency;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile InetSocketAddress address;
  private volatile @Nullable Channel listener;
  private volatile @Nullable BmcCertificate certificate;
  private volatile @Nullable SslContext tls;
  private volatile Bmc.Phase phase = Bmc.Phase.UP;
  private volatile CompletableFuture<@Nullable Void> settled =
      CompletableFuture.completedFuture(null);
  private volatile boolean closed;
  private @Nullable Future<?> wake;

  BmcEndpoint(
      Machine machine,
      InetSocketAddress address,
      Duration latency,
      EventLoopGroup acceptors,
      EventLoopGroup loops) {
    this.machine = machine;
    this.address = address;
    this.latency = latency;
    this.loops = loops;
    this.dispatcher = new Dispatcher(machine, this::renewCertificate);
    this.bootstrap =
        new ServerBootstrap()
            .group(acceptors, loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 128)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) throws SSLException {
                    accept(channel);
                  }
                });
    machine.bmc().watch(this::follow);
  }

  void open() {
    var bound = bootstrap.bind(address).syncUninterruptibly().channel();
    listener = bound;
    address = (InetSocketAddress) bound.localAddress();
  }

  private void accept(SocketChannel channel) throws SSLException {
    connections.add(channel);
    switch (phase) {
      case REFUSED -> channel.close();
      case TLS_FAILS -> channel.pipeline().addLast(new TlsBreaker());
      case UP, UNAVAILABLE ->
          channel
              .pipeline()
              .addLast(new TlsOrRedirect(tls()))
              .addLast(new HttpServerCodec(8192, 32768, 65536))
              .addLast(new BmcHandler(this));
    }
  }

  private void follow(Bmc.Phase next) {
    phase = next;
    if (next == Bmc.Phase.REFUSED) {
      var open = listener;
      listener = null;
      var gone = new CompletableFuture<@Nullable Void>();
      settled = gone;
      if (open == null) gone.complete(null);
      else open.close().addListener(_ -> gone.complete(null));
      connections.close();
    } else if (listener == null && !closed) {
      var back = new CompletableFuture<@Nullable Void>();
      var before = settled;
      settled = back;
      // The old socket must be gone, or its port is still taken.
      before.whenComplete((_, _) -> rebind(back));
    } else {
      connections.close();
    }
  }

  private void rebind(CompletableFuture<@Nullable Void> back) {
    if (closed || listener != null) {
      back.complete(null);
      return;
    }
    bootstrap
        .bind(address)
        .addListener(bound -> {
          if (bound.isSuccess()) {
            var channel = ((ChannelFuture) bound).channel();
            if (closed) channel.close();
            else listener = channel;
            back.complete(null);
          } else {
            // Somebody took the port while we were away; a BMC would not give up either.
            loops.schedule(() -> rebind(back), REBIND.toMillis(), TimeUnit.MILLISECONDS);
          }
        });
  }

  /// Waits until the socket is as the BMC's phase wants it. Not for event loops.
  ///
  /// @throws IllegalStateException when somebody else holds the port
  void settle() {
    try {
      settled.get(SETTLES.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot listen on " + address + " again", e);
    }
  }

  private synchronized SslContext tls() throws SSLException {
    var context = tls;
    if (context == null) {
      context =
          SslContextBuilder.forServer(certificate().keyManagers())
              .sslProvider(SslProvider.JDK)
              .build();
      tls = context;
    }
    return context;
  }

  synchronized BmcCertificate certificate() {
    var own = certificate;
    if (own == null) {
      own = BmcCertificate.selfSigned(address.getAddress(), machine.profile().vendor());
      certificate = own;
    }
    return own;
  }

  synchronized void renewCertificate() {
    certificate = null;
    tls = null;
  }

  /// Plans to look at the machine when its next event is due, if anybody outside waits for it.
  void plan() {
    machine.inside(() -> {
      var waitedFor = machine.bmc().restarting() || machine.events().listeners() > 0;
      if (wake != null) wake.cancel(false);
      wake = null;
      if (!waitedFor || closed) return;
      machine
          .clock()
          .realTimeToNextEvent()
          .ifPresent(in ->
              wake =
                  loops.schedule(
                      this::wake, Math.max(1, in.toMillis() + 1), TimeUnit.MILLISECONDS));
    });
  }

  private void wake() {
    machine.inside(() -> {});
    plan();
  }

  Machine machine() {
    return machine;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Duration latency() {
    return latency;
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    closed = true;
    var open = listener;
    if (open != null) open.close();
    connections.close();
  }
}
