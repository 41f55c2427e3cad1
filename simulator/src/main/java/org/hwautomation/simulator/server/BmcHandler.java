package org.hwautomation.simulator.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.hwautomation.simulator.exchange.Part;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Events;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// One connection to a BMC: reads requests, uploads as they stream, and writes answers after the
/// latency.
final class BmcHandler extends SimpleChannelInboundHandler<HttpObject> {

  private static final Logger LOG = LoggerFactory.getLogger(BmcHandler.class);
  private static final int LARGEST_JSON = 16 << 20;

  /// How often a stream without events shows that it is alive, in real time: clients that wait for
  /// the next line without a limit (DMTF's validator) would wait for ever.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final BmcEndpoint endpoint;
  private @Nullable HttpRequest head;
  private @Nullable UploadReceiver upload;
  private ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long received;
  private Events.@Nullable Stream stream;
  private @Nullable Future<?> heartbeat;

  BmcHandler(BmcEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) begin(context, request);
    if (message instanceof HttpContent content && head != null) take(context, content);
    if (message instanceof LastHttpContent && head != null) end(context);
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    head = request;
    body = new ByteArrayOutputStream();
    received = 0;
    upload = null;
    var type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    var kind = type.toLowerCase(Locale.ROOT);
    if (kind.startsWith("multipart/") || kind.startsWith("application/octet-stream")) {
      upload = new UploadReceiver(type);
      var refused =
          endpoint.machine().traits().uploads().chunked() == Traits.Uploads.Chunked.REFUSED
              && HttpUtil.isTransferEncodingChunked(request);
      if (refused) {
        refuse(context, endpoint.machine().errors().base(411, "HeaderMissing", "Content-Length"));
        return;
      }
    }
    if (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        && HttpUtil.getContentLength(request) > limit()) {
      refuse(context, endpoint.machine().errors().base(413, "PayloadTooLarge"));
      return;
    }
    if (HttpUtil.is100ContinueExpected(request)) {
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
  }

  private long limit() {
    return upload == null ? LARGEST_JSON : endpoint.machine().traits().uploads().maxBytes();
  }

  private void refuse(ChannelHandlerContext context, Response response) {
    head = null;
    var request = new Request("POST", "/", Map.of(), new byte[0], List.of(), null);
    write(context, request, response.withEnding(Response.Ending.CLOSE));
  }

  private void take(ChannelHandlerContext context, HttpContent content) {
    int length = content.content().readableBytes();
    if (length == 0) return;
    received += length;
    if (received > limit()) {
      refuse(context, endpoint.machine().errors().base(413, "PayloadTooLarge"));
      return;
    }
    var bytes = new byte[length];
    content.content().readBytes(bytes);
    if (upload != null) upload.accept(bytes);
    else body.writeBytes(bytes);
  }

  private void end(ChannelHandlerContext context) {
    var was = head;
    head = null;
    if (was == null) return;
    var headers = new HashMap<String, String>();
    for (var header : was.headers()) {
      headers.merge(
          header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + "," + b);
    }
    List<Part> parts = upload == null ? List.of() : upload.finish();
    var request =
        new Request(was.method().name(), was.uri(), headers, body.toByteArray(), parts, null);
    upload = null;
    body = new ByteArrayOutputStream();
    Response response;
    try {
      response = endpoint.dispatcher().answer(request);
    } catch (RuntimeException e) {
      LOG.error("simulator fault answering {} of {}", request, endpoint.machine(), e);
      response = endpoint.machine().errors().base(500, "InternalError");
    }
    if (!HttpUtil.isKeepAlive(was) && response.ending() == Response.Ending.NORMAL) {
      response = response.withEnding(Response.Ending.CLOSE);
    }
    endpoint.plan();
    var ready = response;
    long wait = endpoint.latency().plus(response.delay()).toNanos();
    if (wait == 0) write(context, request, ready);
    else {
      var _ =
          context
              .executor()
              .schedule(() -> write(context, request, ready), wait, TimeUnit.NANOSECONDS);
    }
  }

  private void write(ChannelHandlerContext context, Request request, Response response) {
    switch (response.ending()) {
      case DROP -> context.close();
      case EVENT_STREAM -> openStream(context, response);
      case NORMAL, CLOSE -> writeAnswer(context, request, response);
    }
  }

  private void writeAnswer(ChannelHandlerContext context, Request request, Response response) {
    var traits = endpoint.machine().traits().wire();
    var content = response.body();
    var zipped =
        traits.gzip() == Traits.Wire.Gzip.WHEN_ASKED
            && content.length > 1024
            && request.header("accept-encoding").filter(text -> text.contains("gzip")).isPresent()
            && !response.headers().containsKey("Content-Encoding");
    if (zipped) content = gzip(content);
    var close =
        response.ending() == Response.Ending.CLOSE
            || traits.connections() == Traits.Wire.Connections.CLOSE_AFTER_ANSWER;
    var headOnly = request.method().equals("HEAD");
    HttpResponse answer =
        new DefaultHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
    response.headers().forEach((name, value) -> answer.headers().set(name, value));
    if (zipped) answer.headers().set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
    if (close) answer.headers().set(HttpHeaderNames.CONNECTION, "close");
    var bodyless = response.status() == 204 || response.status() == 304;
    if (!bodyless) {
      if (traits.framing() == Traits.Wire.Framing.CHUNKED) {
        HttpUtil.setTransferEncodingChunked(answer, true);
      } else {
        HttpUtil.setContentLength(answer, content.length);
      }
    }
    context.write(answer);
    if (!bodyless && !headOnly && content.length > 0) {
      context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(content)));
    }
    var done = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    if (close) done.addListener(ChannelFutureListener.CLOSE);
  }

  private static byte[] gzip(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void openStream(ChannelHandlerContext context, Response response) {
    var opened = new Events.Stream(event -> writeEvent(context, event), () -> endStream(context));
    stream = opened;
    // Before the answer: whoever has that finds the stream among the subscriptions.
    endpoint.machine().inside(() -> endpoint.machine().events().open(opened));
    HttpResponse answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    response.headers().forEach((name, value) -> answer.headers().set(name, value));
    HttpUtil.setTransferEncodingChunked(answer, true);
    context.write(answer);
    writeLine(context, ": stream open\n\n");
    heartbeat =
        context
            .executor()
            .scheduleAtFixedRate(
                () -> writeLine(context, ": still here\n\n"),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
    endpoint.plan();
  }

  private static void writeLine(ChannelHandlerContext context, String text) {
    context.writeAndFlush(
        new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
  }

  private static void endStream(ChannelHandlerContext context) {
    context
        .executor()
        .execute(() ->
            context
                .writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                .addListener(ChannelFutureListener.CLOSE));
  }

  private static void writeEvent(ChannelHandlerContext context, ObjectNode event) {
    var text =
        "id: "
            + event.path("Id").asString("")
            + "\ndata: "
            + Json.MAPPER.writeValueAsString(event)
            + "\n\n";
    // Always by way of the event loop, so that the answer's head comes first.
    context.executor().execute(() -> writeLine(context, text));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    var beating = heartbeat;
    if (beating != null) beating.cancel(false);
    var open = stream;
    if (open != null) {
      endpoint.machine().inside(() -> endpoint.machine().events().closed(open));
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("connection to {} broke", endpoint.machine(), cause);
    context.close();
  }
}
