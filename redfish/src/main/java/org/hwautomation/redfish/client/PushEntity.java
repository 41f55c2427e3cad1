package org.hwautomation.redfish.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/// The body of a firmware upload: known length, streamed from disk, constant memory.
final class PushEntity extends HttpEntityWrapper {

  private final ProgressListener progress;

  private PushEntity(HttpEntity inner, ProgressListener progress) {
    super(inner);
    this.progress = progress;
  }

  static HttpEntity of(Push push, ProgressListener progress) {
    return new PushEntity(
        switch (push) {
          case Push.Raw(var file, var _) -> raw(new StreamedFile(file, ""));
          case Push.Multipart(var parts, var _) -> multipart(parts);
        },
        progress);
  }

  private static HttpEntity raw(StreamedFile file) {
    return new EntityTemplate(
        file.getContentLength(), ContentType.APPLICATION_OCTET_STREAM, file::writeTo);
  }

  private static HttpEntity multipart(List<Push.Part> parts) {
    var builder = MultipartEntityBuilder.create().setMode(HttpMultipartMode.STRICT);
    for (var part : parts) {
      switch (part) {
        case Push.Text(var name, var text) ->
            builder.addTextBody(
                name, text, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8));
        case Push.Json(var name, var json) ->
            builder.addTextBody(name, json.toString(), ContentType.APPLICATION_JSON);
        case Push.File(var name, var file, var fileName) ->
            builder.addPart(name, new StreamedFile(file, fileName));
      }
    }
    return builder.build();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    long length = getContentLength();
    super.writeTo(
        new FilterOutputStream(out) {
          private long sent;

          @Override
          public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            sent += count;
            progress.sent(sent, length);
          }

          @Override
          public void write(int b) throws IOException {
            out.write(b);
            sent++;
          }
        });
  }
}
