package org.hwautomation.simulator.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// TLS; whoever speaks plain HTTP instead is told where HTTPS is and gets nothing else (DSP0266
/// "Authentication requirements": credentials are taken over HTTPS only).
final class TlsOrRedirect extends OptionalSslHandler {

  /// Long, because a busy machine must not look like a broken BMC.
  private static final Duration HANDSHAKE = Duration.ofMinutes(1);

  TlsOrRedirect(SslContext tls) {
    super(tls);
  }

  @Override
  protected SslHandler newSslHandler(ChannelHandlerContext context, SslContext tls) {
    var handler = super.newSslHandler(context, tls);
    handler.setHandshakeTimeout(HANDSHAKE.toSeconds(), TimeUnit.SECONDS);
    return handler;
  }

  @Override
  protected @Nullable ChannelHandler newNonSslHandler(ChannelHandlerContext context) {
    context.pipeline().replace(BmcHandler.class, "redirect", new Redirect());
    return null;
  }

  private static final class Redirect extends SimpleChannelInboundHandler<HttpObject> {

    private String location = "";

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
      if (message instanceof HttpRequest request) {
        var host = request.headers().get(HttpHeaderNames.HOST, "");
        location = "https://" + host + request.uri();
      }
      // Not before its body is here: closing earlier could cost the client the answer.
      if (!(message instanceof LastHttpContent)) return;
      // 308, so that a POST stays one.
      var answer =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.PERMANENT_REDIRECT);
      answer
          .headers()
          .set(HttpHeaderNames.LOCATION, location)
          .set(HttpHeaderNames.CONTENT_LENGTH, 0)
          .set(HttpHeaderNames.CONNECTION, "close");
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
