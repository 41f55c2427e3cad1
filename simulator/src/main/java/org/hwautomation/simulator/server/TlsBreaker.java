package org.hwautomation.simulator.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/// A BMC whose web server is not up yet: it accepts, and answers the handshake with a fatal alert
/// (`internal_error`).
final class TlsBreaker extends SimpleChannelInboundHandler<ByteBuf> {

  private static final byte[] FATAL_INTERNAL_ERROR = {0x15, 3, 3, 0, 2, 2, 80};

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf hello) {
    context
        .writeAndFlush(Unpooled.wrappedBuffer(FATAL_INTERNAL_ERROR))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
